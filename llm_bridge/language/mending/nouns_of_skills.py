"""What a phrase copies though the name of its skill says it: nouns, and where things go.

A model copies 'the playlist Sunday Pancakes' whole, as what play_playlist plays, and
'the glasses in the dishwasher' as what load_dishwasher puts there.
"""

from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.skills.argument_sorts import is_one_thing, is_word_for_word
from llm_bridge.language.skills.sayings import PARTICLES
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

_INTO = frozenset({'in', 'into', 'on', 'onto', 'to'})
_THE = frozenset({'the', 'my', 'our', 'your'})
_CALLED = frozenset({'called', 'named', 'labelled', 'titled'})


def without_the_noun_of_the_skill(plan: Plan, site: Site) -> Plan:
    """Return the plan with names alone: 'pasta' of 'pasta timer', where a timer is set."""

    def mended(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None:
            return call
        for arg in filter(_is_name, skill.args):
            said = split_words(phrases_said(call, skill, site).get(arg.name, ''))
            name = _name_in(said, _nouns(skill, arg))
            if name and name != said:
                call = with_phrases(call, skill, {arg.name: ' '.join(name)}, site)
        return call

    return each_call(plan, mended)


def without_where_the_skill_says(plan: Plan, site: Site) -> Plan:
    """Return the plan with things alone: 'the glasses', to load into what the skill is called."""

    def mended(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None:
            return call
        nouns = {*skill.name.split('_')[1:]} - PARTICLES
        for arg in (a for a in skill.args if a.type is ArgType.OBJECT):
            said = split_words(phrases_said(call, skill, site).get(arg.name, ''))
            at = next((n for n, w in enumerate(said) if n and w in _INTO), 0)
            if at and {*without_articles(said[at + 1 :])} and {*said[at + 1 :]} - _THE <= nouns:
                call = with_phrases(call, skill, {arg.name: ' '.join(said[:at])}, site)
        return call

    return each_call(plan, mended)


def _is_name(arg: Arg) -> bool:
    return arg.type is ArgType.TEXT and not is_one_thing(arg) and not is_word_for_word(arg)


def _nouns(skill: Skill, arg: Arg) -> frozenset[str]:
    """Return the nouns of a skill: 'playlist' of play_playlist, that may take 'a playlist'."""
    _, *nouns = skill.name.split('_')
    return frozenset(map(stem_of, (*nouns, *arg.name.split('_'))))


def _name_in(said: tuple[str, ...], nouns: frozenset[str]) -> tuple[str, ...]:
    """Return a phrase without such a noun at its beginning, else without one at its end."""
    bare = without_articles(said)
    if len(bare) > 1 and stem_of(bare[0]) in nouns:
        rest = bare[1:]
        return rest[1:] if rest[0] in _CALLED and rest[1:] else rest
    return bare[:-1] if len(bare) > 1 and stem_of(bare[-1]) in nouns else said
