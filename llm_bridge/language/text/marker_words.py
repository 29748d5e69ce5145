"""Words by which guards tell joined clauses, questions, complaints and talk."""

# fmt: off
JOINERS = frozenset(
    {'and', 'then', 'but', 'afterwards', 'or', 'while', 'und', 'dann', 'et', 'puis', 'y', 'luego'}
)
CONDITIONS = {
    'if': frozenset({'not'}), 'when': frozenset({'not'}), 'unless': frozenset({'not'}),
    'while': frozenset({'not'}), 'until': frozenset({'not'}), 'once': frozenset({'not'}),
    'wenn': frozenset({'nicht', 'kein', 'keine'}), 'falls': frozenset({'nicht', 'kein', 'keine'}),
    'si': frozenset({'ne', 'pas', 'no', 'jamais', 'nunca'}),
}
"""Words that begin a condition -> the negations that can belong to it."""
BE = frozenset({'is', 'are', "it's", "they're", "that's", 'was', 'were', 'has', 'have', 'does',
                'do', 'did', 'if', 'still', "he's", "she's", 'there'})
THEN = frozenset({'dann', 'so', 'alors', 'entonces'})
TOO = frozenset({'too', 'so', 'overly', 'zu', 'trop', 'demasiado'})
STARTS = frozenset({'the', 'a', 'an', 'in', 'of', 'on', 'at', 'from', 'with', 'my', 'our', 'your',
                     'to',
                     'into', 'by', 'for', 'near', 'all', 'this', 'that', 'inside', 'both',
                     'every'})
ASKING = frozenset({'is', 'are', 'was', 'were', 'what', 'which', 'who', 'where', 'when', 'why',
                     'how', 'does', 'did', 'has', 'have', 'do', 'whose', "isn't", "aren't",
                     "what's", "where's", "who's", "how's", 'ist', 'sind', 'welche', 'wo', 'wie',
                     'est-ce', 'quelle', 'quelles', 'où', 'está', 'están', 'qué', 'dónde',
                     'whats', 'wheres', "why's", 'hows', 'whos', 'whereabouts'})
ASKING_TO_DO = (('how', 'about'), ('what', 'about'), ('why', "don't"), ('why', 'not'),
                 ('have', 'the'), ('have', 'a'), ('do', 'it'), ('do', 'the'), ('do', 'that'),
                 ('is', 'it', 'possible'), ('is', 'there', 'any', 'chance'),
                 ('is', 'there', 'a', 'chance'), ('is', 'there', 'any', 'way'),
                 *(('is', w, ok, 'if', 'you') for w in ('it', 'that')
                   for ok in ('ok', 'okay', 'alright', 'fine')),
                 ('are', 'you', 'able'), ('do', 'you', 'mind'),
                 ('when',), ('do', 'a'), ('do', 'your'), ('do', 'not'), ('do', 'this'),
                 ('have', 'cart'), ('have', 'all'), ('does', 'it'), ('do', 'something'))
FILLERS = frozenset({
    'the', 'a', 'an', 'to', 'of', 'and', 'or', 'then', 'please', 'now', 'in', 'on', 'at', 'it',
    'is', 'are', 'be', 'i', 'you', 'we', 'me', 'my', 'your', 'our', 'this', 'that', 'there',
    'here', 'for', 'with', 'from', 'into', 'up', 'down', 'off', 'out', 'over', 'by', 'all',
    'every', 'both', 'each', 'so', 'just', 'can', 'could', 'would', 'will', 'shall', 'should',
    'want', 'need', 'like', 'let', 'lets', 'have', 'has', 'get', 'go', 'do', 'does', 'make',
    'makes', 'also', 'too', 'as', 'well', 'again', 'back', 'first', 'next', 'after',
    'afterwards', 'finally', 'once', 'when', 'if', 'until', 'while', 'before', 'unless', 'else',
    'otherwise', 'than', 'instead', 'but', 'except', 'not', 'no', 'yes', 'ok', 'okay', 'hey',
    'hi', 'hello', 'thanks', 'thank', 'kindly', 'quickly', 'slowly', 'immediately', 'right',
    'away', 'straight', 'bit', 'little', 'some', 'any', 'one', 'ones', 'them', 'they', 'he',
    'she', 'its', "it's", "i'd", "i'm", "i'll", "let's", "you're", "that's", "there's", 'more',
    'less', 'much', 'very', 'really', 'wanna', 'gonna', 'gotta', 'same', 'thing', 'things',
    'time', 'times', 'set', 'put', 'turn', 'turned', 'switch', 'send', 'take', 'give', 'keep',
    'leave', 'start', 'stop', 'robot', 'um', 'uh', 'er', 'hmm', 'oh', 'maybe', 'perhaps',
    'actually', 'sure', 'mind', 'able', 'possible', 'about', 'around', 'what', 'how', "don't",
    'never', 'without', 'another', 'still', 'everything', 'anything', 'something', 'soon',
    'later', 'moment', 'way', 'via', 'through', 'along', 'towards', 'toward', 'together',
    'meanwhile', 'simultaneously', 'long', 'who', 'whatever', 'whenever', 'where', 'which',
    'pls', 'case', 'meantime', 'going', 'working', 'running', 'touch', 'tad', 'colour', 'color',
    'far', 'cheers', 'mate', 'folks', 'everyone', 'guys', 'buddy', 'these', 'those', 'were',
    'was', 'been', 'being', 'am', 'had', 'having', 'him', 'her', 'us', 'order', 'sequence',
    'finish', 'finished', 'done', 'good', 'great', 'nice', 'dear', 'hold', 'wait', 'onto',
    'round', 'bring', 'mode', 'behind', 'mean', 'meant', 'goes', 'belongs', 'love', 'darling',
    'sweetie', 'ta',
})
HANDLING = frozenset({
    'pop', 'stick', 'knock', 'bump', 'whack', 'crank', 'nudge', 'wind', 'kick', 'fire', 'chuck',
    'bung', 'shove', 'flick', 'flip', 'jack', 'ramp', 'ping', 'shift', 'ease', 'tweak', 'adjust',
    'change',
})
"""Verbs for doing anything at all to a thing: what is done the words around them say."""
HASTE = frozenset({'quick', 'hurry', 'asap', 'urgently', 'promptly', 'swiftly', 'carefully'})
"""How anything at all is to be done, where no skill has a choice of that name."""
OPPOSITES = {
    'on': ('off',), 'off': ('on',), 'up': ('down',), 'down': ('up',), 'open': ('close', 'shut'),
    'close': ('open',), 'lock': ('unlock',), 'unlock': ('lock',), 'start': ('stop',),
    'stop': ('start',), 'arm': ('disarm',), 'disarm': ('arm',), 'enable': ('disable',),
    'disable': ('enable',), 'raise': ('lower',), 'lower': ('raise', 'lift'), 'mute': ('unmute',),
    'unmute': ('mute',), 'louder': ('quieter',), 'quieter': ('louder',), 'load': ('unload',),
    'unload': ('load',), 'in': ('out',), 'fill': ('empty',), 'empty': ('fill',),
}
# fmt: on
"""A word of a skill's name -> words that say the opposite of it."""
