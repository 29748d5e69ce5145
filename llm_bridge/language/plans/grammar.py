"""The grammar of plans that one command can mean at one site, as Lark text for llguidance.

It accepts what `plan_language.write` writes, with three more limits: skills are the site's, a span
is a contiguous run of whole words of this command, and a numeric argument holds a number-like
word. So no plan can name a skill, a thing or a number that was not said.
"""

from collections.abc import Iterable
import json

from llm_bridge.language.plans.plan_language import BARE, CONTROLS, ELSE, LEAVES, UNSAID
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.text.number_words import is_number_like

MAX_DEPTH = 3
"""Plans inside plans: { } and the bodies of if, when, for and so on."""
MAX_PARTS = 12
"""Parts of one sequence, or of what goes on at once."""
NUMERIC_CONTROLS = frozenset({'repeat'})
"""Keywords whose phrase holds a number-like word ('three times')."""


def grammar(
    words: tuple[str, ...], signatures: Iterable[Signature], *, must_act: bool = False
) -> str:
    """Return the Lark text of the grammar for a command of at least one word.

    `must_act`: only calls of skills, and at least one, in the place of talk, questions and bans.
    """
    number_said = any(is_number_like(word) for word in words)
    calls = [_call(s, number_said) for s in signatures]
    leaves = [f'" {name}:" span' for name in LEAVES] + [f'" {name}"' for name in BARE]
    lines = ['start: seq0']
    for depth in range(MAX_DEPTH + 1):
        units = ['call'] if calls else []
        units += [] if must_act and calls else ['leaf']
        if depth < MAX_DEPTH:
            units += [f'" {{" seq{depth + 1} " }}"', f'control{depth}']
            lines.append(f'control{depth}: ' + _controls(depth + 1, number_said))
        lines += [
            f'seq{depth}: par{depth} (" ;" par{depth}){{0,{MAX_PARTS - 1}}}',
            f'par{depth}: unit{depth} (" &" unit{depth}){{0,{MAX_PARTS - 1}}}',
            f'unit{depth}: ' + ' | '.join(units),
        ]
    if calls:
        lines.append('call: ' + '\n    | '.join(calls))
    lines += [
        'leaf: ' + ' | '.join(leaves),
        f'phrase: span | " {UNSAID}"',
        f'number: amount | " {UNSAID}"' if number_said else f'number: " {UNSAID}"',
        *_spans(words),
    ]
    return '\n'.join(lines) + '\n'


def pieces(words: Iterable[str], signatures: Iterable[Signature]) -> tuple[str, ...]:
    """Return the texts that plans are put together from, each with its leading blank.

    A tokeniser's own cut of these is the only one that training and decoding use.
    """
    structure = [' ;', ' &', ' {', ' }', ' ->', f' {ELSE}', f' {UNSAID}', ',', ':', '=']
    keywords = [f' {name}' for name in (*CONTROLS, *LEAVES, *BARE)]
    skills = [f' {s.name}' for s in signatures]
    options = [f' {name}' for s in signatures for name in s.optional]
    return tuple(
        dict.fromkeys([*structure, *keywords, *skills, *options, *(f' {word}' for word in words)])
    )


def _call(signature: Signature, numbers_said: bool) -> str:
    def kind(name: str) -> str:
        return 'number' if name in signature.numeric else 'phrase'

    required = ' "," '.join(kind(name) for name in signature.required)
    options = [
        name for name in signature.optional if numbers_said or name not in signature.numeric
    ]
    texts = [
        f'" {name}=" ' + ('amount' if name in signature.numeric else 'span') for name in options
    ]
    if required:
        return f'" {signature.name}:" {required}' + ''.join(f' ("," {text})?' for text in texts)
    firsts = [
        f'{text}' + ''.join(f' ("," {later})?' for later in texts[index + 1 :])
        for index, text in enumerate(texts)
    ]
    return f'" {signature.name}"' + (f' (":" ({" | ".join(firsts)}))?' if firsts else '')


def _controls(depth: int, numbers_said: bool) -> str:
    rules = []
    for name in CONTROLS:
        if name in NUMERIC_CONTROLS and not numbers_said:
            continue
        phrase = 'amount' if name in NUMERIC_CONTROLS else 'span'
        rule = f'" {name}:" {phrase} " ->" unit{depth}'
        rules.append(rule + (f' (" {ELSE}:" unit{depth})?' if name == 'if' else ''))
    return ' | '.join(rules)


def _spans(words: tuple[str, ...]) -> list[str]:
    """Return rules for runs of the words, and for runs that hold a number-like word.

    Each word is a lexeme of its own: llguidance's lexer is greedy, so a run that were one lexeme
    would swallow the blank of the symbol after it.
    """
    rules = ['span: ' + ' | '.join(f'r{index}' for index in range(len(words)))]
    numeric = []
    for index, word in reversed(list(enumerate(words))):
        last = index + 1 == len(words)
        text = json.dumps(f' {word}', ensure_ascii=False)
        rules.append(f'r{index}: {text}' + ('' if last else f' r{index + 1}?'))
        if is_number_like(word):
            numeric.append(index)
            rules.append(f'n{index}: r{index}')
        elif numeric:
            numeric.append(index)
            rules.append(f'n{index}: {text} n{index + 1}')
    if numeric:
        rules.append('amount: ' + ' | '.join(f'n{index}' for index in sorted(numeric)))
    return rules
