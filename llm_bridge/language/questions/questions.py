"""Questions about the world, told apart by what they ask."""

from llm_bridge.graph.about import capital
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording import name_words
from llm_bridge.language.clauses.addressed import named, says_you, spoken_to, without_the_name, you
from llm_bridge.language.clauses.clauses import Clauses
from llm_bridge.language.clauses.words import plain_words
from llm_bridge.language.questions.answers import and_words, Answer, Result, Words
from llm_bridge.language.questions.items import ItemTeller
from llm_bridge.language.questions.rewording import rewordings
from llm_bridge.language.questions.words import (
    ABOUT,
    ASKED_WITH,
    GOING,
    HOW,
    is_past,
    NEVER_TOLD,
    POLITE,
    without_tag,
    YES_NO,
)
from llm_bridge.language.things.nouns import COLOURS
from llm_bridge.language.things.situation import (
    Found,
    Mentions,
    Question,
    Situation,
)
from llm_bridge.language.things.state_words import ATTRIBUTES
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import Object, Robot
from llm_bridge.site.site import Site

_AT_IN = frozenset({('at', 'in'), ('at', 'on'), ('at', 'outside'), ('at', 'inside')})


class Questions:
    """Answers questions at one site."""

    def __init__(self, site: Site, targets: Targets, clauses: Clauses) -> None:
        """Prepare for a site."""
        self.site = site
        self.targets = targets
        self.clauses = clauses

    def is_state(self, word: str) -> bool:
        """Return whether something here can be that: 'locked', 'on', 'docked'."""
        return any(
            word in said
            for kind in self.site.kinds.values()
            for group in kind.states.values()
            for said in group.values()
        )

    def answer(self, phrase: str, situation: Situation, mentions: Mentions) -> Result:
        """Return the answer to a question, a question back, or why it cannot be answered."""
        return _Asked(self.site, self.targets, self.clauses, situation, mentions, phrase).answer(
            plain_words(phrase)
        )


class _Asked(ItemTeller):
    """One question being answered."""

    def answer(self, words: Words) -> Result:
        words = _of_any(self.bare(words))
        robot = spoken_to(words, self.site)
        rest = words if robot is None else self.bare(without_the_name(words, robot, self.site))
        if robot is not None and says_you(rest):
            words, self.mentions = rest, self.mentions.with_robot(robot)
        if not words:
            return self.unclear()
        return self.two_at_once(words) or self.one(words)

    def two_at_once(self, words: Words) -> Answer | None:
        """Answer 'where is the robot and what is it doing', one after the other."""
        for at in range(2, len(words) - 1):
            if words[at] != 'and' or words[at + 1] not in ASKED_WITH:
                continue
            first = self.one(words[:at])
            if not isinstance(first, Answer):
                continue
            before, self.mentions = self.mentions, first.mentions
            second = self.one(words[at + 1 :])
            self.mentions = before
            if isinstance(second, Answer):
                both = f'{first.text} {second.text}'
                return Answer(both, second.mentions, first.known and second.known)
        return None

    def one(self, words: Words) -> Result:
        if is_past(words):
            # Only what is now is known; 'yes' and 'no' would be said of then.
            told = self.told_of(words)
            now = f' {told.text}' if told is not None and told.known else ''
            mentions = self.mentions if told is None else told.mentions
            return Answer(f'I do not know how it was.{now}', mentions, known=False)
        found = self.as_asked(words)
        if not isinstance(found, Answer):
            base = self.robot_for_you(words)
            other = () if base == words else (base, *rewordings(base))
            for reworded in (*other, *rewordings(words)):
                again = self.as_asked(reworded)
                if isinstance(again, Answer):
                    return again
                found = again if isinstance(again, Question) and found is None else found
        if found is None or (
            isinstance(found, Problem) and found.code is ProblemCode.NOT_UNDERSTOOD
        ):
            found = self.of_something(words) or found
        return found or self.why or self.unclear()

    def robot_for_you(self, words: Words) -> Words:
        """Return the words with the only robot, or that spoken of, in the place of 'you'."""
        robot = you(words, self.site, self.mentions.robots) if says_you(words) else None
        return words if robot is None else named(words, robot, self.site, asked=True)

    def as_asked(self, words: Words) -> Result | None:
        for attempt in (
            self.on_a_list,
            self.able_to,
            self.can_do,
            self.exists,
            self.was_done,
            self.where,
            self.who,
            self.compared,
            self.warmer_there,
            self.most,
            self.how_many,
            self.playing,
            self.which,
            self.told_itself,
            self.how,
            self.what_is_there,
            self.what_of,
            self.yes_no,
        ):
            result = attempt(words)
            if result is not None:
                return result
        return None

    def what_is_there(self, words: Words) -> Result | None:
        """Answer 'what is in the kitchen' and 'which devices are there in the kitchen'."""
        for lead in (
            ('what', 'is', 'in'),
            ('what', 'is', 'there', 'in'),
            ('what', 'devices', 'are', 'there', 'in'),
            ('which', 'devices', 'are', 'there', 'in'),
            ('what', 'devices', 'are', 'in'),
            ('what', 'have', 'we', 'got', 'in'),
        ):
            areas = words[: len(lead)] == lead and self.targets.area_of(
                words[len(lead) :], self.situation
            )
            if areas:
                ids = tuple(i for i, d in self.site.devices.items() if d.area in areas)
                where = and_words([name_words(a, self.site) for a in areas])
                told = self.names(ids) if ids else 'nothing that I know of'
                return Answer(f'In {where}: {told}.', self.mentions.with_things(ids))
        return None

    def of_something(self, words: Words) -> Result | None:
        """Tell how a thing is that is asked about in words that are not understood.

        What nothing here tells ('how long', 'since when', 'who did') is said to be unknown.
        """
        lead = next((said for said in NEVER_TOLD if words[: len(said)] == said), None)
        if lead is None and words[0] not in ABOUT:
            return None
        told = self.told_of(words)
        if lead is None or isinstance(told, Problem | Question):
            return told
        mentions = told.mentions if told is not None else self.mentions
        more = f' {told.text}' if told is not None and told.known else ''
        return Answer(f'I do not know {NEVER_TOLD[lead]}.{more}', mentions, known=False)

    def told_of(self, words: Words) -> Answer | None:
        """Return how the one thing is that the words name; names within longer ones are none."""
        index = self.targets.index
        taken: set[int] = set()
        for length in range(len(words), 0, -1):
            for at in range(len(words) - length + 1):
                run = tuple(w.removesuffix("'s") for w in words[at : at + length])
                ids = index.exact(run)
                if not ids or taken & {*range(at, at + length)}:
                    continue
                taken |= {*range(at, at + length)}
                told = [i for i in ids if i in self.site.devices | self.site.robots]
                if len(told) == 1:
                    found = self.value_of('state', run)
                    if isinstance(found, Answer):
                        return found
        return None

    def bare(self, words: Words) -> Words:
        again = True
        while again:
            again = False
            for lead in POLITE:
                if words[: len(lead)] == lead and len(words) > len(lead):
                    words, again = words[len(lead) :], True
        words = without_tag(words)
        while len(words) > 2 and words[-1] in (
            'now',
            'please',
            'currently',
            'moment',
            'today',
            'left',
            'remaining',
        ):
            words = words[:-1]
            if words[-2:] == ('at', 'the'):
                words = words[:-2]
            if words[-1] in ('right', 'just'):
                words = words[:-1]
        return words

    def who(self, words: Words) -> Result | None:
        """Answer 'who is in the hall': somebody or nobody, but never who."""
        if words[:2] != ('who', 'is') or words[2:3] not in (('in',), ('at',), ('still',)):
            return None
        told = self.truth(('someone', *words[1:]))
        if not isinstance(told, Answer) or not told.known:
            return told
        text = told.text.removeprefix('Yes, ').removeprefix('No, ')
        some = told.text.startswith('Yes')
        return Answer(
            f'Somebody: {text} I do not know who.' if some else f'Nobody: {text}',
            told.mentions,
            known=not some,
        )

    def playing(self, words: Words) -> Result | None:
        """Answer 'what is playing in the lobby' and 'what is on the telly'."""
        if words[:2] != ('what', 'is') or len(words) < 3:
            return None
        rest = words[2:]
        if rest[-1] in ('playing', 'showing'):
            rest = ('playing', *rest[:-1])
        if rest[0] not in ('playing', 'showing', 'on') or rest[:2] in (('on', 'in'), ('on', 'at')):
            return None
        subject = rest[2:] if rest[1:2] in (('in',), ('at',), ('on',)) else rest[1:]
        if rest[0] == 'on' and not subject:
            return None
        found = self.find(
            subject or ('everything',), lambda i: 'source' in self.states.attributes(i)
        )
        if not isinstance(found, Found):
            return None
        plays = [i for i in found.ids if self.known(i, 'state') in ('playing', 'on')]
        ids = tuple(plays) or (found.ids if len(found.ids) == 1 else ())
        told = [(i, self.now_playing(i)) for i in ids]
        if not told or any(
            attribute is None and self.known(i, 'state') is None for i, attribute in told
        ):
            return None
        return Answer(
            ' '.join(
                self.state_sentence(i)
                if attribute is None
                else self.told_values((i,), attribute).text
                for i, attribute in told
            ),
            self.mentions.with_things(ids),
        )

    def now_playing(self, entity_id: str) -> str | None:
        """Return the attribute that tells what plays, where it does and that is known."""
        if self.known(entity_id, 'state') not in ('playing', 'on'):
            return None
        return next((a for a in ('track', 'source') if self.known(entity_id, a)), None)

    def where(self, words: Words) -> Result | None:
        if words[:1] == ('where',) and len(words) > 2 and words[-1] in ('is', 'are'):
            words = ('where', words[-1], *words[1:-1])
        if words[:1] != ('where',) or len(words) < 3 or words[1] not in ('is', 'are'):
            return None
        going = words[-1] in GOING or words[-2:] in (('off', 'to'), ('going', 'to'))
        if going and len(words) > 3:
            words = words[: -2 if words[-1] == 'to' else -1]
        found = self.find(words[2:], None, any_type=True)
        if not isinstance(found, Found):
            return found
        if self.told_in != 'en' and not going:
            return self.whereabouts(found.ids)
        parts, known = [], not going
        if going:
            parts.append(f'I do not know where {self.names(found.ids)} is going.')
        for i in found.ids:
            entity = self.site.entities[i]
            name = capital(name_words(i, self.site))
            if isinstance(entity, Robot):
                place = self.known(i, 'place') or self.known(i, 'area')
                if not place:
                    known = False
                    parts.append(f'I do not know where {name_words(i, self.site)} is.')
                else:
                    at = 'at' if place in self.site.places else 'in'
                    parts.append(f'{name} is {at} {name_words(str(place), self.site)}.')
            elif isinstance(entity, Object) and entity.place:
                holder = next((r for r in self.site.robots if self.known(r, 'holding') == i), None)
                if holder:
                    parts.append(
                        f'{capital(name_words(holder, self.site))} holds '
                        f'{name_words(i, self.site)}.'
                    )
                else:
                    parts.append(f'{name} is kept at {name_words(entity.place, self.site)}.')
            elif entity.area and self.is_away(i):
                known = False
                parts.append(f'I do not know where. {self.state_sentence(i)}')
            elif entity.area:
                parts.append(f'{name} is in {name_words(entity.area, self.site)}.')
            else:
                known = False
                parts.append(f'I do not know where {name_words(i, self.site)} is.')
        return Answer(' '.join(parts), self.mentions.with_things(found.ids), known)

    def is_away(self, entity_id: str) -> bool:
        """Return whether that is a machine that drives about and is not at its dock now."""
        docks = 'docked' in self.states.attributes(entity_id).get('state', '').split('|')
        return docks and self.known(entity_id, 'state') not in ('docked', None)

    def how(self, words: Words) -> Result | None:
        """Answer 'how warm is it in the kitchen' and 'how bright is the lamp'."""
        if words[:1] != ('how',) or len(words) < 3:
            return None
        if words[1] in ('is', 'are'):
            return self.value_of('state', words[2:])
        if words[1] == 'much' and len(words) > 3:
            for at in range(len(words) - 1, 2, -1):
                asked = ' '.join(words[2:at])
                if self.states.is_number(asked):
                    rest = tuple(
                        w
                        for w in words[at:]
                        if w not in ('is', 'got', 'does', 'have', 'has', 'left', 'are', 'there')
                    )
                    return self.value_of(asked, rest)
            return None
        if words[1] not in HOW or words[2] not in ('is', 'are'):
            return None
        asked = HOW[words[1]]
        rest = words[3:]
        if len(rest) > 1 and rest[0] in ('either', 'any'):
            rest = ('all', *rest[1:])
        if rest[:1] == ('it',):
            rest = rest[1:]
            spoken = self.mentions.things or asked in ('speed', 'volume', 'position')
            told = self.value_of(asked, ('it',)) if spoken and not rest else None
            if isinstance(told, Answer):
                return told
            if rest[:1] in (('in',), ('on',), ('at',)):
                rest = rest[1:]
            return self.measured(asked, rest)
        there = self.targets.area_of(rest, self.situation)
        told = self.measured(asked, rest) if there else None
        return told if isinstance(told, Answer) else self.value_of(asked, rest)

    def observes(self, subject: Words, attribute: str) -> bool:
        """Return whether a robot tells that of itself: 'what is the tractor towing'."""
        named = self.targets.index.exact(subject[subject[:1] == ('the',) :])
        return any(attribute in r.observe for i, r in self.site.robots.items() if i in named)

    def told_itself(self, words: Words) -> Result | None:
        """Answer 'is the tractor towing the trailer' and 'how high is the drone' by what it is."""
        if words[:3] == ('how', 'high', 'is') and self.observes(words[3:], 'height'):
            return self.value_of('height', words[3:])
        if words[0] != 'is':
            return None
        at = next((n for n in range(2, len(words)) if words[n].endswith('ing')), 0)
        if (
            words[at + 1 :]
            and at
            and words[at] != 'holding'
            and self.observes(words[1:at], words[at])
        ):
            return self.value_of(words[at], words[1:at])
        return None

    def what_of(self, words: Words) -> Result | None:
        """Answer 'what is the temperature in the kitchen' and 'what is the robot holding'."""
        if words[0] == 'what' and words[1:2] in (
            ('color',),
            ('colour',),
            ('mode',),
            ('channel',),
            ('station',),
            ('temperature',),
            ('state',),
            ('speed',),
            ('volume',),
            ('position',),
        ):
            if words[2:3] in (('is',), ('are',)):
                rest = words[3:]
                return self.value_of(words[1], rest[1:] if rest[:1] == ('it',) else rest)
        if words[:2] not in (('what', 'is'), ('what', 'are')):
            return None
        rest = words[2:]
        if rest[-1:] in (('holding',), ('carrying',)):
            return self.value_of('holding', rest[:-1])
        if len(rest) > 1 and self.observes(rest[:-1], rest[-1]):
            return self.value_of(rest[-1], rest[:-1])
        if rest[-1:] == ('doing',):
            return self.value_of('state', rest[:-1])
        if rest[-2:] in (('set', 'to'), ('set', 'at')):
            return self.value_of('target temperature', rest[:-2])
        at = next((n for n in range(2, len(rest) - 1) if rest[n : n + 2] in _AT_IN), 0)
        if at:  # 'what is the hydrogen at in the battery room'
            return self.value_of('state', (*rest[:at], *rest[at + 1 :]))
        rest = rest[1:] if rest[:1] in (('the',), ('a',)) else rest
        if rest in (('time',),):
            return Problem(
                code=ProblemCode.UNSUPPORTED,
                because=self.said,
                came=self.said,
                message='I do not tell the time.',
            )
        for length in (3, 2, 1):
            asked = ' '.join(rest[:length])
            if asked in ATTRIBUTES and len(rest) == length and asked.startswith(('target', 'set')):
                return self.value_of(asked, ('all', 'thermostats'))
            if self.states.is_number(asked) and len(rest) >= length:
                tail = rest[length:]
                tail = tail[1:] if tail[:1] == ('like',) and tail[1:] else tail
                if tail[:1] in (('of',), ('in',), ('at',), ('on',), ('for',)):
                    return self.value_of(asked, tail[1:], place=tail[0] != 'of')
                if tail and self.targets.area_of(tail, self.situation):
                    return self.value_of(asked, tail, place=True)  # 'the temperature upstairs'
                if not tail or tail in (('like',), ('here',), ('inside',)):
                    return self.measured(asked, ('here',) if tail == ('here',) else ())
            owner, asked = rest[:-length], ' '.join(rest[-length:])
            if self.states.is_number(asked) and owner:
                return self.value_of(asked, tuple(w.removesuffix("'s") for w in owner), place=True)
        return None

    def states_of(self, *said: str) -> bool:
        """Return whether something here can be each of that."""
        return all(any(self.states.condition(i, s) for i in self.site.entities) for s in said)

    def yes_no(self, words: Words) -> Result | None:
        if words[:1] in (('if',), ('whether',)):
            return self.truth(words[1:])
        if words[0] not in YES_NO:
            return (
                self.truth(words)
                if not words[0].startswith(('who', 'why', 'what', 'how'))
                else None
            )
        helper, rest = words[0], words[1:]
        if rest[-2:] == ('or', 'not'):
            rest = rest[:-2]
        either = tuple(w for w in rest if w != 'still')
        if len(either) > 3 and either[-2] == 'or' and self.states_of(either[-3], either[-1]):
            asked = 'color' if {either[-3], either[-1]} <= COLOURS else 'state'
            value = self.value_of(asked, either[:-3])  # 'are the blinds open or closed'
            if isinstance(value, Answer):
                return value
        if len(rest) > 2 and rest[-1] in _OPEN and rest[-2] in _PARTLY:
            value = self.value_of('position', rest[:-2])  # 'is the roller door half up'
            if isinstance(value, Answer):
                return value
        negative = rest[:1] == ('not',)
        rest = rest[1:] if negative else rest
        if rest[:1] == ('there',):
            return self.truth(('there', helper, *rest[1:]))
        if rest[:1] == ('it',) and helper in ('is', 'does'):
            told = self.truth(('it', helper, *rest[1:]))
            if told is not None:
                return told
        doubt: Result | None = None
        for at in range(len(rest) - 1, 0, -1):
            subject, said = rest[:at], rest[at:]
            result = self.truth((*subject, helper, *said))
            if isinstance(result, Answer):
                return result
            if isinstance(result, Question) and doubt is None:
                doubt = result
        return doubt or self.kept_there(rest)

    def kept_there(self, words: Words) -> Result | None:
        """Answer 'is the remote on the sofa' by where it is kept."""
        at = next((n for n in range(1, len(words) - 1) if words[n] in _ON), 0)
        named = self.targets.index.exact(words[words[:1] == ('the',) : at]) if at else ()
        if len(named) != 1 or named[0] not in self.site.objects:
            return None
        return self.where(('where', 'is', *words[:at]))


_ANY_OF = frozenset({('any',), ('anything',), ('a',), ('an',)})
_SO = frozenset({'on', 'off', 'open', 'running', 'playing', 'unlocked'})
_ON = frozenset({'in', 'on', 'at', 'by', 'inside', 'under', 'near'})
_OPEN = frozenset({'open', 'up', 'down', 'closed', 'shut', 'raised', 'lowered'})
_PARTLY = frozenset({'half', 'halfway', 'way', 'partly', 'partially', 'quarter', 'slightly'})
_LEFT_SO = frozenset({'left', 'still', 'that', 'i', 'we', 'have', "i've", "we've"})
_NO_ORDER = 'Say it as a command if it is to be done.'


def _of_any(words: Words) -> Words:
    """Return 'is anything on in the hall' for 'is there anything left on in the hall'."""
    if words[:2] not in (('is', 'there'), ('are', 'there')) or words[2:3] not in _ANY_OF:
        return words
    some = ('any',) if words[2] in ('a', 'an', 'any') else words[2:3]
    at = next((n for n in range(3, len(words)) if words[n] in _SO), 0)
    if not at or any(w in _ON for w in words[3:at]):
        return words  # 'is there any milk in the fridge on the right'
    return (words[0], *some, *(w for w in words[3:at] if w not in _LEFT_SO), *words[at:])
