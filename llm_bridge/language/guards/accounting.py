"""The guard against plans that leave out a word which the site knows, or the order."""

from collections.abc import Iterable, Mapping

from llm_bridge.language.clauses.clauses import not_watched
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.guards.omissions import (
    left_out_condition,
    left_out_order,
    order_word,
    stated_in,
    unused_choice,
    unused_day,
)
from llm_bridge.language.guards.polarity import complains, idiom_words
from llm_bridge.language.guards.remarks import purposes, remarks
from llm_bridge.language.guards.sides import verbs
from llm_bridge.language.plans.plan import Call, Never, Unknown
from llm_bridge.language.plans.plan_regions import said_phrases
from llm_bridge.language.skills.argument_sorts import is_listener
from llm_bridge.language.skills.common_choices import choices_in
from llm_bridge.language.skills.handling import handled_by
from llm_bridge.language.skills.sayings import PARTICLES, seeks, SOUGHT
from llm_bridge.language.text.marker_words import FILLERS, HANDLING, HASTE, STARTS, TOO
from llm_bridge.language.text.number_words import COUNTS
from llm_bridge.language.text.spelling import stem_of, token, Tokens, tokens
from llm_bridge.language.text.time_phrases import DAYS
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

_HANDING_ON = frozenset({'tell', 'ask', 'order', 'instruct', 'command'})
_CALLING = frozenset({'please', 'hey', 'ok', 'okay', 'oh', 'thanks', 'now', 'dear', 'hi', 'so'})
_ALIKE = {'call': ('ring', 'phone'), 'close': ('shut',), 'shut': ('close',),
          'put': ('lay', 'place', 'set', 'rest', 'stand'), 'place': ('lay', 'put', 'set', 'rest'),
          'lay': ('put', 'place', 'set')}  # fmt: skip
"""Verb of a name -> others that mean the same."""
_GOING = frozenset({'go', 'come', 'drive', 'head', 'travel', 'return'})
"""Say that a robot goes somewhere, whatever the skill is called."""
_PASSING_ON = frozenset({'tell', 'ask', 'inform', 'let', 'know', 'text', 'message', 'word'})
"""Say that somebody is told something, whatever the skill is called."""
_DEVICES = frozenset({'machine', 'appliance', 'device'})
_HOURS = frozenset({'hour', 'hours', 'minute', 'minutes', 'second', 'seconds', 'day', 'days',
                    'week', 'weeks', 'while', *DAYS})  # fmt: skip
"""Say how long after 'for', and not what for."""
_HOW = frozenset({'quick', 'fast', 'rapid', 'express', 'short', 'slow', 'gentle', 'deep'})
_PROGRAMMES = frozenset(
    (w,) for w in ('wash', 'clean', 'cycle', 'programme', 'program', 'rinse', 'spin', 'mode')
)


def unaccounted(it: Checked) -> Iterable[Doubt]:
    """Doubt plans that leave out a word which the site knows, or which goes with a copied one.

    Other words are talk: 'unlock the back door, the plumber is there'.
    """
    if not it.calls:
        return
    words, covered = it.words, it.covered
    by_calls = _accounted_by_calls(it)
    known = FILLERS | by_calls
    stems = {token(w) for w in known} | {stem_of(w) for w in known} | it.named
    said = remarks(words, covered, it.breaks)
    told = said - _other_things(it, said) | _spoken_to(it)
    told |= purposes(words, it.breaks) - covered
    meant = _site_words(it.site, it.language) | {
        t for c in it.calls for p in said_phrases(c) for t in split_words(p)
    }
    whole, days = {p for c in it.calls for p in c.options.values()}, DAYS | {'today'}
    of_devices = any(a.id in it.site.devices for c in it.calls for a in it.site.actors(c.skill))
    chosen = {at for run in choices_in(words, it.site) if not covered & {*run} for at in run}
    left = []
    for at, word in enumerate(words):
        if _is_over(words, at) or (at not in covered and _is_a_programme(words, at)):
            left.append(word)
            continue
        if (
            at in covered
            or word in known | HANDLING
            or token(_bare(word)) in stems
            or stem_of(_bare(word)) in stems
            or at in told
            or complains(words, at)
            or _hands_on(words, at, it.breaks)
            or words[at - 1 : at + 2] == ('on', 'top', 'of')
            or (of_devices and _says_a_device(words, at))
            or (word != _bare(word) and _bare(word) in days & whole)  # "tomorrow's weather"
            or (word == 'only' and words[at + 1 : at + 2] in (('if',), ('when',), ('once',)))
        ):
            continue
        counts = word in COUNTS or word[:1].isdigit() or only_so(words, at)
        if (
            counts
            or token(word) in meant
            or at in chosen
            or _goes_with(words, at, covered, it.breaks)
        ):
            left.append(word)
    condition = left_out_condition(words, it.breaks, covered)
    is_told = any(_has_a_text(call.skill, it.site) for call in it.calls)
    is_judged = it.language == 'en' and not is_told
    stated = stated_in(condition, words, it.breaks, covered) if is_judged else ()
    if stated:
        yield Doubt('unaccounted', not_watched(' '.join(stated)))
        return
    left_out = (
        ' '.join(left)
        or left_out_order(words, covered, it.breaks, by_calls)
        or ' '.join(words[condition.start : condition.stop])
    )
    if left_out:
        yield Doubt('unaccounted', reason=f"I did not use '{left_out}'")


def _has_a_text(skill: str, site: Site) -> bool:
    """Return whether words are passed on by a skill: 'announce that we close when Ann is in'."""
    skills = (site.skills_of(actor.id)[skill] for actor in site.actors(skill))
    return any(arg.type is ArgType.TEXT for one in skills for arg in one.args)


def _is_over(words: tuple[str, ...], at: int) -> bool:
    """Return whether it tells what was: 'the music was far too loud' asks for nothing now."""
    return words[at] in ('was', 'were') and bool(TOO & {*words[at + 1 : at + 4]})


def _says_a_device(words: tuple[str, ...], at: int) -> bool:
    """Return whether it is any device that was spoken of: 'the machine', not 'the pie machine'."""
    return words[at] in _DEVICES and words[at - 1 : at] in (('the',), ('that',), ('this',))


def says_all(it: Checked) -> bool:
    """Return whether the plan accounts for every word: there is no talk beside it."""
    return not unused(it)


def unused(it: Checked) -> tuple[int, ...]:
    """Return the indices of the words that the plan does not account for."""
    known = accounted_for(it) | it.named
    stems = {token(w) for w in known} | {stem_of(w) for w in known}
    called = _called(it)
    return tuple(
        at
        for at, word in enumerate(it.words)
        if at >= called
        and at not in it.covered
        and not {word, token(_bare(word)), stem_of(_bare(word))} & (known | stems)
    )


def _other_things(it: Checked, said: frozenset[int]) -> frozenset[int]:
    """Return the words of remarks that name something else than what the plan acts on."""
    names = _names(it.site)
    found: set[int] = set()
    for first in said:
        for size in (1, 2, 3, 4):
            run = range(first, first + size)
            if not set(run) <= said:
                break
            key = tokens(_bare(it.words[i]) for i in run)
            if key in names and not set(key) <= it.named | it.around:
                found.update(run)
    return frozenset(found)


def _spoken_to(it: Checked) -> frozenset[int]:
    """Return the words of clauses that only say who is spoken to: '..., please Alfred'."""
    names = {tokens(split_words(n)) for r in it.site.robots.values() for n in r.names()}
    starts = sorted({0, *it.breaks})
    found: set[int] = set(range(_called(it)))
    for start, end in zip(starts, [*starts[1:], len(it.words)], strict=True):
        if tokens(w for w in it.words[start:end] if w not in _CALLING) in names:
            found.update(range(start, end))
    return frozenset(found)


def _called(it: Checked) -> int:
    """Return after how many words somebody has been called: 'hey Juniper, make me a coffee'."""
    if it.words[:1] not in (('hey',), ('ok',), ('okay',), ('hi',), ('hello',)):
        return 0
    actors = (*it.site.robots.values(), *it.site.devices.values())
    names = {tokens(split_words(n)) for actor in actors for n in actor.names()}
    return next((n + 1 for n in (3, 2, 1) if tokens(it.words[1 : n + 1]) in names), 0)


def _bare(word: str) -> str:
    return word.removesuffix("'s")


def _hands_on(words: tuple[str, ...], at: int, breaks: frozenset[int]) -> bool:
    """Return whether the word only hands the order on: 'tell the cart to go', 'ask Alfred to'."""
    if words[at] not in _HANDING_ON:
        return False
    end = next((b for b in range(at + 1, len(words)) if b in breaks), len(words))
    return 'to' in words[at + 2 : min(end, at + 6)]


def only_so(words: tuple[str, ...], at: int) -> bool:
    """Tell whether the word says of a condition that nothing else is so ('if only the tv is')."""
    return words[at] == 'only' and words[at - 1 : at] in (('if',), ('when',), ('once',))


def omitted(it: Checked) -> Iterable[Doubt]:
    """Doubt plans that leave out a direction, a day, or that one thing comes before another."""
    if not it.calls:
        return
    words, covered, regions = it.words, it.covered, it.regions
    for region in regions:
        if isinstance(region.leaf, Call):
            word = unused_choice(words, region.leaf, it.stretch(region), covered, it.site)
            if word:
                yield Doubt('unaccounted', reason=f"I did not use '{word}'")
    day = unused_day(words, covered | remarks(words, covered, it.breaks))
    if day:
        yield Doubt('unaccounted', reason=f"I did not use '{day}'")
    if all(isinstance(r.leaf, Call | Unknown | Never) for r in regions):
        firsts = [r.first for c in it.calls for r in regions if r.leaf is c]
        turn = order_word(words, firsts, covered)
        if turn:
            yield Doubt('unaccounted', reason=f"I am not sure of the order: you said '{turn}'")


def accounted_for(it: Checked) -> set[str]:
    """Return the words that need not be copied: the calls account for them, or they say little."""
    return {*FILLERS, *_accounted_by_calls(it)}


def _accounted_by_calls(it: Checked) -> set[str]:
    site, language = it.site, it.language
    known: set[str] = set()
    choices: set[str] = set()
    for call in it.calls:
        actors = site.actors(call.skill)
        skills = [site.skills_of(actor.id) for actor in actors]
        others = {stem_of(w) for them in skills for w in _other_verbs(call.skill, them, language)}
        for actor in actors:
            skill = site.skills_of(actor.id)[call.skill]
            # 'send a cleaning device home' does not account for 'clean', which is another skill
            told = {w for w in split_words(skill.description) if stem_of(w) not in others}
            known |= verbs(skill, language) | told | handled_by(actor, call)
            alike = {w for v in call.skill.split('_')[:1] for w in _ALIKE.get(v, ())}
            known |= {w for w in alike if stem_of(w) not in others}
            if seeks(skill):
                known |= SOUGHT | {'look'}  # 'find the cup' is looking for it
            if _tells_somebody(skill):
                known |= {w for w in _PASSING_ON if stem_of(w) not in others}
            home = site.entities.get(getattr(actor, 'home', None) or '')
            if skill.motion in ('go', 'home'):
                known |= {w for w in _GOING if stem_of(w) not in others}
            if skill.motion == 'home' and home is not None:
                known |= {w for n in home.names() for w in split_words(n)}
            kind = site.kinds.get(actor.kind)
            for effect in skill.effects:
                known |= set(split_words(effect.attribute.replace('_', ' ')))
                for states in kind.states.values() if kind is not None else ():
                    known |= {w for p in states.get(str(effect.value), ()) for w in p.split()}
            for arg in skill.args:
                known |= set(arg.name.split('_')) | set(split_words(arg.description))
                choices |= {w for c in arg.choices for w in split_words(c)}
                if arg.unit:
                    known |= {arg.unit, 'percent', 'degrees'}
    return known | (HASTE - choices) | idiom_words(it)


def _tells_somebody(skill: Skill) -> bool:
    """Return whether a skill says a text to somebody."""
    return any(map(is_listener, skill.args)) and any(a.type is ArgType.TEXT for a in skill.args)


def _other_verbs(name: str, skills: Mapping[str, Skill], language: str) -> set[str]:
    """Return the words that say another skill of the same thing, but for the nouns of its name.

    What both handle tells them not apart: the calendar of 'tell_calendar' is that of an entry.
    """
    return {
        w
        for s in skills.values()
        if s.name != name
        for w in verbs(s, language) - ({*s.name.split('_')[1:]} - PARTICLES)
    }


@once_per_site
def _names(site: Site) -> Mapping[Tokens, str]:
    """Return what the things of a site are called, each with what is called so."""
    return {
        tokens(split_words(name)): entity.id
        for entity in site.entities.values()
        for name in entity.names()
    }


@once_per_site
def _site_words(site: Site, language: str) -> frozenset[str]:
    """Return every word in a name, a word for a kind or a verb of the site."""
    found: set[str] = {token(a.floor) for a in site.areas.values() if a.floor}
    for entity in site.entities.values():
        names = (
            entity.name,
            *(a for code in (language, site.language) for a in entity.aliases.get(code, ())),
        )
        found |= {token(w) for n in names for w in split_words(n)}
        for skill in site.skills_of(entity.id).values():
            found |= {t for w in verbs(skill, language) for t in (token(w), stem_of(w))}
        kind = site.kinds.get(entity.kind)
        for name in kind.names.get(language, ()) if kind is not None else ():
            found |= {token(w) for w in split_words(name)}
    return frozenset(found)


def _is_a_programme(words: tuple[str, ...], at: int) -> bool:
    """Return whether the word says which programme, and no haste: 'quick' of 'quick wash'."""
    return words[at] in _HOW and words[at + 1 : at + 2] in _PROGRAMMES


def _goes_with(
    words: tuple[str, ...], at: int, covered: frozenset[int], breaks: frozenset[int]
) -> bool:
    """Return whether the word stands right beside a copied phrase, or says where that is."""
    if at + 1 in covered and at + 1 not in breaks and words[at + 1] not in STARTS:
        return True
    back = at - 1
    while (
        back >= 0
        and back not in covered
        and back + 1 not in breaks
        and words[back] in STARTS
        and at - back <= 3
    ):
        back -= 1
    led = words[back + 1 : at]
    if 'for' in led and words[at] not in _HOURS and words[at + 1 : at + 2] != ('to',):
        return False  # 'for the night', 'for my bath': what it is for
    return (
        back in covered
        and not any(i in breaks for i in range(back + 1, at + 1))
        and words[at - 1] not in ('for', 'to')
    )
