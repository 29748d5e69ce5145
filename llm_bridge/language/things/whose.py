"""'Her lamp' with the name of whom was spoken of: 'Emma is home, turn on her lamp'."""

import re

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
        if len(spoken_of) != 1 or _SAID.search(before):
            continue
        words = split_words(found['what'])
        owner = f"{spoken_of[0].name}'s"
        if any(index.exact((owner.casefold(), *words[:n])) for n in range(1, len(words) + 1)):
            text = f'{before}{owner} {text[at:]}'
    return text


def _is_named(names: tuple[str, ...], text: str) -> bool:
    """Return whether one of the names is in the text, also with an 's behind it."""
    either = '|'.join(map(re.escape, names))
    return re.search(rf"(?<![\w-])(?:{either})(?:['’]s?)?(?![\w-])", text, re.I) is not None


def with_what_is_owned(text: str, index: NameIndex) -> str:
    """Return an English command with what is somebody's said again: "Ann's lamp and Tom's".

    So is what the thing before is called, of 'the hall lamp and Tom's'. Only where there is
    something of that name.
    """
    people = index.site.people.values()
    owners = {(*split_words(n)[:-1], f"{split_words(n)[-1]}'s") for p in people for n in p.names()}
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
                noun = next(((w,) for w in before if index.exact((*owner, w))), ())
            own = next((n for n in (1, 2, 3) if index.exact((*owner, *words[at : at + n]))), 0)
            if own and at + own <= len(words):
                noun = words[at : at + own]
            elif noun and index.exact((*owner, *noun)) and not _SAID.search(text):
                end = found[begin - 1].end
                text, done = f'{text[:end]} {" ".join(noun)}{text[end:]}', False
                break
    return text


def with_the_noun_of(phrase: str, before: str) -> str:
    """Return "Ann's" with what the phrase before is for: "Ann's light", after 'the hall light'."""
    said = split_words(before)
    end = next((at for at, word in enumerate(said) if at and word in _WHERE), len(said))
    noun = said[end - 1] if said else ''
    return f'{phrase} {noun}' if phrase.endswith("'s") and noun.isalpha() else phrase
