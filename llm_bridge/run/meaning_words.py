"""Why words were taken for these things and not for others, as sentences."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeGuard

Entry = Mapping[str, Any]

_MOST_NAMED = 3
_REASONS: Mapping[str, tuple[str, str]] = {
    'name': ('it is called so', 'they are called so'),
    'words': ('the words fit it', 'the words fit them'),
    'here': ('it is in your room', 'they are in your room'),
    'there': ('it is at the place mentioned last', 'they are at the place mentioned last'),
    'mentioned': ('it was mentioned before', 'they were mentioned before'),
    'spelling': ('the words are nearly its name', 'the words are nearly their names'),
    'state': ('its state fits', 'their states fit'),
    'the only one': ('nothing else fits as well', 'nothing else fits as well'),
    'place': ('it is in the place that was named', 'they are in the place that was named'),
    'both': ('there are just these two', 'there are just these two'),
    'list': ('it was named', 'each was named'),
    'any': ('any of them will do', 'any of them will do'),
    'everything': ('everything was asked for', 'everything was asked for'),
    'the other': ('it is the other one', 'they are the others'),
    'where it is kept': ('that is where it is kept', 'that is where they are kept'),
    'answered': ('that was the answer to my question', 'that was the answer to my question'),
}
"""What decided it -> the reason for one thing, and for several."""
_SPOTS = {'here': 'you are there', 'there': 'it was mentioned last'}
"""The reasons where nothing was chosen from: 'here' itself."""


def meaning_sentences(
    meanings: object, name: Callable[[str], str], *, able_only: bool = False
) -> Iterator[str]:
    """Yield a sentence for each phrase that could have meant something else, or is not sure.

    `meanings` is JSON data of an understanding, of which anything is taken that makes sense;
    `name` gives an entity's id as it is called in a sentence. `able_only` leaves out what could
    not do what was asked, whatever it is called.
    """
    for it in _entries(meanings):
        if isinstance(it.get('ids'), Sequence) and it['ids']:
            candidates = [
                c
                for c in _entries(it.get('candidates'))
                if _is_number(c.get('score')) and (c.get('able', True) or not able_only)
            ]
            score = it.get('score')
            if len(candidates) > 1 or (_is_number(score) and score < 1):
                yield _sentence(it, candidates, name)


def _sentence(it: Entry, candidates: Sequence[Entry], name: Callable[[str], str]) -> str:
    scores = {str(c.get('id')): c['score'] for c in candidates}
    ids = [str(i) for i in it['ids']]
    taken = [f'{name(i)}{_in_brackets(scores.get(i, it.get("score")))}' for i in ids]
    others = [
        f'{name(str(c.get("id")))}'
        f'{_in_brackets(c["score"], "" if c.get("able", True) else "cannot do it")}'
        for c in candidates
        if str(c.get('id')) not in ids
    ]
    phrase = it.get('phrase')
    if phrase is None:
        said = 'It was not said which one, so I took '
    elif phrase == '':
        said = 'I took words that were not kept for '
    else:
        said = f"I took '{phrase}' for "
    why = str(it.get('why'))
    reason = _REASONS.get(why, ('', ''))[len(ids) > 1]
    if not candidates:
        reason = _SPOTS.get(why, reason)
    return (
        said
        + _list(taken, 'and', f'{len(taken) - _MOST_NAMED} more')
        + (f' and not for {_list(others, "or", "others")}' if others else '')
        + (f', because {reason}' if reason else '')
        + '.'
    )


def _entries(value: object) -> list[Entry]:
    return [v for v in value if isinstance(v, Mapping)] if isinstance(value, Sequence) else []


def _in_brackets(score: object, more: str = '') -> str:
    parts = [f'{score:g}'] if _is_number(score) else []
    parts += [more] if more else []
    return f' ({", ".join(parts)})' if parts else ''


def _list(names: Sequence[str], joint: str, rest: str) -> str:
    """Return the first names, and in the place of those left over `rest`."""
    if len(names) > _MOST_NAMED:
        names = [*names[:_MOST_NAMED], rest]
    return f' {joint} '.join(filter(None, (', '.join(names[:-1]), names[-1])))


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
