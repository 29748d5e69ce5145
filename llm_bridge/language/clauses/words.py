"""Small words of clauses and questions: contractions, verbs, negations, people."""

from llm_bridge.language.text.words import words as split_words

Words = tuple[str, ...]

# fmt: off
CONTRACTIONS = {
    "isn't": ('is', 'not'), "aren't": ('are', 'not'), "wasn't": ('was', 'not'),
    "weren't": ('were', 'not'), "doesn't": ('does', 'not'), "don't": ('do', 'not'),
    "hasn't": ('has', 'not'), "haven't": ('have', 'not'), "didn't": ('did', 'not'),
    "it's": ('it', 'is'), "there's": ('there', 'is'), "that's": ('that', 'is'),
    "they're": ('they', 'are'), "someone's": ('someone', 'is'), "nobody's": ('nobody', 'is'),
    "somebody's": ('somebody', 'is'), "anyone's": ('anyone', 'is'), "what's": ('what', 'is'),
    "where's": ('where', 'is'), "who's": ('who', 'is'), "how's": ('how', 'is'),
    'isnt': ('is', 'not'), 'arent': ('are', 'not'), 'whats': ('what', 'is'),
    'wheres': ('where', 'is'), 'theres': ('there', 'is'), 'its': ('it', 'is'),
    'doesnt': ('does', 'not'), 'hasnt': ('has', 'not'), "who're": ('who', 'are'),
    "you're": ('you', 'are'), "we're": ('we', 'are'),
    "i'm": ('i', 'am'),
    "why's": ('why', 'is'), "when's": ('when', 'is'), "anybody's": ('anybody', 'is'),
    "everything's": ('everything', 'is'), "anything's": ('anything', 'is'),
    "nothing's": ('nothing', 'is'), "something's": ('something', 'is'),
    "which's": ('which', 'is'), "what're": ('what', 'are'), "everyone's": ('everyone', 'is'),
    "everybody's": ('everybody', 'is'), "you've": ('you', 'have'), "we've": ('we', 'have'),
    "i've": ('i', 'have'), "they've": ('they', 'have'),
}
LEADS = frozenset({'if', 'when', 'until', 'once', 'that', 'while', 'after', 'whether', 'till',
                    'whenever', 'and', 'as', 'soon', 'only', 'then', 'unless', 'provided', 'in',
                    'case', 'for', 'long', 'so', 'providing', 'assuming', 'supposing', 'given',
                    'whilst', 'moment', 'wenn', 'sobald', 'falls', 'quand', 'si', 'cuando', 'bis',
                    'ob'})
COPULAS = frozenset({'is', 'are', 'was', 'were', 'gets', 'get', 'becomes', 'become', 'be', 'been',
                      'turns', 'turn', 'goes', 'go', 'stays', 'remains', 'comes', 'come', 'falls',
                      'drops', 'rises', 'climbs', 'reads', 'shows', 'sinks', 'reaches', 'hits',
                      'drop', 'fall', 'rise', 'climb', 'reach', 'exceeds', 'has', 'have', 'got',
                      'says', 'arrives', 'arrive', 'arrived', 'reached', 'entered', 'enters',
                      'does', 'did',
                      'holds', 'carries', 'ist', 'sind', 'est', 'sont', 'está', 'están', 'es',
                      'returns', 'returned', 'made', 'makes', 'passes', 'dropped', 'fallen',
                      'risen', 'leaves', 'left', 'hold', 'carry', 'enter', 'leave', 'stands',
                      'becoming', 'getting', 'sits', 'equals', 'stop', 'went', 'do'})
# fmt: on
AUXILIARIES = frozenset(
    {
        'been',
        'has',
        'have',
        'had',
        'be',
        'being',
        'now',
        'currently',
        'finally',
        'again',
        'back',
        'fully',
        'all',
        'still',
        'safely',
        'already',
        'completely',
        'just',
        'actually',
        'got',
        'gotten',
        'is',
        'both',
        'the',
    }
)
INFINITIVES = frozenset(
    {
        'arrive',
        'open',
        'close',
        'finish',
        'stop',
        'start',
        'dock',
        'be',
        'get',
        'reach',
        'come',
        'return',
        'turn',
        'drop',
        'fall',
        'rise',
        'go',
        'lock',
        'unlock',
        'enter',
        'leave',
        'become',
    }
)
ROOM = frozenset(
    {
        ('the', 'room'),
        ('this', 'room'),
        ('the', 'air'),
        ('the', 'house'),
        ('inside',),
        ('the', 'place'),
        ('the', 'flat'),
    }
)
HELPERS = frozenset(
    {
        'has',
        'have',
        'had',
        'is',
        'are',
        'does',
        'did',
        'do',
        'will',
        'was',
        'gets',
        'then',
        'just',
        'finally',
        'can',
    }
)
# fmt: off
VERBS: dict[str, str] = {
    'opens': 'open', 'open': 'open', 'opened': 'open', 'closes': 'closed', 'close': 'closed',
    'closed': 'closed', 'shuts': 'closed', 'locks': 'locked', 'unlocks': 'unlocked',
    'stops': 'stopped', 'stopped': 'stopped', 'starts': 'started', 'started': 'started',
    'finishes': 'done', 'finished': 'done', 'finish': 'done', 'ends': 'done', 'ended': 'done',
    'completes': 'done', 'completed': 'done', 'docks': 'docked', 'docked': 'docked',
    'rings': 'ringing', 'sounds': 'sounding', 'pauses': 'paused', 'plays': 'playing',
    'runs': 'running', 'triggers': 'triggered', 'trips': 'triggered', 'detects': 'detected',
    'turned': '', 'switches': '', 'switched': '', 'stop': 'stopped', 'start': 'started',
    'dock': 'docked', 'lock': 'locked', 'unlock': 'unlocked', 'shut': 'closed',
    'returned': 'docked', 'fires': 'triggered',
}
# fmt: on
"""A verb without a copula -> the state it says."""
NOT = frozenset({'not', 'never', 'no', 'nicht', 'pas', 'longer', 'neither'})
SOMEONE = frozenset(
    {
        'someone',
        'somebody',
        'anyone',
        'anybody',
        'people',
        'person',
        'jemand',
        "quelqu'un",
        'alguien',
        'you',
        'we',
        'i',
        'everyone',
        'everybody',
    }
)
VISITORS = frozenset({'guest', 'guests', 'visitor', 'visitors', 'customer', 'customers', 'patient',
                      'patients', 'stranger', 'strangers', 'intruder', 'burglar', 'worker',
                      'workers', 'kid', 'kids', 'child', 'children', 'man', 'woman', 'colleague',
                      'colleagues', 'staff'})  # fmt: skip
"""People of a sort: a sensor notices them, but not of which sort they are."""
NOBODY = frozenset({'nobody', 'noone', 'none', 'niemand', 'personne', 'nadie'})
TO_PLACE = frozenset(
    {
        'in',
        'at',
        'on',
        'inside',
        'to',
        'into',
        'near',
        'by',
        'within',
        'im',
        'am',
        'dans',
        'en',
        'back',
    }
)
# fmt: off
EMPTY = frozenset({'empty', 'deserted', 'unoccupied', 'vacant', 'clear', 'free'})
OCCUPIED = frozenset({'occupied', 'busy', 'taken', 'crowded'})
WEATHER = frozenset({'dark', 'light', 'bright', 'cold', 'warm', 'hot', 'cool', 'chilly', 'late',
                     'early', 'raining', 'sunny', 'windy', 'freezing', 'boiling', 'morning',
                     'evening', 'night', 'noon', 'midnight', 'weekend'})
"""What 'it' is that is no thing: 'it is dark'."""
_PARTICIPLES = frozenset({'been', 'got', 'gone', 'reached', 'left', 'arrived', 'finished',
                          'stopped', 'started', 'dropped', 'risen', 'fallen', 'come'})
"""After these "'s" stands for 'has'."""
_SAID_OF = frozenset({'on', 'off', 'open', 'closed', 'shut', 'locked', 'unlocked', 'docked',
                      'running', 'stopped', 'idle', 'done', 'finished', 'ready', 'above', 'below',
                      'over', 'under', 'at', 'more', 'less', 'playing', 'paused', 'empty', 'not',
                      'still', 'in', 'down', 'up', 'exactly', 'full', 'fully'})
"""What is said of a thing without a verb ('tv on', 'temperature over 24')."""
# fmt: on
PRESENCE = ('motion', 'occupancy', 'presence')


def plain_words(text: str) -> Words:
    """Return the words of a clause with contractions written out."""
    words: Words = ()
    for word in reversed(split_words(text)):
        of_it = word == 'its' and bool(COPULAS & {*words[1:]})  # 'its level is 80', no 'its open'
        words = (*((word,) if of_it else CONTRACTIONS.get(word, (word,))), *words)
    # 'wait for cart one to arrive'
    return tuple(
        w
        for at, w in enumerate(words)
        if not (w == 'to' and at and words[at + 1 : at + 2] and words[at + 1] in INFINITIVES)
    )


def written_out(words: Words) -> tuple[Words, ...]:
    """Return other readings of a clause in which every verb is said: "the tv's on", 'tv on'."""
    full: list[str] = []
    for at, word in enumerate(words):
        bare = word.removesuffix("'s").removesuffix('’s')
        if bare == word or not bare or at + 1 == len(words):
            full.append(word)
        elif words[at + 1] in _PARTICIPLES:
            full += [bare, 'has']
        else:
            full += [bare, 'is']
    found = [tuple(full)] if tuple(full) != words else []
    if not any(w in COPULAS for w in full):
        at = next(
            (
                at
                for at, w in enumerate(full)
                if at and (w in _SAID_OF or (w in TO_PLACE and at == len(full) - 1))
            ),
            0,
        )
        if at:
            found.append((*full[:at], 'is', *full[at:]))
    return tuple(found)


def without_article(words: Words, articles: frozenset[str]) -> Words:
    while len(words) > 1 and words[0] in articles and words[0] != 'back':  # 'the back door'
        words = words[1:]
    return words


def owner(words: Words, part: Words) -> Words | None:
    """Return whose part is named: "the robot's arm", 'the arm of the robot'; None: not that part.

    Nothing is named before or behind it in 'the arm'.
    """
    bare = words[1:] if words[:1] == ('the',) else words
    if bare == part:
        return ()
    if bare[-len(part) :] == part:
        return tuple(w.removesuffix("'s").removesuffix('’s') for w in words[: -len(part)])
    if bare[: len(part)] == part and bare[len(part) : len(part) + 1] == ('of',):
        return bare[len(part) + 1 :]
    return None
