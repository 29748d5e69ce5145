"""Several actions in one command: what runs side by side, what one after the other."""

from dataclasses import dataclass, replace
from random import Random

from llm_bridge.language.plan import Call, Plan
from llm_bridge.tune.corpus_actions import Act, Actor
from llm_bridge.tune.corpus_moods import Moods
from llm_bridge.tune.corpus_nouns import NounPhrase
from llm_bridge.tune.corpus_sites import RandomSite, SiteSkill
from llm_bridge.tune.corpus_text import parallel, sequence
from llm_bridge.tune.phrasings import Template
from llm_bridge.tune.skill_families import frames


@dataclass(frozen=True)
class Chain:
    """Marked words and their plan."""

    text: str
    plan: Plan
    act: Act | None = None
    """The only action, where there is one in a plain form."""


class Chains:
    """Joins actions for one site."""

    def __init__(self, rng: Random, site: RandomSite, actor: Actor, moods: Moods) -> None:
        self.rng = rng
        self.site = site
        self.actor = actor
        self.moods = moods
        self.mark = actor.marker.mark
        self._robots = [s for s in site.skills if s.family.robot]
        self._devices = [s for s in site.skills if not s.family.robot]
        self._plain = {
            s: [
                t
                for line in s.family.lines
                for t in line
                if not t.particle and t.rest == ('{target}',)
            ]
            for s in self._devices
        }

    def start(self, act: Act) -> Chain:
        """Return an action as a chain of one, perhaps addressed to a robot or in the passive."""
        rng = self.rng
        if act.of_robot and not act.robot and rng.random() < 0.2:
            frame = rng.choice(frames('address'))
            robot, key = self.mark(self._robot_name(frame))
            return Chain(_put(frame, robot, act.base), named(act.call, key))
        if act.passive and rng.random() < 0.09:
            return Chain(self.moods.passive(act), act.call)
        return Chain(act.base, act.call, act)

    def _robot_name(self, frame: str) -> str:
        """Return what to call a robot in a frame: no 'all robots', mostly no article in a call."""
        robot = self.actor.phrases.robot()
        called = frame.startswith(
            ('{r} {a}', 'hey', 'okay', '{a} {r}', '{r} please', '{r} can', '{r} could', '{r} i')
        )
        while called and robot.startswith(('both', 'all', 'a ', 'one ')):
            robot = self.actor.phrases.robot()
        if called and robot.startswith('the ') and self.rng.random() < 0.8:
            return robot[4:]
        return robot

    def dress(self, chain: Chain, polite: float = 0.28) -> tuple[str, Plan]:
        """Return text and plan, with words of politeness around for that share."""
        rng = self.rng
        if rng.random() >= polite:
            return chain.text, chain.plan
        act = chain.act
        if act is None or not act.verb:
            return _around(rng.choice(frames('polite_whole')), chain.text), chain.plan
        if rng.random() < 0.05:
            return _around(rng.choice(frames('polite_ing')), act.ing), chain.plan
        return _around(rng.choice(frames('polite')), act.base), chain.plan

    def several(self, count: int, length: bool = True) -> Chain:
        """Return so many actions as one chain. `length`: they may say how long."""
        rng = self.rng
        if count == 1:
            skill = rng.choice(self.site.skills)
            return self.start(self.actor.act(skill, many=0.12, length=length))
        if count == 2 and rng.random() < 0.3:
            special = rng.choice(
                (
                    self._same_thing,
                    self._gapped,
                    self._turned_round,
                    self._turned_round,
                    self._gapped,
                )
            )()
            if special is not None:
                return special
        acts = self._acts(count, length)
        frame = key = robot = ''
        if (
            all(a.of_robot for a in acts[:2])
            and not any(a.robot for a in acts)
            and rng.random() < 0.3
        ):
            frame = rng.choice(frames('address_chain'))
            robot, key = self.mark(self._robot_name(frame))
            acts = [replace(a, call=named(a.call, key)) if a.of_robot else a for a in acts]
        text, plan = self._join(acts)
        if frame:
            text = _put(frame, robot, text)
        elif rng.random() < 0.05:
            text = f'first {text}'
        return Chain(text, plan)

    def _acts(self, count: int, length: bool, addressed: bool = True) -> list[Act]:
        """Return actions; a later one may take up the thing of the one before as 'it'."""
        rng = self.rng
        pool = (
            self._robots
            if self._robots and (not self._devices or rng.random() < 0.35)
            else self._devices
            if self._devices and rng.random() < 0.5
            else self.site.skills
        )
        acts: list[Act] = []
        terse = addressed and rng.random() < 0.12
        while len(acts) < count:
            last = acts[-1] if acts else None
            act = self._terse() if terse and rng.random() < 0.75 else None
            if act is None and last and rng.random() < 0.28:
                act = self._taken_up(last, length)
            if act is None:
                skill = rng.choice(pool)
                if last is not None and skill is last.skill and rng.random() < 0.8:
                    skill = rng.choice(self.site.skills)
                act = self.actor.act(
                    skill,
                    many=0.12,
                    length=length,
                    pronoun=0.0,
                    robot='' if rng.random() < 0.9 else None,
                )
                if addressed and act.of_robot and not act.robot and rng.random() < 0.18:
                    act = self._addressed(act)
            acts.append(act)
        return _same_robot(acts)

    def _terse(self) -> Act | None:
        """Return a device's action without a verb: 'radio off', 'lamp 20 percent'."""
        if not self._devices:
            return None
        skill = self.rng.choice(self._devices)
        return (
            self.moods.bare(skill)
            if self.rng.random() < 0.35
            else self.moods.want(skill, frame='{x} {}')
        )

    def _addressed(self, act: Act) -> Act:
        """Return the action given to a robot by name: 'cart two go to the dock'."""
        frame = self.rng.choice(frames('address')[:12])
        name = self._robot_name(frame)
        robot, key = self.mark(name)
        return replace(
            act,
            verb='',
            passive=False,
            tail=_put(frame, robot, act.base),
            call=named(act.call, key),
            robot=name,
        )

    def _taken_up(self, last: Act, length: bool) -> Act | None:
        """Return an action with the thing of the last one, as 'it' or 'them'."""
        thing = last.thing
        if thing is None or thing.pronoun or not thing.text or thing.text in ('here', 'there'):
            return None
        word = 'them' if thing.plural else 'it'
        if last.of_robot:
            if last.template is None or last.template.rest[:1] != ('{object}',):
                return None
            skills = [
                s
                for s in self._robots
                if s is not last.skill
                and s.family.slots
                and s.family.slots[0].name == 'object'
                and s.family.slots[0].required
            ]
        else:
            skills = [
                s
                for s in self._devices
                if thing.kind in s.kinds
                and s is not last.skill
                and s.family.key != last.skill.family.opposite
            ]
        if not skills:
            return None
        skill = self.rng.choice(skills)
        if last.of_robot:
            usable = [
                t
                for t in self.actor.templates(skill)
                if 'object' in t.slots and (length or not t.slots & {'duration', 'time'})
            ]
            return (
                self.actor.act(
                    skill, template=self.rng.choice(usable), robot='', over={'object': word}
                )
                if usable
                else None
            )
        it = NounPhrase(word, thing.plural, kind=thing.kind, pronoun=True)
        return self.actor.act(skill, thing=it, length=length)

    def _join(self, acts: list[Act]) -> tuple[str, Plan]:
        rng = self.rng
        groups: list[list[Act]] = [[acts[0]]]
        text = acts[0].base
        share = rng.choice((0.8, 0.8, 0.8, 0.12, 0.12, 0.12, 0.12, 0.4))
        for index, act in enumerate(acts[1:], 1):
            last = index == len(acts) - 1
            then = rng.random() < share
            said = act.base
            if then:
                word = rng.choice(
                    frames('finally')
                    if last and len(acts) > 2 and rng.random() < 0.3
                    else frames('then')
                )
                if word == 'followed by':
                    word, said = (word, act.ing) if act.verb else ('then', said)
            elif len(acts) == 2 and act.of_robot != acts[0].of_robot and rng.random() < 0.2:
                word = rng.choice(frames('meanwhile'))
            else:
                word = rng.choice(frames('and')) if last else rng.choice(('', '', 'and'))
                if word == 'as well as' and act.verb:
                    said = act.ing
            text = f'{text} {word} {said}' if word else f'{text} {said}'
            if then or _follows(act, groups[-1]):
                groups.append([act])
            else:
                groups[-1].append(act)
        return text, sequence(*(parallel(*(a.call for a in g)) for g in groups))

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
        first = self.actor.act(skill, template=template, many=0, pronoun=0, robot='')
        second = self.actor.act(skill, template=template, many=0, pronoun=0, robot='')
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
        first, second = self._acts(2, False, False)
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


def _same_robot(acts: list[Act]) -> list[Act]:
    """Return the actions, those of a robot given to the one that was named last."""
    key = ''
    found = []
    for act in acts:
        if act.of_robot:
            key = act.call.options.get('robot', key)
            act = replace(act, call=named(act.call, key)) if key else act
        found.append(act)
    return found


def named(call: Call, key: str) -> Call:
    """Return a robot's call with the robot that was named."""
    return Call(call.skill, call.args, {**call.options, 'robot': key})


def _put(frame: str, robot: str, action: str) -> str:
    """Return the action given to a robot; its arm is not 'your arm' where it is not addressed."""
    if not frame.startswith(('{r} {a}', 'hey', 'okay', '{a} {r}', '{r} please', '{r} c', '{r} i')):
        action = action.replace(' your ', ' its ').replace('yourself', 'itself')
    return frame.replace('{r}', robot).replace('{a}', action)


def _around(frame: str, action: str) -> str:
    return frame.replace('{}', action)


def _follows(act: Act, group: list[Act]) -> bool:
    """Tell whether 'and' means afterwards: the same robot, or the thing of the action before."""
    if act.of_robot:
        return any(g.of_robot and (g.robot == act.robot or not act.robot) for g in group)
    return bool(act.thing and act.thing.pronoun)
