"""Patterns of German that several lists of rewrites share."""

MODALS = (
    'soll', 'sollen', 'sollst', 'sollt', 'sollte', 'sollten', 'solltest', 'solltet', 'muss',
    'müssen', 'musst', 'müsst', 'müsste', 'müssten', 'müsstest', 'kann', 'können', 'kannst',
    'könnt', 'könnte', 'könnten', 'könntest', 'könntet', 'darf', 'dürfen', 'darfst', 'dürft',
    'dürfte', 'dürften', 'möge', 'mögen', 'würde', 'würdest', 'würden',
)  # fmt: skip
"""Stand beside whoever is to do something, or what is to be done with."""
MODAL = f'(?:{"|".join(MODALS)})'
DONE = (
    r'(?:abgeschlossen|abgesperrt|zugesperrt|zugeschlossen|verriegelt|aufgesperrt|aufgeschlossen|'
    r'entriegelt|zugemacht|geschlossen|aufgemacht|geöffnet|angemacht|eingeschaltet|angeschaltet|'
    r'ausgemacht|ausgeschaltet|abgeschaltet|abgestellt|abgedreht|heruntergelassen|runtergelassen|'
    r'hochgezogen|aktiviert|deaktiviert)'
)
UNITS = r'(?:prozent|%|grad|meter|metern|zentimeter|cm|umdrehungen|stufe|liter|ppm|lux)'
VALUE = rf'auf (?:\S+ {UNITS}|stufe \S+|\d+)'
ENDS = r'(?= ,|$| und)'
