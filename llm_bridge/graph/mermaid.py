"""An action graph as a Mermaid flowchart, to be shown and to be put into documents."""

from collections.abc import Mapping
import re

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Outcome, Step
from llm_bridge.graph.builtin import GATES
from llm_bridge.graph.wording import step_words
from llm_bridge.site.site import Site

COLORS = {
    'open': ('#eceff1', '#607d8b'),
    Outcome.CONFIRMED.value: ('#c8e6c9', '#2e7d32'),
    Outcome.UNCONFIRMED.value: ('#fff9c4', '#f9a825'),
    Outcome.FAILED.value: ('#ffcdd2', '#c62828'),
    Outcome.SKIPPED.value: ('#e1e4e8', '#9e9e9e'),
    Outcome.CANCELLED.value: ('#ffe0b2', '#ef6c00'),
}
"""State of a step -> fill and line colour; open: not ended yet."""

_LONGEST_LABEL = 120


def export(graph: ActionGraph, site: Site, outcomes: Mapping[str, Outcome] | None = None) -> str:
    """Return the graph as Mermaid text; with outcomes, each step is coloured by how it ended.

    A full line leads to what waits for a step, a dashed one to what happens only if it was done.
    """
    ends = outcomes or {}
    lines = ['flowchart TD']
    for step in graph.steps:
        state = ends[step.id].value if step.id in ends else 'open'
        lines.append(f'    {_node(step, site)}:::{state}')
    for step in graph.steps:
        lines += [
            f'    {_name(b)} --> {_name(step.id)}' for b in step.after if b not in step.given
        ]
        lines += [f'    {_name(b)} -.-> {_name(step.id)}' for b in step.given]
    lines += [
        f'    classDef {state} fill:{fill},stroke:{line},color:#1b1b1b'
        for state, (fill, line) in COLORS.items()
    ]
    return '\n'.join(lines) + '\n'


def _node(step: Step, site: Site) -> str:
    words = step_words(step, site)
    if step.confirm:
        words += ' (asks first)'
    label = _escaped(words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + '…')
    if step.target == BRIDGE and step.skill in GATES:
        return f'{_name(step.id)}{{"{label}"}}'
    if step.target == BRIDGE:
        return f'{_name(step.id)}(["{label}"])'
    return f'{_name(step.id)}["{label}"]'


def _name(step_id: str) -> str:
    # Some words, 'end' among them, mean something to Mermaid.
    return f'n_{step_id}'


def _escaped(text: str) -> str:
    """Return text in which nothing but words is left for Mermaid or a browser to read."""
    return re.sub(r"[^\w .,:%'°…-]", lambda found: f'#{ord(found[0])};', text)
