"""Words by which a place of a skill is the one where things are, and not where they go."""

WHENCE = frozenset(
    {'from', 'source', 'origin', 'pickup', 'look', 'looked', 'search', 'searched'}
    | {'lies', 'kept', 'stands'}
)
"""In the name or the description of an argument."""
