"""Settings whose own name was taken for a ban: 'do not disturb for the next hour'."""

from collections.abc import Iterator

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Never, Plan, Repeat, Timed, walk
from llm_bridge.language.skills.settings import settings_of
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.quantities import read_duration
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

Words = tuple[str, ...]
_DENYING = frozenset({'not', 'no', 'never', "don't", 'dont'})
_OF_US = frozenset({'me', 'us', 'mode', 'please', 'now', 'on', 'again', 'then'})
"""Behind the name of a setting they say nothing of another thing."""


def with_settings_for_bans(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site
) -> tuple[Plan, Call] | None:
    """Return the plan with a setting switched on that was drafted as a ban, and the call.

    Only where nothing is said behind its name, or how long; 'do not disturb Tom' is a ban.
    """
    bans = [part for part in walk(plan) if isinstance(part, Never)]
    for name, on, off in _called(site):
        said = split_words(name)
        at = find(words, said)
        if len(bans) != 1 or at is None or at + len(said) > len(words):
            continue
        begin = find(said, split_words(bans[0].phrase)[:1])
        end = next((b for b in sorted(breaks) if b > at), len(words))
        if begin is None or (at and at not in breaks and words[at - 1] not in ('and', 'then')):
            continue
        rest = words[at + len(said) : end]
        call, rest = (off, rest[1:]) if rest[:1] == ('off',) else (on, rest)
        behind = tuple(w for w in rest if w not in _OF_US)
        if behind == split_words(_frame_of(plan, bans[0])):
            return swapped(plan, bans[0], call), call
        timed = _timed(behind, call)
        if timed is not None:
            return swapped(plan, bans[0], timed), call
    return None


def _called(site: Site) -> Iterator[tuple[str, Call, Call]]:
    """Yield the name of a setting, or of a device, that may be taken for a ban; on, and off."""
    for name, settings in settings_of(site).items():
        if len(settings) == 1:
            yield name, settings[0].call(name, 'on', site), settings[0].call(name, 'off', site)
    for device in site.devices.values():
        if {'turn_on', 'turn_off'} <= site.skills_of(device.id).keys():
            for name in (' '.join(split_words(n)) for n in device.names()):
                if _DENYING & {*name.split()}:
                    yield name, Call('turn_on', (name,)), Call('turn_off', (name,))


def _frame_of(plan: Plan, ban: Never) -> str:
    """Return how long a ban was drafted to last, as it was said."""
    frames = (p for p in walk(plan) if isinstance(p, Timed) and p.body is ban)
    return next((f'{frame.how} {frame.phrase}' for frame in frames), '')


def _timed(said: Words, call: Call) -> Plan | None:
    """Return the call for as long as is said behind it."""
    phrase = ' '.join(said[1:])
    if said[:1] == ('for',) and not isinstance(read_duration(phrase), Problem):
        return Timed('for', phrase, call)
    if said[:1] == ('until',) and not isinstance(read_time(phrase), Problem):
        return Repeat('until', phrase, call)
    return None
