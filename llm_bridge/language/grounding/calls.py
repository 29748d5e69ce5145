"""Calls of skills to steps: the devices or robots that are meant, and the values."""

from collections.abc import Container, Mapping
from dataclasses import replace

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording import name_words
from llm_bridge.language.grounding.draft import Ids, Place
from llm_bridge.language.grounding.stand_ins import StandIns
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_person, is_whence
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.mentions import KEPT
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import (
    ALL,
    Choice,
    Found,
    Question,
    Wanted,
)
from llm_bridge.site.entity import EntityType, Robot
from llm_bridge.site.names import nearest
from llm_bridge.site.skill import Arg, ArgType, Risk, Scalar, Skill

_QUALITIES = frozenset({
    'volume', 'sound', 'brightness', 'speed', 'temperature', 'level', 'colour', 'color', 'song',
    'track', 'tune', 'station', 'music',
})  # fmt: skip
"""What is changed of a thing, said as if it were the thing."""
_PLAYED = frozenset({'music', 'song', 'track', 'tune'})
"""Of these it is what plays: no washing machine is paused for the music."""
_ACTS_ON: Mapping[str, tuple[str, Scalar]] = {
    **dict.fromkeys(
        ('pause', 'next_track', 'previous_track', 'mute', 'set_volume', 'louder', 'quieter'),
        ('state', 'playing'),
    ),
    'play': ('state', 'paused'),
    'resume': ('state', 'paused'),
    'unmute': ('muted', 'on'),
}
"""Skill -> how a thing is that it is said of without a name."""

_HOMEWARDS = frozenset(
    {'go', 'come', 'get', 'head', 'return', 'home', 'back', 'base', 'to', 'the'}
)
"""Are said of every way home."""


class CallGrounder(StandIns):
    """Grounds calls of skills: who acts, with which values."""

    def call(self, call: Call, place: Place) -> Ids:
        robots = [r for r in self.site.robots.values() if call.skill in r.skills]
        actors = self.site.actors(call.skill)
        if not actors:
            near = nearest(call.skill, self.site.skill_names)
            self.problem(
                ProblemCode.UNKNOWN_SKILL,
                call.skill,
                f"Nothing here can do '{call.skill.replace('_', ' ')}'.",
                allowed=', '.join(near),
            )
            return place.after
        if self.draft.shaky and any(
            self.site.skills_of(a.id)[call.skill].risk.rank >= Risk.MOTION.rank for a in actors
        ):
            self.problem(
                ProblemCode.PRECONDITION,
                call.skill,
                f"'{call.skill.replace('_', ' ')}' is left out, because a step before it "
                'cannot be done.',
            )
            return place.after
        if robots:
            return self.robot_call(call, robots, place)
        return self.device_call(call, place)

    def device_call(self, call: Call, place: Place) -> Ids:
        phrase = call.args[0] if call.args else UNSAID
        found = self.device(call.skill, phrase)
        if isinstance(found, Problem) and found.code is ProblemCode.NOT_CAPABLE:
            other = self.stand_in(call)
            if other is not None:
                return self.device_call(other, place)
        is_part = isinstance(found, Found) and found.why == 'list' and bool(found.unable)
        if is_part or (isinstance(found, Problem) and found.code is ProblemCode.NOT_CAPABLE):
            each = self.each_listed(call)
            if each:
                place = self.ungated(place)
                return tuple(i for one in each for i in self.device_call(one, place))
        if isinstance(found, Problem) and found.code is ProblemCode.WRONG_TYPE:
            other = self.of_a_robot(call, phrase)
            if other is not None:
                return self.call(other, place)
        if isinstance(found, Problem | Question):
            self.settle(found)
            return place.after
        if any(self.site.skill(i, call.skill) is None for i in found.ids):
            self.settle(self.not_capable(found.ids, call.skill, phrase))
            return place.after
        rest = self.rest_of(call, found)
        place = self.ungated(place) if rest else place
        asked = ((call, found), *rest)
        return tuple(i for one, devices in asked for i in self.each_device(one, devices, place))

    def each_device(self, call: Call, found: Found, place: Place) -> Ids:
        """Add a call of each of some devices that have its skill."""
        phrase = call.args[0] if call.args else UNSAID
        self.take(call, EntityType.DEVICE, 'target', phrase, found)
        ids = self.allowed(found, call, phrase)
        self.draft.problems += found.missing
        if found.unable:
            self.draft.problems.append(self.not_capable(found.unable, call.skill, phrase))
        steps: list[tuple[str, dict[str, Scalar]]] = []
        for target in ids:
            skill = self.site.skills_of(target)[call.skill]
            args = self.arguments(skill, call, call.args[1:], target)
            if args is None:
                return place.after
            steps.extend((target, one) for one in args)
        self.draft.mentions = self.draft.mentions.with_things(ids)
        for area in {self.site.entities[i].area for i in ids}:
            if area is not None and len({self.site.entities[i].area for i in ids}) == 1:
                self.draft.mentions = self.draft.mentions.with_place(area)
        if len(steps) > 1:
            place = self.ungated(place)
        because = self.words_of(call)
        ends: dict[str, str] = {}
        for target, one in steps:
            # One thing after the other where several are asked of one: three items for a list.
            at = replace(place, after=(ends[target],)) if target in ends else place
            ends[target] = self.add(call.skill, target, at, args=one, because=because)
        return tuple(ends.values()) or place.after

    def not_capable(self, ids: Ids, skill: str, phrase: str) -> Problem:
        """Return that some devices which were meant lack the skill."""
        lacking = [i for i in ids if self.site.skill(i, skill) is None]
        names = ' and '.join(name_words(i, self.site) for i in lacking[:6])
        return Problem(
            code=ProblemCode.NOT_CAPABLE,
            because=phrase,
            came=phrase,
            message=f'{names[:1].upper()}{names[1:]} cannot {skill.replace("_", " ")}.',
        )

    def take(self, call: Call, kind: EntityType, slot: str, phrase: str, found: Found) -> None:
        """Note what the phrase for who acts was taken for."""
        wanted = Wanted(frozenset({kind}), call.skill, slot=f'{call.skill}:{slot}:{phrase}')
        self.reader.take(phrase, wanted, found, self.draft.mentions)

    def device(self, skill: str, phrase: str) -> Found | Question | Problem:
        slot = f'{skill}:target:{phrase}'
        decided = self.situation.decided.get(slot)
        if decided is not None:
            if all(self.site.skill(d, skill) is not None for d in decided):
                return Found(tuple(decided), why='answered', plural=len(decided) > 1)
            phrase = decided[0]
        wanted = Wanted(
            frozenset({EntityType.DEVICE}),
            skill=skill,
            slot=slot,
            what=self.noun(skill),
            likely=self.likely or self.kinds_before(),
            some=True,
        )
        if phrase == UNSAID:
            return self.unsaid(wanted)
        found = self.targets.resolve(phrase, wanted, self.situation, self.draft.mentions)
        if isinstance(found, Found):
            return self.all_done_before(found, skill, phrase)
        if isinstance(found, Problem) and found.code is ProblemCode.UNKNOWN_ENTITY:
            said = phrase.split()
            if said[-1] in _QUALITIES:  # 'turn up the volume', 'turn down the tv volume'
                rest = ' '.join(w.removesuffix("'s") for w in said[:-1] if w not in ('of', 'on'))
                if said[-1] in _PLAYED:
                    if not any(self.plays(a.id) for a in self.site.actors(skill)):
                        return found
                    wanted = replace(wanted, able=self.plays, ability='music')
                if rest in ('', 'the', 'its', 'this', 'that'):
                    return self.unsaid(wanted)
                if wanted.able is not None and (*rest.split(),) in phrase_words('en').every:
                    return found
                other = self.targets.resolve(rest, wanted, self.situation, self.draft.mentions)
                found = found if isinstance(other, Problem) else other
        if isinstance(found, Question) and phrase.split()[-1:] == ['music']:
            return self.what_plays(found, skill)
        if isinstance(found, Question) and phrase in ('it', 'that', 'this'):
            unsaid = self.unsaid(wanted)
            return unsaid if isinstance(unsaid, Found) else found
        return found

    def what_plays(self, asked: Question, skill: str) -> Found | Question:
        """Return the only one of those asked about that plays now, for 'pause the music'."""
        attribute, value = _ACTS_ON.get(skill, ('state', 'playing'))
        apt = tuple(i for i in asked.every if self.is_now(i, attribute, value))
        return Found(apt, 0.85, 'state') if len(apt) == 1 else asked

    def plays(self, device: str) -> bool:
        """Return whether a device is of a kind that music comes from."""
        return self.site.entities[device].kind in self.targets.index.kinds_called(('music',))

    def all_done_before(self, found: Found, skill: str, phrase: str) -> Found:
        """Return all that the command did something to for 'them', where one was said of each.

        'Turn on the radio and the lamp, then turn them off'; 'the blinds' may be one device.
        """
        table = phrase_words(self.situation.language)
        words = split_words(phrase)
        done = dict.fromkeys(s.target for s in self.draft.steps if s.target in self.site.devices)
        able = tuple(i for i in done if self.site.skill(i, skill) is not None)
        if words not in table.them - table.it or len(found.ids) != 1 or found.ids[0] not in able:
            return found
        last = self.reader.taken[-1].phrase if self.reader.taken else ''
        if len(able) < 2 or self.targets.index.is_plural(split_words(last)[-1:]):
            return found
        return replace(found, ids=able, plural=True)

    def kinds_before(self) -> frozenset[str]:
        """Return the kinds just spoken of: 'the heating in room one off and in room two on'."""
        last = self.draft.mentions.things[:1]
        return frozenset(
            self.site.devices[i].kind for group in last for i in group if i in self.site.devices
        )

    def unsaid(self, wanted: Wanted) -> Found | Question | Problem:
        """Return the one device that a skill said without a target can mean."""
        skill = wanted.skill or ''
        able = tuple(
            a.id
            for a in self.site.actors(skill)
            if a.type is EntityType.DEVICE and (wanted.able is None or wanted.able(a.id))
        )
        near = tuple(
            i
            for i in able
            if self.site.entities[i].area == self.situation.area
            and self.situation.area is not None
        )
        if len(near) == 1 or len(able) == 1:
            return Found(near if len(near) == 1 else able, 0.85, 'the only one')
        for group in (*self.draft.mentions.things[:2], *self.situation.before.things[:1]):
            spoken_of = tuple(i for i in group if i in able)
            if len(spoken_of) == 1:  # 'news on the tv, volume 35'
                return Found(spoken_of, 0.85, 'mentioned')
        state = _ACTS_ON.get(skill)
        apt = tuple(i for i in able if state and self.is_now(i, *state))
        if len(apt) == 1:  # 'skip this song', where one thing plays
            return Found(apt, 0.85, 'state')
        return Question(
            text=f'Which {wanted.what} do you mean?',
            slot=wanted.slot,
            choices=tuple(Choice(i, self.site.entities[i].name) for i in (near or able)[:12]),
        )

    def is_now(self, device: str, attribute: str, value: Scalar) -> bool:
        """Return whether an attribute of the device is known to be that."""
        return self.situation.world.get(device, attribute) == value

    def noun(self, skill: str) -> str:
        kinds = {a.kind for a in self.site.actors(skill)}
        return next(iter(kinds)).replace('_', ' ') if len(kinds) == 1 else 'device'

    def allowed(self, found: Found, call: Call, phrase: str) -> Ids:
        """Return the targets without those that the command itself forbids."""
        left = []
        for target in found.ids:
            if not any(f.forbids(call.skill, target) for f in self.draft.forbidden):
                left.append(target)
            elif not found.plural:
                self.problem(
                    ProblemCode.EXCLUDED,
                    phrase,
                    f"The command asks for '{phrase}' and forbids it at once.",
                )
        return tuple(left)

    def arguments(
        self,
        skill: Skill,
        call: Call,
        phrases: tuple[str, ...],
        target: str,
    ) -> tuple[dict[str, Scalar], ...] | None:
        """Return the arguments, one mapping for each value of a list of places or objects."""
        required = [a for a in skill.args if a.required]
        said = dict(zip((a.name for a in required), phrases, strict=False))
        optional = [a.name for a in skill.args if not a.required and a.name not in call.options]
        said.update(zip(optional, phrases[len(required) :], strict=False))
        for name, phrase in call.options.items():
            if name in said:
                self.problem(
                    ProblemCode.MALFORMED,
                    phrase,
                    f"'{said[name]}' and '{phrase}' are both said to be the {name}.",
                )
                return None
            if name != ROBOT or skill.arg(ROBOT):
                said[name] = phrase
        results: list[dict[str, Scalar]] = [{}]
        for arg in skill.args:
            phrase = said.pop(arg.name, UNSAID)
            if arg.name in results[0]:
                continue
            is_open = arg.type is ArgType.TEXT and not self.reader.knows_it(arg)
            if is_open and self.is_pronoun(phrase):
                phrase = UNSAID  # 'put it on the list': nobody is told 'it'
            if phrase == UNSAID:
                needed = arg.required or _is_needed(skill, arg)
                if needed and not self.unsaid_argument(skill, arg.name):
                    return None
                decided = self.situation.decided.get(f'{skill.name}:{arg.name}:{UNSAID}')
                if not decided:
                    continue
                phrase = decided[0]
            phrase, place = self.place_beside(skill, arg, phrase, {*said, *results[0]})
            results = [{**r, **place} for r in results]
            used = {str(v) for r in results for v in r.values()} if self.is_pronoun(phrase) else ()
            spoken = self.draft.mentions.without({target, *used})
            values = self.reader.read(skill, arg, phrase, target, spoken)
            if self.settle(values) or isinstance(values, Problem | Question):
                return None
            if values is None:
                continue
            if arg.type is ArgType.PLACE:
                self.draft.mentions = self.draft.mentions.with_place(str(values[0]))
                self.mention_what_is_there(phrase)
            elif arg.type in (ArgType.OBJECT, ArgType.ENTITY):
                self.draft.mentions = self.draft.mentions.with_things(
                    tuple(str(v) for v in values)
                )
            results = [{**r, arg.name: v} for r in results for v in values]
        for name, phrase in said.items():
            self.problem(
                ProblemCode.UNKNOWN_ARGUMENT,
                phrase,
                f"'{skill.name.replace('_', ' ')}' takes no {name}.",
                allowed=', '.join(a.name for a in skill.args),
            )
            return None
        return tuple(self.each_with_others(results))

    def each_with_others(self, results: list[dict[str, Scalar]]) -> list[dict[str, Scalar]]:
        """Return several calls without those of a thing with itself.

        'Introduce Tom to everyone': not to himself.
        """

        def is_with_itself(values: dict[str, Scalar]) -> bool:
            ids = [v for v in values.values() if v in self.site.entities]
            return len({*ids}) < len(ids)

        return [r for r in results if not is_with_itself(r)] if len(results) > 1 else results

    def mention_what_is_there(self, phrase: str) -> None:
        """Note who or what was spoken of where its place is meant: 'go to the cup, take it'."""
        if not self.reader.taken or self.reader.taken[-1].found.why != KEPT:
            return
        for kind in (EntityType.OBJECT, EntityType.PERSON):
            wanted = Wanted(frozenset({kind}), one=True)
            found = self.targets.resolve(phrase, wanted, self.situation, self.draft.mentions)
            if isinstance(found, Found):
                self.draft.mentions = self.draft.mentions.with_things(found.ids)
                return

    def place_beside(
        self, skill: Skill, arg: Arg, phrase: str, said: Container[str]
    ) -> tuple[str, dict[str, Scalar]]:
        """Return a phrase, and the place in it as another argument of the skill, if it has one.

        'The cup off the shelf' tells where it is taken from, 'Vera in the hall' where to bring it.
        The place also tells which cup; a person is known by name, so the phrase is without it.
        """
        person = is_person(arg)
        if arg.type is not ArgType.OBJECT and not person:
            return phrase, {}
        free = [
            a.name
            for a in skill.args
            if a.type is ArgType.PLACE
            and not a.required
            and a.name not in said
            and (person or is_whence(a))
        ]
        parted = self.targets.parted(phrase, self.situation, self.draft.mentions, person)
        if len(free) != 1 or parted is None:
            return phrase, {}
        who, spot = parted
        return who if person else phrase, {free[0]: spot}

    def is_pronoun(self, phrase: str) -> bool:
        table = phrase_words(self.situation.language)
        return split_words(phrase) in table.it | table.them

    def unsaid_argument(self, skill: Skill, name: str) -> bool:
        """Ask for a required argument; return whether the answer is there already."""
        slot = f'{skill.name}:{name}:{UNSAID}'
        if self.situation.decided.get(slot):
            return True
        arg = skill.arg(name)
        choices = tuple(Choice(c, c) for c in arg.choices) if arg else ()
        what = name.replace('_', ' ')
        listed = f' ({", ".join(c.name for c in choices)})' if choices else ''
        self.settle(
            Question(
                text=f'{_asking(arg.type if arg else ArgType.TEXT, what)}{listed}?',
                slot=slot,
                choices=choices,
            )
        )
        return False

    def robot_call(self, call: Call, able: list[Robot], place: Place) -> Ids:
        phrase = call.options.get(ROBOT, UNSAID)
        found = self.robots(call.skill, phrase)
        if isinstance(found, Problem) and found.code is ProblemCode.WRONG_TYPE:
            other = self.of_a_device(call, phrase)
            if other is not None:
                return self.device_call(other, place)
        if isinstance(found, Problem | Question):
            self.settle(found)
            self.draft.broken.update(r.id for r in able)
            return place.after
        self.take(call, EntityType.ROBOT, ROBOT, phrase, found)
        steps: list[tuple[str, str, dict[str, Scalar]]] = []
        for robot in found.ids:
            if robot in self.draft.broken:
                self.problem(
                    ProblemCode.PRECONDITION,
                    call.skill,
                    f"'{call.skill.replace('_', ' ')}' is left out, because a step "
                    'before it cannot be done.',
                )
                return place.after
            skill = self.site.way_home(robot, call.skill)
            if skill is None:
                self.settle(self.not_capable((robot,), call.skill, phrase))
                self.draft.broken.add(robot)
                return place.after
            args = self.arguments(skill, call, call.args, robot)
            if args is None:
                self.draft.broken.add(robot)
                return place.after
            for one in args:
                way = next((f for f in self.draft.forbidden if f.places), None)
                if way is not None and skill.motion in ('go', 'home') or way and skill.steps:
                    self.problem(
                        ProblemCode.UNSUPPORTED,
                        way.phrase,
                        f"I cannot promise a way that keeps clear of '{way.phrase}', so "
                        f"'{call.skill.replace('_', ' ')}' is left out.",
                    )
                    self.draft.broken.add(robot)
                    return place.after
                if any(
                    f.forbids_args(skill.name, robot, one, self.site) for f in self.draft.forbidden
                ):
                    self.problem(
                        ProblemCode.EXCLUDED,
                        call.skill,
                        f"The command asks for '{call.skill.replace('_', ' ')}' and "
                        'forbids it at once.',
                    )
                    self.draft.broken.add(robot)
                    return place.after
                steps.append((robot, skill.name, one))
        self.draft.mentions = self.draft.mentions.with_things(found.ids).with_robot(found.ids[0])
        if len(steps) > 1:
            place = self.ungated(place)
        because = self.words_of(call)
        ends: dict[str, str] = {}
        for robot, name, one in steps:
            behind = replace(place, after=(ends[robot],)) if robot in ends else place
            ends[robot] = self.add(name, robot, behind, args=one, because=because)
        return tuple(ends.values())

    def robots(self, skill: str, phrase: str) -> Found | Question | Problem:
        slot = f'{skill}:{ROBOT}:{phrase}'
        decided = self.situation.decided.get(slot)
        if decided is not None:
            if all(self.site.way_home(d, skill) is not None for d in decided):
                return Found(tuple(decided), why='answered')
            phrase = decided[0]
        others = self.other_ways_home(skill)
        able = [r.id for r in self.site.robots.values() if skill in r.skills or r.id in others]
        if phrase == UNSAID:
            if others and self.says_own_way(skill, others):
                able = [i for i in able if i not in others]
            if len(able) == 1:
                return Found((able[0],), 1.0, 'the only one')
            for robot in (*self.draft.mentions.robots, *self.situation.before.robots[:1]):
                if robot in able:
                    return Found((robot,), 0.95, 'mentioned')
            return Question(
                text=f'Which robot: {_or([self.site.entities[r].name for r in able])}?',
                slot=slot,
                choices=(
                    *(Choice(r, self.site.entities[r].name) for r in able),
                    Choice(ALL, 'all of them'),
                ),
            )
        found = self.targets.resolve(
            phrase,
            Wanted(
                frozenset({EntityType.ROBOT}),
                skill=skill,
                stand_ins=others,
                slot=slot,
                what='robot',
            ),
            self.situation,
            self.draft.mentions,
        )
        if isinstance(found, Question) and len(found.choices) == 1:
            return Found((found.choices[0].value,), 0.85, 'the only one')  # 'send him home'
        return found

    def says_own_way(self, skill: str, others: frozenset[str]) -> bool:
        """Return whether the words say this way home and none of the others: 'fly home'."""
        words, name = split_words(self.command), tuple(skill.split('_'))
        if find(words, name) is not None and not {*name} <= _HOMEWARDS:
            return True
        said = {stem_of(w) for w in words}
        alike = (_own_words(self.site.way_home(i, skill)) for i in others)
        return bool((said & _own_words(self.site.signature(skill))).difference(*alike))

    def other_ways_home(self, skill: str) -> frozenset[str]:
        """Return the robots that go home by another skill, where no home of another is named.

        'Return to the pad' is not said to who has none.
        """
        robots = self.site.robots.values()
        words = split_words(self.command)
        homes = (self.site.entities[r.home] for r in robots if skill in r.skills and r.home)
        if any(find(words, split_words(n)) is not None for home in homes for n in home.names()):
            return frozenset()
        return frozenset(
            r.id for r in robots if skill not in r.skills and self.site.way_home(r.id, skill)
        )


def _own_words(skill: Skill | None) -> set[str]:
    """Return the words that a way home is called by: its name, its phrases, its first verb."""
    if skill is None:
        return set()
    phrases = (p for group in skill.words.values() for p in group)
    said = (skill.name.replace('_', ' '), *skill.description.split()[:1], *phrases)
    return {stem_of(w) for text in said for w in split_words(text)} - _HOMEWARDS


def _is_needed(skill: Skill, arg: Arg) -> bool:
    """Return whether a step of the skill cannot be done without it, and nothing stands for it."""
    return arg.default is None and any(
        step.skill != skill.name and f'${arg.name}' in step.args.values() for step in skill.steps
    )


def _asking(kind: ArgType, what: str) -> str:
    if kind is ArgType.PLACE:
        return 'Where to'
    if kind is ArgType.DURATION:
        return 'For how long'
    if kind is ArgType.NUMBER:
        return 'To how much' if what in ('percent', 'degrees') else f'What {what}'
    return f'Which {what}' if kind is not ArgType.TEXT else f'What {what}'


def _or(names: list[str]) -> str:
    return ' or '.join(filter(None, (', '.join(names[:-1]), names[-1]))) if names else ''
