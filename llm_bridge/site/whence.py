"""Words by which a place of a skill is the one where things are, and not where they go."""

SOURCES = frozenset({'from', 'source', 'origin', 'pickup'})
"""In the name of an argument."""
WHENCE = SOURCES | {'look', 'looked', 'search', 'searched', 'lies', 'kept', 'stands'}
"""In the name or the description of an argument."""
