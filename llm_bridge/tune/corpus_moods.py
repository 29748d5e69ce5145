"""Actions said without a command form: as a wish, a complaint, a bare phrase, or in odd order."""

from dataclasses import replace

from llm_bridge.tune.corpus_actions import Act, Actor
from llm_bridge.tune.corpus_nouns import NounPhrase
from llm_bridge.tune.corpus_sites import SiteSkill
from llm_bridge.tune.corpus_text import CLOSE
from llm_bridge.tune.phrasings import parse
from llm_bridge.tune.skill_families import frames

_ROLLED = {'open': ('raise', 'up'), 'close': ('lower', 'down')}
"""Family -> the one that 'blinds up' would mean if the site had it, and the word."""


class Moods:
    """Makes such actions with an actor. Each returns None where the skill has no such form."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.rng = actor.rng

    def want(
        self, skill: SiteSkill, thing: NounPhrase | None = None, frame: str = ''
    ) -> Act | None:
        """Return the skill said as a wanted state: 'the lamp should be off'."""
        family, rng = skill.family, self.rng
        if not family.want:
            return None
        if thing is None:
            thing = self.actor.target(skill, many=0.3, pronoun=0.3)
        adjective = rng.choice(family.want)
        if (
            family.key in _ROLLED
            and thing.kind in ('cover', 'door')
            and not self.actor.site.find(_ROLLED[family.key][0], thing.kind)
            and rng.random() < 0.4
        ):
            adjective = _ROLLED[family.key][1]
        given = bool(frame)
        frame = frame or rng.choice(frames('want'))
        opposite = next(
            (
                s.family
                for s in self.actor.site.skills
                if s.family.key == family.opposite and s.family.want
            ),
            None,
        )
        if opposite is not None and not given and rng.random() < 0.12:
            frame, adjective = rng.choice(frames('unwanted')), opposite.want[0]
        if thing.but and frame in ('{x} {}', 'i want {x} {}') and rng.random() < 0.6:
            words = thing.text.split()
            text, key = self.actor.marker.mark(
                ' '.join([*words[: thing.but], adjective, *words[thing.but :]])
            )
            frame = frame.removesuffix(' {}')
        else:
            text, key = self.actor.marker.mark(thing.text)
        tail = _agree(frame, thing.plural).replace('{x}', text).replace('{}', adjective)
        return Act(skill, self.actor.call(skill, {'target': key}), '', tail, thing, text)

    def feel(self, skill: SiteSkill) -> Act | None:
        """Return the skill said without naming it: 'it is too dark in here'."""
        lines = skill.family.feel
        return self._whole(skill, self.rng.choice(lines)) if lines else None

    def bare(self, skill: SiteSkill) -> Act | None:
        """Return the skill said without a verb: 'bedroom 50 percent'."""
        lines = skill.family.bare
        return self._whole(skill, self.rng.choice(lines)) if lines else None

    def _whole(self, skill: SiteSkill, line: str) -> Act:
        thing = None
        if '{target}' in line:
            thing = self.actor.target(skill, many=0.1, pronoun=0)
            if ' is ' in line or ' are ' in line:
                line = (
                    line.replace(' is ', ' are ')
                    if thing.plural
                    else line.replace(' are ', ' is ')
                )
        act = self.actor.fill(skill, parse(f'x {line}'), thing)
        return replace(act, verb='', passive=False)

    def passive(self, act: Act) -> str:
        """Return the action as something to be done to its thing: 'the lamp has to be lit'."""
        done = f'{act.done.split()[0]} {act.after}'.strip()
        frame = _agree(self.rng.choice(frames('passive')), act.many)
        return frame.replace('{x}', act.marked_thing).replace('{}', done)

    def scattered(self, skill: SiteSkill) -> Act | None:
        """Return the skill with its place far from its device: 'in the hall turn on the light'.

        The target is then everything from its first word to its last.
        """
        actor, rng = self.actor, self.rng
        usable = [
            t
            for t in actor.templates(skill)
            if t.rest[:1] == ('{target}',) and 'where' not in t.slots
        ]
        if not usable or skill.kinds & {'list', 'timer', 'scene'}:
            return None
        thing = actor.target(skill, many=0.15, pronoun=0)
        template = rng.choice(usable)
        if not thing.unplaced:
            return None
        act = actor.fill(skill, template, thing)
        if not act.marked_thing:
            return None
        tokens = act.tail.split()
        where = actor.place_after()
        if len(template.rest) > 1 and template.rest[-1].startswith('{') and rng.random() < 0.5:
            tokens.remove(CLOSE)
            return replace(act, tail=' '.join([*tokens, where, CLOSE]), passive=False)
        key = act.marked_thing.split()[0]
        tokens.remove(key)
        please = rng.choice(('', '', 'please'))
        return replace(
            act,
            verb='',
            passive=False,
            tail=' '.join([key, where, please, template.verb, *tokens]),
        )


def _agree(frame: str, many: bool) -> str:
    """Return the frame with its verbs in the right number."""
    for slot, one, several in (
        ('{is}', 'is', 'are'),
        ('{has}', 'has', 'have'),
        ('{needs}', 'needs', 'need'),
    ):
        frame = frame.replace(slot, several if many else one)
    return frame
