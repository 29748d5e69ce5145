"""Hints ('it is dark in the hall') that were drafted as changing something of another sense.

What is said to be too dark is not to be made warmer. Where one thing there changes what is said,
that is meant; otherwise nothing is.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from llm_bridge.language.guards.remarks import is_statement
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Plan, Unknown
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.skills.sayings import NEARLY, Saying
from llm_bridge.language.skills.senses import Need, NEEDS, OF_ONE_SENSE, Sense, sense_of, UNLIT
from llm_bridge.language.text.spelling import stem_of, tokens
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex, PLAYING
from llm_bridge.site.entity import Device
from llm_bridge.site.site import Site

Words = tuple[str, ...]
_SIGHS = frozenset({'ugh', 'phew', 'brr', 'oh', 'ah', 'dear', 'god', 'man', 'gosh', 'wow', 'uff',
                    'hmm', 'well', 'hey', 'ouch', 'boy', 'my', 'sorry'})  # fmt: skip
_FANCIES = frozenset({'fancy', 'fancies'})
"""'I fancy a bit of quiet piano' says what is wanted, not that it is too quiet."""
_READ = frozenset({'read', 'book', 'novel', 'page', 'pages', 'newspaper', 'magazine'})
"""Tell that somebody is reading."""
_STARTS = ('turn_on', 'start', 'open')
_IN = frozenset({'in', 'at', 'on'})
_DETERMINERS = frozenset({'the', 'my', 'our', 'your', 'this', 'that', 'these', 'those', 'all'})
_VERBS = frozenset({'is', 'are', 'looks', 'look', 'has', 'have', 'feels', 'feel', 'seems', 'seem',
                    'got', 'gets', 'was', 'were'})  # fmt: skip
_NOBODYS = frozenset({'i', 'we', 'he', 'she', 'they', 'you', 'it', 'there', 'that', 'this',
                      'everybody', 'everyone', 'somebody', 'someone'})  # fmt: skip
"""Tell of no thing that could be watered or heated."""
LOOKS = frozenset({'look', 'looks', 'looking', 'feels', 'smells'})
"""Say how a thing is, and not what is to be done."""
_LIT = ('turn_on', True)
"""What is done no more where it is done already."""


def with_what_is_hinted(
    plan: Plan,
    words: Words,
    breaks: frozenset[int],
    sayings: Mapping[str, Saying],
    kinds: Callable[[Call], frozenset[str]],
    the_one: Callable[[Sense, Words], Call | None],
    unlit: Callable[[Call], Call | None],
) -> tuple[Plan, Call | None]:
    """Return the plan with a hint read as what changes what it says, and the call put in.

    `kinds` returns those of the devices that a call acts on, `the_one` the call that changes it,
    `unlit` that which turns on what it brightens, if it may be off.
    """
    alone = len(calls(plan)) == 1
    if _FANCIES & {*words}:
        return plan, None
    for region in regions_of(words, plan, breaks):
        call, said = region.leaf, words[region.start : region.end]
        whole = alone and sense_of(said) is None
        if whole:
            said = words  # 'I am in the study and I cannot see', drafted of 'in the study'
        first = next((at for at in sorted(breaks) if region.start < at < region.end), region.end)
        sense = sense_of(said) or sense_of(words[region.start : first])
        if not isinstance(call, Call) or sense is None or not is_statement(said):
            continue
        if any(_is_ordered(c, call) for c in _clauses(words, breaks)):
            continue  # 'it is stuffy in here, fan on full'
        if whole and not all(map(is_statement, _clauses(words, breaks))):
            continue  # 'warmer in all rooms, he is shivering' is an order and why
        if call.skill in sayings and sayings[call.skill].said_by(said) > NEARLY:
            continue  # it is an order: 'it is dark, make it warmer'
        lit = unlit(call) if call.skill == 'brighten' and UNLIT & {*said} else None
        if lit is not None:
            return swapped(plan, call, lit), lit if whole else None
        acts = kinds(call)
        if not acts and sayings[call.skill].said_by(said) < NEARLY:
            other = the_one(sense, said)  # 'it is stuffy in here', drafted as taking off
            if other is not None:
                return swapped(plan, call, other), other
        if acts == {'media_player'} and find(said, split_words(call.args[0])) is None:
            other = the_one(sense, said)  # what plays is too loud, and not what is off
            other = other or replace(call, args=(UNSAID,))
            return swapped(plan, call, other), other
        wrong = _is_wrong(call.skill, sense, acts)
        if wrong or acts and sense.changes[0][0] not in acts and acts <= {*OF_ONE_SENSE}:
            other = the_one(sense, said)
            if wrong or other is not None:
                return swapped(plan, call, other or Unknown(' '.join(said))), other
    return plan, None


def _is_ordered(clause: Words, call: Call) -> bool:
    """Return whether a clause that tells nothing has a value of the call besides its thing."""
    values = map(split_words, (*call.args[1:], *call.options.values()))
    return not is_statement(clause) and any(find(clause, v) is not None for v in values if v)


def hint_in(words: Words, breaks: frozenset[int]) -> Sense | None:
    """Return what a command says is too much that says nothing else and orders nothing."""
    clauses = _clauses(words, breaks)
    if not all(is_statement(c) for c in clauses if not _is_sigh(c)) or _FANCIES & {*words}:
        return None
    return next((s for c in clauses if (s := sense_of(c)) is not None), None)


def _clauses(words: Words, breaks: frozenset[int]) -> list[Words]:
    """Return the words between one break and the next."""
    starts = sorted({0, *breaks})
    ends = [*starts[1:], len(words)]
    return [words[start:end] for start, end in zip(starts, ends, strict=True)]


def _is_sigh(clause: Words) -> bool:
    """Return whether a clause is no more than 'ugh' or 'oh dear'."""
    return len(clause) <= 2 and all(w in _SIGHS for w in clause)


def the_one_there(
    sense: Sense, words: Words, area: str | None, site: Site, is_on: Callable[[str], bool]
) -> Call | None:
    """Return how the only device changes it that is in the room which the words name.

    Of several kinds the likeliest counts, of several of a kind the one called by what is done
    there: 'too dark for reading'. `area` is where the speaker is, meant where no room is named;
    where that is not known either, it has to be the only one of the site.
    """
    named_so = _made_for(sense, words, area, site)
    if named_so is not None:
        return named_so
    areas = site.areas.values()
    said = {a.id for a in areas if any(_says(words, n) for n in a.names())}
    named = said or ({area} if area is not None else set())
    there = [d for d in site.devices.values() if not named or d.area in named]
    kinds = dict.fromkeys(kind for kind, _ in sense.changes if kind in OF_ONE_SENSE)
    kinds = kinds or dict.fromkeys(kind for kind, _ in sense.changes)
    sorts = {d.id: _sort_of(d, site) for d in there}
    first = next((kind for kind in kinds if kind in sorts.values()), None)
    there = [d for d in there if sorts[d.id] == first]
    if len(there) > 1:
        running = [d for d in there if first == 'media_player' and is_on(d.id)]
        there = running or [d for d in there if _is_called_by_deed(d.name, words)]
    if len(named) > 1 or len(there) != 1:
        return None
    own = site.skills_of(there[0].id)
    lit = is_on(there[0].id)
    skill = next(
        (s for k, s in sense.changes if k == first and s in own and (s, lit) != _LIT), None
    )
    if skill is None or any(a.required for a in own[skill].args):
        return None
    return Call(skill, (' '.join(split_words(there[0].name)),))


def what_serves(need: Need, words: Words, site: Site) -> Call | None:
    """Return how the only device starts that does what is needed where the words say.

    It is called after that, and its name or its room is said: the drip line of the vegetable bed.
    """
    said = {stem_of(w.removesuffix("'s")) for w in words}
    found = [
        (device, skill)
        for device, skill in _made(need.named, site)
        if any(
            said & ({stem_of(w) for w in split_words(n)} - need.named - _DETERMINERS)
            for n in (*device.names(), *_rooms_of(device, site))
        )
    ]
    if len(found) != 1:
        return None
    device, skill = found[0]
    return Call(skill, (' '.join(split_words(device.name)),))


def _rooms_of(device: Device, site: Site) -> tuple[str, ...]:
    area = site.areas.get(device.area or '')
    return area.names() if area is not None else ()


def lights_called(words: Words, site: Site, index: NameIndex) -> list[str]:
    """Return the lights of which all is said but that they are some: 'in the trailer on dock 2'.

    Of trailer lamp 2; more than one word of a name has to be said.
    """
    said = {*tokens(words)}
    found = []
    for device in site.devices.values():
        names = [{*tokens(split_words(n))} for n in device.names() if device.kind == 'light']
        bare = [{t for t in name if not index.of_sort((t,))} for name in names]
        if any(len(name) > 1 and name <= said for name in bare):
            found.append(device.id)
    return found


def _sort_of(device: Device, site: Site) -> str:
    """Return the kind of a device; a speaker of a kind of one's own is heard like any other."""
    return 'media_player' if PLAYING & {*site.skills_of(device.id)} else device.kind


def _made_for(sense: Sense, words: Words, area: str | None, site: Site) -> Call | None:
    """Return how the only device starts that is called after what changes it: the ventilation.

    It is in the room that the words name, or, where none is there, the only one of the site.
    """
    said = {a.id for a in site.areas.values() if any(_says(words, n) for n in a.names())}
    made = _made(sense.named, site)
    rooms = said or ({area} if area is not None else set())
    there = [pair for pair in made if pair[0].area in rooms]
    found = there or made
    if len(found) != 1:
        return None
    device, skill = found[0]
    return Call(skill, (' '.join(split_words(device.name)),))


def _made(named: frozenset[str], site: Site) -> list[tuple[Device, str]]:
    """Return the devices that have one of some words in a name, each with how it starts."""
    made = [
        (d, skill)
        for d in site.devices.values()
        if named & {stem_of(w) for n in (*d.names(), d.kind.replace('_', ' '))
                    for w in split_words(n)}
        for skill in _STARTS
        if (own := site.skills_of(d.id).get(skill)) is not None
        and not any(a.required for a in own.args)
    ]  # fmt: skip
    return list({d.id: (d, skill) for d, skill in reversed(made)}.values())


def need_in(words: Words, breaks: frozenset[int]) -> tuple[Need, tuple[Words, ...]] | None:
    """Return what a command says has to be done to a thing, and the orders that would say so.

    It says nothing else and orders nothing: 'the orchid is looking thirsty'.
    """
    clauses = _clauses(words, breaks)
    if not all(is_statement(c) or _tells_looks(c) for c in clauses if not _is_sigh(c)):
        return None
    for clause in clauses:
        for need in NEEDS:
            at = next((i for i, w in enumerate(clause) if w in need.words), None)
            thing = _subject(clause[:at]) if at is not None else ()
            if at is None or not thing or thing[-1] in _NOBODYS:
                continue
            if need.of and stem_of(thing[-1]) not in need.of and thing[-1] not in need.of:
                continue
            where = clause[at + 1 :] if clause[at + 1 : at + 2] and clause[at + 1] in _IN else ()
            return need, tuple((verb, *thing, *where) for verb in need.verbs)
    return None


def _tells_looks(clause: Words) -> bool:
    """Return whether a clause tells how several look: 'my tomatoes look thirsty'."""
    return bool({*clause[:1]} & _DETERMINERS) and {*_subject(clause)} != set()


def _subject(said: Words) -> Words:
    """Return the words for what is spoken of, before the verb of a statement."""
    for at, word in enumerate(said):
        if word.endswith("'s"):
            thing = (*said[:at], word.removesuffix("'s"))
            return thing if thing[0] in _DETERMINERS else ('the', *thing)
        if word in _VERBS:
            return said[:at]
    return ()


def _is_called_by_deed(name: str, words: Words) -> bool:
    """Return whether a name has a word for what is done there: 'reading lamp'."""
    deeds = {w for w in split_words(name) if w.endswith('ing') and len(w) > 5}
    stems = {stem_of(w) for w in words}
    if 'reading' in deeds and _READ & {*words}:
        return True
    return bool(deeds & {*words}) or any(stem_of(w) in stems for w in deeds)


def _is_wrong(skill: str, sense: Sense, kinds: frozenset[str]) -> bool:
    """Return whether a skill changes another sense, or this one the other way."""
    kinds |= {kind for kind, skills in OF_ONE_SENSE.items() if skill in skills}
    return any(kind in OF_ONE_SENSE and (kind, skill) not in sense.changes for kind in kinds)


def _says(words: Words, name: str) -> bool:
    return find(words, split_words(name)) is not None
