"""What the log tells of a command, as sentences for people, and as one row of a list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.policy_words import TIERS
from llm_bridge.graph.wording import call_words, name_words, value_words
from llm_bridge.run.guards import local_moment
from llm_bridge.run.meaning_words import meaning_sentences
from llm_bridge.site.site import Site

Entry = Mapping[str, Any]

_OUTCOMES = {
    'confirmed': 'so it is confirmed',
    'unconfirmed': 'so it was sent, but it is not known to have worked',
    'failed': 'so it failed',
    'skipped': 'so it was left out',
    'cancelled': 'so it was cancelled',
}

_PHASES = {'succeeded': 'was done', 'failed': 'failed', 'cancelled': 'was cancelled'}


@dataclass(frozen=True)
class CommandRow:
    """One command in a list."""

    id: str
    at: float
    """Unix time in seconds."""
    speaker: str
    text: str
    outcome: str
    """done, not done, refused, or what it was understood as; '' when the log does not say."""


def merged(*logs: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries of several logs in the order of their times; those without one stay."""
    found: list[tuple[float, Entry]] = []
    for log in logs:
        last = 0.0
        for entry in log:
            last = _at(entry) or last
            found.append((last, entry))
    return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0]))


def commands(entries: Iterable[Entry]) -> tuple[CommandRow, ...]:
    """Return the commands of a log, oldest first."""
    rows: dict[str, dict[str, Any]] = {}
    for entry in entries:
        command_id = entry.get('id')
        if not isinstance(command_id, str) or not command_id:
            continue
        row = rows.setdefault(
            command_id, {'at': _at(entry), 'speaker': '', 'text': '', 'outcome': ''}
        )
        event = entry.get('event')
        if event in ('heard', 'received', 'refused', 'report'):
            row['speaker'] = row['speaker'] or str(entry.get('speaker', ''))
            row['text'] = row['text'] or str(entry.get('text') or entry.get('command') or '')
        if event == 'understood':
            row['outcome'] = str(entry.get('outcome', ''))
        elif event == 'refused':
            row['outcome'] = 'refused'
        elif event == 'report' and row['outcome'] != 'refused':
            row['outcome'] = 'done' if entry.get('ok') is True else 'not done'
    return tuple(CommandRow(id=key, **row) for key, row in rows.items())


def story(entries: Sequence[Entry], command_id: str, site: Site | None) -> tuple[str, ...]:
    """Return what happened with one command, in the order of time; empty: the log has none of it.

    `site` gives things their names and the times their zone; without it ids are shown, and the
    times are those of this machine.
    """
    mine = [e for e in entries if e.get('id') == command_id]
    if not mine:
        return ()
    begin, end = _at(mine[0]), max(_at(e) for e in mine)
    teller = _Teller(site)
    for entry in entries:
        is_stop = entry.get('event') in ('stopped', 'reset') and begin <= _at(entry) <= end
        if entry.get('id') == command_id or is_stop:
            teller.tell(entry)
    return tuple(teller.sentences)


class _Teller:
    def __init__(self, site: Site | None) -> None:
        self._site = site
        self.sentences: list[str] = []
        self._steps: dict[str, Step] = {}

    def tell(self, entry: Entry) -> None:
        """Add the sentences of one entry."""
        self._learn(entry.get('graph'))
        made = {
            'heard': self._heard,
            'understood': self._understood,
            'handed_over': self._handed_over,
            'received': self._received,
            'refused': self._refused,
            'question': self._question,
            'answered': self._answered,
            'not_counted': self._not_counted,
            'dispatched': self._dispatched,
            'answered_order': self._answered_order,
            'step': self._step,
            'stopped': self._stopped,
            'report': self._report,
            'error': self._error,
        }.get(str(entry.get('event')))
        if made is not None:
            self.sentences += [
                f'{_clock(entry, self._site)} {sentence}' for sentence in made(entry)
            ]

    def _learn(self, graph: Any) -> None:
        steps = graph.get('steps') if isinstance(graph, Mapping) else None
        for data in steps if isinstance(steps, list) else ():
            try:
                step = Step.model_validate(data)
            except ValidationError:
                continue
            self._steps[step.id] = step

    def _words(self, step_id: object) -> str:
        step = self._steps.get(str(step_id))
        if step is None:
            return f"step '{step_id}'"
        plain = f'{step.skill.replace("_", " ")} {self._name(step.target)}'
        try:
            return plain if self._site is None else call_words(step, self._site)
        except (KeyError, ValueError, TypeError, AttributeError):
            # The site has changed since: what was asked is told all the same.
            return plain

    def _name(self, entity_id: object) -> str:
        if self._site is None or str(entity_id) not in self._site.entities:
            return str(entity_id)
        return name_words(str(entity_id), self._site)

    def _heard(self, entry: Entry) -> Iterator[str]:
        channel = f' ({entry["channel"]})' if entry.get('channel') else ''
        said = entry.get('text') or 'words that were not kept'
        yield f"Because {_who(entry.get('speaker'))}{channel} said: '{said}',"

    def _understood(self, entry: Entry) -> Iterator[str]:
        if entry.get('words'):
            yield f"because {_who(entry.get('by'))} answered: '{entry['words']}',"
        how = {
            'stop': 'as a stop word',
            'template': 'by a sentence template',
            'model': 'by the language model',
            'dialogue': "as the answer to the executor's question",
        }.get(str(entry.get('tier')), '')
        if entry.get('confidence') is not None:
            how += f', {float(entry["confidence"]):.0%} sure'
        decoder = entry.get('decoder')
        if entry.get('tier') == 'model' and isinstance(decoder, Mapping):
            digest = str(decoder.get('sha256', ''))[:12]
            how += f', weights {digest}'
        how = f' ({how.lstrip(", ")})' if how else ''
        outcome = entry.get('outcome')
        if outcome == 'plan':
            yield (
                f'I understood{how}: '
                + '; '.join(f'{n}. {self._words(step)}' for n, step in enumerate(self._steps, 1))
                + '.'
            )
        elif outcome == 'question':
            yield f"I did not know enough{how} and asked: '{entry.get('question', '')}'."
        elif outcome == 'answer' and entry.get('answer'):
            yield f"I took it for a question{how} and answered: '{entry.get('answer')}'."
        elif outcome == 'stop':
            yield 'I understood: stop everything.'
        elif outcome in ('refused', 'unknown'):
            yield f'I did nothing{how}.'
        yield from meaning_sentences(entry.get('meanings'), self._name)
        why = (
            'I left out what is not allowed or not possible' if outcome == 'plan' else 'The reason'
        )
        for problem in _problems(entry):
            yield f'{why}: {problem}'

    def _handed_over(self, entry: Entry) -> Iterator[str]:
        if entry.get('taken') is False:
            yield 'there was no executor to hand the plan to, so nothing was done.'

    def _received(self, entry: Entry) -> Iterator[str]:
        yield 'the executor checked every step again, and none was against a rule.'
        rules = entry.get('policy')
        who = _who(entry.get('speaker')) + (f', {entry["role"]},' if entry.get('role') else '')
        for step, rule in rules.items() if isinstance(rules, Mapping) else ():
            if isinstance(rule, Mapping):
                yield f'To {self._words(step)} {_tier(rule)}, and {who} may ask for that.'
        shares = entry.get('shares')
        if isinstance(shares, list) and shares:
            yield 'older commands held what it needs, so it waited for them.'

    def _refused(self, entry: Entry) -> Iterator[str]:
        for problem in _problems(entry) or ('the reason was not kept.',):
            yield f'it was refused: {problem}'

    def _question(self, entry: Entry) -> Iterator[str]:
        asked = entry.get('text') or f'Shall I {self._words(entry.get("step"))}?'
        yield f"I asked: '{asked}'."

    def _answered(self, entry: Entry) -> Iterator[str]:
        if not entry.get('by'):
            yield 'nobody answered in time, and silence means no.'
        else:
            role = f' ({entry["role"]})' if entry.get('role') else ''
            yield f'{_who(entry["by"])}{role} said {entry.get("answer")}.'

    def _not_counted(self, entry: Entry) -> Iterator[str]:
        said = f"'{entry['said']}'" if entry.get('said') else 'yes'
        yield f'{_who(entry.get("by"))} said {said}, which did not count: {entry.get("text", "")}'

    def _dispatched(self, entry: Entry) -> Iterator[str]:
        to = entry.get('to')
        way = ', '.join(map(str, to)) if isinstance(to, list) and to else 'nowhere'
        via = str(entry.get('via', '')).replace('_', ' ')
        yield f'I sent the order to {self._words(entry.get("step"))} ({via} {way}).'

    def _answered_order(self, entry: Entry) -> Iterator[str]:
        phase = _PHASES.get(str(entry.get('phase')))
        if phase is not None:
            detail = f': {entry["detail"]}' if entry.get('detail') else ''
            yield f'the answer was that it {phase}{detail}.'

    def _step(self, entry: Entry) -> Iterator[str]:
        if entry.get('outcome') is None:
            return
        target = self._name(entry.get('target'))
        ended = _OUTCOMES.get(str(entry['outcome']), str(entry['outcome']))
        seen = self._seen(entry)
        after = f' after {entry["after_s"]:g} s' if _is_number(entry.get('after_s')) else ''
        reason = f' ({entry["reason"]})' if entry.get('reason') else ''
        if seen:
            yield f'{target} reported {seen}{after}, {ended}{reason}.'
        else:
            what = self._words(entry.get('step'))
            yield f'to {what}: nothing more came{after}, {ended}{reason}.'

    def _seen(self, entry: Entry) -> str:
        observed = entry.get('observed')
        parts = []
        for key, value in observed.items() if isinstance(observed, Mapping) else ():
            words = (
                'nothing'
                if value is None
                else str(value)
                if self._site is None
                else value_words(value, None, self._site)
            )
            parts.append(f'{str(key).replace("_", " ")} {words}')
        pose = entry.get('pose')
        if isinstance(pose, list) and len(pose) == 2:
            parts.append(f'its place, {pose[0]:g}, {pose[1]:g} m')
        return ' and '.join(parts)

    def _stopped(self, entry: Entry) -> Iterator[str]:
        why = f': {entry["why"]}' if entry.get('why') else ''
        yield f'{_who(entry.get("by"))} stopped everything{why}.'

    def _report(self, entry: Entry) -> Iterator[str]:
        if entry.get('say'):
            yield f"So I said: '{entry['say']}'"

    def _error(self, entry: Entry) -> Iterator[str]:
        yield f'something broke: {entry.get("message", "")}'


def _problems(entry: Entry) -> tuple[str, ...]:
    problems = entry.get('problems')
    return tuple(
        str(p.get('message') or p.get('code'))
        for p in (problems if isinstance(problems, list) else ())
        if isinstance(p, Mapping)
    )


def _tier(rule: Mapping[str, Any]) -> str:
    tier, why = str(rule.get('tier', '')), str(rule.get('why') or '')
    words = {risk.value: said for risk, said in TIERS.items()}.get(tier, f'counts as {tier}')
    return f'{words} {why}'.rstrip()


def _who(speaker: object) -> str:
    return str(speaker) if speaker else 'somebody'


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _at(entry: Entry) -> float:
    at = entry.get('at')
    return float(at) if isinstance(at, int | float) and not isinstance(at, bool) else 0.0


def _clock(entry: Entry, site: Site | None) -> str:
    moment = local_moment(_at(entry), None if site is None else site.timezone)
    return moment.strftime('%H:%M:%S')
