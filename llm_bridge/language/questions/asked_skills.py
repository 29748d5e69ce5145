"""Questions that a skill of the site answers: 'what is the weather tomorrow', 'how many cups'."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from llm_bridge.language.clauses.words import plain_words, Words
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.questions.asked_patterns import asked_by_pattern, asked_of_the_world
from llm_bridge.language.questions.named_arguments import (
    as_of_the_speaker,
    FROM,
    with_those_named,
)
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import likeness, stem, tokens
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Risk, Skill

# fmt: off
_TELLS = frozenset({'tell', 'read', 'count', 'describe', 'report', 'recite', 'list', 'check',
                    'calculate', 'compute'})
"""A skill that only tells something begins with one of these."""
_MAY_TELL = frozenset({'get', 'query', 'show', 'find', 'search', 'look', 'lookup', 'give', 'say',
                       'answer', 'ask', 'fetch'})
"""So does one that begins with these, where it is about a topic."""
_SAID_TO_TELL = _TELLS | {'say', 'show', 'answer', 'look', 'lookup', 'find', 'convert', 'name'}
"""So does one that is described as doing that: 'say which alarms are set'."""
_CHANGES = frozenset({'add', 'remove', 'delete', 'clear', 'create', 'set', 'update', 'change'})
"""None that has one of these in its name only tells something."""
_MEASURES = frozenset({'measure', 'weigh'})
"""So does one that begins with these, whatever its risk."""
_TALKS = frozenset({'say', 'speak', 'announce', 'broadcast', 'shout', 'play', 'sing'})
_LISTENERS = frozenset({'person', 'to', 'whom', 'recipient', 'listener', 'who'})
"""Skills that begin so, or take one of these, tell something to somebody else."""
_LAST = frozenset({'query', 'info', 'report', 'forecast', 'lookup', 'briefing'})
"""Or one that ends with these: 'weather_report'."""
_TOPICS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(map(stem, names)), frozenset(map(stem, said)))
    for names, said in (
        (('weather', 'forecast'),
         ('weather', 'forecast', 'rain', 'raining', 'snow', 'snowing', 'sunny', 'umbrella', 'coat',
          'storm', 'brolly', 'raincoat', 'sunscreen')),
        (('calendar', 'agenda', 'schedule', 'diary', 'appointment', 'event', 'meeting'),
         ('calendar', 'agenda', 'schedule', 'diary', 'appointment', 'event', 'meeting', 'planned',
          'plans')),
        (('message', 'mail', 'email', 'inbox'), ('message', 'mail', 'email', 'inbox')),
        (('news', 'headline'), ('news', 'headline')),
        (('traffic', 'commute'), ('traffic', 'jam', 'commute')),
    )
)
"""Words in the name of a skill that tells something -> words of questions that it answers."""
_PLANS = (('i', 'got', 'on'), ('we', 'got', 'on'), ('i', 'have', 'on'), ('we', 'have', 'on'),
          ('i', 'have', 'anything', 'on'), ('we', 'have', 'anything', 'on'),
          ('i', 'got', 'anything', 'on'), ('we', 'got', 'anything', 'on'), ('i', 'doing'),
          ('i', 'got', 'going', 'on'), ('we', 'got', 'going', 'on'), ('what', 'is', 'going', 'on'),
          ('what', 'is', 'happening'), ('what', 'is', 'on'),
          ('we', 'doing'), ('i', 'free'), ('we', 'free'), ('i', 'busy'), ('we', 'busy'))
"""With a day these ask for a calendar."""
_COUNTS, _DESCRIBES = 'count', 'describe'
_SMALL = frozenset({
    'what', 'which', 'who', 'how', 'is', 'are', 'the', 'a', 'an', 'doing', 'like', 'going', 'to',
    'be', 'do', 'does', 'i', 'we', 'you', 'it', 'have', 'has', 'got', 'there', 'any', 'my', 'our',
    'your', 'of', 'will', 'look', 'looks', 'looking', 'can', 'could', 'tell', 'me', 'know', 'say',
    'please', 'now', 'right', 'anything', 'in', 'on', 'about', 'for', 'see', 'at', 'some', 'new',
    'hey', 'so', 'and', 'give', 'us', 'latest', 'current', 'currently', 'moment', 'still', 'else',
    'need', 'should', 'am', 'much', 'meant', 'supposed', 'likely', 'expected', 'gonna', 'chance',
    'chances',
})
"""What questions are made of."""
_SEEN = frozenset({'are', 'is', 'there', 'do', 'can', 'you', 'see', 'we', 'have', 'got', 'has',
                   'left', 'now', 'right', 'the', 'of', 'standing', 'lying', 'sitting', 'i',
                   'currently', 'still', 'any', 'here', 'please'})
"""What may stand between the things that are counted and where."""
_HOW_MANY = (('how', 'many'), ('how', 'much'))
_AT = frozenset({'in', 'on', 'at', 'inside', 'near', 'by', 'around'})
_DAYS = frozenset({'today', 'tomorrow', 'tonight', 'monday', 'tuesday', 'wednesday', 'thursday',
                   'friday', 'saturday', 'sunday', 'weekend', 'week', 'morning', 'afternoon',
                   'evening', 'night'})
_BEFORE_DAYS = frozenset({'this', 'next', 'on', 'the', 'at', 'over', 'for', 'tomorrow', 'later',
                          *_DAYS})
_PAST = frozenset({'was', 'were', 'did', 'had', 'yesterday', 'ago', 'last'})
_SEES = frozenset({('count',), ('check',), ('look',), ('see',)})
"""What one goes for that answers how many there are."""
_LONG, _LIKE = 8, 90.0
"""Letters of a word that is read as another so much like it: 'tempreture'."""
_MOST_LEFT = 2
"""So many words may be of no use to a skill that still is what is asked for."""
_NOW = frozenset({'right', 'now', 'currently', 'moment', 'the', 'present'})
_WHEN = frozenset({'day', 'date', 'when', 'time'})
_ASKING = frozenset({'what', "what's", 'whats', 'when', "when's", 'who', 'how', "how's", 'which',
                     'am', 'will', 'do'})  # fmt: skip
_ASKING_OF = frozenset(
    (verb, of)
    for verb in ('have', 'has', 'is', 'are')
    for of in ('we', 'i', 'it', 'there', 'they', 'my', 'our', 'the', 'any')
)
_HUMANS = frozenset(map(stem, ('people', 'persons', 'person', 'humans', 'guests', 'visitors')))
# fmt: on

ASKED_OF_WHAT_COMES: frozenset[tuple[str, ...]] = frozenset({("when's",)}) | frozenset(
    (verb, who)
    for verb, whom in (
        ('will', ('it', 'there')),
        ('am', ('i',)),
        ('any', ('new', 'more')),
        ('when', ('does', 'is')),
    )
    for who in whom
)
"""Begin questions of which the world knows nothing, and a skill may: 'will it rain'."""


@dataclass(frozen=True)
class Asked:
    """A skill that answers a question."""

    call: Call
    sure: bool
    """Whether every word of the question is used, and nothing moves for it."""


def without_going(words: Words) -> Words:
    """Return a question without the order to go and see, if it has one: '... go and count'."""
    for size in (4, 3, 2):
        order = tuple(w for w in words[-size:] if w not in ('please', 'them', 'and'))
        if words[:2] == ('how', 'many') and order[:1] == ('go',) and order[1:] in _SEES:
            return words[:-size]
    return ()


def questions_apart(words: Words) -> list[Words]:
    """Return the questions of 'what is the weather like and what is on the calendar'."""
    parts: list[list[str]] = [[]]
    for at, word in enumerate(words):
        asks = {*words[at + 1 : at + 2]} & _ASKING or words[at + 1 : at + 3] in _ASKING_OF
        if word == 'and' and asks and parts[-1]:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts]


def with_the_same_day(questions: list[Words]) -> list[Words]:
    """Return questions of which the first says the day of those that say none."""
    day = _day_in(questions[0])
    return [*questions[:1], *(q if _day_in(q) else (*q, *day) for q in questions[1:])]


def asked_skill(
    words: Words,
    site: Site,
    index: NameIndex,
    *,
    only_topics: bool = False,
) -> Asked | None:
    """Return the only skill of the site that answers the question, with its phrases.

    `only_topics`: one for the weather, the calendar or the like, of which nothing else knows.
    """
    said = plain_words(' '.join(words))
    if _PAST & set(said):
        return None  # what is told is how things are, or will be
    telling = [skill for skill, _ in _telling(site, of_several=True)]
    found = [_asked(*one) for one in asked_by_pattern(said, site, telling)]
    for skill, first in _telling(site) if not found else ():
        one = _Fit(skill, first, index)
        is_about = one.is_of_topic(said) or one.counts(said)
        fit = None if only_topics and not is_about else one.asked(said)
        if fit is not None and all(fit.call != other.call for other in found):
            found.append(fit)
    if not found and not only_topics:
        # What is not known here may still be of here: 'how hot is the sauna'.
        known = asked_of_the_world(said, site, index, telling)
        found = [Asked(call, sure=False) for call, _ in known]
    best = [f for f in found if f.sure] or found
    return best[0] if len(best) == 1 else None


@once_per_site
def skills_that_tell(site: Site) -> frozenset[str]:
    """Return the skills that only tell something: by their name or description, or by their risk.

    Not those that tell it to somebody.
    """
    found = {skill.name for skill, _ in _telling(site, of_several=True)}
    for name in site.skill_names:
        skill = site.skills_of(site.actors(name)[0].id)[name]
        parts = {*name.split('_')}
        if (skill.risk is Risk.INFO or parts & _MEASURES) and not (
            skill.effects or parts & _CHANGES
        ):
            found.add(name)
        if name.split('_')[0] in _TALKS or any(arg.name in _LISTENERS for arg in skill.args):
            found.discard(name)
    return frozenset(found)


def _asked(call: Call, skill: Skill) -> Asked:
    return Asked(call, skill.risk.rank <= Risk.COMFORT.rank)


def _telling(site: Site, *, of_several: bool = False) -> Iterator[tuple[Skill, tuple[str, ...]]]:
    """Yield the skills that only tell something, with what they are asked of where it is one.

    `of_several`: those also that several devices have.
    """
    for name in site.skill_names:
        verb, *about = name.split('_')
        if _CHANGES & {verb, *about}:
            continue  # 'list_add'
        actors = tuple(site.actors(name))
        skill = site.skills_of(actors[0].id)[name]
        is_topic = bool(_said_of(about) or (about and about[-1] in _LAST and _said_of([verb])))
        described = split_words(skill.description)[:1]
        tells = verb in _TELLS or bool(_SAID_TO_TELL & {*described})
        if not tells and not (is_topic and (verb in _MAY_TELL or about[-1] in _LAST)):
            continue
        goes = verb not in _TELLS and actors[0].id in site.robots
        fetches = goes and skill.risk is not Risk.INFO  # the mail itself
        if skill.risk.rank > Risk.MOTION.rank or skill.effects or fetches:
            continue
        if actors[0].id in site.robots:
            yield skill, ()
        elif len(actors) == 1 or of_several:
            yield skill, (' '.join(split_words(actors[0].name)),)


class _Fit:
    """One skill beside one question."""

    def __init__(self, skill: Skill, first: tuple[str, ...], index: NameIndex) -> None:
        self.skill = skill
        self.first = first
        self.index = index
        verb, *about = skill.name.split('_')
        if verb not in _TELLS | _MAY_TELL:  # 'weather_report'
            last = bool(about) and about[-1] in _TELLS | _LAST
            verb, about = 'tell', [verb, *(about[:-1] if last else about)]
        self.verb = verb
        self.about = frozenset(map(stem, about))
        """What the skill is about, by its name."""
        described = split_words(skill.description)
        tells = bool(_SAID_TO_TELL & {*described[:1]})
        self.topic = _said_of([*about, *(described[1:] if tells else ())])
        """Words of questions for its topic."""

    def is_of_topic(self, said: Words) -> bool:
        """Return whether a question is for the topic of the skill, if it has one."""
        mine = as_of_the_speaker(said, self.skill, self.index)
        plans = any(find(mine, p) is not None for p in _PLANS) and _day_in(said)
        is_plan = bool(plans) and bool(self.topic & {stem('calendar')})
        return is_plan or bool(self.topic & set(map(stem, said)))

    def asked(self, said: Words) -> Asked | None:
        if self.verb == _COUNTS:
            return self.counted(said)
        if self.verb == _DESCRIBES:
            return self.described(said)
        return self.told(said)

    def counted(self, said: Words) -> Asked | None:
        """Read 'how many drinks are there on the sideboard' and 'how much salt is left'."""
        starts = (n for n in range(len(said) - 2) if said[n : n + 2] in _HOW_MANY)
        at = next(starts, None)
        if at is None or any(w not in _SMALL for w in said[:at]):
            return None
        rest = said[at + 2 :]
        rest = rest[2:] if rest[1:2] == ('of',) else rest  # 'packs of plasters'
        end = next((n for n, w in enumerate(rest) if w in _SEEN | _AT), len(rest))
        things, behind = rest[:end], rest[end:]
        spot = next((n for n, w in enumerate(behind) if w in _AT), len(behind))
        where = behind[spot + 1 :]
        chosen = {c: a.name for a in self.skill.args for c in a.choices if not a.required}
        if not things or any(w not in _SEEN and w not in chosen for w in behind[:spot]):
            return None
        how = [w for w in (*things[:-1], *behind[:spot]) if w in chosen]  # 'sitting', 'standing'
        things = (*(w for w in things[:-1] if w not in chosen), things[-1])
        filled: dict[str, str] = {chosen[w]: w for w in how}
        for arg in self.skill.args:
            if arg.type is ArgType.PLACE:
                if where:
                    filled[arg.name] = ' '.join(_without_now(where))
            elif self.names(arg, things):
                filled[arg.name] = ' '.join(things)
        kinds = {stem(w) for w in things}
        humans = bool(kinds & _HUMANS and self.about & _HUMANS)
        if ' '.join(things) not in filled.values() and not (humans or kinds <= self.about):
            return None
        is_chosen = any(
            a.type is ArgType.CHOICE and a.required and a.name in filled for a in self.skill.args
        )
        where = without_articles(_without_now(where)) if where else ()
        known = {without_articles(split_words(v)) for v in filled.values()}
        is_there = not where or where in known or self.is_called(where)
        return self.call(filled, sure=is_there) if is_there or is_chosen else None

    def is_called(self, said: Words) -> bool:
        """Return whether something that has the skill is called so."""
        site = self.index.site
        return any(self.skill.name in site.skills_of(i) for i in self.index.exact(said))

    def counts(self, said: Words) -> bool:
        """Return whether it tells how many there are of what is named, and is no thing itself."""
        if self.verb != _COUNTS:
            return False
        choices = (split_words(c) for a in self.skill.args if a.required for c in a.choices)
        named = [c for c in choices if find(tuple(map(stem, said)), tuple(map(stem, c)))]
        return any(not self.index.exact(c) and not self.index.of_sort(c) for c in named)

    def names(self, arg: Arg, things: Words) -> bool:
        """Return whether an argument is what is counted."""
        if arg.type is ArgType.CHOICE:
            return any(tokens(things) == tokens(split_words(c)) for c in arg.choices)
        return arg.type in (ArgType.TEXT, ArgType.OBJECT, ArgType.ENTITY) and arg.required

    def described(self, said: Words) -> Asked | None:
        """Read 'what does the parcel look like'."""
        if said[:2] not in (('what', 'does'), ('what', 'do')) or len(said) < 5:
            return None
        at = next((n for n in range(3, len(said) - 1) if said[n : n + 2] == ('look', 'like')), 0)
        args = [arg for arg in self.skill.args if arg.required]
        if not at or len(args) != 1 or self.about - {stem('what')}:
            return None
        return self.call({args[0].name: ' '.join(said[2:at])}, sure=at + 2 == len(said))

    def told(self, said: Words) -> Asked | None:
        """Read 'what is the weather doing on Saturday' and 'what is on my shopping list'."""
        if any(w == 'times' and is_number(said[at - 1], 'en') for at, w in enumerate(said) if at):
            return None  # '17 times 23' is no time
        named = with_those_named(said, self.skill, self.index)
        if named is None:
            return None
        filled, left = named[0], [*named[1]]
        day = next((a for a in self.skill.args if a.type is ArgType.TEXT and _is_day(a)), None)
        when = _day_in(tuple(left)) if day is not None else ()
        if day is not None and when:
            filled[day.name] = ' '.join(when)
            bare = tuple(w.removesuffix("'s") for w in left)
            at = next(n for n in range(len(left)) if bare[n : n + len(when)] == when)
            del left[at : at + len(when)]
        for arg in self.skill.args:
            names = [n for c in arg.choices if len(n := split_words(c.replace('_', ' '))) > 1]
            whole = [n for n in names if find(tuple(left), n) is not None]
            if len(whole) == 1 and arg.name not in filled:  # 'the front left tyre'
                at = find(tuple(left), whole[0]) or 0
                filled[arg.name] = ' '.join(whole[0])
                del left[at : at + len(whole[0])]
                continue
            said_of = [c for c in arg.choices if any(_is_said_as(c, w) for w in left)]
            for choice in said_of[:1] if len(said_of) == 1 else ():
                filled[arg.name] = choice
                left = [w for w in left if not _is_said_as(choice, w)]
        chosen = any(a.type is ArgType.CHOICE and a.name in filled for a in self.skill.args)
        if not (self.about & set(map(stem, left)) or chosen or self.is_of_topic(said)):
            return None
        told = {stem(w) for w in split_words(self.skill.description)}
        known = self.about | self.topic | told | {w for p in _PLANS for w in p}
        rest = [w for w in left if w not in _SMALL and stem(w) not in known]
        free = [
            a
            for a in self.skill.args
            if a.type is ArgType.TEXT and a != day and not a.required and a.name not in filled
        ]
        if rest and rest[-1] in FROM:  # of the choice behind it
            rest = rest[:-1]
        if rest and rest[0] in FROM and len(free) == 1:
            rest = rest[1:]
        if len(rest) > _MOST_LEFT or FROM & {*rest}:
            return None
        if rest and len(free) == 1:  # 'what is the sports news'
            filled[free[0].name] = ' '.join(rest)
        return self.call(filled, sure=not rest)

    def call(self, filled: dict[str, str], *, sure: bool) -> Asked | None:
        """Return the skill with the phrases of its arguments, unless one is not said."""
        needed = [arg.name for arg in self.skill.args if arg.required]
        if any(name not in filled for name in needed):
            return None
        options = {name: phrase for name, phrase in filled.items() if name not in needed}
        args = (*self.first, *(filled[name] for name in needed))
        sure = sure and self.skill.risk.rank <= Risk.COMFORT.rank
        return Asked(Call(self.skill.name, args, options), sure)


def _is_said_as(choice: str, word: str) -> bool:
    """Return whether a word is a choice, or several of it; news is nothing that is new.

    A long one may be misspelt.
    """
    if len(word) >= _LONG and likeness(choice, word) >= _LIKE:
        return True
    return stem(choice) == stem(word) and (word == choice or word != 'news')


def _said_of(names: Iterable[str]) -> frozenset[str]:
    """Return the words of questions for a topic that is one of the names."""
    own = frozenset(map(stem, names))
    return frozenset(w for topic, said in _TOPICS if topic & own for w in said)


def _without_now(where: Words) -> Words:
    """Return a place without 'right now' behind it."""
    while len(where) > 1 and where[-1] in _NOW:
        where = where[:-1]
    return where[:-1] if len(where) > 1 and where[-1] == 'at' else where


def _is_day(arg: Arg) -> bool:
    return bool(_WHEN & {arg.name, *split_words(arg.description)})


def _day_in(said: Words) -> Words:
    """Return the words for a day, such as 'tomorrow evening', without the 'on' before them."""
    said = tuple(w.removesuffix("'s") for w in said)  # "tomorrow's weather"
    last = next((n for n in range(len(said) - 1, -1, -1) if said[n] in _DAYS), None)
    if last is None:
        return ()
    first = last
    while first and said[first - 1] in _BEFORE_DAYS:
        first -= 1
    found = said[first : last + 1]
    while len(found) > 1 and found[0] in ('on', 'for', 'at', 'over', 'the'):
        found = found[1:]
    return found
