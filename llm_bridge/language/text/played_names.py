"""What is played, without the words that say only that some of it is wanted: 'some Mozart'."""

_LEADS = tuple(
    tuple(lead.split())
    for lead in (
        'some', 'something by', 'anything by', 'a bit of', 'a little bit of', 'a spot of',
        'a touch of', 'a few', 'some of', 'bits of',
    )
)  # fmt: skip
MAKERS = frozenset({'artist', 'band', 'singer', 'musician', 'composer', 'author', 'performer'})
"""What an argument is called that tells whose it is what is played."""
_NOBODY = frozenset({'me', 'you', 'him', 'her', 'us', 'them', 'now', 'himself', 'myself'})
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


def title_and_maker(said: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is played and by whom: 'Hey Jude' and 'the Beatles'; all and () if by nobody.

    'Stand by me' and 'step by step' name nobody.
    """
    at = max((i for i, word in enumerate(said) if word == 'by'), default=0)
    title, maker = said[:at], said[at + 1 :]
    if not title or not maker or maker[0] in _NOBODY or title[-1] == maker[0]:
        return said, ()
    return title, maker
