"""Several actions in one command: what runs side by side, what one after the other."""

from dataclasses import replace
from random import Random

from llm_bridge.language.plans.plan import calls, Plan, Sequence
from llm_bridge.tune.corpus_actions import Act, Actor
from llm_bridge.tune.corpus_moods import Moods
from llm_bridge.tune.corpus_nouns import NounPhrase
from llm_bridge.tune.corpus_pairs import Chain, named, Pairs
from llm_bridge.tune.corpus_sites import RandomSite
from llm_bridge.tune.corpus_text import beside, parallel, sequence
from llm_bridge.tune.skill_families import frames


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
        self._robot_names = frozenset(s.name for s in self._robots)
        self._pairs = Pairs(
            rng, site, actor, self._acts, lambda skill, frame: moods.want(skill, frame=frame)
        )

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
            special = self._pairs.pair()
            if special is not None:
                return special
        if count > 2 and rng.random() < 0.3:
            return self._with_pair(count, length)
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
        elif rng.random() < 0.07:
            text = f'{rng.choice(("first", "first", "first of all", "to begin with"))} {text}'
        return Chain(text, plan)

    def _with_pair(self, count: int, length: bool) -> Chain:
        """Return a chain in which two actions share a verb, an object or a place."""
        rng = self.rng
        pair = self._pairs.pair(whole=False)
        robots = pair is not None and any('robot' in c.options for c in calls(pair.plan))
        skills = (self._devices if robots else self.site.skills) or self.site.skills
        acts = [
            self.actor.act(rng.choice(skills), many=0.1, pronoun=0.0, robot='', length=length)
            for _ in range(count - 2 if pair else count)
        ]
        chains = [Chain(a.base, a.call) for a in acts if not (robots and a.of_robot)]
        if pair is not None:
            chains.append(pair)
        chains = chains or [self.start(acts[0])]
        rng.shuffle(chains)
        then = rng.random() < 0.5
        links = frames('then') if then else ('', '', 'and', 'and')
        text, plan = chains[0].text, chains[0].plan
        for number, chain in enumerate(chains[1:], 2):
            last = number == len(chains)
            some = links if then or not last else ('and', 'and', '', 'plus')
            link = rng.choice(some)
            if link == 'followed by':
                link = 'then'
            text = f'{text} {link} {chain.text}'
            after = then or self._same_robot_next(plan, chain.plan)
            plan = (sequence if after else beside)(plan, chain.plan)
        return Chain(text, plan)

    def _same_robot_next(self, plan: Plan, following: Plan) -> bool:
        """Tell whether what is said next is done by a robot that has something to do already."""
        before = plan.parts[-1] if isinstance(plan, Sequence) else plan
        behind = following.parts[0] if isinstance(following, Sequence) else following
        return self.by_robots(before) and self.by_robots(behind)

    def by_robots(self, plan: Plan) -> bool:
        """Tell whether a robot does a part of it."""
        return any(call.skill in self._robot_names for call in calls(plan))

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
        terse = addressed and rng.random() < 0.2
        share = rng.choice((0.75, 0.75, 1.0))
        while len(acts) < count:
            last = acts[-1] if acts else None
            act = self._terse() if terse and rng.random() < share else None
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
            there = self._done_there(last, length)
            if there is not None:
                return there
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

    def _done_there(self, last: Act, length: bool) -> Act | None:
        """Return an action at the place that the last one goes to: 'and clean it'."""
        place = last.template.rest[-1] if last.template else ''
        usable = [
            (s, t)
            for s in self._robots
            for t in self.actor.templates(s)
            if s is not last.skill and t.slots == {'area'} and t.rest[-1] == '{area}'
        ]
        if place not in ('{place}', '{area}') or not usable:
            return None
        skill, template = self.rng.choice(usable)
        preposition = template.rest[-2].split()[-1] if len(template.rest) > 1 else ''
        word = 'there' if preposition in ('in', 'at', 'through') else 'it'
        return self.actor.act(
            skill, template=template, robot='', over={'area': word}, length=length
        )

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
