"""What a general model is told: the rules, the skills of the site, and the shape of the answer."""

from collections.abc import Iterable
import json
from typing import Any

from llm_bridge.language.plans.signatures import Signature

RULES = """\
You turn one spoken or typed command into a plan for robots and devices. Answer with JSON only.

Rules:
- Use only the skills below. What none of them does is {"do": "unknown", "words": ...}, never a skill that is only near it.
- Every value is a run of consecutive words of the command, copied unchanged, in its language: never ids, never translated, never reordered. An argument that the command does not say is null.
- Talk, thanks and noise are {"do": "nothing"}. A question about the state of things is {"do": "ask", "words": ...} and never an action. What the command forbids is {"do": "never", "words": ...}.
- Keep opposites apart: on and off, open and close, lock and unlock, start and stop.
- Parts come one after the other in "plan". What goes on at once is {"do": "together", "parts": [[...], [...]]}.
- {"do": "if", "words": clause, "then": [...], "else": [...] or null} looks once; {"do": "when", ...} waits for the clause. "at" a time of day, "in" a while, "for" a while, "every" time, "repeat" so many times, "until" a clause: each with "words" and "then". {"do": "wait", "words": ...} only waits.
- "again" and "undo" go back to the last command; "also" and "instead" with "words" say it again with another target or value.
- Do not choose where the command leaves open which thing is meant: copy its words, others find out.
"""  # noqa: E501
"""The part that is the same for every site."""

EXAMPLES: tuple[tuple[str, Any], ...] = (
    (
        'when the kettle boils please warm the blue pot for ten minutes and ring twice',
        [
            {
                'do': 'when',
                'words': 'the kettle boils',
                'then': [
                    {
                        'do': 'for',
                        'words': 'ten minutes',
                        'then': [{'do': 'warm', 'args': {'pot': 'the blue pot', 'power': None}}],
                    },
                    {'do': 'repeat', 'words': 'twice', 'then': [{'do': 'ring'}]},
                ],
            }
        ],
    ),
    ('is the blue pot warm', [{'do': 'ask', 'words': 'is the blue pot warm'}]),
)
"""Commands at no site of ours, and their plans: they show the shape, not the words."""


def system_prompt(signatures: Iterable[Signature]) -> str:
    """Return what is told before the command; it is the same for every command at the site."""
    shown = '\n'.join(f'Command: {text}\n{json.dumps({"plan": plan})}' for text, plan in EXAMPLES)
    skills = '\n'.join(s.line() for s in signatures)
    return (
        f'{RULES}\nExamples, with skills of another site (warm(pot, power?), ring()):\n{shown}\n\n'
        f'Skills of this site (? may be left out):\n{skills}'
    )


def command_prompt(words: Iterable[str]) -> str:
    """Return how the command is told."""
    return f'Command: {" ".join(words)}'


def repair_prompt(trouble: str) -> str:
    """Return how a model is told what is wrong with its answer."""
    return f'That is not a plan for this command: {trouble}. Answer again with the whole JSON.'
