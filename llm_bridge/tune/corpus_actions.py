"""One action in words: a skill of a site, said with one of its verbs, with its call."""

from dataclasses import dataclass, replace
from random import Random

from llm_bridge.language.plans.plan import Call
from llm_bridge.tune.corpus_nouns import ADVERBS, NounPhrase
from llm_bridge.tune.corpus_phrases import Phrases
from llm_bridge.tune.corpus_sites import RandomSite, SiteSkill
from llm_bridge.tune.corpus_text import Marker
from llm_bridge.tune.phrasings import gerund, participle, Template
from llm_bridge.tune.skill_families import kinds, LENGTHS

ALIASES = {
    **dict.fromkeys(
        (
            'bin',
            'bed',
            'laundry',
            'meter',
            'landmark',
            'obstacle',
            'vehicle',
            'surface',
            'washable',
            'subject',
            'countable',
            'pipe',
            'sought',
        ),
        'object',
    ),
    'quote': 'text',
    'statement': 'text',
    'side': 'direction',
    'around': 'direction',
    'back': 'direction',
    'where': 'target',
    'it': 'target',
}
"""Slots of templates that fill a slot of the family with a narrower phrase."""
SHARED = frozenset(
    {
        'set_brightness',
        'set_position',
        'set_speed',
        'set_volume',
        'set_humidity',
        'set_flow',
        'brighten',
        'dim',
        'louder',
        'quieter',
        'warmer',
        'cooler',
        'faster',
        'slower',
        'fill',
        'set_temperature',
        'set_mode',
        'set_program',
        'load_program',
        'set_source',
        'preheat',
        'play',
        'activate',
        'add_item',
        'remove_item',
        'clear_list',
        'start_timer',
        'cancel_timer',
    }
)
"""Families of which only the noun tells which is meant: a bare 'it' would not do."""
SWITCHING = frozenset(
    {'start', 'stop', 'enable', 'disable', 'arm', 'disarm', 'activate', 'cancel_timer'}
)
"""Families that 'turn on' and 'turn off' mean only where no skill is called so."""
STIFF = frozenset(
    {
        'get',
        'have',
        'let',
        'make',
        'keep',
        'give',
        'take',
        'put',
        'set',
        'bring',
        'show',
        'tell',
        'go',
        'come',
        'run',
        'call',
        'turn',
        'pull',
        'push',
        'slide',
    }
)
"""Verbs whose passive reads badly but for the plain particle verb."""
OWN_LENGTH = frozenset({'duration', 'time'})
"""Slots that say how long or when: no further such phrase is put around them."""
_PRONOUNS = frozenset({'it', 'that', 'this', 'them', 'me', 'us', 'him', 'her'})


@dataclass(frozen=True, eq=False)
class Act:
    """An action in marked words, with its call."""

    skill: SiteSkill
    call: Call
    verb: str
    """Empty: `tail` is a whole sentence that takes no verb form."""
    tail: str
    thing: NounPhrase | None = None
    """The device or object acted upon."""
    marked_thing: str = ''
    """What follows the verb, or the device."""
    after: str = ''
    """What follows the thing in the passive."""
    passive: bool = False
    robot: str = ''
    """The robot that was named, plain."""
    template: Template | None = None
    many: bool = False
    """What `marked_thing` names is plural."""

    @property
    def base(self) -> str:
        """'turn the lamp off'."""
        return f'{self.verb} {self.tail}'.strip()

    @property
    def ing(self) -> str:
        """'turning the lamp off'."""
        return f'{gerund(self.verb)} {self.tail}'.strip() if self.verb else self.tail

    @property
    def done(self) -> str:
        """'turned the lamp off', after have."""
        return f'{participle(self.verb)} {self.tail}'.strip() if self.verb else self.tail

    @property
    def of_robot(self) -> bool:
        """A robot does it."""
        return self.skill.family.robot


class Actor:
    """Makes actions for one site."""

    def __init__(self, rng: Random, site: RandomSite, phrases: Phrases) -> None:
        self.rng = rng
        self.site = site
        self.phrases = phrases
        self.marker = Marker()
        self._lines: dict[SiteSkill, list[list[Template]]] = {}
        self._banned: dict[tuple[str, str], frozenset[str]] = {}

    def lines(self, skill: SiteSkill) -> list[list[Template]]:
        """Return the lines a skill may be said with at this site."""
        found = self._lines.get(skill)
        if found is None:
            found = []
            for line in skill.family.lines_for(self.site.split):
                kept = [t for t in line if not self._misleads(skill, t)]
                if kept:
                    found.append(kept)
            self._lines[skill] = found = found or [list(skill.family.lines[0])]
        return found

    def templates(self, skill: SiteSkill) -> list[Template]:
        """Return every template a skill may be said with at this site."""
        return [t for line in self.lines(skill) for t in line]

    def _misleads(self, skill: SiteSkill, template: Template) -> bool:
        """Tell whether the template means another skill here, or says what has no argument."""
        key = skill.family.key
        if key in SWITCHING and template.verb in ('turn', 'switch'):
            other = f'turn_{template.particle}'
            return any(
                s.family.key == other and (s.generic or s.kinds & skill.kinds)
                for s in self.site.skills
            )
        if key == 'locate' and template.verb in ('find', 'locate'):
            return self.site.has('search')
        slots = {ALIASES.get(name, name) for name in template.slots} - {'robot'}
        return not slots <= skill.labels.keys()

    def banned(self, skill: SiteSkill, kind: str) -> frozenset[str]:
        """Return the nouns that another skill of the same family could claim."""
        key = (skill.family.key, kind)
        if key not in self._banned:
            nouns: set[str] = set()
            for (family, other), owner in self.site.by_op.items():
                if family == skill.family.key and owner is not skill and other:
                    nouns.update(self.phrases.nouns[other])
            self._banned[key] = frozenset(nouns)
        return self._banned[key]

    def target(self, skill: SiteSkill, *, many: float = 0.25, pronoun: float = 1.0) -> NounPhrase:
        """Return a phrase for a device that has the skill."""
        rng = self.rng
        kind = kinds()[rng.choice(sorted(skill.kinds))]
        if skill.generic and rng.random() < 0.04 and skill.family.key not in SHARED:
            name = self.phrases.pick(self.phrases.fillers['brand'])
            return NounPhrase(rng.choice((f'the {name}', name)), kind=kind.key, noun=name)
        banned = self.banned(skill, kind.key)
        vague = skill.family.key in SHARED or bool(banned)
        if skill.generic and not vague and rng.random() < many * 0.35:
            return self._of_several_kinds(skill)
        for _ in range(6):
            thing = self.phrases.thing(
                kind, many=many, pronoun=not vague and rng.random() < pronoun
            )
            if vague and (thing.pronoun or 'everything' in thing.text):
                continue
            if banned and any(noun in thing.text for noun in banned):
                continue
            return thing
        nouns = [n for n in self.phrases.nouns[kind.key] if n not in banned]
        nouns = nouns or [self.site.word(kind)]
        noun = rng.choice(nouns)
        return NounPhrase(f'the {noun}', noun=noun, kind=kind.key)

    def _of_several_kinds(self, skill: SiteSkill) -> NounPhrase:
        """Return a list of devices of different kinds: 'the tv the radio and the lamp'."""
        rng, their = self.rng, [kinds()[k] for k in sorted(skill.kinds)]
        chosen = rng.sample(their, min(len(their), rng.choice((2, 2, 2, 3, 3, 4))))
        said = [self.phrases.one(k).text for k in chosen]
        text = f'{" ".join(said[:-1])} {rng.choice(("and", "and", "and", "and also", "plus"))} '
        if len(said) == 2:
            text = rng.choice((text, text, f'both {said[0]} and '))
        elif rng.random() < 0.2:
            text = f'{" and ".join(said[:-1])} and '
        return NounPhrase(f'{text}{said[-1]}', True, kind=chosen[0].key)

    def act(
        self,
        skill: SiteSkill,
        *,
        thing: NounPhrase | None = None,
        many: float = 0.25,
        pronoun: float = 1.0,
        robot: str | None = None,
        length: bool = True,
        template: Template | None = None,
        over: dict[str, str] | None = None,
    ) -> Act:
        """Return the skill said in a way with a verb.

        `robot`: name it; None: perhaps; '': no. `length`: a duration may be said.
        `over`: phrases for slots. The share of several things is `many`.
        """
        if template is None:
            template = self._template(skill, robot, length)
        if thing is None and not skill.family.robot:
            thing = self.target(skill, many=many, pronoun=pronoun)
        act = self.fill(skill, template, thing, robot, over)
        return self._lasting(act) if length and self.takes_length(skill) else act

    @staticmethod
    def takes_length(skill: SiteSkill) -> bool:
        """Tell whether a site lets say how long a skill goes on that mostly says nothing of it."""
        return 'duration' in skill.labels and skill.family.key in LENGTHS

    def _lasting(self, act: Act) -> Act:
        """Return the action, for some share with its optional duration: 'for ten minutes'."""
        label = act.skill.labels['duration']
        if label in act.call.options or self.rng.random() > 0.35:
            return act
        text, key = self.marker.mark(self.phrases.values.duration())
        said = {**act.call.options, label: key}
        options = {n: said[n] for n in act.skill.signature.optional if n in said}
        return replace(
            act,
            call=Call(act.call.skill, act.call.args, options),
            tail=f'{act.tail} for {text}',
            after=f'{act.after} for {text}'.strip(),
        )

    def _template(self, skill: SiteSkill, robot: str | None, length: bool) -> Template:
        rng = self.rng
        send = skill.family.send
        if send and (robot or (robot is None and self.site.robots and rng.random() < 0.2)):
            return rng.choice(rng.choice(send))
        lines = self.lines(skill)
        template = lines[0][0]
        for _ in range(8):
            line = lines[int(rng.random() * len(lines))]
            template = line[int(rng.random() * len(line))]
            if length or not template.slots & OWN_LENGTH:
                break
        return template

    def fill(
        self,
        skill: SiteSkill,
        template: Template,
        thing: NounPhrase | None,
        robot: str | None = '',
        over: dict[str, str] | None = None,
    ) -> Act:
        """Return the action of a template, its slots filled."""
        mark = self.marker.mark
        said: dict[str, str] = {}
        out: list[str] = []
        acted, marked_thing, named = thing, '', ''
        many = vague = False
        for index, part in enumerate(template.rest):
            if not part.startswith('{'):
                out.append(part)
                continue
            name = part[1:-1]
            if name == 'target' and thing is not None:
                apart = (
                    self._apart(thing, template.particle)
                    if template.particle and len(template.rest) == 1
                    else ''
                )
                text, said['target'] = mark(apart or thing.text)
                if apart:
                    out.append(text)
                    continue
                marked_thing = marked_thing or text
                vague = thing.pronoun
                many = thing.plural if index == 0 else many
            elif name == 'where':
                # 'make it warmer' without a place is said of 'it'; see the lines with {it}.
                placed = template.verb == 'make' and ' '.join(out).startswith('it ')
                where = self.phrases.where() if placed or self.rng.random() < 0.75 else ''
                text = ''
                if where:
                    text, said['target'] = mark(where)
                acted = NounPhrase(where, kind=thing.kind if thing else '', pronoun=True)
            elif name == 'robot':
                named = robot or self.phrases.robot()
                text, said['robot'] = mark(named)
            else:
                phrase = self._phrase(skill, name, out, over or {})
                text, said[ALIASES.get(name, name)] = mark(phrase)
                if index == 0:
                    many, vague, marked_thing = _looks_plural(phrase), phrase in _PRONOUNS, text
                    if thing is None:
                        acted = NounPhrase(phrase, many, pronoun=vague)
            if template.particle and index == 0:
                before = vague or self.rng.random() < (0.55 if len(text.split()) < 6 else 0.2)
                text = f'{text} {template.particle}' if before else f'{template.particle} {text}'
            out.append(text)
        rest = ' '.join(p for p in out[1:] if p)
        passive = (
            template.passive
            and bool(marked_thing)
            and not vague
            and not (thing and thing.pronoun)
            and (template.verb not in STIFF or bool(template.particle))
        )
        return Act(
            skill,
            self.call(skill, said),
            template.verb,
            ' '.join(p for p in out if p),
            acted,
            marked_thing,
            f'{template.particle} {rest}'.strip(),
            passive,
            named,
            template,
            many,
        )

    def _phrase(self, skill: SiteSkill, name: str, out: list[str], over: dict[str, str]) -> str:
        """Return a phrase for a slot; words before it that do not go with it are changed."""
        last = out[-1].split()[-1] if out and out[-1] else ''
        if name in over:
            phrase = over[name]
        elif name == 'percent' and last == 'by':
            phrase = self.phrases.values.percent(plain=True)
        elif name == 'degrees' and skill.family.key in ('warmer', 'cooler'):
            phrase = self.phrases.values.change()
        else:
            phrase = self.phrases.value(name.rstrip('0123456789'))
        if phrase in ADVERBS and not last:
            phrase = self.phrases.the(self.phrases.area())
        elif phrase in ADVERBS and last in ('to', 'at', 'in', 'on', 'into'):
            out[-1] = out[-1].rpartition(' ')[0]
        elif phrase == 'me' and name.startswith('place') and last != 'to':
            phrase = 'my room'
        return phrase

    def _apart(self, thing: NounPhrase, particle: str) -> str:
        """Return the words from the thing's first to its last, the particle in between."""
        roll = self.rng.random()
        if thing.but and roll < 0.35:
            words = thing.text.split()
            return ' '.join([*words[: thing.but], particle, *words[thing.but :]])
        if roll < 0.06 and thing.unplaced:
            return f'{thing.text} {particle} {self.place_after()}'
        return ''

    def place_after(self) -> str:
        """Return an adverbial of place other than 'here'."""
        where = self.phrases.where()
        while where in ('here', 'over here', 'in this room'):
            where = self.phrases.where()
        return where

    def call(self, skill: SiteSkill, said: dict[str, str]) -> Call:
        """Return the call of a skill with the spans of its slots; '?' for what was not said."""
        by_label = {label: said[slot] for slot, label in skill.labels.items() if slot in said}
        if 'robot' in said:
            by_label.setdefault('robot', said['robot'])
        signature = skill.signature
        return Call(
            signature.name,
            tuple(by_label.get(n, '?') for n in signature.required),
            {n: by_label[n] for n in signature.optional if n in by_label},
        )


def _looks_plural(phrase: str) -> bool:
    words = phrase.split()
    return (
        ' and ' in phrase
        or words[0] in ('all', 'both', 'two', 'three', 'some', 'them')
        or (
            words[0] in ('the', 'these', 'those')
            and words[-1].endswith('s')
            and not words[-1].endswith(('ss', 'us'))
            and len(words) == 2
        )
    )
