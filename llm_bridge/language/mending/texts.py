"""Free texts that a model copied only in part, or without whom they are for.

What is to be said or noted is copied from the command word for word: all that stands in quotes,
and to the end of its clause.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
import re

from llm_bridge.language.grounding.slots import PREPOSITIONS
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    If,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    When,
)
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import (
    is_listener,
    is_one_thing,
    is_whence,
    is_word_for_word,
)
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.played_names import MAKERS, title_and_maker, what_is_played
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

QUOTED = re.compile(
    '"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|(?<!\\w)‘([^’]+)’(?!\\w)'
    r"|(?<!\w)'((?:[^']|(?<=\w)'(?=\w))+)'(?!\w)"
)
_TELLING = frozenset({'tell', 'let', 'inform', 'to', 'remind', 'warn', 'for', 'sag', 'dis', 'a',
                      'à', 'di', 'dile', 'message', 'text', 'ask'})  # fmt: skip
"""Stand before the one whom a text is for."""
_UNTIL = frozenset({'until', 'till'})
_KNOWING = frozenset({'that', 'know', 'dass', 'que', 'saying'})
"""May stand between whom a text is for and the text."""
_ONTO = frozenset({'on', 'onto', 'to', 'in', 'into'})
_WHOSE = frozenset({'my', 'our', 'the', 'your'})
_LONGEST_NAME = 6
_FOLLOWING = (('this',), ('the', 'following'))
"""Before a colon, with a noun or without, they tell that the text follows."""
_NO_PART = frozenset({'please', 'now', 'again', 'twice', 'times', 'if', 'when', 'until', 'unless',
                      'every', 'once', 'before', 'after', 'loudly', 'quietly', 'aloud', 'too',
                      'first', 'not', 'instead'})  # fmt: skip
"""Behind a text they say how, when and how often it is said."""
_HIM = frozenset({'him', 'her'})
_ALOUD = frozenset({'say', 'speak', 'announce', 'broadcast', 'shout'})
_TO_ALL = frozenset(
    {
        ('everyone',),
        ('everybody',),
        ('all',),
        ('all', 'of', 'them'),
        ('the', 'guests'),
        ('our', 'guests'),
        ('the', 'visitors'),
    }
)
"""Hear what is said aloud in any event."""
_BY = frozenset({'over', 'on', 'through', 'via', 'in'})
"""Lead to what something is said with, or where."""
_PRINTED = frozenset({'read', 'reads', 'say', 'says'})
_LONGEST_LEAD = 4
"""Words before 'that read' and 'saying' that name what has a text on it."""
_THERE = frozenset({'in', 'at', 'on', 'to', 'into', 'over', 'through'})
"""Stand before where something is said."""
_FORGET = (("don't", 'forget'), ('not', 'forget'))
"""Begin what somebody is told, behind whom or what it is said with."""
_BEGINS_A_CLAUSE = frozenset({'we', 'i', 'he', 'she', 'they', 'it', 'that', 'there', 'you',
                              'nobody', "we're", "i'm", "it's", "we'll", "i'll",
                              "there's"})  # fmt: skip
"""Behind the one who is told something."""

_REFERRING = frozenset({'it', 'them', 'these', 'those', 'this', 'that', 'both'})


def with_whole_quotes(plan: Plan, text: str, site: Site) -> Plan:
    """Return the plan with texts that begin in quotes as long as the quotes are, and no longer."""
    quoted = [split_words(next(filter(None, m.groups()))) for m in QUOTED.finditer(text)]
    if not quoted:
        return plan

    def whole(phrase: str) -> str:
        said = split_words(phrase)
        whole = [q for q in quoted if said and (find(q, said) is not None or said[: len(q)] == q)]
        return ' '.join(whole[0]) if len(whole) == 1 else phrase

    return each_call(plan, lambda call: _with_texts(call, site, whole))


def without_times_in_quotes(plan: Plan, text: str) -> Plan:
    """Return the plan without times that only stand in what is to be said.

    'Say "we close in five minutes"' is no order to wait.
    """
    match plan:
        case Timed(_, phrase, body):
            bare = without_times_in_quotes(body, text)
            said, left = split_words(phrase), split_words(QUOTED.sub(' ', text))
            is_quoted = find(split_words(text), said) is not None and find(left, said) is None
            return bare if is_quoted else replace(plan, body=bare)
        case If() | When() | Repeat():
            return replace(plan, body=without_times_in_quotes(plan.body, text))
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(without_times_in_quotes(p, text) for p in parts))
    return plan


def runs_past_a_quote(plan: Plan, text: str) -> bool:
    """Return whether a phrase of a plan has words in quotes in it and others besides."""
    quoted = [split_words(next(filter(None, m.groups()))) for m in QUOTED.finditer(text)]
    phrases = [split_words(p) for c in calls(plan) for p in (*c.args, *c.options.values())]
    return any(len(q) < len(p) and find(p, q) is not None for q in quoted for p in phrases)


def with_whole_clauses(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with texts of a robot to the end of their clause: 'say mind the gap'.

    What begins with a word that may be no part of the text is left out: 'say hello to Ida'.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call) or len(call.args) != 1 or call.args[0] == UNSAID:
            continue
        skill = next(
            (r.skills[call.skill] for r in site.robots.values() if call.skill in r.skills), None
        )
        if skill is None or [a.type for a in skill.args] != [ArgType.TEXT]:
            continue
        said = split_words(call.args[0])
        at = find(words, said, max(0, region.start))
        end = start = at + len(said) if at is not None else len(words)
        while (
            end < region.end
            and end not in breaks
            and end not in region.covered
            and words[end] not in JOINERS
        ):
            end += 1
        more = words[start:end]
        if more and not _NO_PART & {*more} and more[0] not in PREPOSITIONS:
            longer = ' '.join((*said, *more))
            plan = swapped(plan, call, replace(call, args=(longer,)))
    return plan


def with_the_end_told(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with 'until noon' in a text that it ends: 'announce that we are shut ...'.

    To say it again and again until then is asked for by more than that.
    """
    if not isinstance(plan, Repeat) or plan.how != 'until' or not isinstance(plan.body, Call):
        return plan
    call = plan.body
    skill = site.signature(call.skill)
    own = phrases_said(call, skill, site) if skill is not None else {}
    for arg in skill.args if skill is not None else ():
        said = split_words(own.get(arg.name, ''))
        at = find(words, said) if said and arg.type is ArgType.TEXT else None
        end = at + len(said) if at is not None else 0
        until = split_words(plan.phrase)
        if skill is not None and end and words[end + 1 : end + 1 + len(until)] == until:
            if words[end] in _UNTIL and end not in breaks and is_word_for_word(arg):
                text = ' '.join((*said, words[end], *until))
                return with_phrases(call, skill, {arg.name: text}, site)
    return plan


def without_leads(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site, index: NameIndex
) -> Plan:
    """Return the plan with texts that begin where what is said begins.

    'A label that says fragile' is 'fragile', 'to her that lunch is ready' is what she is told,
    and 'on the board that lunch is ready' says no more than that, of the board.
    """

    def bare(phrase: str) -> str:
        said = split_words(phrase)
        at = find(words, said)
        is_led = at is not None and words[max(0, at - 1) : at] in (('that',), ('which',))
        if at is not None and at > 3 and words[at - 2 : at] in _FORGET and at not in breaks:
            return ' '.join((*words[at - 2 : at], *said))
        is_told = at is not None and words[max(0, at - 1) : at] == ('tell',)
        if is_told and said[0] in ('the', 'my', 'our') and {*said[2:3]} & _BEGINS_A_CLAUSE:
            return ' '.join(said[2 + (said[2] == 'that') :])  # 'tell the caller we are out'
        if len(said) > 1 and (
            said[0] in ('saying', 'reading') or (is_led and said[0] in ('says', 'reads', 'say'))
        ):
            return ' '.join(said[1:])
        written = _written_on(said)
        if written:
            return ' '.join(written)  # 'labels that read fragile'
        if at is not None and said[:1] and said[0] in _BY and at not in breaks:
            end = next((n for n in range(2, _LONGEST_NAME) if at + n in breaks), 0)
            if end and said[end:] and index.exact(without_articles(said[1:end])):
                return ' '.join(said[end:])  # 'over the loudspeakers: mind your heads'
        if said[:2] in (('text', 'that'), ('message', 'that'), ('note', 'that')) and said[2:]:
            return ' '.join(said[2:])
        if said[:1] == ('to',) and 'that' in said[2:4]:
            end = said.index('that', 2)
            if _is_someone(said[1:end], site) and said[end + 1 :]:
                return ' '.join(said[end + 1 :])  # 'say to her that lunch is ready'
        if said[:1] == ('in',) and 'that' in said[2:_LONGEST_NAME]:
            end = said.index('that', 2)
            if any(i in site.areas for i in index.exact(said[1:end])) and said[end + 1 :]:
                return ' '.join(said[end + 1 :])  # 'announce in the hall that lunch is ready'
        for lead in _FOLLOWING:
            if at is None or said[: len(lead)] != lead:
                continue
            size = len(lead) + (len(lead) > 1 and at + len(lead) not in breaks)
            if at + size in breaks and said[size:]:
                return ' '.join(said[size:])  # 'say this: mind your heads'
        if len(said) > 3 and said[0] in ('that', 'which') and said[1] in ('says', 'reads'):
            return ' '.join(said[2:])
        if at is not None and len(said) > 2 and said[-2] in _ONTO and said[-1] in _WHOSE:
            behind = at + len(said)  # 'put call mum on my to-do list'
            runs = (words[behind : behind + n] for n in range(1, _LONGEST_NAME))
            if any(i in site.devices for run in runs for i in index.exact(run)):
                return ' '.join(said[:-2])
        for end in range(1, min(_LONGEST_NAME, len(said) - 1)):
            name = said[1:end] if said[0] in ('the', 'my', 'our') else said[:end]
            if said[end] in ('that', 'saying') and index.exact(name):
                if any(i in site.devices for i in index.exact(name)):
                    return ' '.join(said[end + 1 :])
        return phrase

    return each_call(plan, lambda call: _with_texts(call, site, bare))


def _written_on(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is on labels or signs: 'fragile' of 'stickers saying fragile'; else nothing."""
    for at in range(1, min(_LONGEST_LEAD, len(said) - 1)):
        size = 1 if said[at] in ('saying', 'reading') else 2
        is_led = size == 1 or (
            said[at] in ('that', 'which') and {*said[at + 1 : at + 2]} & _PRINTED
        )
        if is_led and said[at - 1].endswith('s') and said[at + size :]:
            return said[at + size :]
    return ()


def without_who_is_called(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan with texts that end before the robot which is called last: '..., Max'."""
    names = [split_words(n) for r in site.robots.values() for n in r.names()]
    name = next((n for n in names if n == words[-len(n) :] and len(words) - len(n) in breaks), ())

    def bare(phrase: str) -> str:
        said = split_words(phrase)
        is_last = bool(name) and len(said) > len(name) and said == words[-len(said) :]
        return ' '.join(said[: -len(name)]) if is_last else phrase

    return each_call(plan, lambda call: _with_texts(call, site, bare))


def with_listeners(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Iterator[tuple[Call, Call]]:
    """Yield each call of a text with the same call for whom it is for: 'tell Sam that ...'.

    The one who is told is an optional argument of the skill that the model has left out.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        if not isinstance(call, Call):
            continue
        found = _text_and_whom(call, site)
        if found is None or found[1].name in call.options:
            continue
        at = find(words, split_words(found[0]), max(0, region.start))
        if at is None:
            continue
        whom = _told_before(words, at, region.start, site) or _told_after(
            words, at + len(split_words(found[0])), site
        )
        if whom:
            yield call, replace(call, options={**call.options, found[1].name: whom})


def with_played_names(plan: Plan, site: Site) -> Plan:
    """Return the plan with what is played by its name alone: 'Mozart' of 'some Mozart'.

    Whose it is stands apart where a skill takes that: 'Hey Jude by the Beatles'.
    """

    def bare(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None or 'play' not in skill.name.split('_'):
            return call
        own = phrases_said(call, skill, site)
        named = {
            arg.name: ' '.join(what_is_played(said))
            for arg in skill.args
            if arg.type is ArgType.TEXT and (said := split_words(own.get(arg.name, '')))
        }
        makers = [a.name for a in skill.args if a.type is ArgType.TEXT and a.name in MAKERS]
        if len(makers) == 1 and makers[0] not in named and len(named) == 1:
            ((name, whole),) = named.items()
            title, maker = title_and_maker(split_words(whole))
            named |= {name: ' '.join(title), makers[0]: ' '.join(maker)} if maker else {}
        changed = {name: said for name, said in named.items() if said != own.get(name)}
        return with_phrases(call, skill, changed, site) if changed else call

    return each_call(plan, bare)


def without_what_is_told_apart(plan: Plan, site: Site) -> Plan:
    """Return the plan with a thing's name alone: 'towels from the spa', brought from the spa."""

    def alone(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None:
            return call
        own = phrases_said(call, skill, site)
        for arg in skill.args:
            said = split_words(own.get(arg.name, ''))
            if not is_one_thing(arg):
                continue
            for name, other in own.items():
                tail = split_words(other)
                at = len(said) - len(tail)
                if name == arg.name or at < 2 or not tail or said[at:] != tail:
                    continue
                end = at - 1 if said[at - 1] not in ('the', 'my', 'our') else at - 2
                if end > 0 and said[end] in PREPOSITIONS:
                    return with_phrases(call, skill, {arg.name: ' '.join(said[:end])}, site)
        return call

    return each_call(plan, alone)


def without_whom_it_is_said_to(plan: Plan, site: Site) -> Plan:
    """Return the plan with what is said aloud alone: 'say good night to Sam'.

    Where the same robot tells somebody something, that is what it does; where a skill takes whom
    it is for, it stands there already.
    """

    def alone(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None or skill.name.split('_')[0] not in _ALOUD:
            return call
        own = phrases_said(call, skill, site)
        for arg in skill.args:
            said = split_words(own.get(arg.name, ''))
            to = max((n for n, w in enumerate(said) if n and w == 'to'), default=0)
            whom = said[to + 1 :]
            if arg.type is not ArgType.TEXT or not to or not whom:
                continue
            if whom not in _TO_ALL and (' '.join(whom) in _HIM or not _is_someone(whom, site)):
                continue
            text = ' '.join(said[:to])
            told = _telling(call, site) if whom not in _TO_ALL else None
            if told is not None:
                who, what = told[1:]
                bare = Call(
                    told[0].name, (), {k: v for k, v in call.options.items() if k == ROBOT}
                )
                return with_phrases(bare, told[0], {who: ' '.join(whom), what: text}, site)
            return with_phrases(call, skill, {arg.name: text}, site)
        return call

    return each_call(plan, alone)


def _telling(call: Call, site: Site) -> tuple[Skill, str, str] | None:
    """Return the one skill of the same robots that tells somebody something, and its arguments."""
    found: dict[str, tuple[Skill, str, str]] = {}
    for actor in site.actors(call.skill):
        for skill in site.skills_of(actor.id).values() if actor.id in site.robots else ():
            required = [a for a in skill.args if a.required]
            whom = [a.name for a in required if is_listener(a)]
            texts = [a.name for a in required if a.type is ArgType.TEXT and not is_listener(a)]
            if skill.name.split('_')[0] == 'tell' and len(whom) == len(texts) == 1:
                found[skill.name] = skill, whom[0], texts[0]
    return next(iter(found.values())) if len(found) == 1 else None


def with_where_it_is_said(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site, index: NameIndex
) -> Plan:
    """Return the plan with the place of an announcement: 'say in the bar that the film begins'.

    It stands right between the verb and what is said, and is an argument that was left out.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = site.signature(call.skill) if isinstance(call, Call) else None
        if not isinstance(call, Call) or skill is None:
            continue
        own = phrases_said(call, skill, site)
        texts = [own[a.name] for a in skill.args if a.type is ArgType.TEXT and a.name in own]
        free = [
            a.name
            for a in skill.args
            if a.type is ArgType.PLACE and not (a.required or a.name in own or is_whence(a))
        ]
        at = find(words, split_words(texts[0]), region.start) if len(texts) == 1 else None
        if at is None or len(free) != 1:
            continue
        told = _place_and_text(split_words(texts[0]), site, index)
        if told is not None:
            spoken = next(a.name for a in skill.args if own.get(a.name) == texts[0])
            values = {free[0]: told[0], spoken: told[1]}
            plan = swapped(plan, call, with_phrases(call, skill, values, site))
            continue
        end = at - (words[at - 1 : at] in (('that',), ('saying',)))
        start = max(region.start + 1, end - _LONGEST_NAME)
        for first in range(start, end - 1):
            name = without_articles(words[first + 1 : end])
            spots = [i for i in index.exact(name) if i in site.areas or i in site.places]
            if words[first] in _THERE and spots and not breaks & {*range(first, at)}:
                plan = swapped(
                    plan, call, with_phrases(call, skill, {free[0]: ' '.join(name)}, site)
                )
                break
    return plan


def _place_and_text(said: tuple[str, ...], site: Site, index: NameIndex) -> tuple[str, str] | None:
    """Return where it is said and what, of 'in the bar that we are closing' taken for a text."""
    ends = [at for at in range(2, min(_LONGEST_NAME + 2, len(said) - 1)) if said[at] == 'that']
    if not ends or said[0] not in _THERE:
        return None
    name = without_articles(said[1 : ends[0]])
    is_spot = any(i in site.areas or i in site.places for i in index.exact(name))
    return (' '.join(name), ' '.join(said[ends[0] + 1 :])) if is_spot else None


def _told_before(words: tuple[str, ...], at: int, start: int, site: Site) -> str:
    """Return whom the text that begins there is for: 'tell Sam that', 'let him know'."""
    end = at
    while end > start and words[end - 1] in _KNOWING:
        end -= 1
    for first in range(max(start + 1, end - 3), end):
        if words[first - 1] in _TELLING and _is_someone(words[first:end], site):
            return ' '.join(words[first:end])
    return ''


def _told_after(words: tuple[str, ...], at: int, site: Site) -> str:
    """Return whom the text that ends there is for: 'say hello to Sam'."""
    runs = (words[at + 1 : end] for end in range(at + 4, at + 1, -1))
    named = (' '.join(run) for run in runs if run and _is_someone(run, site))
    return next(named, '') if words[at : at + 1] == ('to',) else ''


def _text_and_whom(call: Call, site: Site) -> tuple[str, Arg] | None:
    """Return the text of a call, and the argument for whom it is for; None: it has none."""
    for actor in site.actors(call.skill):
        skill = site.skills_of(actor.id)[call.skill]
        required = [a for a in skill.args if a.required]
        phrases = call.args if actor.id in site.robots else call.args[1:]
        said = dict(zip((a.name for a in required), phrases, strict=False))
        texts = [said[a.name] for a in required if a.type is ArgType.TEXT and a.name in said]
        whom = [
            a for a in skill.args if not a.required and a.type is ArgType.ENTITY and is_listener(a)
        ]
        if len(texts) == 1 and len(whom) == 1 and texts[0] != UNSAID:
            return texts[0], whom[0]
    return None


def _is_someone(named: tuple[str, ...], site: Site) -> bool:
    people = (e for e in site.entities.values() if e.type is EntityType.PERSON)
    return (len(named) == 1 and named[0] in _HIM) or any(
        named == split_words(name) for p in people for name in p.names()
    )


def _with_texts(call: Call, site: Site, change: Callable[[str], str]) -> Call:
    for actor in site.actors(call.skill)[:1]:
        skill = site.skills_of(actor.id)[call.skill]
        first = 0 if actor.id in site.robots else 1
        required = [a for a in skill.args if a.required]
        free = {i + first for i, a in enumerate(required) if a.type is ArgType.TEXT}
        args = tuple(change(p) if i in free else p for i, p in enumerate(call.args))
        texts = {a.name for a in skill.args if a.type is ArgType.TEXT}
        options = {k: change(v) if k in texts else v for k, v in call.options.items()}
        return replace(call, args=args, options=options)
    return call


def with_the_text_before(plan: Plan, site: Site) -> Plan:
    """Return the plan with what 'it' and 'them' stand for where things are no more than words.

    'Collect the forms from the desk and take them to the post room.'
    """
    before: dict[str, str] = {}

    def named(call: Call) -> Call:
        actors = site.actors(call.skill)
        if not actors or not any(call.skill in r.skills for r in site.robots.values()):
            return call
        skill = site.skills_of(actors[0].id)[call.skill]
        args = list(call.args)
        for n, arg in enumerate([a for a in skill.args if a.required][: len(args)]):
            if arg.type is not ArgType.TEXT or args[n] == UNSAID:
                continue
            if args[n] not in _REFERRING:
                before[arg.name] = args[n]
            elif arg.name in before:
                args[n] = before[arg.name]
        return replace(call, args=tuple(args))

    return each_call(plan, named)
