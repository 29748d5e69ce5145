"""Groups of English words, by which clauses are written."""

OTHERS = frozenset({'we', 'I', 'he', 'someone', 'nobody', 'everyone'})
"""Do something themselves, so that nothing is ordered."""
NOBODY = frozenset({'you', 'someone', 'nobody', 'it', 'they', 'everyone', 'I', 'we', 'he'})
ALONE = frozenset({'go back', 'go forward', 'back up', 'go up', 'go down', 'come back'})
"""Robots do this by themselves."""
PACE = {'make {} slower': 'slow down', 'make {} faster': 'speed up'}
MOVERS = frozenset({'robot', 'vacuum', 'lawn_mower'})
TAKEN = frozenset({'take', 'fetch', 'get', 'pick up', 'grab', 'bring', 'carry', 'lift'})
"""What was taken is a thing, not a device."""
GOING = frozenset({'go', 'come', 'drive', 'go back', 'send', 'bring', 'fly', 'carry', 'deliver',
                    'come back', 'bring back', 'send back', 'push', 'transport',
                    'take', 'guide', 'tow', 'pull', 'escort'})  # fmt: skip
SEARCHING = frozenset({'check', 'inspect', 'search', 'scan', 'examine', 'scout', 'test'})
AMOUNTS = frozenset({'kilograms', 'grams', 'litres', 'millilitres', 'tonnes'})
TAKING = frozenset({'bring', 'put', 'take', 'carry', 'deliver', 'give', 'hand'})
PLACES = frozenset({'here', 'everywhere', 'outside', 'inside', 'upstairs', 'downstairs'})
"""Where something is, without a preposition."""
FIXED = frozenset({'light', 'switch', 'fan', 'media_player', 'appliance', 'climate', 'conveyor',
                    'press', 'pump', 'valve', 'cover', 'door', 'lock', 'siren'})  # fmt: skip
"""Kinds of devices that go nowhere."""
OF_ROOMS = frozenset({'mop', 'sweep', 'vacuum', 'clean', 'tidy up', 'air', 'scrub', 'disinfect',
                       'ventilate', 'dust', 'wipe'})  # fmt: skip
"""Are done to the room as a whole."""
SAYING = frozenset({'say', 'ask', 'announce', 'tell', 'report', 'call', 'let me know'})
CONTAINERS = frozenset({'glass', 'glasse', 'cup', 'mug', 'bottle', 'bowl', 'jug', 'pot', 'can',
                         'box', 'boxe', 'bag', 'bucket', 'jar', 'piece', 'plate', 'crate', 'pack',
                         'carton', 'sack', 'pair', 'pitcher', 'carafe'})  # fmt: skip
HANDING = frozenset({'give', 'bring', 'hand', 'fetch', 'get', 'take', 'show', 'pass'})
CHANGES = frozenset({'dim', 'brighten', 'open', 'turn on', 'change'})
"""With a value these only set it."""
