"""What is played, without the words that say only that some of it is wanted: 'some Mozart'."""

_LEADS = tuple(
    tuple(lead.split())
    for lead in (
        'some', 'something by', 'anything by', 'a bit of', 'a little bit of', 'a spot of',
        'a touch of', 'a few', 'some of', 'bits of',
    )
)  # fmt: skip
_VAGUE = frozenset({'more', 'other', 'others', 'else', 'of', 'different', 'another', 'them', 'it'})
"""Behind 'some' they name nothing alone."""


def what_is_played(said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that name what is played: 'jazz' of 'me some jazz'; all if none is left."""
    if said[:1] in (('me',), ('us',)) and said[1:]:
        said = said[1:]
    for lead in sorted(_LEADS, key=len, reverse=True):
        rest = said[len(lead) :]
        if rest and said[: len(lead)] == lead and rest[0] not in _VAGUE:
            return rest
    return said
