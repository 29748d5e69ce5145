"""Doubts about the steps that a plan comes to: what a device's other skill was said with.

A choice of it that no phrase has, an amount to add that is drafted as one to be set to, or a
thing in the place of a person.
"""

from collections.abc import Iterator, Sequence

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.guards.accounting import accounted_for
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.guards.not_there import not_numbered, not_switched
from llm_bridge.language.guards.remarks import remarks
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import said_phrases
from llm_bridge.language.skills.argument_sorts import is_person
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.skill import ArgType

_ADDING = frozenset({'by', 'another', 'further', 'extra', 'additional'})
_ADDED = frozenset({'more', 'higher', 'lower', 'further', 'less', 'extra', 'deeper', 'upwards',
                    'downwards'})  # fmt: skip
_ASKING = frozenset({'where', 'what', 'who', 'when', 'how', 'why', 'which', 'whether'})
_BEING = frozenset({'is', 'are', 'was', 'were'})
_THAN = frozenset({'than'})
# fmt: off
_ALL_THE_WAY = frozenset({'open', 'close'})
_PARTLY = (
    ('a', 'little', 'bit'), ('a', 'bit'), ('a', 'little'), ('slightly',), ('partly',),
    ('partially',), ('a', 'crack'), ('a', 'touch'), ('a', 'tad'), ('part', 'way'), ('partway',),
    ('some', 'of', 'the', 'way'), ('part', 'of', 'the', 'way'), ('a', 'smidge'), ('an', 'inch'),
)
_BEHIND_AMOUNTS = frozenset({'more', 'further', 'please', 'and', 'then', 'up', 'down', 'in', 'at',
                             'so', 'because', 'for', 'if', 'when', 'only', 'now', 'to'})
_NOT_YET = frozenset({'in', 'for', 'after', 'wait', 'quite'})
"""'In a bit' is later."""
# fmt: on


def step_doubts(it: Checked, steps: Sequence[Step]) -> Iterator[Doubt]:
    """Yield what speaks against a plan that comes to these steps."""
    for reason in (_choice_left_out(it, steps), _thing_for_person(it, steps), _cut(it)):
        if reason:
            yield Doubt('argument', reason=reason)
    yield from (*not_switched(it, steps), *not_numbered(it), *_all_the_way(it, steps))
    amount = _amount_to_add(it)
    if amount:
        yield Doubt(
            'argument',
            Problem(
                code=ProblemCode.NOT_UNDERSTOOD,
                because=amount,
                came=amount,
                message=f"I am not sure whether '{amount}' is to be added, so I do nothing. "
                'Say what it is to be in the end.',
            ),
        )


def _choice_left_out(it: Checked, steps: Sequence[Step]) -> str:
    """Tell of a choice of another skill of a device that is used by no phrase.

    'Green on the mast light', drafted as switching the light on.
    """
    site, said = it.site, remarks(it.words, it.covered, it.breaks)
    known: set[str] | None = None
    done = {(s.target, s.skill) for s in steps}
    for target in {t for t, _ in done if t in site.devices}:
        for name, skill in site.skills_of(target).items():
            choices = [c for a in skill.args if a.type is ArgType.CHOICE for c in a.choices]
            if (target, name) in done:
                continue
            for choice in choices:
                words = split_words(choice.replace('_', ' '))
                at = find(it.words, words)
                if at is None or (it.covered | said) & {*range(at, at + len(words))}:
                    continue
                known = known if known is not None else accounted_for(it) | it.named | it.around
                if not {*words} & known:
                    return f"I did not use '{' '.join(words)}'"
    return ''


def _all_the_way(it: Checked, steps: Sequence[Step]) -> Iterator[Doubt]:
    """Yield the doubt about what is opened or closed all the way: 'close the curtain a little'."""
    moved = next(
        (s for s in steps if s.skill in _ALL_THE_WAY and s.target in it.site.devices), None
    )
    if moved is None:
        return
    told = it.covered | remarks(it.words, it.covered, it.breaks)
    for amount in _PARTLY:
        at = find(it.words, amount)
        end = 0 if at is None else at + len(amount)
        behind = it.words[end : end + 1]
        is_last = end in it.breaks or not behind or {*behind} <= _BEHIND_AMOUNTS
        if at is None or not is_last or told & {*range(at, end)} or it.words[at - 1] in _NOT_YET:
            continue
        said, name = ' '.join(amount), it.site.devices[moved.target].name
        can = it.site.skill(moved.target, 'set_position') is not None
        yield Doubt(
            'argument',
            Problem(
                code=ProblemCode.NOT_UNDERSTOOD,
                because=said,
                came=said,
                message=f"I do not know how far '{said}' is for the {name}, so I do nothing. "
                + (
                    "Say it in percent, such as '30 percent open'."
                    if can
                    else f'I can only {moved.skill} it all the way.'
                ),
            ),
        )
        return


def _cut(it: Checked) -> str:
    """Tell of a robot's name that is cut in two, or of a question that has lost its first word.

    'Miss Pym take him up', drafted with robot 'miss' and all else as a text; 'tell them where the
    cups are', drafted as saying 'the cups are'.
    """
    names = [split_words(n) for r in it.site.robots.values() for n in r.names()]
    said = [n for n in names if len(n) > 1 and find(it.words, n) is not None]
    for call in it.calls:
        skill = it.site.signature(call.skill)
        if skill is None or not any(a.type is ArgType.TEXT for a in skill.args):
            continue
        for phrase in said_phrases(call):
            text = split_words(phrase)
            at = find(it.words, text)
            if at and any(0 < at - (find(it.words, n) or 0) < len(n) for n in said):
                return 'I am not sure who is to do it'
            if at and it.words[at - 1] in _ASKING and text[-1] in _BEING:
                return f"I did not use '{it.words[at - 1]}'"
    return ''


def _amount_to_add(it: Checked) -> str:
    """Return an amount that is to be added, and is drafted as what something is set to.

    'Climb another 5 metres', drafted as an altitude of 5 metres.
    """
    for call in it.calls:
        if not call.skill.startswith('set_'):
            continue
        for phrase in said_phrases(call):
            said = split_words(phrase)
            at = find(it.words, said) if phrase != UNSAID else None
            if at is None or not any(w[:1].isdigit() or w in ('percent', 'degrees') for w in said):
                continue
            before, after = it.words[max(0, at - 1) : at], it.words[at + len(said) :][:2]
            is_than = {*after[1:]} & _THAN
            if {*before, said[0]} & _ADDING or ({*after[:1]} & _ADDED and not is_than):
                return phrase
    return ''


def _thing_for_person(it: Checked, steps: Sequence[Step]) -> str:
    """Tell of a thing that stands where a person is wanted: 'find them', of two cups."""
    for step in steps:
        skill = it.site.signature(step.skill)
        for arg in skill.args if skill is not None else ():
            value = step.args.get(arg.name)
            if is_person(arg) and value in it.site.objects:
                return f"'{it.site.objects[str(value)].name}' is no person"
    return ''
