"""Words by which the orders of one command are told apart: verbs, names, and small words."""

from rapidfuzz.distance import OSA

from llm_bridge.language.guards.omissions import ORDERS
from llm_bridge.language.skills.settings import settings_of, ways_said
from llm_bridge.language.text.marker_words import HANDLING, JOINERS
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

# fmt: off
PLAIN_VERBS = ORDERS | HANDLING | frozenset({
    'add', 'arm', 'begin', 'boil', 'brew', 'call', 'chop', 'circle', 'climb', 'count', 'cut',
    'decrease', 'describe', 'dim', 'disarm', 'dose', 'find', 'fly', 'fold', 'get', 'give', 'go',
    'greet', 'guide', 'hand', 'hang', 'have', 'head', 'heat', 'help', 'hover', 'increase', 'keep',
    'land', 'launch', 'lead', 'leave', 'let', 'look', 'make', 'meet', 'mute', 'note', 'pass',
    'pour', 'put', 'read', 'reduce', 'remove', 'reset', 'restart', 'resume', 'rinse', 'rotate',
    'run', 'see', 'send', 'serve', 'set', 'show', 'sit', 'slice', 'slow', 'speed', 'stack',
    'stand', 'start', 'stir', 'stop', 'store', 'switch', 'take', 'tare', 'throw', 'tidy', 'tip',
    'transport', 'turn', 'wait', 'wake', 'walk', 'wave', 'wipe', 'write', 'zero',
})
LIGHT_VERBS = frozenset({'turn', 'switch', 'put', 'set', 'get', 'make', 'have', 'bring', 'take'})
"""Say nothing of what is done: that comes behind the thing."""
THEN = (('after', 'that'), ('after', 'this'), ('then',), ('afterwards',), ('next',),
         ('finally',), ('lastly',), ('subsequently',))
ALSO = (('as', 'well', 'as'), ('and',), ('also',), ('plus',), ('but',))
SOFT = frozenset({'please', 'just', 'could', 'can', 'would', 'will', 'you', 'kindly', 'ok', 'okay',
                   'so', 'go', 'and', 'now', 'quickly', 'maybe', 'perhaps', 'again'})
CALLS = frozenset({'hey', 'hi', 'hello', 'oh', 'right', 'well'})
CAUSING = frozenset({'have', 'let', 'make', 'get', 'ask', 'tell', 'send'})
FRAMES = frozenset({'if', 'when', 'whenever', 'once', 'unless', 'as', 'after', 'before', 'every',
                     'in', 'at', 'on', 'by', 'from', 'while', 'until', 'for', 'should',
                     'tomorrow', 'tonight'})
CONDITIONS = frozenset({'if', 'when', 'whenever', 'once', 'unless', 'while', 'before'})
NEVER_CUT = frozenset({'otherwise', 'else', 'instead', 'unless', 'except', "don't", 'not', 'never',
                        'without', 'or'})
"""With these words the clauses hang together."""
SURE_VERBS = frozenset({'put', 'get', 'bring', 'give', 'tell', 'take', 'make', 'grab', 'fetch',
                         'switch', 'find', 'go'})
"""Are hardly ever anything else."""
SAYING = frozenset({'say', 'tell', 'announce', 'remind', 'note', 'message', 'text', 'ask',
                     'shout', 'write', 'broadcast', 'inform'})
"""Behind these verbs comes what is said, with verbs of its own."""
PARTICLES = frozenset({'on', 'off', 'up', 'down', 'open', 'closed', 'shut', 'in', 'out'})
AROUND = PARTICLES | {'around', 'round', 'back', 'to', 'over', 'away', 'home', 'forward',
                        'left', 'right'}
DETERMINERS = frozenset({'the', 'a', 'an', 'my', 'our', 'your', 'his', 'her', 'its', 'their',
                          'this', 'that', 'these', 'those', 'all', 'both', 'some', 'another',
                          'every', 'each'})
PRONOUNS = frozenset({'it', 'them', 'him', 'her', 'me', 'us', 'everything', 'everyone'})
PREPOSITIONS = frozenset({'to', 'in', 'on', 'at', 'into', 'onto', 'for', 'with', 'from', 'by',
                           'of', 'under', 'over', 'near', 'between', 'behind', 'off', 'out'})
NO_VERB_BEHIND = (PREPOSITIONS - PARTICLES) | DETERMINERS | JOINERS | frozenset({
    'i', 'you', 'we', 'they', 'he', 'she', 'who', 'will', 'would', 'can', 'could', 'should',
    'must', 'may', 'please', 'be', 'is', 'are', 'go', 'come', 'let', 'no', 'first', 'second',
    "can't", 'cannot', "couldn't", "won't", "doesn't", "didn't", "wouldn't", "i'll", "we'll",
    "he'll", "she'll", "they'll",
})
SETTINGS = frozenset({'percent', '%', 'degrees', 'bar', 'rpm', 'litres', 'kilos', 'watts'})
"""Behind a number they tell that it is no time of day."""
DIRECTIONS = frozenset({'up', 'down', 'left', 'right', 'forward', 'forwards', 'back', 'backwards',
                         'ahead', 'backward'})
_LEAST_LETTERS = 4
"""Of a word that may be a verb spelt wrongly."""
# fmt: on


class OrderWords:
    """The verbs and names of one site. Built once; looking changes nothing."""

    def __init__(self, site: Site) -> None:
        """Learn the site's verbs, and the words of its names."""
        actors = (*site.robots.values(), *site.devices.values())
        skills = [s for a in actors for s in site.skills_of(a.id).values()]
        phrases = {p.casefold() for s in skills for p in s.words.get('en', ())}
        firsts = {split_words(p)[0] for p in phrases if split_words(p)}
        self.verbs = (PLAIN_VERBS | firsts) - PARTICLES - {'please'} | {'open', 'shut'}
        self.robots = sorted(
            {split_words(n) for r in site.robots.values() for n in r.names()},
            key=len,
            reverse=True,
        )
        names = {split_words(n) for e in site.entities.values() for n in e.names()}
        names |= {split_words(n) for k in site.kinds.values() for n in k.names.get('en', ())}
        self.names = frozenset(n for n in names if n)
        self.people = {split_words(n) for p in site.people.values() for n in p.names()}
        self.actors = frozenset(
            split_words(n)
            for d in (*site.robots.values(), *site.devices.values())
            for n in d.names()
        )
        kinds = {split_words(n) for k in site.kinds.values() for n in k.names.get('en', ())}
        attributes = {e.attribute for s in skills for e in s.effects}
        needed = {a.name for s in skills for a in s.args if a.required}
        self.options = {a.name for s in skills for a in s.args} - needed - attributes
        attributes |= needed
        switched = {
            c
            for s in skills
            if {*s.name.split('_')[1:]} & PARTICLES
            for a in s.args
            for c in a.choices
        }
        self.nouns = frozenset(w for n in self.names for t in n for w in (t, f'{t}s'))
        self.things = frozenset(
            w for n in self.actors | kinds for t in n for w in (t, f'{t}s') if len(t) > 1
        ) | {w for a in attributes | switched for w in a.split('_')}
        self.things |= {
            w for n in settings_of(site) for name in ways_said(n) for w in name.split()
        }

    def spelt(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return words with the verbs that orders begin with spelt right: 'strat the conveyor'.

        Where one letter is missing, too many, or in its neighbour's place; empty: none is.
        """
        found = list(words)
        for at, word in enumerate(words):
            begins = not at or words[at - 1] in SOFT | CALLS | JOINERS
            if not begins or len(word) < _LEAST_LETTERS or word in self.verbs | self.nouns:
                continue
            like = {v for v in self.verbs if OSA.distance(word, v, score_cutoff=1) == 1}
            like = {v for v in like if len(v) != len(word) or sorted(v) == sorted(word)}
            if len(like) == 1:
                found[at] = like.pop()
        return tuple(found) if tuple(found) != words else ()

    def called_at(self, words: tuple[str, ...], at: int) -> int:
        """Return how many words there call one that then is told what to do."""
        for size in (4, 3, 2, 1):
            if words[at : at + size] in self.actors and words[at + size : at + size + 1]:
                if words[at + size] in self.verbs:
                    return size
        return self.robot_at(words, at)

    def robot_at(self, words: tuple[str, ...], at: int) -> int:
        """Return how many words there name a robot."""
        return next((len(r) for r in self.robots if r and words[at : at + len(r)] == r), 0)

    def tells_somebody(self, words: tuple[str, ...], at: int) -> bool:
        """Return whether somebody is told something there: 'text Mum that I am late'."""
        behind = (words[at + 1 : at + 1 + size] for size in (1, 2, 3))
        return (
            words[at : at + 1] != ()
            and words[at] in SAYING
            and any(name in self.people for name in behind)
        )

    def begins_a_name(self, words: tuple[str, ...], at: int, end: int) -> bool:
        """Return whether the first word of a longer name stands there ('light two')."""
        return any(
            len(name) > 1 and words[at : min(end, at + len(name))] == name for name in self.names
        )

    def is_inside_a_name(self, words: tuple[str, ...], at: int) -> bool:
        """Return whether the word is part of a longer name, or the end of one."""
        for name in self.names:
            for first in range(max(0, at - len(name) + 1), at + 1):
                is_long = len(name) > 1 or first < at
                if is_long and words[first : first + len(name)] == name:
                    return True
        return False
