"""'Her lamp' with the name of whom was spoken of: 'Emma is home, turn on her lamp'."""

import re

from llm_bridge.language.text.other_words import same_names
from llm_bridge.language.text.spelling import SMALL, tokens
from llm_bridge.language.text.words import split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex

_THEIR = re.compile(
    r"(?<![\w'’-])(?:his|her|their)\s+(?P<what>[\w'’-]+(?:\s+[\w'’-]+){0,2})", re.IGNORECASE
)
_SAID = re.compile(r'["“”«»]|\b(?:say|tell|announce|remind)\b.*\bthat\b', re.IGNORECASE)
"""What follows is a text, which is not changed."""
_WHERE = frozenset({'in', 'at', 'on', 'of', 'by', 'from', 'to'})


def with_owners_named(text: str, index: NameIndex) -> str:
    """Return an English command with what belongs to the one person named before it called so.

    Only where there is something of that name: 'her hands' are left as they are.
    """
    at = 0
    while (found := _THEIR.search(text, at)) is not None:
        before, at = text[: found.start()], found.end() - len(found['what'])
        spoken_of = [p for p in index.site.people.values() if _is_named(p.names(), before)]
        if len(spoken_of) != 1 or _SAID.search(before) or _is_told(spoken_of[0].names(), before):
            continue
        words = split_words(found['what'])
        if words[0] in SMALL:
            continue  # 'bring her the cup'
        owner = f"{spoken_of[0].name}'s"
        if any(index.exact((owner.casefold(), *words[:n])) for n in range(1, len(words) + 1)):
            text = f'{before}{owner} {text[at:]}'
    return text


def _is_named(names: tuple[str, ...], text: str) -> bool:
    """Return whether one of the names is in the text, also with an 's behind it."""
    either = '|'.join(map(re.escape, names))
    return re.search(rf"(?<![\w-])(?:{either})(?:['’]s?)?(?![\w-])", text, re.I) is not None


def _is_told(names: tuple[str, ...], text: str) -> bool:
    """Return whether what follows is told to the one who is called so: 'remind Tom to take'."""
    either = '|'.join(map(re.escape, names))
    told = rf'\b(?:remind|tell|text|message|warn|ask)\s+(?:both\s+)?(?:{either})\s+(?P<more>.*)$'
    found = re.search(told, text, re.IGNORECASE | re.DOTALL)
    return found is not None and not re.search(r'[.,;:!?]|\b(?:and|then)\b', found['more'])


def with_what_is_owned(text: str, index: NameIndex) -> str:
    """Return an English command with what is somebody's said again: "Ann's lamp and Tom's".

    So is what the thing before is called, of 'the hall lamp and Tom's'. Only where there is
    something of that name.
    """
    owners = _owners(index)
    noun: tuple[str, ...] = ()
    at, done = 0, False
    while not done:
        done, found = True, split(text)
        words = tuple(w.text for w in found)
        while at < len(words):
            owner = next((o for o in owners if words[at : at + len(o)] == o), ())
            begin = at = at + (len(owner) or 1)
            if not owner:
                continue
            if not noun:
                before = (w for w in reversed(words[: begin - len(owner)]))
                noun = next(((w,) for w in before if _is_called(owner, w, index)), ())
            own = next((n for n in (1, 2, 3) if index.exact((*owner, *words[at : at + n]))), 0)
            if own and at + own <= len(words):
                noun = words[at : at + own]
            elif noun and index.exact((*owner, *noun)) and not _SAID.search(text):
                end = found[begin - 1].end
                text, done = f'{text[:end]} {" ".join(noun)}{text[end:]}', False
                break
    return text


def with_rooms_of_owners(text: str, index: NameIndex) -> str:
    """Return "the telly in Ann's room" for "Ann's telly", where nothing else is called that.

    Only where her room is called hers, and there is such a thing in it.
    """
    at = 0
    while at < len(found := split(text)):
        words = tuple(w.text for w in found)
        owner = next((o for o in _owners(index) if words[at : at + len(o)] == o), ())
        begin, end = at, at + len(owner)
        at = end if owner else at + 1
        rooms = index.areas_called((*owner, 'room')) if owner else ()
        if len(rooms) != 1 or words[end : end + 1] == ('room',) or _SAID.search(text):
            continue
        sizes = (n for n in (2, 1) if len(words) >= end + n)
        size = next((n for n in sizes if _is_in(rooms[0], words[end : end + n], index)), 0)
        if not size or any(index.exact((*owner, *words[end : end + n])) for n in (1, 2, 3)):
            continue
        whose = text[found[begin].start : found[end - 1].end]
        what = text[found[end].start : found[end + size - 1].end]
        instead = f'the {what} in {whose} room'
        text = f'{text[: found[begin].start]}{instead}{text[found[end + size - 1].end :]}'
    return text


def _owners(index: NameIndex) -> frozenset[tuple[str, ...]]:
    """Return what people are called, as owners of something."""
    names = (split_words(n) for p in index.site.people.values() for n in p.names())
    return frozenset((*name[:-1], f"{name[-1]}'s") for name in names)


def _is_in(room: str, noun: tuple[str, ...], index: NameIndex) -> bool:
    """Return whether a device in the room is called by a noun, or by another word for it."""
    there = [d for d in index.site.devices.values() if d.area == room]
    called = {i for name in (noun, *same_names(noun)) for i in index.called_with(name)}
    is_lit = 'light' in index.kinds_named(noun)  # a lamp is a light
    meant = (d for d in there if d.id in called or (is_lit and d.kind == 'light'))
    return bool(tokens(noun[-1:])) and any(meant)


def _is_called(owner: tuple[str, ...], noun: str, index: NameIndex) -> bool:
    """Return whether something is called by a noun of its owner, and not by the owner alone."""
    return noun not in SMALL and bool(index.exact((*owner, noun)))


def with_the_noun_of(phrase: str, before: str) -> str:
    """Return "Ann's" with what the phrase before is for: "Ann's light", after 'the hall light'."""
    said = split_words(before)
    end = next((at for at, word in enumerate(said) if at and word in _WHERE), len(said))
    noun = said[end - 1] if said else ''
    return f'{phrase} {noun}' if phrase.endswith("'s") and noun.isalpha() else phrase
