"""The guards against doing what a command denies, or the opposite of what it says."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.denials import (
    denies,
    in_denial,
    NEGATIONS,
    tells_of_somebody,
    tells_of_us,
    tells_what_is_not_sensed,
)
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.guards.omissions import after_correction
from llm_bridge.language.guards.remarks import is_statement, purposes, remarks
from llm_bridge.language.guards.sides import doing, sides, verbs
from llm_bridge.language.plans.plan import Call, If, Repeat, walk
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import Region
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.senses import is_complaint
from llm_bridge.language.text.marker_words import (
    BE,
    CONDITIONS,
    FILLERS,
    JOINERS,
    THEN,
    TOO,
)
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.switching_idioms import BEGIN, END, idioms_in, says_to_blink
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

# fmt: off
_POLITE = frozenset({'please', 'now', 'bitte', 'jetzt', 'mal', 'maintenant', 'ahora', 'merci'})
_SMALL = frozenset({'the', 'my', 'our', 'your', 'that', 'this'})
_EXTENDED = frozenset({'awning', 'awnings', 'sunshade', 'sunshades', 'canopy', 'parasol',
                       'marquee', 'sunblind'})
"""Are open when they are out."""
_STOPPING = frozenset({'stop', 'quit', 'end', 'cease', 'finish'})
_KEPT = frozenset({'keep', 'keeps', 'kept', 'stay', 'stays', 'remain', 'remains', 'leave', 'left'})
_NOT_THAT_WAY = _KEPT | NEGATIONS | {'still', 'no', 'instead', 'rather', 'than'}
"""Before 'on' or 'off' they say that it is not switched so."""
_NEEDLESS = (('nobody', 'needs'), ('nobody', 'wants'), ('nobody', 'uses'))
_ON = frozenset({'turn_on', 'switch_on', 'power_on'})
_WAYS = {
    **dict.fromkeys(('turn_on', 'turn_off'), frozenset({'on', 'off'})),
    **dict.fromkeys(('open', 'close'), frozenset({'up', 'down'})),
}
"""Skill -> the two words of which only one can be meant by it."""
_WHEREABOUTS = frozenset({'up', 'down'})
_SWITCHED = frozenset({'turn', 'switch', 'put', 'power', 'leave', 'keep', 'it', 'them'})
_THERE = frozenset({'here', 'there', 'in', 'at', 'on', 'by'})
_LENGTHS = frozenset(f'{unit}{s}' for unit in ('second', 'minute', 'hour') for s in ('', 's'))
_AWAY = (['out', 'of'], ['away', 'of'], ['off', 'of'])
_OWN_MEANING: Mapping[str, frozenset[str]] = {
    'off': frozenset({'set', 'kick'}),
    'out': frozenset({'let', 'roll', 'pull', 'wind', 'send', 'bring', 'take', 'move', 'drive',
                      'slide', 'get', 'run', 'go', 'come', 'carry', 'try', 'sort'}),
}
"""Particles, and verbs with which they do not mean that something ends."""
# fmt: on


def contrary(it: Checked) -> Iterable[Doubt]:
    """Doubt calls whose words deny them, or say the opposite; both at once cancel out."""
    words = it.words
    for region in it.regions:
        if not isinstance(region.leaf, Call):
            continue
        denied = _denied(it, region, region.leaf)
        is_quit = denied is None and (denied := _quit(it, region, region.leaf)) is not None
        opposite = _opposite_word(it, region.leaf, it.stretch(region))
        if denied is None and len(it.regions) == 1:
            # 'We are done in the sauna, turn it off'
            opposite = opposite or _opposite_word(it, region.leaf, range(len(words)))
        if opposite and _is_done_in_turn(it, region.leaf, opposite):
            opposite = ''
        opposite = opposite or _unheard(it, region.leaf)
        opposite = opposite or _idiom_word(it, region, region.leaf)
        if denied is not None and opposite and not is_quit:
            yield Doubt('polarity', reason='I am not sure which way you mean it')
            continue
        if denied is not None:
            said = ' '.join(words[denied : region.end])
            yield Doubt(
                'negation',
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=said,
                    came=said,
                    message=f"'{said}' says that something is not to be done, so I do not do it. "
                    'Say only what is to be done.',
                ),
            )
        if opposite:
            phrase = ' '.join(words[region.start : region.end])
            name = region.leaf.skill.replace('_', ' ')
            yield Doubt(
                'polarity',
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=phrase,
                    came=phrase,
                    message=f"I read '{phrase}' as '{name}', but '{opposite}' says the opposite, "
                    'so I do nothing. Please say it again.',
                ),
            )
        elif _turned(it, region, region.leaf) or _is_both(it):
            yield Doubt('polarity', reason='I am not sure which way you mean it')


def away(it: Checked) -> Iterable[Doubt]:
    """Doubt a way to where somebody is to come from: 'get the cart out of the press cell'."""
    for region in it.regions:
        call = region.leaf
        if not isinstance(call, Call) or not any(
            it.site.skills_of(a.id)[call.skill].motion == 'go' for a in it.site.actors(call.skill)
        ):
            continue
        at = find(it.words, split_words(call.args[0])) if call.args else None
        before = [w for w in it.words[:at] if w not in _SMALL] if at else []
        if before[-1:] == ['from'] or before[-2:] in _AWAY:
            yield Doubt('polarity', reason='I am not sure which way you mean it')


def another_deed(it: Checked) -> Iterable[Doubt]:
    """Doubt the end of something else than what is named: 'stop mowing', read as the pump."""
    for call in it.calls:
        if call.args[:1] != (UNSAID,) or not _STOPPING & {*call.skill.split('_')}:
            continue
        own: set[str] = set()
        for actor in it.site.actors(call.skill):
            told = (*actor.names(), actor.kind.replace('_', ' '))
            own |= {w for text in told for w in split_words(text)}
            for skill in it.site.skills_of(actor.id).values():
                own |= {*split_words(skill.description)} | verbs(skill, it.language)
        bare = [w for w in it.words if w not in _SMALL]
        for one, deed in zip(bare, bare[1:], strict=False):
            if one not in _STOPPING or not deed.endswith('ing') or len(deed) < 6:
                continue
            if not any(word.startswith(stem_of(deed)) for word in own):
                yield Doubt(
                    'polarity',
                    Problem(
                        code=ProblemCode.NOT_UNDERSTOOD,
                        because=f'{one} {deed}',
                        came=f'{one} {deed}',
                        message=f'I do not know what is {deed}, so I do nothing. Say what is to '
                        f'{one}.',
                    ),
                )


def to_and_fro(it: Checked) -> Iterable[Doubt]:
    """Doubt a thing and its opposite at once where the words do not join two ('open uh close').

    What is to blink is to go on and off.

    And a call that copies both, each with its thing: 'the heating off downstairs and on upstairs'.
    """
    for call in it.calls:
        if any(_switches_over(split_words(p)) for p in call.args[:1]):
            yield Doubt('polarity', reason='I am not sure which way you mean it')
    if it.breaks or any(w in JOINERS for w in it.words) or says_to_blink(it.words):
        return
    for one, other in zip(it.calls, it.calls[1:], strict=False):
        if one.args[:1] == other.args[:1] and any(
            (skills := it.site.skills_of(actor.id))[one.skill].inverse == other.skill
            or (other.skill in skills and skills[other.skill].inverse == one.skill)
            for actor in it.site.actors(one.skill)
        ):
            yield Doubt('polarity', reason='I am not sure which way you mean it')


def either_one(it: Checked) -> Iterable[Doubt]:
    """Doubt doing both where only one is said: 'turn off the radio or the television'."""
    done = [r for r in it.regions if isinstance(r.leaf, Call) and r.end > r.first]
    for one, other in zip(done, done[1:], strict=False):
        between = range(max((i for i in it.covered if i < other.first), default=0), other.first)
        said = [it.words[i] for i in between if i not in it.covered]
        if one.first < other.first and said[:1] == ['or'] and 'if' not in it.words:
            yield Doubt('polarity', reason='I am not sure whether you mean both')


def as_long_as(it: Checked) -> Iterable[Doubt]:
    """Doubt an end when that begins which it is to last as long as: 'while the tv is on'."""
    for part in walk(it.plan):
        if not isinstance(part, Repeat) or part.how != 'until':
            continue
        before = it.words[: find(it.words, split_words(part.phrase)) or 0]
        if before[-1:] == ('while',) or before[-3:] == ('as', 'long', 'as'):
            yield Doubt(
                'polarity',
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=part.phrase,
                    came=part.phrase,
                    message=f"It is to last as long as '{part.phrase}', and I read that as until "
                    'then, so I do nothing. Say until when.',
                ),
            )


def _switches_over(phrase: tuple[str, ...]) -> bool:
    """Return whether a phrase says on of one thing and off of another."""
    return any(
        {one, other} == {'on', 'off'} and JOINERS & set(phrase[at:after])
        for at, one in enumerate(phrase)
        for after, other in enumerate(phrase[at + 1 :], start=at + 1)
    )


def either_way(it: Checked) -> Iterable[Doubt]:
    """Doubt plans that do the same whether a condition holds or not: nobody says that."""
    table = phrase_words(it.language)
    for part in walk(it.plan):
        one, other = (part.body, part.otherwise) if isinstance(part, If) else (None, None)
        if not isinstance(one, Call) or not isinstance(other, Call):
            continue
        leans = any(split_words(a) in table.it | table.them for a in other.args[:1])
        same = replace(other, args=(*one.args[:1], *other.args[1:])) if leans else other
        if same == one:
            yield Doubt('polarity', reason='I am not sure what is to be done in which case')


def _turned(it: Checked, region: Region, call: Call) -> bool:
    """Return whether only the opposite is said, and before ('turn off the tv, then the radio')."""
    own, opposite = sides(it.site, call, it.language)
    stretch = it.stretch(region)
    if _in_idioms(it, stretch) and not against_idiom(it.words, region, call, it.breaks, it.site):
        return False  # 'run the belt for an hour then cut it'
    before = {it.words[i] for i in range(min(region.first, len(it.words))) if i not in it.covered}
    return opposite.said(before) != '' and own.said(it.words) == ''


def _is_both(it: Checked) -> bool:
    """Return whether 'on' and 'off' are said of things, and one call switches all of them.

    'Lights on in the living room, hall off' read as turning off both; so of 'up' and 'down', where
    both open or close.
    """
    if it.language != 'en' or len(it.calls) != 1 or {*it.words} & (BE | CONDITIONS.keys()):
        return False
    ways = _WAYS.get(it.calls[0].skill, frozenset())
    words = it.words
    ends = {*it.breaks, len(words)}
    begins = [i for i in range(len(words)) if i in ends or words[i] in JOINERS or not i]
    said = {
        words[i]
        for i in after_correction(words, range(len(words)))
        if words[i] in ways
        and not {*words[max(b for b in begins if b <= i) : i]} & _NOT_THAT_WAY
        and (
            i + 1 in ends
            or words[i + 1] in ('in', 'and', 'but')
            or words[i - 1 : i] in (('turn',), ('switch',))
        )
    }
    return len(said) == 2


def _denied(it: Checked, region: Region, call: Call) -> int | None:
    """Return the index of the word that denies the call."""
    return next(
        (
            at
            for at in it.stretch(region)
            if (at not in it.covered or _leads_phrase(it, region, call, at))
            and denies(it.words, at, it.language)
            and not _is_in_a_choice(it, at, call)
            and not _only_tells(it, at, call)
            and (
                _begins_an_order(it, at)
                or not _in_condition(it.words, at, region.first, it.breaks)
            )
        ),
        None,
    )


def _quit(it: Checked, region: Region, call: Call) -> int | None:
    """Return the index of a word that ends the call, or says that nobody needs it.

    'Quit locking the door', drafted as locking it; 'nobody needs the lamp on' as turning it on.
    """
    verb, words = call.skill.split('_')[0], it.words
    for at in it.stretch(region):
        deed = words[at + 1] if at + 1 < len(words) else ''
        if words[at] in _STOPPING and deed in doing(verb):
            return at
        if words[at : at + 2] in _NEEDLESS and call.skill in _ON and 'on' in it.words[at:]:
            return at
    return None


def _only_tells(it: Checked, at: int, call: Call) -> bool:
    """Return whether 'not' is of what is told beside the order: 'we are not made of money'.

    Nothing that the call copies is in it, nor a word that says the call. A call that copies no
    thing may be of whatever is told about. What an order is for forbids nothing either: 'so that
    I can reach it without bending'.
    """
    is_for = it.words[at] == 'without' and at in purposes(it.words, it.breaks)
    is_of_us = tells_of_us(it.words, at) and call.args[:1] != (UNSAID,)
    start = max((b for b in it.breaks if b <= at), default=0)
    people = [split_words(n) for p in it.site.people.values() for n in p.names()]
    is_of_them = tells_of_somebody(it.words, at, start, people)
    if not (is_for or is_of_us or is_of_them or tells_what_is_not_sensed(it.words, at)):
        return False
    end = next((b for b in sorted(it.breaks) if b > at), len(it.words))
    told = range(at, end)
    said = {stem_of(it.words[i]) for i in told}
    own = {stem_of(v) for a in it.site.actors(call.skill)
           for v in verbs(it.site.skills_of(a.id)[call.skill], it.language)}  # fmt: skip
    return not it.covered & {*told} and not own & said


def _leads_phrase(it: Checked, region: Region, call: Call, at: int) -> bool:
    """Return whether nothing but talk stands before the word in the phrase that copies it.

    After a name it takes something out ('the lights but not the lamp'); words to be spoken may
    deny what they like.
    """
    spoken = any(
        arg.type is ArgType.TEXT
        for actor in it.site.actors(call.skill)
        for arg in it.site.skills_of(actor.id)[call.skill].args
    )
    before = it.words[region.first : at]
    return not spoken and region.first <= at and all(w in FILLERS for w in before)


def _is_in_a_choice(it: Checked, at: int, call: Call) -> bool:
    """Return whether a choice of the call, or its device, is called by the word that denies.

    'Do not disturb' is such a name.
    """
    if at not in it.covered:
        return False
    for actor in it.site.actors(call.skill):
        args = it.site.skills_of(actor.id)[call.skill].args
        choices = (choice.replace('_', ' ') for arg in args for choice in arg.choices)
        for name in map(split_words, (*choices, *actor.names())):
            starts = range(max(0, at - len(name) + 1), at + 1)
            is_there = any(it.words[i : i + len(name)] == name for i in starts)
            if is_there and ' '.join(name) in (*call.args, *call.options.values()):
                return True
    return False


def _begins_an_order(it: Checked, at: int) -> bool:
    """Return whether 'do not' stands behind a clause that is copied ('if it is off do not')."""
    return (
        it.words[at - 1 : at + 1] == ('do', 'not')
        and not {at - 1, at} & it.covered
        and (at - 2 in it.covered)
    )


def _in_condition(words: tuple[str, ...], at: int, first: int, breaks: frozenset[int]) -> bool:
    """Return whether the negation belongs to a condition ('and if it's not say so').

    In other languages it may as well belong to what is done then, so there has to be a break or
    a word such as 'dann' between it and the first word that is copied.
    """
    low = max((b for b in breaks if b <= at), default=0)
    led = next(
        (word for word in reversed(words[low:at]) if word in CONDITIONS or word in JOINERS), ''
    )
    if led not in CONDITIONS or words[at] not in CONDITIONS[led]:
        return False
    if words[at] == 'not':
        return words[at - 1] in BE
    return any(b in breaks or words[b] in THEN for b in range(at + 1, min(first, len(words) - 1)))


def _opposite_word(it: Checked, call: Call, stretch: range) -> str:
    """Return a word that says the opposite of the call, where none says the call itself."""
    words = it.words
    own, opposite = sides(it.site, call, it.language)
    small = phrase_words(it.language).articles if it.language != 'en' else frozenset()
    idiomatic = _in_idioms(it, stretch)
    for i in stretch:  # an awning that is out is open
        if words[i] in ('out', 'in') and words[i - 1] in _EXTENDED and i + 1 not in it.covered:
            if call.skill == ('close' if words[i] == 'out' else 'open'):
                return words[i]
    is_told = is_statement([words[i] for i in stretch])
    is_so_long = any(lasts_so_long(words, i) for i in stretch)
    aims = purposes(words, it.breaks) if it.language == 'en' else frozenset()
    told = remarks(words, it.covered, it.breaks) if it.language == 'en' else frozenset()
    said = [
        words[i]
        for i in after_correction(words, stretch)
        if (i not in it.covered or _is_particle(words, i) or _is_to_stay(it, i, stretch))
        and i not in idiomatic
        and i not in aims
        and not (i in told and _leads_to_thing(words, i))
        and not complains(words, i)
        and not (words[i] == 'out' and words[i - 1] in _EXTENDED and call.skill == 'open')
        and not (is_told and is_complaint(words[i], call.skill))
        and not ((is_told or is_so_long) and _says_where(words, i))
        and not (words[i] == 'send' and 'out' in words[i + 1 : i + 5])
        and not in_denial(words, i)
        and not _goes_with_verb(words, i, stretch)
        and not (words[i] in small and i != _last(words, stretch))
        and not _leads_to_one(words, i)
    ]
    used = (words[i] for i in idiomatic)
    return '' if own.said((*said, *used)) else opposite.said(said)


def _is_done_in_turn(it: Checked, call: Call, opposite: str) -> bool:
    """Return whether the word is of another call of the same robot, in the order that is said.

    Calls of nothing but a robot that is named last stand nowhere else: 'stand, wave and then sit,
    Bolt'.
    """
    if call.args or {*call.options} - {ROBOT}:
        return False
    own, _ = sides(it.site, call, it.language)
    said = own.said(w for i, w in enumerate(it.words) if i not in it.covered)
    at = next((n for n, c in enumerate(it.calls) if c is call), 0)
    others = [
        n
        for n, c in enumerate(it.calls)
        if not c.args
        and c.options == call.options
        and sides(it.site, c, it.language)[0].said([opposite])
    ]
    if not said or not others or it.words.count(said) > 1 or it.words.count(opposite) > 1:
        return False
    is_before = it.words.index(said) < it.words.index(opposite)
    return all((at < n) is is_before for n in others)


def _leads_to_one(words: tuple[str, ...], at: int) -> bool:
    """Return whether 'on' says where something is: 'the belts on that line'."""
    following = words[at + 1 : at + 3]
    return (
        words[at] == 'on'
        and len(following) == 2
        and following[0] in ('that', 'those', 'these')
        and at > 0
        and words[at - 1] not in _SWITCHED
    )


def lasts_so_long(words: tuple[str, ...], first: int) -> bool:
    """Return whether so long of what is named there is asked for: 'ten minutes of the lamp'."""
    while first > 0 and words[first - 1] in _SMALL | {'a', 'an'}:
        first -= 1
    return words[first - 1 : first] == ('of',) and {*words[first - 2 : first - 1]} <= _LENGTHS


def _leads_to_thing(words: tuple[str, ...], at: int) -> bool:
    """Return whether 'on' or 'in' stands before a thing: 'there is a cat on the lawn'."""
    return words[at] in ('on', 'in') and {*words[at + 1 : at + 2]} <= _SMALL | {'a', 'an'}


def _says_where(words: tuple[str, ...], at: int) -> bool:
    """Return whether the word leads to a place: 'it is so stuffy down in the cellar'."""
    return words[at] in _WHEREABOUTS or words[at] == 'out' and {*words[at + 1 : at + 2]} <= _THERE


def _unheard(it: Checked, call: Call) -> str:
    """Return the opposite of the call where an order begins with it and no call of the plan does.

    'Stop the belt there' read as no more than 'turn on: line two'.
    """
    own, opposite = sides(it.site, call, it.language)
    words = it.words
    if own.said(
        word
        for i, word in enumerate(words)
        # 'lights on', 'turn on'; in 'trouble on line two' it is no verb's
        if word != 'on' or i - 1 in it.covered or own.said(words[max(0, i - 1) : i])
    ):
        return ''
    starts = {0, *it.breaks, *(i + 1 for i, word in enumerate(words) if word in JOINERS)}
    left = {*range(len(words))} - it.covered - _in_idioms(it, range(len(words)))
    said = opposite.said(words[i] for i in starts & left)
    used = any(sides(it.site, c, it.language)[0].said([said]) for c in it.calls)
    return '' if used else said


def against_idiom(
    words: tuple[str, ...], region: Region, call: Call, breaks: frozenset[int], site: Site
) -> str:
    """Return the polarity of an idiom ('cut it') that says the opposite of the call, else ''."""
    stretch = range(region.start, min(region.end, len(words)))
    skills = [site.skills_of(a.id)[call.skill] for a in site.actors(call.skill)]
    found = {idiom.polarity for idiom in idioms_in(words, stretch, breaks)}
    if len(found) != 1 or not skills:
        return ''
    (said,) = found
    contrary_to = END if said == BEGIN else BEGIN
    return said if all(s.polarity == contrary_to for s in skills) else ''


def _idiom_word(it: Checked, region: Region, call: Call) -> str:
    """Return the idiom that says the opposite of the call, where no word says the call itself."""
    if it.language != 'en' or not against_idiom(it.words, region, call, it.breaks, it.site):
        return ''
    own, _ = sides(it.site, call, it.language)
    used = _in_idioms(it, it.stretch(region))
    if own.said(it.words[i] for i in it.stretch(region) if i not in used | it.covered):
        return ''
    idiom = next(iter(idioms_in(it.words, it.stretch(region), it.breaks)))
    return ' '.join(it.words[i] for i in idiom.at)


def idiom_words(it: Checked) -> set[str]:
    """Return the words of idioms that some call of the plan is in keeping with."""
    done = {s[c.skill].polarity for c in it.calls for a in it.site.actors(c.skill)
            if (s := it.site.skills_of(a.id))}  # fmt: skip
    found = idioms_in(it.words, range(len(it.words)), it.breaks) if it.language == 'en' else ()
    return {it.words[i] for idiom in found if idiom.polarity in done for i in idiom.at}


def _in_idioms(it: Checked, stretch: range) -> frozenset[int]:
    """Return where words stand that only together with others say what they say: 'off you go'."""
    if it.language != 'en' or not stretch:
        return frozenset()
    return frozenset(i for idiom in idioms_in(it.words, stretch, it.breaks) for i in idiom.at)


def _goes_with_verb(words: tuple[str, ...], at: int, stretch: range) -> bool:
    """Return whether the particle is that of a verb with a meaning of its own: 'set X off'."""
    verbs_of = _OWN_MEANING.get(words[at], frozenset())
    return any(words[i] in verbs_of for i in range(stretch.start, at))


def _last(words: tuple[str, ...], stretch: range) -> int:
    """Return the index of the last word of a clause, where verbs have their particle."""
    return next((i for i in reversed(stretch) if words[i] not in _POLITE), stretch.start)


def _is_particle(words: tuple[str, ...], at: int) -> bool:
    """Return whether a copied word is the verb's ('lights *out* in the hall')."""
    return (
        words[at] in ('on', 'off', 'out')
        and words[at - 1 : at] not in (('is',), ('are',), ('still',), ('left',), ('that',))
        and not (words[at] == 'on' and words[at + 1 : at + 2] in (('the',), ('my',), ('this',)))
    )


def _is_to_stay(it: Checked, at: int, stretch: range) -> bool:
    """Return whether a phrase ends in how a thing is to stay: 'keep the front door locked'."""
    return at + 1 not in it.covered and any(it.words[i] in _KEPT for i in range(stretch.start, at))


def complains(words: tuple[str, ...], at: int) -> bool:
    """Return whether the word is what is too much already ('the fan is too slow')."""
    return any(w in TOO for w in words[max(0, at - 2) : at]) or words[at + 1 : at + 2] == (
        'enough',
    )
