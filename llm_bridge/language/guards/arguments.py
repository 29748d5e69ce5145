"""The guard against plans that drop an amount, a place or the thing that a command says."""

from collections.abc import Iterable, Iterator

from llm_bridge.language.guards.accounting import accounted_for
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import Region
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import UNITS
from llm_bridge.language.text.spelling import stem_of, token, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

# fmt: off
_BEFORE_AMOUNTS = frozenset({'to', 'at', 'by', 'auf', 'um', 'à', 'de', 'al', 'a', 'for', 'in',
                             'every', 'after'})
_AMOUNTS = frozenset({'half', 'full', 'max', 'maximum', 'minimum', 'double', 'quarter', 'twice',
                      'thrice', 'hälfte', 'moitié', 'mitad'})
_NO_NUMBERS = frozenset({'one', 'a', 'an', 'second', 'third', 'point', 'couple', 'pair', 'un',
                         'une', 'ein', 'eine', 'einen', 'uno', 'una', 'dot', 'once', 'score'})
_BEFORE_THINGS = frozenset({'the', 'my', 'our', 'your', 'this', 'that', 'der', 'die', 'das',
                            'den', 'le', 'la', 'les', 'el', 'los', 'las'})
_THEIR = frozenset({'its', 'his', 'her', 'their'})
_PREPOSITIONS = frozenset({'to', 'in', 'into', 'on', 'onto', 'at', 'from', 'out', 'nach', 'zu',
                           'auf', 'dans', 'sur', 'à', 'en', 'a', 'al'})
_BRINGING = frozenset({'bring', 'deliver', 'take', 'carry', 'transport', 'haul'})
# fmt: on


def unsaid_arguments(it: Checked) -> Iterable[Doubt]:
    """Doubt plans that leave unsaid what the command says."""
    if not it.calls:
        return
    left = _amount(it)
    if left:
        yield Doubt('argument', reason=f"I did not use '{left}'")
    known = accounted_for(it)
    known |= {token(w) for w in known} | {stem_of(w) for w in known}
    for region in it.regions:
        if isinstance(region.leaf, Call):
            for phrase in (
                _place(it, region),
                _thing(it, region, known),
                _another_thing(it, region),
                _handled(it, region, known),
            ):
                if phrase:
                    yield Doubt('argument', reason=f"I did not use '{phrase}'")


def _amount(it: Checked) -> str:
    """Return an amount that no phrase copies, with its unit ('for ten minutes')."""
    words, covered, language = it.words, it.covered, it.language
    units = UNITS.get(language, UNITS['en'])
    for at, word in enumerate(words):
        if at in covered or word in _NO_NUMBERS:
            continue
        led = words[at - 1] in _BEFORE_AMOUNTS if at else False
        end = at + 1
        while end < len(words) and end not in covered and is_number(words[end], language):
            end += 1
        with_unit = words[end : end + 1] and words[end] in units and words[end] != 'in'
        if is_number(word, language) and (led or with_unit) or word in _AMOUNTS and led:
            return ' '.join(words[at : end + bool(with_unit)])
    return ''


def _place(it: Checked, region: Region) -> str:
    """Return words for where the speaker is, if the call could name a place and does not."""
    if not isinstance(region.leaf, Call):
        return ''
    call = region.leaf
    if not any(
        arg.type is ArgType.PLACE
        for actor in it.site.actors(call.skill)
        for arg in _open(call, actor.id, it.site)
    ):
        return ''
    words, table = it.words, phrase_words(it.language)
    wanted = {p for p in table.me if len(p) > 1} | table.here | table.there
    for at in it.stretch(region):
        for length in (4, 3, 2, 1):
            run = words[at : at + length]
            if (
                run in wanted
                and run not in table.it
                and not region.covered & set(range(at, at + length))
            ):
                return ' '.join(run)
    return ''


def _open(call: Call, actor: str, site: Site) -> Iterator[Arg]:
    """Yield the optional arguments that the call leaves unsaid."""
    skill = site.skills_of(actor)[call.skill]
    required = sum(a.required for a in skill.args) + (actor not in site.robots)
    if len(call.args) <= required:
        for arg in skill.args:
            if not arg.required and arg.name not in call.options:
                yield arg


def _thing(it: Checked, region: Region, known: set[str]) -> str:
    """Return a thing that is named where the call leaves its device or place unsaid."""
    if not isinstance(region.leaf, Call):
        return ''
    call = region.leaf
    wanted = max(
        (
            sum(a.required for a in it.site.skills_of(actor.id)[call.skill].args)
            + (actor.id not in it.site.robots)
            for actor in it.site.actors(call.skill)
        ),
        default=0,
    )
    if len(call.args) >= wanted and UNSAID not in call.args:
        return ''
    for at in it.stretch(region)[1:]:
        if at not in it.breaks and _new(it.words, at, region, known):
            return ' '.join(it.words[at - 1 : at + 1])
    return ''


def _another_thing(it: Checked, region: Region) -> str:
    """Return a thing that is named right behind the verb, where another is taken for it.

    'Close its door', drafted without any thing, closes what there is to close: the blinds.
    """
    call = region.leaf
    if not isinstance(call, Call) or call.args[:1] != (UNSAID,) or not it.named:
        return ''
    verbs = {*call.skill.split('_')[:1]}
    nouns = {
        key[-1]
        for entity in (*it.site.devices.values(), *it.site.objects.values())
        for names in (entity.names(), _kind_names(entity.kind, it))
        for name in names
        if (key := tokens(split_words(name)))
    }
    choices = {
        t
        for robot in it.site.robots.values()
        for name, skill in robot.skills.items()
        for text in (name.replace('_', ' '), *(c for a in skill.args for c in a.choices))
        for t in tokens(split_words(text))
    }
    for at in it.stretch(region)[2:]:
        said = token(it.words[at])
        if (
            at not in region.covered | it.breaks
            and it.words[at - 1] in _BEFORE_THINGS | _THEIR
            and it.words[at - 2] in verbs
            and said in nouns | choices
            and said not in it.named | it.around
        ):
            return ' '.join(it.words[at - 1 : at + 1])
    return ''


def _kind_names(kind: str, it: Checked) -> tuple[str, ...]:
    known = it.site.kinds.get(kind)
    return tuple(known.names.get(it.language, ())) if known is not None else ()


def _handled(it: Checked, region: Region, known: set[str]) -> str:
    """Return what is to be brought somewhere, which the call forgets ('lead the guest to it')."""
    words = it.words
    if isinstance(region.leaf, Call) and _takes_what_it_has(region.leaf, it.site):
        return ''
    for at in it.stretch(region)[1:-2]:
        if (
            _new(words, at, region, known)
            and words[at + 1] in _PREPOSITIONS
            and at + 1 not in region.covered
            and at + 2 in region.covered
        ):
            return ' '.join(words[at - 1 : at + 1])
    return ''


def _takes_what_it_has(call: Call, site: Site) -> bool:
    """Return whether a skill brings whatever is loaded somewhere, which it has no words for."""
    for actor in site.actors(call.skill):
        skill = site.skills_of(actor.id)[call.skill]
        where = {w for a in skill.args for w in a.name.split('_')} | {'to', 'at'}
        rest = {*call.skill.split('_')} - where
        if (
            any(a.type is not ArgType.PLACE for a in skill.args)
            or not rest <= _BRINGING
            or not rest
        ):
            return False
    return bool(site.actors(call.skill))


def _new(words: tuple[str, ...], at: int, region: Region, known: set[str]) -> bool:
    """Return whether a noun stands there that the call neither copies nor accounts for."""
    word = words[at]
    return (
        at not in region.covered
        and words[at - 1] in _BEFORE_THINGS
        and not {word, token(word), stem_of(word)} & known
    )
