"""What a person is to be told or asked by a robot, word for word.

'Ask Ann what she wants for lunch' is no question to whoever is spoken to, and 'tell Tom to come
to the kitchen' sends nobody but Tom there.
"""

from dataclasses import replace

from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_listener
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_LEADS = frozenset({
    'please', 'can', 'could', 'would', 'will', 'you', 'go', 'and', 'over', 'just', 'hey', 'to',
    'run', 'nip', 'pop', 'now', 'quickly', 'ok', 'okay', 'so', "i'd", 'like', 'want', 'i',
})
"""May stand before 'tell': who is asked, and that somebody goes there first."""
_VERBS = {
    'ask': ('ask',),
    **dict.fromkeys(('tell', 'inform', 'warn', 'remind'), ('tell', 'inform', 'remind', 'pass',
                                                           'say', 'message', 'deliver')),
}
"""Verb said -> first words of skills that do so, the nearest first."""
_MORE = frozenset({'and', 'then'})
"""With these something else may be ordered behind the message."""
# fmt: on


def message_in(words: Words, breaks: frozenset[int], site: Site) -> Call | None:
    """Return the call that says to a person all that stands behind who it is, if that is all.

    None where a name or a verb is missing, no robot has one skill for it, or more is said.
    """
    robots = [split_words(n) for r in site.robots.values() for n in r.names()]
    at, called = 0, ''
    while at < len(words) and words[at] not in _VERBS:
        name = next((n for n in robots if n and words[at : at + len(n)] == n), ())
        if not name and words[at] not in _LEADS:
            return None
        called = ' '.join(name) or called
        at += len(name) or 1
    person = _person_at(words, at + 1, site) if at < len(words) else ()
    text = words[at + 1 + len(person) :]
    if not person or not text or {*text} & _MORE or {*breaks} & {*range(at + 1, len(words))}:
        return None
    text = text[1:] if text[0] in ('that', 'to') and text[1:] else text
    for verb in dict.fromkeys((words[at], *_VERBS[words[at]])):
        found = [
            Call(s.name, args, {**options, **({ROBOT: called} if called else {})})
            for robot in _able(site, called)
            for s in robot.skills.values()
            if s.name.split('_')[0] == verb
            for args, options in _filled(s, ' '.join(person), ' '.join(text))
        ]
        if found:
            return found[0] if len({c.skill for c in found}) == 1 else None
    return None


def without_the_listener(plan: Plan, site: Site) -> Plan:
    """Return the plan with texts that begin behind the name of whom they are for."""

    def bare(call: Call) -> Call:
        robot = next((r for r in site.robots.values() if call.skill in r.skills), None)
        if robot is None:
            return call
        skill = robot.skills[call.skill]
        names = [a.name for a in skill.args if a.required]
        said = dict(zip(names, call.args, strict=False)) | dict(call.options)
        whom = [split_words(said[a.name]) for a in skill.args if a.name in said and is_listener(a)]

        def stripped(name: str, phrase: str) -> str:
            arg, text = skill.arg(name), split_words(phrase)
            if arg is None or arg.type is not ArgType.TEXT:
                return phrase
            lead = next((w for w in whom if w and text[: len(w)] == w), ())
            return ' '.join(text[len(lead) :]) if lead and text[len(lead) :] else phrase

        args = tuple(stripped(n, p) for n, p in zip(names, call.args, strict=False))
        options = {n: stripped(n, p) for n, p in call.options.items()}
        return replace(call, args=(*args, *call.args[len(args) :]), options=options)

    return each_call(plan, bare)


def _able(site: Site, called: str) -> list[Robot]:
    name = split_words(called)
    named = [r for r in site.robots.values() if name in map(split_words, r.names())]
    return named or list(site.robots.values())


def _person_at(words: Words, at: int, site: Site) -> Words:
    """Return the longest name of a person that stands there, or 'him' and 'her'."""
    names = (split_words(n) for p in site.people.values() for n in (*p.names(), 'him', 'her'))
    found = [n for n in names if n and words[at : at + len(n)] == n]
    return max(found, key=len, default=())


def _filled(skill: Skill, person: str, text: str) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """Return what a skill is called with that takes a person and a text and needs no more."""
    texts = [a for a in skill.args if a.type is ArgType.TEXT]
    whom = [a for a in skill.args if is_listener(a)]
    if len(texts) != 1 or len(whom) != 1 or not texts[0].required:
        return []
    if any(a.required and a not in (texts[0], whom[0]) for a in skill.args):
        return []
    said = {texts[0].name: text, whom[0].name: person}
    args = tuple(said[a.name] for a in skill.args if a.required)
    return [(args, {} if whom[0].required else {whom[0].name: person})]
