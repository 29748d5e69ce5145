"""Sentence templates: whole commands, understood in a few milliseconds without a model."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from llm_bridge.language.plans.plan import Call, calls, own_phrases, Plan, walk
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.settings import ON_OFF
from llm_bridge.language.templates.choices import ChoiceTemplates
from llm_bridge.language.templates.devices import DeviceTemplates
from llm_bridge.language.templates.scenes import SceneTemplates
from llm_bridge.language.templates.settings import SettingTemplates
from llm_bridge.language.templates.skills import SkillTemplates
from llm_bridge.language.templates.texts import TextTemplates
from llm_bridge.language.templates.verbs import VerbTemplates
from llm_bridge.language.text.words import find, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

Decided = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Match:
    """A command that a template matches as a whole."""

    plan: Plan
    decided: Decided
    """Slot -> ids, where the template already says which entities are meant."""


class Templates:
    """The templates of one site in each of its languages. Built once; matching changes nothing."""

    def __init__(self, site: Site, index: NameIndex) -> None:
        """Read the sentences of the site's languages; a language without any has no templates."""
        languages: Iterable[str] = dict.fromkeys((site.language, *site.languages))
        self._site = site
        self._skills = {code: SkillTemplates(site, code) for code in languages}
        self._verbs = VerbTemplates(site)
        self._texts = TextTemplates(site, index)
        self._choices = ChoiceTemplates(site, index)
        self._scenes = SceneTemplates(site, index)
        self._settings = SettingTemplates(site, index)
        self._devices = {code: DeviceTemplates(site, code, index) for code in languages}
        # Sentences are compiled when they are first looked at.
        self.match('open the door', site.language, None)

    def match(self, text: str, language: str, area: str | None) -> Match | None:
        """Return what the text says, if a template matches all of it in one way only.

        `area` is the id of the area that the speaker is in.
        """
        own = self._skills.get(language)
        found = self._texts.match(text) if language == 'en' else None
        if found is None and own is not None:
            found = own.match(text)
        if found is None and language == 'en':
            plan = self._verbs.match(text)
            found = self._settings.match(text) if plan is None else (plan, {})
        if found is None and language in self._devices:
            found = self._devices[language].match(text, area)
        if found is None and language == 'en':
            found = self._choices.match(text, area) or self._scenes.match(text)
        if found is None:
            return None
        plan, decided = found
        return Match(self._with_the_skill_named(plan, words(text)), decided)

    def _with_the_skill_named(self, plan: Plan, said: tuple[str, ...]) -> Plan:
        """Return the plan with a robot's own skill whose very name the order begins with.

        'Announce that we close' is an order to announce, where a robot can say things as well.
        """
        if not isinstance(plan, Call) or len(plan.args) != 1 or {*plan.options} - {ROBOT}:
            return plan
        at = find(said, words(plan.args[0])) or 0
        named = words(plan.options.get(ROBOT, ''))
        for robot in self._site.robots.values():
            own, called = robot.skills.get(plan.skill), map(words, robot.names())
            if own is None or (named and named not in called):
                continue
            for name, skill in robot.skills.items():
                needed = [a.type for a in skill.args if a.required]
                is_said = find(said[:at], tuple(name.split('_'))) is not None
                if is_said and needed == [ArgType.TEXT] == [a.type for a in own.args]:
                    return replace(plan, skill=name)
        return plan


def only_names(text: str, plan: Plan) -> bool:
    """Tell whether a text only names what the plan acts on ("the radio"): that asks for nothing.

    A scene is called by its name alone.
    """
    if any(call.skill == 'activate' for call in calls(plan)):
        return False
    phrases = {phrase for part in walk(plan) for phrase in own_phrases(part)}
    said = {w for phrase in phrases - ON_OFF for w in words(phrase)}
    return bool(said) and set(words(text)) <= said | {'the', 'a', 'an', 'my'}
