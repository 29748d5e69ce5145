"""Two actions that share a word: a verb, an object, a place; or one said inside the other."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.tune.corpus_actions import Act, Actor
from llm_bridge.tune.corpus_sites import RandomSite, SiteSkill
from llm_bridge.tune.corpus_text import parallel, sequence
from llm_bridge.tune.phrasings import Template
from llm_bridge.tune.skill_families import frames

ATTRIBUTES = {
    'set_volume': ('volume', 'percent'),
    'set_brightness': ('brightness', 'percent'),
    'set_speed': ('speed', 'percent'),
    'set_humidity': ('humidity', 'percent'),
    'set_temperature': ('temperature', 'degrees'),
}
"""Family -> the noun for what it sets, and the slot of its value."""


def named(call: Call, key: str) -> Call:
    """Return a robot's call with the robot that was named."""
    return Call(call.skill, call.args, {**call.options, 'robot': key})


@dataclass(frozen=True)
class Chain:
    """Marked words and their plan."""

    text: str
    plan: Plan
    act: Act | None = None
    """The only action, where there is one in a plain form."""


class Pairs:
    """Makes such pairs for one site."""

    def __init__(
        self,
        rng: Random,
        site: RandomSite,
        actor: Actor,
        acts: Callable[[int, bool, bool], list[Act]],
        wanted: Callable[[SiteSkill, str], Act | None],
    ) -> None:
        self.rng = rng
        self.site = site
        self.actor = actor
        self.acts = acts
        self.wanted = wanted
        self.mark = actor.marker.mark
        self._devices = [s for s in site.skills if not s.family.robot]
        self._robots = [s for s in site.skills if s.family.robot]
        self._plain = {
            s: [
                t
                for line in s.family.lines
                for t in line
                if not t.particle and t.rest == ('{target}',)
            ]
            for s in self._devices
        }

    def pair(self, whole: bool = True) -> Chain | None:
        """Return such a pair, None where none was found; `whole`: nothing else is said."""
        ways = [self._same_thing, self._gapped, self._gapped, self._shared_verb, self._two_robots]
        ways += [self._attribute]
        if whole:
            ways += [self._turned_round, self._turned_round, self._turned_round, self._seen_to]
        return self.rng.choice(ways)()

    def _shared_verb(self) -> Chain | None:
        """Return 'turn off the tv the radio and the lamp' where each has a skill of its own."""
        rng = self.rng
        first = rng.choice(self._devices) if self._devices else None
        if first is None:
            return None
        skills = [s for s in self._devices if s.family is first.family and s is not first]
        usable = [
            t for t in self.actor.templates(first) if t.rest == ('{target}',) and t.verb != 'have'
        ]
        if not skills or not usable:
            return None
        template = rng.choice(usable)
        chosen = [first, *rng.sample(skills, min(len(skills), rng.choice((1, 1, 2, 3))))]
        said = [self.mark(self.actor.target(s, many=0, pronoun=0).text) for s in chosen]
        texts = [text for text, _ in said]
        behind = template.particle and rng.random() < 0.3
        verb = template.verb if behind else f'{template.verb} {template.particle}'
        text = f'{verb} {" ".join(texts[:-1])} and {texts[-1]}'
        return Chain(
            f'{text} {template.particle}' if behind else text,
            parallel(
                *(
                    self.actor.call(s, {'target': key})
                    for s, (_, key) in zip(chosen, said, strict=True)
                )
            ),
        )

    def _two_robots(self) -> Chain | None:
        """Return 'send cart one to the dock and cart two to the ramp', or one for each of two."""
        rng = self.rng
        if not self._robots:
            return None
        one, two = self.actor.phrases.robot(), self.actor.phrases.robot()
        several = ('both', 'all', 'a ', 'one ')
        if one == two or one.startswith(several) or two.startswith(several):
            return None
        skill = rng.choice(self._robots)
        usable = [t for line in skill.family.send for t in line if t.rest[:1] == ('{robot}',)]
        if usable and rng.random() < 0.6:
            template = rng.choice(usable)
            first = self.actor.act(skill, template=template, robot=one, length=False)
            second = self.actor.act(skill, template=template, robot=two, length=False)
            link = rng.choice(('and', 'and', 'and', ''))
            return Chain(f'{first.base} {link} {second.tail}', parallel(first.call, second.call))
        other = rng.choice(self._robots)
        first = self.actor.act(skill, robot='', length=False)
        second = self.actor.act(other, robot='', length=False)
        (text, key), (text_two, key_two) = self.mark(one), self.mark(two)
        lead, link = rng.choice(
            (('', ''), ('', 'and'), ('', 'while'), ('tell', 'to'), ('have', ''), ('let', ''))
        )
        to = 'to' if lead == 'tell' else ''
        link = 'and' if lead else link
        return Chain(
            f'{lead} {text} {to} {first.base} {link} {text_two} {to} {second.base}',
            parallel(named(first.call, key), named(second.call, key_two)),
        )

    def _same_thing(self) -> Chain | None:
        """Return 'close and lock the door'."""
        rng = self.rng
        skills = [s for s in self._devices if self._plain[s]]
        if len(skills) < 2:
            return None
        first = rng.choice(skills)
        kind = rng.choice(sorted(first.kinds))
        others = [
            s
            for s in skills
            if kind in s.kinds and s is not first and not self.actor.banned(s, kind)
        ]
        if not others or self.actor.banned(first, kind):
            return None
        second = rng.choice(others)
        one, two = rng.choice(self._plain[first]).verb, rng.choice(self._plain[second]).verb
        thing = self.actor.target(first, pronoun=0)
        if thing.kind != kind or one == two:
            return None
        text, key = self.mark(thing.text)
        link = rng.choice(('and', 'and', 'and then', 'then'))
        return Chain(
            f'{one} {link} {two} {text}',
            sequence(
                self.actor.call(first, {'target': key}), self.actor.call(second, {'target': key})
            ),
        )

    def _gapped(self) -> Chain | None:
        """Return 'set the lamp to half and the hall light to 20', or 'lamp on and fan off'."""
        rng = self.rng
        skill = rng.choice(self.site.skills)
        templates = self.actor.templates(skill)
        usable = [
            t
            for t in templates
            if t.rest[:1] in (('{target}',), ('{object}',)) and len(t.rest) > 1
        ]
        split = [t for t in templates if t.particle and len(t.rest) == 1]
        other = next(
            (
                s
                for s in self.site.skills
                if s.family.key == skill.family.opposite and s.kinds & skill.kinds
            ),
            None,
        )
        if split and other is not None and (not usable or rng.random() < 0.5):
            template = rng.choice(split)
            mates = [
                t
                for t in self.actor.templates(other)
                if t.verb == template.verb and t.particle and t.rest == template.rest
            ]
            if mates:
                return self._split_pair(skill, template, other, rng.choice(mates))
        if not usable or rng.random() < 0.35:
            return self._next_thing(skill, templates)
        template = rng.choice(usable)
        first = self.actor.act(skill, template=template, pronoun=0, robot='')
        second = self.actor.act(skill, template=template, pronoun=0, robot='')
        then = rng.random() < 0.2
        joined = sequence if then or skill.family.robot else parallel
        return Chain(
            f'{first.base} {"then" if then else "and"} {second.tail}',
            joined(first.call, second.call),
        )

    def _attribute(self) -> Chain | None:
        """Return 'put the tv on channel five and the volume to 20': one verb, two skills."""
        rng = self.rng
        seconds = [s for s in self._devices if s.family.key in ATTRIBUTES]
        firsts = [
            (s, t)
            for s in self._devices
            for t in self.actor.templates(s)
            if t.verb in ('set', 'put', 'turn', 'bring', 'change')
            and not t.particle
            and t.rest[:1] == ('{target}',)
            and t.rest[1:2] in (('to',), ('on',), ('at',))
        ]
        if not seconds or not firsts:
            return None
        (skill, template), second = rng.choice(firsts), rng.choice(seconds)
        if second is skill:
            return None
        name, slot = ATTRIBUTES[second.family.key]
        first = self.actor.act(skill, template=template, many=0.1, pronoun=0, length=False)
        values = self.actor.phrases.values
        text, key = self.mark(values.degrees() if slot == 'degrees' else values.percent())
        link = rng.choice(('and', 'and', 'and', ''))
        return Chain(
            f'{first.base} {link} the {name} {rng.choice(("to", "to", "at"))} {text}',
            parallel(first.call, self.actor.call(second, {slot: key})),
        )

    def _seen_to(self) -> Chain | None:
        """Return 'before you start the press make sure the door is closed'."""
        rng = self.rng
        if not self._devices:
            return None
        frame = rng.choice(('make sure {x} {is} {}', 'make sure that {x} {is} {}'))
        frame = rng.choice((frame, frame, 'see to it that {x} {is} {}'))
        seen_to = self.wanted(rng.choice(self._devices), frame)
        (then,) = self.acts(1, False, False)
        if seen_to is None or not then.verb:
            return None
        text = rng.choice(
            (
                f'before {then.ing} {seen_to.base}',
                f'before you {then.base} {seen_to.base}',
                f'{seen_to.base} before you {then.base}',
                f'{seen_to.base} before {then.ing}',
                f'{then.base} but first {seen_to.base}',
                f'first {seen_to.base} then {then.base}',
            )
        )
        return Chain(text, sequence(seen_to.call, then.call))

    def _next_thing(self, skill: SiteSkill, templates: list[Template]) -> Chain | None:
        """Return 'turn off the tv and then the radio', 'go to the hall then to the kitchen'."""
        rng = self.rng
        usable = [
            t
            for t in templates
            if len(t.slots) == 1
            and len(t.rest) <= 2
            and t.rest[-1] in ('{target}', '{object}', '{place}', '{area}')
        ]
        if not usable:
            return None
        template = rng.choice(usable)
        first = self.actor.act(skill, template=template, many=0, pronoun=0, robot='', length=False)
        second = self.actor.act(
            skill, template=template, many=0, pronoun=0, robot='', length=False
        )
        rest = second.marked_thing if template.particle else second.tail
        if not rest:
            return None
        link = rng.choice(('then', 'and then', 'and then', 'after that', 'and after that'))
        return Chain(f'{first.base} {link} {rest}', sequence(first.call, second.call))

    def _split_pair(
        self, skill: SiteSkill, one: Template, other: SiteSkill, two: Template
    ) -> Chain:
        """Return 'switch the lamp on and the fan off', or 'switch the lamp on and off again'."""
        first = self.actor.target(skill, many=0.15, pronoun=0)
        text, key = self.mark(first.text)
        call = self.actor.call(skill, {'target': key})
        if first.kind in other.kinds and self.rng.random() < 0.25:
            again = self.rng.choice(('', 'again', 'again'))
            link = self.rng.choice(('and', 'and then', 'then'))
            return Chain(
                f'{one.verb} {text} {one.particle} {link} {two.particle} {again}',
                sequence(call, self.actor.call(other, {'target': key})),
            )
        second = self.actor.target(other, many=0.15, pronoun=0)
        text_two, key_two = self.mark(second.text)
        return Chain(
            f'{one.verb} {text} {one.particle} and {text_two} {two.particle}',
            parallel(call, self.actor.call(other, {'target': key_two})),
        )

    def _turned_round(self) -> Chain | None:
        """Return two actions said in another order, or one as a subordinate clause."""
        rng = self.rng
        first, second = self.acts(2, False, False)
        if not first.verb or not second.verb:
            return None
        frame = rng.choice(frames('first_before'))
        if not (second.thing and second.thing.pronoun) and rng.random() < 0.35:
            frame = rng.choice(frames('first_after'))
        text = frame
        for slot, said in (
            ('{ing}', first.ing),
            ('{bing}', second.ing),
            ('{done}', first.done),
            ('{a}', first.base),
            ('{b}', second.base),
        ):
            text = text.replace(slot, said)
        return Chain(text, sequence(first.call, second.call))
