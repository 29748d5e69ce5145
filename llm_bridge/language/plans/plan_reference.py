"""The page about the plan language, made from what reads, writes and constrains it.

python -m llm_bridge.language.plans.plan_reference > docs/plan_language.md
"""

from collections.abc import Iterator
from inspect import cleandoc, getdoc
import sys

from llm_bridge.language.plans import plan_language
from llm_bridge.language.plans.grammar import grammar, MAX_DEPTH, MAX_PARTS, NUMERIC_CONTROLS
from llm_bridge.language.plans.plan import Nothing, Plan
from llm_bridge.language.plans.plan_language import BARE, CONTROLS, LEAVES, read, UNSAID, write
from llm_bridge.language.plans.signatures import prompt_command, prompt_prefix, Signature
from llm_bridge.language.text.words import words

SIGNATURES = (
    Signature('dock', 'drive home to the charging dock', (), ('robot',)),
    Signature('go_to', 'drive to a place', ('place',), ('robot',)),
    Signature('close', 'close a door', ('door',)),
    Signature('set_speed', 'set how fast a device runs', ('device', 'percent'), (),
              frozenset({'percent'})),
    Signature('turn_off', 'switch a device off', ('device',)),
    Signature('turn_on', 'switch a device on', ('device',)),
    Signature('warmer', 'make it warmer', ('climate',), ('degrees',), frozenset({'degrees'})),
)  # fmt: skip
"""Skills of the site that the examples are said at."""
EXAMPLES = {
    'One skill': (
        ('Turn on the hall light.', 'turn_on: the hall light'),
        ('make it two degrees warmer', 'warmer: it, degrees= two degrees'),
        ('cart two, go home', 'dock: robot= cart two'),
        ('set the speed of the fan', 'set_speed: the fan, ?'),
        ('turn off everything upstairs except the lamp',
         'turn_off: everything upstairs except the lamp'),
    ),
    'Several': (
        ('go to the hall, then close the door', 'go_to: the hall ; close: the door'),
        ('turn off the tv and the lamp and close the gate',
         'turn_off: the tv and the lamp & close: the gate'),
        ('close the gate and the door, then dock', 'close: the gate and the door ; dock'),
    ),
    'Conditions': (
        ('if the door is open close it, otherwise turn off the light',
         'if: the door is open -> close: it else: turn_off: the light'),
        ('when the cart is docked turn off the fan and close the gate',
         'when: the cart is docked -> { turn_off: the fan & close: the gate }'),
        ('close the gate unless somebody is in the hall',
         'if: somebody is in the hall -> nothing else: close: the gate'),
        ('go to the hall, wait ten seconds and come home',
         'go_to: the hall ; wait: ten seconds ; dock'),
    ),
    'Times and repetition': (
        ('at 7 pm turn on the lamp', 'at: 7 pm -> turn_on: the lamp'),
        ('turn off the fan in ten minutes', 'in: ten minutes -> turn_off: the fan'),
        ('turn on the fan for five minutes', 'for: five minutes -> turn_on: the fan'),
        ('every morning at six turn on the fan', 'every: morning at six -> turn_on: the fan'),
        ('go to the hall three times', 'repeat: three times -> go_to: the hall'),
        ('run the fan until it is cold', 'until: it is cold -> turn_on: the fan'),
    ),
    'What is no order': (
        ('is the back door locked?', 'ask: is the back door locked'),
        ("go to the hall but don't touch the oven", 'go_to: the hall & never: touch the oven'),
        ('iron my shirt and turn on the light',
         'unknown: iron my shirt & turn_on: the light'),
        ('what a lovely evening', 'nothing'),
    ),
    'What leans on the command before': (
        ('and the hall too', 'also: the hall'),
        ('no, the other one', 'instead: the other one'),
        ('once more', 'again'),
        ('undo that', 'undo'),
    ),
}  # fmt: skip
"""Heading -> commands and what they come to."""


def page() -> str:
    """Return the page as Markdown."""
    return '\n'.join(_lines())


def _lines() -> Iterator[str]:
    yield '# The plan language'
    yield ''
    yield '<!-- Made by `python -m llm_bridge.language.plans.plan_reference`; a test holds it. -->'
    yield ''
    yield (
        'What the model writes, and what rules and grounding then read. It says what was meant, '
        'in the words it was said with: each phrase is copied from the command, and what it '
        'names is found later, in the site.'
    )
    yield ''
    yield from ('## Form', '', '```', _form(), '```', '')
    yield (
        'A phrase is a run of whole words of the command (a span); '
        f'`{UNSAID}` stands where a skill needs one that was not said. `&` binds more tightly '
        'than `;`, and an `else:` belongs to the nearest `if:`.'
    )
    yield from ('', '## Words', '', '| word | plan | meaning |', '|---|---|---|')
    for name, make in CONTROLS.items():
        yield _row(f'{name}: PHRASE -> BODY', make('x', Nothing()))
    for name, leaf in LEAVES.items():
        yield _row(f'{name}: PHRASE', leaf('x'))
    for name, bare in BARE.items():
        yield _row(name, bare)
    yield from ('', '## Examples', '', 'At a site with these skills:', '', '```')
    yield prompt_prefix(SIGNATURES).rpartition('\n')[0]
    yield '```'
    for heading, pairs in EXAMPLES.items():
        yield from ('', f'**{heading}**', '', '| said | plan |', '|---|---|')
        for said, text in pairs:
            yield f'| {said} | `{write(read(text, SIGNATURES)).strip()}` |'
    yield from _grammar()


def _form() -> str:
    """Return the form of plans, as the language's own module gives it."""
    doc = cleandoc(plan_language.__doc__ or '')
    block = doc.partition('\n\n')[2].partition('\n\nA SPAN')[0]
    return '\n'.join(line.removeprefix('    ') for line in block.splitlines())


def _row(form: str, made: Plan) -> str:
    meaning = ' '.join((getdoc(type(made)) or '').split())
    return f'| `{form}` | `{type(made).__name__}` | {meaning} |'


def _grammar() -> Iterator[str]:
    said = words('close the gate')
    numeric = ', '.join(f'`{name}:`' for name in sorted(NUMERIC_CONTROLS))
    yield from ('', '## What the grammar adds', '')
    yield (
        'While the model writes, a grammar made for the site and the command lets through '
        'nothing else. Beyond the form it holds three things: skills are those of the site, a '
        'phrase is a run of the words of this command, and an argument that takes a number '
        f'copies a number-like word, as does {numeric}. Plans nest at most {MAX_DEPTH} deep and '
        f'have at most {MAX_PARTS} parts side by side.'
    )
    yield from ('', f'For "{" ".join(said)}" at a site with `{SIGNATURES[2].line()}`:', '', '```')
    yield grammar(said, SIGNATURES[2:3]).rstrip()
    yield from ('```', '', 'The model reads, and goes on with the plan:', '', '```')
    yield prompt_prefix(SIGNATURES[2:3]) + prompt_command(said)
    yield from ('```', '')


if __name__ == '__main__':
    sys.stdout.write(page())
