"""Short texts that go on from the last command: again, undo, the hall too, the other one, it."""

from collections.abc import Collection, Mapping
import re

from llm_bridge.language.dialogue.dialogue import LONGEST_ANSWER
from llm_bridge.language.plans.plan import Again, Also, Call, Instead, Plan, Undo
from llm_bridge.language.text.words import words as split_words

# fmt: off
_AGAIN = re.compile(
    r'(please )?(again|once more|(do|say) (it|that) (again|once more)|repeat( it| that)?|'
    r'one more time|same again|do the same( thing)?( again)?|(it|that) again|'
    r'(mach das |das )?(noch ?mal|nochmals|noch einmal)|wiederhole? das|(das )?gleiche noch ?mal|'
    r'encore( une fois)?|(refais|répète)( ça)?( encore)?|'
    r'otra vez|una vez más|(hazlo|repítelo)( otra vez)?|repite)'
    r'( please| bitte| por favor| s\'il te plaît)?')
_UNDO = re.compile(
    r'(please )?(undo( it| that| this)?|(take|put|turn|change|set) (it|that) back( again)?|'
    r'(reverse|revert)( it| that)|change (it|that) back|go back to how it was|'
    r'(mach das |das )?(rückgängig|wieder rückgängig)( machen)?|mach das wieder rückgängig|'
    r'annule( ça)?|défais ça|(deshazlo|deshacer|deshaz eso))'
    r'( please| bitte| por favor| s\'il te plaît)?')
_SAY_AGAIN = re.compile(
    r'(please )?(again|once more|one more time|say (it|that) (again|once more)|'
    r'repeat( it| that)?|(das )?(noch ?mal|nochmals|noch einmal)|wiederhole? das|'
    r'encore( une fois)?|répète( ça)?( encore)?|otra vez|una vez más|'
    r'repítelo( otra vez)?|repite)'
    r'( please| bitte| por favor| s\'il te plaît)?')
_PUT_BACK = re.compile(r'(please )?(put|take) (it|that) back( again)?( please)?')
_ALSO = re.compile(
    r'(?:(?:(?:and|also|and also|plus|what about|and what about|how about|'
    r'(?:and )?(?:do )?(?:the )?same (?:thing )?(?:for|in|with|to|at)|'
    r'(?:und )?auch|und|'
    r'(?:mach )?(?:das |und das )?(?:gleiche|selbe) (?:im|in der|in|mit|für|bei)|'
    r'et|et aussi|(?:fais )?(?:et )?(?:pareil|la même chose) (?:dans|pour|avec)|'
    r'y|y también|también|(?:haz )?(?:y )?lo mismo (?:en|con|para)) (?P<a>.+?)'
    r'(?: too| as well| also| auch| aussi| también)?)|'
    r'(?P<b>.+?) (?:too|as well|auch|ebenfalls|aussi|también))(?: please| bitte| por favor)?')
_INSTEAD = re.compile(
    r'(?:no |nope |sorry |no sorry |oops |no no |wait |no wait |nein |non |ach nein )?'
    r'(?:(?:i meant|i mean|not that one|not that one but|make that|make it|rather|i said|'
    r'no i meant|no i mean|not this one but|ich meinte|ich meine|sondern|je voulais dire|plutôt|'
    r'quería decir|me refería a|mejor) (?P<a>.+)|'
    r'(?P<b>the other one|the other|der andere|die andere|das andere|den anderen|l\'autre|'
    r'el otro|la otra))(?: please| bitte| por favor)?')
_NO_INSTEAD = re.compile(
    r'(?:no|nope|sorry|oops|no sorry|nein|non|perdón) (?P<a>.+?)'
    r'(?: instead| stattdessen| plutôt| en su lugar)?')
_PRONOUN = r'(?:it|them|that|this|those|these|that one|this one)'
_END = r'(?: again| back| now| too| please| once more| for me)*'
# fmt: on
_OF_IT: Mapping[str, str] = {
    rf'(?:turn|switch|put|flip) (?:{_PRONOUN} (?:back )?on|(?:back )?on {_PRONOUN})': 'turn_on',
    rf'(?:turn|switch|put|flip) (?:{_PRONOUN} (?:back )?off|(?:back )?off {_PRONOUN})': 'turn_off',
    r'(?:back on|on again|(?:i )?(?:want|need) it (?:back )?on)': 'turn_on',
    r'(?:back off|off again)': 'turn_off',
    rf'(?:open|raise) {_PRONOUN}(?: up)?': 'open',
    rf'(?:close|shut|lower) {_PRONOUN}(?: down)?': 'close',
    rf'lock {_PRONOUN}(?: up)?': 'lock',
    rf'unlock {_PRONOUN}': 'unlock',
    rf'(?:dim {_PRONOUN}|make {_PRONOUN} (?:dimmer|darker))': 'dim',
    rf'(?:brighten {_PRONOUN}(?: up)?|make {_PRONOUN} brighter)': 'brighten',
    rf'make {_PRONOUN} warmer': 'warmer',
    rf'make {_PRONOUN} (?:cooler|colder)': 'cooler',
    rf'(?:make {_PRONOUN} louder|turn {_PRONOUN} up)': 'louder',
    rf'(?:make {_PRONOUN} quieter|turn {_PRONOUN} down)': 'quieter',
    r'(?:mach|schalt|schalte) (?:es|sie|ihn|das) (?:wieder )?(?:an|ein)': 'turn_on',
    r'(?:mach|schalt|schalte) (?:es|sie|ihn|das) (?:wieder )?aus': 'turn_off',
    r'(?:mach|mache) (?:es|sie|ihn|das) (?:wieder )?auf': 'open',
    r'(?:mach|mache) (?:es|sie|ihn|das) (?:wieder )?zu': 'close',
    r'r?allume-(?:le|la|les)': 'turn_on',
    r'éteins-(?:le|la|les)': 'turn_off',
    r'(?:r?ouvre)-(?:le|la|les)': 'open',
    r'(?:re)?ferme-(?:le|la|les)': 'close',
    r'enciénde(?:lo|la|los|las)': 'turn_on',
    r'apága(?:lo|la|los|las)': 'turn_off',
    r'ábre(?:lo|la|los|las)': 'open',
    r'ciérra(?:lo|la|los|las)': 'close',
}
"""What is done with the thing spoken of last -> the skill that does it to a device."""
_START = r'(?:please |and |now |then |no |actually |wait |sorry |oh |ok |okay )*'
_ITS_SKILL = tuple(
    (re.compile(f'{_START}{pattern}{_END}'), skill) for pattern, skill in _OF_IT.items()
)
# fmt: off
_DONE = frozenset({
    'turn', 'switch', 'open', 'close', 'shut', 'lock', 'unlock', 'start', 'stop', 'go', 'bring',
    'take', 'put', 'set', 'dim', 'never', 'not', "don't", 'schalte', 'schalt', 'öffne', 'schließe',
    'starte', 'stoppe', 'fahr', 'fahre', 'hol', 'bringe', 'nicht', 'allume', 'éteins', 'ouvre',
    'ferme', 'lance', 'arrête', 'va', 'apporte', 'pas', 'enciende', 'apaga', 'abre', 'cierra',
    'inicia', 've', 'trae', 'mache', 'mach',
})
# fmt: on
_THANKS = frozenset({'thanks', 'thank', 'problem', 'worries'})
"""What 'no' stands before in talk, where it corrects nothing."""
_PARTICLES = frozenset(['on', 'off', 'up', 'down', 'an', 'aus', 'ein', 'auf', 'zu'])
_WAYS = frozenset({'back', 'off', 'out', 'away', 'up', 'down', 'home'})
"""Begin what is done, without its verb: 'and back into the water'."""
_PRONOUNS = {
    'en': ('it', 'them'),
    'de': ('es', 'beide'),
    'fr': ('ça', 'les'),
    'es': ('eso', 'los'),
}
"""As the words for phrases of each language have them (phrase_words)."""
_SEVERAL = re.compile(r'\b(?:them|those|these|les|los|las)\b|-les\b|(?:los|las)$')


def follow_up(
    text: str,
    language: str = 'en',
    verbs: Collection[str] = (),
    *,
    after_answer: bool = False,
) -> tuple[Plan, ...]:
    """Return what a short text may mean after another command, the likeliest first.

    What begins with one of the verbs says itself what is done. `after_answer`: a question was
    answered since; to put a thing back is then to carry it.
    """
    words = split_words(text)
    if not words or len(words) > LONGEST_ANSWER:
        return ()
    said = ' '.join(words)
    if is_again(text):
        return (Again(),)
    if _UNDO.fullmatch(said) and not (after_answer and _PUT_BACK.fullmatch(said)):
        return (Undo(),)
    for pattern, skill in _ITS_SKILL:
        if pattern.fullmatch(said):
            it, them = _PRONOUNS.get(language, _PRONOUNS['en'])
            return (Call(skill, (them if _SEVERAL.search(said) else it,)),)
    if set(words) & _DONE or words[-1] in _PARTICLES:
        return ()  # 'and switch the hall off' says itself what is done
    instead = _INSTEAD.fullmatch(said) or _NO_INSTEAD.fullmatch(said)
    if instead and not _INSTEAD.fullmatch(said) and words[1] in _THANKS:
        return ()
    if instead:
        return (Instead(next(g for g in instead.groups() if g)),)
    also = _ALSO.fullmatch(said)
    if also:
        phrase = next(g for g in also.groups() if g)
        first, *rest = split_words(phrase)
        says_what = bool(rest) and (first in verbs or first in _WAYS)
        return () if says_what else (Also(phrase),)
    return ()


def says_again(text: str) -> bool:
    """Tell whether a text wants to hear the last answer again."""
    return _SAY_AGAIN.fullmatch(' '.join(split_words(text))) is not None


def corrects(text: str) -> bool:
    """Tell whether a text says that it puts the last command right: 'I meant', 'make that'."""
    return _INSTEAD.fullmatch(' '.join(split_words(text))) is not None


def is_again(text: str) -> bool:
    """Tell whether a text says nothing but again: 'open it again' may be the opposite."""
    return _AGAIN.fullmatch(' '.join(split_words(text))) is not None
