"""What a person at a terminal sees while a command is understood and carried out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from llm_bridge.graph.action_graph import BRIDGE
from llm_bridge.run.meaning_words import meaning_sentences

Event = Mapping[str, Any]

_MARKS = {
    'confirmed': ('✓', 'green'),
    'unconfirmed': ('?', 'yellow'),
    'failed': ('✗', 'red'),
    'skipped': ('–', 'dim'),
    'cancelled': ('■', 'magenta'),
}
_SIGNS = {'eq': 'is', 'ne': 'is not', 'lt': '<', 'le': '<=', 'gt': '>', 'ge': '>='}
_STATES = {
    'WAITING': 'waiting',
    'INITIALIZING': 'checking',
    'RUNNING': 'running',
    'PAUSED': 'paused',
    'RETRIABLE': 'trying again',
    'FINISHED': 'done',
    'FAILED': 'failed',
}


class CommandView:
    """One command as it goes: feed it events, print what it returns."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def show(self, event: Event) -> RenderableType | None:
        """Return what to print for an event, or None when it says nothing to a person."""
        match event.get('event'):
            case 'understood':
                return self._understood(event)
            case 'step':
                return self._step(event)
            case 'question':
                return Text(f'  {event.get("text", "")}', style='bold yellow')
            case 'refused':
                return _problems(event.get('problems', ()))
            case 'stopped':
                return Text('  stopped. Nothing moves until you type "reset".', style='bold red')
            case 'reset':
                return Text('  the stop is released.', style='green')
            case 'microphone':
                return Text(
                    f'  {event.get("text", "")}', style='green' if event.get('ok') else 'yellow'
                )
            case 'report':
                return Text(
                    f'  {event.get("say", "")}', style='green' if event.get('ok') else 'yellow'
                )
        return None

    def _understood(self, event: Event) -> RenderableType:
        parts: list[RenderableType] = []
        milliseconds = event.get('ms', {}).get('total')
        how = str(event.get('tier') or 'nothing')
        took = f', {milliseconds:.0f} ms' if isinstance(milliseconds, int | float) else ''
        graph = event.get('graph') or {}
        steps: Sequence[Event] = graph.get('steps', ())
        if steps:
            parts.append(Text(f'  plan ({how}{took}):', style='dim'))
            table = Table.grid(padding=(0, 2))
            for step in steps:
                waits = ', '.join((*step.get('after', ()), *step.get('given', ())))
                after = [f'after {waits}'] if waits else []
                guard = step.get('when')
                if guard and step.get('target') != BRIDGE:
                    mode = 'if' if guard.get('mode') == 'if' else 'once'
                    after.append(f'{mode} {condition_line(guard["condition"])}')
                table.add_row(
                    Text(f'    {step["id"]}'),
                    Text(step_line(step)),
                    Text(', '.join(after), style='dim'),
                )
            parts.append(table)
        parts += [
            Text(f'  {s}', style='dim')
            for s in meaning_sentences(event.get('meanings'), str, able_only=True)
        ]
        parts.extend(_said(event))
        return Group(*parts)

    def _step(self, event: Event) -> RenderableType | None:
        outcome = event.get('outcome')
        name = f'    {event.get("step", "")}  {step_line(event)}'
        if outcome:
            mark, style = _MARKS.get(outcome, ('·', ''))
            seconds = event.get('seconds')
            took = f' ({seconds:.1f} s)' if isinstance(seconds, int | float) else ''
            reason = event.get('reason') or ''
            return Text(
                f'{name}  {mark} {outcome}{took}{": " if reason else ""}{reason}', style=style
            )
        if event.get('status') in ('RUNNING', 'PAUSED', 'RETRIABLE'):
            return Text(f'{name}  {_STATES[event["status"]]} ...', style='dim')
        return None


def condition_line(condition: Event) -> str:
    """Return a condition in short: 'rover area is hall'."""
    for key, joint in (('all', ' and '), ('any', ' or ')):
        if key in condition:
            return joint.join(map(condition_line, condition[key]))
    if 'not' in condition:
        return f'not ({condition_line(condition["not"])})'
    if 'time' in condition:
        return f'it is {condition["time"]}'
    attribute = condition.get('attribute', 'state')
    subject = condition['entity'] if attribute == 'state' else f'{condition["entity"]} {attribute}'
    return f'{subject} {_SIGNS.get(condition.get("op", "eq"), "is")} {condition.get("value")}'


def step_line(step: Event) -> str:
    """Return one step in short: skill, target and arguments."""
    args = ', '.join(
        f'{k} {v:g}' if isinstance(v, float) else f'{k} {v}'
        for k, v in (step.get('args') or {}).items()
    )
    skill, target = str(step.get('skill', '')).replace('_', ' '), step.get('target', '')
    # The bridge's own steps are told by the words they came from: 'wait until the door is open'.
    words = f'{skill} {step.get("because", "") if target == BRIDGE else target}'.strip()
    return f'{words} ({args})' if args else words


def _said(event: Event) -> Iterator[RenderableType]:
    """Yield what the bridge says before anything is done, then the problems it did not say."""
    outcome, say = event.get('outcome'), str(event.get('say') or '')
    problems: Sequence[Event] = event.get('problems') or ()
    if outcome == 'plan' and event.get('question'):
        # The executor, which waits for the answer, asks it.
        say = say.replace(str(event['question']), '').strip()
    if say and problems and outcome in ('refused', 'unknown'):
        yield Text(f'  ✗ {say}', style='red')
    elif say:
        yield Text(f'  {say}', style='bold')
    for at, problem in enumerate(problems):
        if not say or outcome == 'question' or problem.get('message', '') in say:
            yield from _problem(problem, is_said=bool(say) and outcome != 'question')
        elif at > 0:
            # The first was said, in another language than its own.
            yield from _problem(problem)


def _problem(problem: Event, *, is_said: bool = False) -> Iterator[RenderableType]:
    if not is_said:
        yield Text(f'  ✗ {problem.get("message", problem)}', style='red')
    if problem.get('suggestion'):
        yield Text(f'    try: {problem["suggestion"]}', style='yellow')


def _problems(problems: Sequence[Event]) -> RenderableType:
    return Group(*(line for problem in problems for line in _problem(problem)))
