"""Requests that a site has no skill for, near and far."""

from functools import cache
from random import Random

from llm_bridge.language.plans.signatures import Signature
from llm_bridge.tune.corpus_actions import Act, Actor
from llm_bridge.tune.corpus_moods import Moods
from llm_bridge.tune.corpus_phrases import Phrases
from llm_bridge.tune.corpus_sites import RandomSite, SiteSkill
from llm_bridge.tune.corpus_text import plain
from llm_bridge.tune.skill_families import (
    device_families,
    Family,
    kinds,
    near,
    robot_families,
    sentences,
)


class Missing:
    """Finds what a site cannot do and says it."""

    def __init__(self, rng: Random, site: RandomSite) -> None:
        self.rng = rng
        elsewhere = RandomSite(site.theme, site.split, robots=site.robots or site.theme.robots)
        self._actor = Actor(rng, elsewhere, Phrases(rng, elsewhere))
        self._moods = Moods(self._actor)
        self._skills: dict[tuple[str, frozenset[str]], SiteSkill] = {}
        here = {s.family.key for s in site.skills}
        clusters = {s.family.cluster for s in site.skills}
        self._robots = [
            f
            for f in robot_families().values()
            if f.split in ('train', site.split) and _far(f.key, here) and f.cluster not in clusters
        ]
        nouns = {n for k in site.kinds for n in site.nouns.get(k.key, k.nouns)}
        self._guarded = [
            text
            for keys, text, runs in _guarded()
            if keys.isdisjoint(here) and runs.isdisjoint(nouns)
        ]
        mine = {k.key for k in site.kinds}
        told = {
            s.family.key
            for s in site.skills
            if s.family.robot or not _tells_kind(site, s) or s.family.key in ('lock', 'unlock')
        }
        self._devices: list[tuple[Family, str]] = []
        self._siblings: list[tuple[Family, str]] = []
        """Skills that the site's own kinds of devices could have, and have not."""
        for kind in kinds().values():
            if kind.split not in ('train', site.split):
                continue
            at_hand = told | {family for family, k in site.by_op if k in _alike(kind.key)}
            found = self._siblings if kind.key in mine else self._devices
            found += [
                (device_families()[key], kind.key) for key in kind.skills if _far(key, at_hand)
            ]

    def request(self) -> str:
        """Return a request for something the site has no skill for, without politeness."""
        rng = self.rng
        roll = rng.random()
        if roll < 0.40 and self._siblings:
            family, kind = rng.choice(self._siblings)
            return self._say(family, frozenset((kind,)))
        if roll < 0.56 and self._devices:
            family, kind = rng.choice(self._devices)
            return self._say(family, frozenset((kind,)))
        if roll < 0.80 and self._robots:
            return self._say(rng.choice(self._robots), frozenset())
        if self._guarded and rng.random() < 0.3:
            return rng.choice(self._guarded)
        return rng.choice(sentences('talk')['requests'])

    def action(self) -> Act | None:
        """Return an action that the site has no skill for, said with a verb."""
        rng = self.rng
        near_by, far = self._siblings + self._devices, self._robots
        if not near_by and not far:
            return None
        if near_by and (not far or rng.random() < 0.6):
            family, kind = rng.choice(near_by)
            skill = self._skill(family, frozenset((kind,)))
        else:
            skill = self._skill(rng.choice(far), frozenset())
        act = self._actor.act(skill, many=0.1, pronoun=0, robot='')
        return act if act.verb else None

    def _skill(self, family: Family, its_kinds: frozenset[str]) -> SiteSkill:
        skill = self._skills.get((family.key, its_kinds))
        if skill is None:
            labels = {s.name: s.name for s in family.slots}
            skill = SiteSkill(family.key, family, its_kinds, labels, Signature(family.key, ''))
            self._skills[family.key, its_kinds] = skill
        return skill

    def _say(self, family: Family, its_kinds: frozenset[str]) -> str:
        skill = self._skill(family, its_kinds)
        roll = self.rng.random()
        act = (
            self._moods.want(skill)
            if roll < 0.1
            else self._moods.bare(skill)
            if roll < 0.14
            else self._moods.feel(skill)
            if roll < 0.25
            else None
        )
        if act is None:
            act = self._actor.act(skill, many=0.15, pronoun=0.2, robot='')
        return plain(act.base)


@cache
def _guarded() -> tuple[tuple[frozenset[str], str, frozenset[str]], ...]:
    """Return requests, each with the families a site must not have for it, and runs of words."""
    found = []
    for line in sentences('talk')['guarded']:
        keys, text = line.removeprefix('[').split('] ', 1)
        said = text.split()
        runs = (' '.join(said[i:j]) for i in range(len(said)) for j in range(i + 1, len(said) + 1))
        found.append((frozenset(keys.split()), text, frozenset(runs)))
    return tuple(found)


@cache
def _close(key: str) -> frozenset[str]:
    return frozenset((key,)).union(*(group for group in near('families') if key in group))


def _far(key: str, here: set[str]) -> bool:
    return not _close(key) & here


@cache
def _alike(key: str) -> frozenset[str]:
    """Return the kinds that a kind may be taken for, by its nouns or its nature, and itself."""
    nouns = set(kinds()[key].nouns)
    return frozenset((key, *(k.key for k in kinds().values() if nouns & set(k.nouns)))).union(
        *(group for group in near('kinds') if key in group)
    )


def _tells_kind(site: RandomSite, skill: SiteSkill) -> bool:
    """Tell whether name or description say that the skill is for one kind of device only."""
    if len(skill.kinds) != 1:
        return False
    word = site.word(kinds()[next(iter(skill.kinds))])
    return word in skill.signature.description or word.replace(' ', '_') in skill.name
