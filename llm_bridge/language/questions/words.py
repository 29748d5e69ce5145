"""Small words of questions: how they begin, what they ask for, what nobody here can tell."""

from collections.abc import Mapping

from llm_bridge.language.clauses.words import Words

# fmt: off
POLITE = (
    ('please',), ('tell', 'me'), ('can', 'you', 'tell', 'me'), ('could', 'you', 'tell', 'me'),
    ('do', 'you', 'know'), ('i', 'want', 'to', 'know'), ('let', 'me', 'know'), ('check',),
    ('find', 'out'), ('hey',), ('so',), ('and',), ('say',), ('i', 'wonder'), ('ok',), ('okay',),
    ('would', 'you', 'tell', 'me'), ('can', 'you', 'check'), ('could', 'you', 'check'),
    ('can', 'you', 'say'), ('i', 'would', 'like', 'to', 'know'), ('see',), ('show', 'me'),
    ('can', 'you', 'see'), ('have', 'a', 'look'), ('look',), ('by', 'the', 'way'), ('well',),
)
ASKED_WITH = frozenset({'what', 'where', 'which', 'how', 'who', 'why', 'when', 'is', 'are', 'has',
                        'have', 'does', 'did', "what's", "where's"})
"""How a second question begins behind 'and'."""
GOING = frozenset({'going', 'heading', 'headed', 'bound', 'driving'})
YES_NO = frozenset(
    {
        'is',
        'are',
        'was',
        'were',
        'does',
        'do',
        'did',
        'has',
        'have',
        'ist',
        'sind',
        'est',
        'sont',
        'está',
        'están',
        "isn't",
        "aren't",
    }
)
ABOUT = frozenset(
    {'why', 'how', 'what', 'is', 'are', 'has', 'have', 'did', 'does', 'status', 'any'}
)
"""Questions that begin so may be answered with how the thing is that they name."""
NEVER_TOLD: Mapping[Words, str] = {
    ('since', 'when'): 'since when', ('how', 'long'): 'how long', ('how', 'often'): 'how often',
    ('how', 'much'): 'how much', ('how', 'many'): 'how many', ('how', 'old'): 'how old',
    ('when', 'was'): 'when', ('when', 'were'): 'when', ('when', 'did'): 'when',
    ('when', 'will'): 'when', ('when', 'is'): 'when', ('when', 'are'): 'when',
    ('when', 'has'): 'when', ('when', 'does'): 'when', ('when', 'do'): 'when',
    ('when', 'can'): 'when', ('is', 'it', 'going', 'to'): 'what will be',
    ('will', 'it'): 'what will be', ('who', 'has'): 'who', ('who', 'did'): 'who',
    ('who', 'left'): 'who', ('who', 'turned'): 'who',
    ('who', 'switched'): 'who', ('who', 'opened'): 'who', ('who', 'closed'): 'who',
    ('who', 'locked'): 'who', ('who', 'unlocked'): 'who', ('who', 'put'): 'who',
    ('is', 'it', 'safe'): 'whether it is safe', ('is', 'it', 'ok'): 'whether it is',
    ('is', 'it', 'okay'): 'whether it is', ('is', 'it', 'dangerous'): 'whether it is',
    ('is', 'it', 'alright'): 'whether it is', ('is', 'it', 'possible'): 'whether it is',
}
"""How questions begin that no state answers, and what is not known then."""
HOW: Mapping[str, str] = {
    'warm': 'temperature', 'cold': 'temperature', 'hot': 'temperature', 'cool': 'temperature',
    'bright': 'brightness', 'loud': 'volume', 'quiet': 'volume', 'fast': 'speed',
    'slow': 'speed', 'open': 'position', 'humid': 'humidity', 'dark': 'light level',
    'windy': 'wind', 'wet': 'moisture', 'damp': 'moisture', 'moist': 'moisture',
    'dry': 'moisture', 'heavy': 'weight', 'charged': 'battery',
}
"""'how warm' -> what is asked for."""
# fmt: on
_PAST_TIMES: tuple[Words, ...] = (
    ('last', 'night'),
    ('yesterday',),
    ('this', 'morning'),
    ('this', 'afternoon'),
    ('earlier',),
    ('earlier', 'today'),
    ('ago',),
    ('last', 'week'),
    ('the', 'other', 'day'),
    ('overnight',),
    ('in', 'the', 'night'),
    ('during', 'the', 'night'),
    ('before', 'bed'),
    ('when', 'we', 'left'),
    ('when', 'i', 'left'),
    ('when', 'they', 'left'),
    ('when', 'you', 'left'),
)  # fmt: skip
_DONE = frozenset({'did', 'has', 'have'})
_LEFT = frozenset({'leave', 'left', 'forget', 'forgot', 'forgotten'})
_TAG_HELPERS = frozenset({'is', 'are', 'has', 'have', 'does', 'do', 'was', 'were'})
_TAG_PRONOUNS = frozenset({'it', 'they', 'he', 'she', 'that', 'there'})
_ASKS = frozenset({'right', 'correct', 'yes', 'yeah', 'innit', 'eh', 'huh', 'no'})


def is_past(words: Words) -> bool:
    """Tell whether it is asked how something was at a time that is over: 'was it on earlier'.

    What was done then may be otherwise by now; what was left so is asked for as it is.
    """
    asks = words[0] in ('was', 'were') or (words[0] in _DONE and not _LEFT & {*words})
    return asks and any(words[-len(t) :] == t for t in _PAST_TIMES)


def without_tag(words: Words) -> Words:
    """Return the words without what asks whether they are so: ', isn't it', ', are they'."""
    if len(words) > 3 and words[-1] in _ASKS:
        return words[:-1]
    said = words[:-1] if words[-1:] == ('not',) else words
    said = said[:-1] if said[-1:] and said[-1] in _TAG_PRONOUNS else ()
    said = said[:-1] if said[-1:] == ('not',) else said
    if len(said) < 4 or said[-1] not in _TAG_HELPERS or said[0] in ASKED_WITH | {'do', 'tell'}:
        return words
    says = any(w in _TAG_HELPERS or w.endswith("'s") for w in said[:-1])
    return said[:-1] if says else words
