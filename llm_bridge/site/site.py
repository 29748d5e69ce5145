"""The site: everything that exists and may be asked, checked as a whole, and looked up."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from pydantic import Field, model_validator

from llm_bridge.site.entity import (
    Area,
    Device,
    Door,
    Entity,
    Furniture,
    KeepOut,
    Kind,
    Object,
    Person,
    Place,
    Pose,
    Robot,
)
from llm_bridge.site.policies import default_policy, policy_values
from llm_bridge.site.policy import Policy
from llm_bridge.site.skill import Arg, ArgType, Frozen, Id, Risk, Skill


class Site(Frozen):
    """One home, factory or other place. Nothing outside it can be asked (default deny)."""

    name: Id
    title: str = ''
    language: str = 'en'
    """Language of names and plain alias lists (ISO 639-1)."""
    languages: tuple[str, ...] = ('en', 'de', 'fr', 'es')
    """Languages that are understood; stop words of all of them always work."""
    timezone: str | None = None
    """Where its clocks are (IANA: Europe/Paris): quiet hours and times of day are times there.
    Left out: the zone of the machine that the executor runs on."""
    frame: str = 'map'
    """Frame of every pose and polygon (REP-105)."""
    world: str | None = None
    """SDF world file of the simulation, relative to sim/worlds/."""
    areas: dict[Id, Area] = {}
    places: dict[Id, Place] = {}
    doors: tuple[Door, ...] = ()
    furniture: dict[Id, Furniture] = {}
    keep_out: dict[Id, KeepOut] = {}
    robots: dict[Id, Robot] = {}
    devices: dict[Id, Device] = {}
    objects: dict[Id, Object] = {}
    people: dict[Id, Person] = {}
    kinds: dict[Id, Kind] = {}
    """Device kinds known here: the built-in ones and the site's own."""
    max_targets: int = Field(default=12, ge=1)
    """Most entities that one command may touch."""
    confirm_from: Risk = Risk.GUARDED
    """Steps of this risk and above wait for a yes."""
    policy: Policy = Field(default_factory=default_policy)
    """Who may do what. In YAML also just the name of a shipped one; left out: the one of a home.
    Empty: nothing is allowed."""

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Every entity by id, in the order of the file."""
        groups: tuple[Mapping[str, Entity], ...] = (
            self.areas,
            self.places,
            self.robots,
            self.devices,
            self.objects,
            self.people,
        )
        return {key: entity for group in groups for key, entity in group.items()}

    def skills_of(self, entity_id: str) -> Mapping[str, Skill]:
        """Return what that entity can be asked to do, by skill name; empty for unknown ids."""
        return self._capabilities.get(entity_id, {})

    def skill(self, entity_id: str, skill_name: str) -> Skill | None:
        """Return one skill of one entity, or None when it has no such skill."""
        return self.skills_of(entity_id).get(skill_name)

    def actors(self, skill_name: str) -> tuple[Entity, ...]:
        """Return the robots and devices that have the skill."""
        return self._actors.get(skill_name, ())

    @cached_property
    def _actors(self) -> Mapping[str, tuple[Entity, ...]]:
        found: dict[str, tuple[Entity, ...]] = {}
        for key, skills in self._capabilities.items():
            for name in skills:
                found[name] = (*found.get(name, ()), self.entities[key])
        return found

    @cached_property
    def skill_names(self) -> tuple[str, ...]:
        """Every skill name of the site, once each, robots' first."""
        return tuple(
            dict.fromkeys(name for skills in self._capabilities.values() for name in skills)
        )

    @cached_property
    def _capabilities(self) -> Mapping[str, Mapping[str, Skill]]:
        found: dict[str, Mapping[str, Skill]] = {}
        for robot in self.robots.values():
            found[robot.id] = robot.skills
        for device in self.devices.values():
            kind = self.kinds[device.kind]
            own = {
                name: skill
                for name, skill in kind.skills.items()
                if name not in device.without
                and (skill.feature is None or skill.feature in device.features)
            }
            found[device.id] = {**own, **device.skills}
        return found

    def signature(self, skill_name: str) -> Skill | None:
        """Return the skill of that name with the most arguments; the others' are among them."""
        return max(
            (skills[skill_name] for skills in self._capabilities.values() if skill_name in skills),
            key=lambda skill: len(skill.args),
            default=None,
        )

    def stand_in(self, entity_id: str, skill_name: str) -> Skill | None:
        """Return what an entity does when asked for a skill by a word that says both, or None.

        It is the entity's own skill of that name, or else one of the same polarity that shares
        a verb with it: a conveyor that is to be 'turned on' has only start, which
        'turn on' says too. A lock has nothing that stands in for turn_on.
        """
        own = self.skills_of(entity_id)
        asked = self.signature(skill_name)
        if skill_name in own or asked is None or asked.polarity == 'neutral':
            return own.get(skill_name)
        if any(effect.relative for effect in asked.effects):
            return None  # to brighten is not to raise a blind, though the same words say both
        wanted = {word for words in asked.words.values() for word in words}
        return next(
            (
                skill
                for skill in own.values()
                if skill.polarity == asked.polarity
                and not wanted.isdisjoint(w for ws in skill.words.values() for w in ws)
                and not any(arg.required for arg in skill.args)
                and not any(effect.relative for effect in skill.effects)
            ),
            None,
        )

    def way_home(self, entity_id: str, skill_name: str) -> Skill | None:
        """Return what a robot has of that name, or its own way home where another's was named.

        Robots may go home by skills of different names: dock, fly_back, recharge.
        """
        own = self.skills_of(entity_id)
        if skill_name in own or skill_name not in self._ways_home:
            return own.get(skill_name)
        return next((s for s in own.values() if s.motion == 'home'), None)

    @cached_property
    def _ways_home(self) -> frozenset[str]:
        return frozenset(
            s.name for r in self.robots.values() for s in r.skills.values() if s.motion == 'home'
        )

    def limits(self, entity_id: str, attribute: str) -> tuple[float, float] | None:
        """Return the least and greatest value an entity's skills can give that attribute.

        They are those of the argument that sets it outright (set_brightness for brightness), in
        the attribute's unit. None: no skill sets it, or without limits.
        """
        for skill in self.skills_of(entity_id).values():
            for effect in skill.effects:
                if (
                    effect.attribute != attribute
                    or effect.relative
                    or not isinstance(effect.value, str)
                    or not effect.value.startswith('$')
                ):
                    continue
                arg = skill.arg(effect.value[1:])
                if arg is not None and arg.min is not None and arg.max is not None:
                    return arg.min, arg.max
        return None

    def pose_of(self, entity_id: str) -> Pose | None:
        """Return the fixed pose of an area, place, or object kept at one; None if it has none."""
        entity = self.entities.get(entity_id)
        if isinstance(entity, Area | Place):
            return entity.pose
        if isinstance(entity, Object) and entity.place:
            return self.pose_of(entity.place)
        return None

    def around(self, area_id: str | None) -> tuple[str, ...]:
        """Return an area and those that it lies in, the innermost first; () for None."""
        found: dict[str, None] = {}
        while area_id is not None and area_id not in found:
            found[area_id] = None
            area = self.areas.get(area_id)
            area_id = area.area if area is not None else None
        return tuple(found)

    def robots_first(self) -> Iterator[Entity]:
        """Yield the entities that act, robots before devices."""
        yield from self.robots.values()
        yield from self.devices.values()

    @model_validator(mode='before')
    @classmethod
    def _ids_from_keys(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        data = dict(data)
        if isinstance(data.get('areas'), dict):
            data['areas'] = _on_floors(data['areas'])
        if 'policy' in data:
            data['policy'] = policy_values(data['policy'])
        for section in ('areas', 'places', 'keep_out', 'robots', 'devices', 'objects', 'people'):
            if isinstance(data.get(section), dict):
                data[section] = {
                    key: {'id': key, **value} if isinstance(value, dict) else value
                    for key, value in data[section].items()
                }
        return data


def _on_floors(areas: dict[str, Any]) -> dict[str, Any]:
    """Return areas with that which each lies in as its floor, where no other is said."""

    def on_its_floor(area: Any) -> Any:
        around = areas.get(area['area']) if isinstance(area, dict) and area.get('area') else None
        if not isinstance(around, dict) or area.get('floor'):
            return area
        return {**area, 'floor': around.get('name') or area['area'].replace('_', ' ')}

    return {key: on_its_floor(area) for key, area in areas.items()}


__all__ = ['Arg', 'ArgType', 'Site']
