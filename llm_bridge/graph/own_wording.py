"""A skill of a site's own in words: its verb, what it is done to, and where from and to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
import re

from llm_bridge.graph.wording_places import described, placing, whither
from llm_bridge.graph.wording_tables import Words, words_of
from llm_bridge.site.entity import Device, EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill

# fmt: off
BEFORE = frozenset({
    'from', 'to', 'into', 'onto', 'in', 'on', 'at', 'with', 'near', 'by', 'via', 'behind', 'under',
    'over', 'through', 'for', 'beside', 'around', 'after', 'until', 'between', 'along',
})
"""Words that an argument is called by and that stand before its value: `into`, `from_place`."""
_PARTICLES = BEFORE | {'up', 'down', 'out', 'off', 'back', 'away', 'open', 'shut', 'home', 'round',
                       'forward', 'apart', 'together', 'again', 'where'}
_THINGS = frozenset({'object', 'item', 'thing', 'place', 'person', 'area', 'room', 'location'})
_TOLD = frozenset({'tell', 'ask', 'remind', 'inform', 'call', 'warn'})
"""Verbs that have whom they tell right behind them: 'ask Lena "..."'."""
_MAKING = frozenset({'make', 'brew', 'serve', 'prepare', 'cook', 'pour', 'order'})
"""Verbs whose choice says it all: 'make a drink' with `drink: tea` is 'make tea'."""
_WHAT_IS_MADE = frozenset({'drink', 'dish', 'meal', 'food', 'kind', 'what'})
_AMOUNTS = frozenset({'amount', 'quantity', 'volume', 'weight', 'portions', 'portion'})
_MEASURES = frozenset({'height', 'altitude', 'speed', 'pace', 'temperature', 'pressure', 'level',
                       'rate', 'power', 'angle', 'depth', 'distance'})
_SETTING = frozenset({'set', 'change', 'raise', 'lower', 'send', 'switch', 'turn'})
_ARTICLES = frozenset({'the', 'a', 'an'})
_SAYING = frozenset({'what', 'which', 'text', 'message', 'question', 'name', 'title', 'words'})
"""Names of texts that tell nothing that the verb does not tell."""
_TURNING = frozenset({'turn', 'switch', 'put', 'take', 'go', 'carry', 'move', 'drive', 'pass'})
# fmt: on


@dataclass(frozen=True)
class _Said:
    """A value of a call, with what it is a value of."""

    key: str
    arg: Arg | None
    raw: Scalar
    text: str

    @property
    def type(self) -> ArgType | None:
        return self.arg.type if self.arg is not None else None

    @property
    def before(self) -> str:
        """The word that stands before the value because the argument is called so, or ''."""
        first = self.key.split('_')[0]
        return first if first in BEFORE else ''


def own_call(
    skill: Skill,
    target_id: str,
    target: str,
    args: Mapping[str, Scalar],
    values: Mapping[str, str],
    site: Site,
    language: str,
) -> str:
    """Return a call of a skill that has no phrase: 'have Juno bring the cup to the kitchen'."""
    w = words_of(language)
    said = [_Said(k, skill.arg(k), args[k], text) for k, text in values.items()]
    verb, is_named = _verb(skill, language)
    if is_named:
        verb = _trimmed(verb, said)
    into, verb = _carried_by_the_verb(verb, said) if is_named else ('', verb)
    verb, phrases = _phrases(verb, into, said, skill, site, w, is_named)
    if target_id in site.robots:
        if not w.ROBOT.endswith('{verb}'):  # German: what it is done to, and then the verb
            return _fill(w.ROBOT, target, ' '.join((*phrases, *verb)))
        return ' '.join((_fill(w.ROBOT, target, ' '.join(verb)), *phrases))
    if w is not words_of('en'):
        return ' '.join((_fill(w.DEVICE, target, ' '.join(verb)), *phrases))
    nouns = _nouns(site, target_id)
    if len(verb) > 1 and verb[-1] not in _PARTICLES and verb[-1] in nouns:
        verb = verb[:-1]
    has_noun = len(verb) > 1 and verb[-1] not in _PARTICLES
    is_done_to_it = not has_noun and _is_done_to_it(skill, nouns)
    pattern = w.DEVICE if is_done_to_it and not _names_a_thing(said, verb) else w.ROBOT
    return ' '.join((_fill(pattern, target, ' '.join(verb)), *phrases))


def _fill(pattern: str, target: str, verb: str) -> str:
    return re.sub(r'{(\w+)}', lambda slot: {'target': target, 'verb': verb}[slot[1]], pattern)


def _verb(skill: Skill, language: str) -> tuple[list[str], bool]:
    """Return the words of a skill, and whether they are those of its name."""
    known = skill.words.get(language) or skill.words.get('en') or ()
    if known:
        return known[0].split(), False
    verb = skill.name.split('_')
    told = skill.description.lower().split()[:1]
    if len(verb) > 1 and verb[-1] in ('on', 'off') and told and told[0] in ('turn', 'switch'):
        if verb[0] not in _TURNING:  # work_lights_on
            return [*told, verb[-1], 'the', *verb[:-1]], False
    if len(verb) == 2 and verb[0] in _TOLD and verb[1] in _SAYING:
        return verb[:1], True  # tell_message
    if len(verb) == 2 and verb[1] == 'mode' and verb[0] not in _SETTING:
        return ['switch', 'to', *verb], False
    return verb, True


def _trimmed(verb: list[str], said: list[_Said]) -> list[str]:
    """Return the verb without a noun at its end that a value tells better: 'mop (area)'."""
    for each in said:
        own = {*each.key.split('_')}
        if each.type in (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY):
            own |= _THINGS | {*each.text.lower().split()}
        elif each.type is not ArgType.CHOICE or verb[0] not in _MAKING:
            continue
        elif each.key in _WHAT_IS_MADE and len(verb) == 2:
            own |= {verb[1]}  # make_coffee with drink: cocoa
        while len(verb) > 1 and verb[-1] in own - _PARTICLES:
            verb = verb[:-1]
    return verb


def _carried_by_the_verb(verb: list[str], said: list[_Said]) -> tuple[str, list[str]]:
    """Return the word at the end of a verb that belongs to a place, and the verb without it."""
    places = [s for s in said if s.type is ArgType.PLACE and s.before != 'from']
    ends = ['to', 'into', 'onto', 'at', 'from', 'in']
    ends += ['on'] if verb[0] in ('put', 'place', 'lay', 'set') else []
    if len(verb) > 1 and places and verb[-1] in ends:
        return verb[-1], verb[:-1]
    return '', verb


def _phrases(
    verb: list[str],
    into: str,
    said: list[_Said],
    skill: Skill,
    site: Site,
    w: Words,
    is_named: bool,
) -> tuple[list[str], list[str]]:
    """Return the verb, and the values behind it in the order in which people say them."""
    ranked: list[tuple[int, str]] = []
    has_thing = any(_is_thing(s, site) and not s.before for s in said)
    has_noun = is_named and len(verb) > 1 and verb[-1] not in _PARTICLES
    text = next((s for s in said if _is_direct_text(s, w)), None)
    first: _Said | None = None
    for each in said:
        if _is_person(each, site):
            to = _to_whom(each, verb, skill, has_thing)
            ranked.append((3 if to else 0, _with(to, each, w)))
        elif each.before and each.type not in (ArgType.NUMBER, ArgType.DURATION):
            ranked.append((2 if each.before == 'from' else 3, _with(each.before, each, w)))
        elif _is_thing(each, site):
            behind = _behind_the_thing(verb, skill, w) if has_noun and first is None else ''
            if behind:  # load_dishwasher: 'load the glass into the dishwasher'
                verb, has_noun = verb[:1], False
                ranked.append((3, behind))
            word = _to_a_thing(each, first, has_noun, skill, w)
            first = first or each
            ranked.append((1 if first is each else 3, word))
        elif each is text:
            ranked.append((1, _direct(each, verb, has_noun, w)))
        elif each.type in (ArgType.PLACE, ArgType.ENTITY) and each.arg is not None:
            is_alone = not (has_thing or text is not None or _people(said, site))
            word = into or placing(each.arg, str(each.raw), verb, skill, site, is_alone, has_noun)
            if verb[-1] in BEFORE and is_alone and not each.before and first is None:
                word, first = '', each  # 'look for' it
            if word == 'of' and w is words_of('en'):
                verb = [verb[0], 'the', *verb[1:]]
            ranked.append((2 if word == 'from' else 3 if word else 1, _with(word, each, w)))
        elif each.type in (ArgType.NUMBER, ArgType.DURATION) and w is words_of('en'):
            verb, phrase = _number(each, verb, is_named, w)
            ranked.append((1 if phrase == each.text else 4, phrase))
        else:
            ranked.append((4, _loose(each, w)))
    found = [words for _, words in sorted(ranked, key=lambda r: r[0]) if words]
    return verb, found if w is not words_of('en') else _joined(found)


def _joined(phrases: list[str]) -> list[str]:
    """Return the phrases with the second 'with' of two in a row as 'and'."""
    return [
        f'and {each[5:]}'
        if at and each.startswith('with ') and before.startswith('with ')
        else each
        for at, (before, each) in enumerate(zip(['', *phrases], phrases, strict=False))
    ]


def _behind_the_thing(verb: list[str], skill: Skill, w: Words) -> str:
    """Return where the description says that a thing goes which is the noun of the verb, or ''."""
    noun = re.escape(' '.join(verb[1:]))
    found = re.search(
        rf'^{re.escape(verb[0])} .*\b((?:in|into|on|onto|to|from) (?:an? |the |our )?{noun})\b',
        _told(skill),
    )
    return found[1] if found is not None and w is words_of('en') else ''


def _to_a_thing(said: _Said, first: _Said | None, has_noun: bool, skill: Skill, w: Words) -> str:
    """Return a thing as what is done to it, or behind a word of the description: 'on' another."""
    if (first is None and not has_noun) or said.arg is None:
        return (
            f'{said.text} is' if w is words_of('en') and skill.name[-6:] == '_where' else said.text
        )
    if w is not words_of('en'):
        return said.text if first is None else _loose(said, w)
    own = {*said.text.lower().split()} - _ARTICLES
    word = described(said.arg, skill, ('another', *sorted(own)))
    if word:
        return f'{word} {said.text}'
    return f'of {said.text}' if first is None else _loose(said, w)


def _direct(said: _Said, verb: list[str], has_noun: bool, w: Words) -> str:
    """Return a text or a choice that stands right behind the verb."""
    if w is not words_of('en'):
        return said.text
    if verb[-1] == 'where':
        return f'{said.text} is'
    if said.type is ArgType.CHOICE and verb[0] in _SETTING:
        return f'to {said.text}'
    is_told = not has_noun or {*said.key.split('_')} & ({*verb} | _SAYING)
    return said.text if is_told else _loose(said, w)


def _is_thing(said: _Said, site: Site) -> bool:
    """Return whether something is done to the value: a thing, not whom or where."""
    if said.type is ArgType.OBJECT:
        return True
    if said.type is not ArgType.ENTITY or _is_person(said, site):
        return False
    return said.arg is not None and not whither(said.arg)


def _is_person(said: _Said, site: Site) -> bool:
    if said.type is not ArgType.ENTITY:
        return False
    entity = site.entities.get(str(said.raw))
    return entity is not None and entity.type is EntityType.PERSON and said.key != 'what'


def _people(said: list[_Said], site: Site) -> bool:
    return any(_is_person(s, site) for s in said)


def _is_direct_text(said: _Said, w: Words) -> bool:
    if said.type not in (ArgType.TEXT, ArgType.CHOICE) or said.arg is None or said.before:
        return False
    is_placed = said.type is ArgType.CHOICE and said.key in w.PREPOSITIONS
    return not is_placed and said.arg.default is None


def _to_whom(said: _Said, verb: list[str], skill: Skill, has_thing: bool) -> str:
    """Return 'to' or another word where a person is not whom something is done to, else ''."""
    if said.before:
        return said.before
    if verb[0] in _TOLD:
        return ''
    if has_thing or said.key == 'recipient' or verb[-1] == 'over':
        return 'to'
    return 'to' if re.search(r'\bto (a |the |some)?(person|body|one|guest)', _told(skill)) else ''


def _told(skill: Skill) -> str:
    return skill.description.lower()


def _number(said: _Said, verb: list[str], is_named: bool, w: Words) -> tuple[list[str], str]:
    """Return the verb and a number in English: 'at a height of 10 metres', 'with 2 cups'."""
    key = said.key.split('_')
    bare = said.arg is not None and said.arg.unit in (None, '', 'number', 'count')
    has_noun = is_named and len(verb) > 1 and verb[-1] not in _PARTICLES
    if said.type is ArgType.DURATION:
        return verb, f'{said.before or "for"} {said.text}'
    if has_noun and verb[-len(key) :] == key and len(verb) > len(key):
        return verb, said.text if bare else f'to {said.text}'
    if has_noun and len(verb) == 2 and said.key in _AMOUNTS and verb[1] not in said.text.split():
        unit = f' {_counted(said)}' if bare and said.key.startswith('portion') else ''
        return [verb[0], f'{said.text}{unit} of', verb[1]], ''
    if said.before and said.key != 'by':
        return verb, f'{said.before} {said.text}'
    if {*key} & {'degrees', 'temperature'} and not bare and verb[0] not in _SETTING:
        return verb, f'at {said.text}'
    if said.key in _AMOUNTS and verb[0] not in _SETTING:
        return verb, f'with {said.text}'
    if bare and key[-1].endswith('s'):
        return verb, f'with {said.text} {" ".join((*key[:-1], _counted(said)))}'
    if key[-1] in _MEASURES and not bare and said.key not in w.PREPOSITIONS:
        a = 'an' if key[0][0] in 'aeiou' else 'a'
        return verb, f'at {a} {" ".join(key)} of {said.text}'
    return verb, _loose(said, w)


def _counted(said: _Said) -> str:
    """Return the last word of a number's name as it follows the number: '1 copy', '2 copies'."""
    word = said.key.split('_')[-1]
    many = word if word.endswith('s') else f'{word}s'
    if said.text != '1':
        return many
    if many.endswith('ies'):
        return f'{many[:-3]}y'
    return many[:-2] if re.search('(ss|x|ch|sh)es$', many) else many[:-1]


def _with(word: str, said: _Said, w: Words) -> str:
    """Return a value behind a word such as 'into', said as the language does."""
    if not word or w is words_of('en'):
        return f'{word} {said.text}'.strip()
    own = w.PREPOSITIONS.get(
        {'in': 'at', 'into': 'to', 'onto': 'to', 'of': 'from'}.get(word, word)
    )
    return _loose(said, w) if own is None else f'{own} {said.text}'.strip()


def _loose(said: _Said, w: Words) -> str:
    """Return a value as a phrase of its own: 'at 40 percent', 'with programme rinse'."""
    if said.key in w.PREPOSITIONS:
        return f'{w.PREPOSITIONS[said.key]} {said.text}'.strip()
    key = said.key.replace('_', ' ')
    if said.type is ArgType.CHOICE and {*key.split()} <= {*said.text.split()}:
        key = ''
    filled = re.sub(r'{(\w+)}', lambda slot: {'key': key, 'value': said.text}[slot[1]], w.LOOSE)
    return ' '.join(filled.split()) if not key else filled


def _nouns(site: Site, target_id: str) -> frozenset[str]:
    """Return the last words of the names of a device and of its kind."""
    device = site.entities.get(target_id)
    if not isinstance(device, Device):
        return frozenset()
    kind = site.kinds.get(device.kind)
    names = [*device.names(), device.kind.replace('_', ' ')]
    names += [n for group in kind.names.values() for n in group] if kind is not None else []
    said = [name.lower().split() for name in names if name.split()]
    return frozenset(words[-1] for words in said)


def _is_done_to_it(skill: Skill, nouns: frozenset[str]) -> bool:
    """Return whether the device is what something is done to: 'arm the alarm', not 'brew'."""
    told = _words(_told(skill))
    if not told or told <= {*skill.name.split('_')} or told & {'it', 'itself'}:
        return True
    return bool(told & nouns)


def _names_a_thing(said: list[_Said], verb: list[str]) -> bool:
    types = (ArgType.OBJECT, ArgType.ENTITY, ArgType.PLACE, ArgType.TEXT, ArgType.CHOICE)
    return any(s.type in types and verb[0] not in _SETTING for s in said)


def _words(text: str) -> frozenset[str]:
    return frozenset(_split(text))


def _split(text: str) -> Iterator[str]:
    return (found[0] for found in re.finditer(r'\w+', text.lower()))
