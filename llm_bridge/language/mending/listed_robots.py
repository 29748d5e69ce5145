"""Lists of robots of which a draft has only a part: 'Ada, Bob and Cleo go home', robot 'Ada'."""

from dataclasses import replace

from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

Words = tuple[str, ...]
# fmt: off
_LEADS = frozenset({'and', 'then', 'have', 'send', 'get', 'let', 'tell', 'ask', 'hey', 'ok',
                    'okay', 'please', 'but', 'so', 'can', 'could', 'would', 'now', 'both'})
"""Stand before those who are to act; any other word makes of the first name something else."""
_TOLD = frozenset({'is', 'are', 'was', 'were', 'has', 'have', 'can', 'needs', 'need', 'seem',
                   'look', 'at', 'or', "aren't", "can't", "don't"})
"""Behind a list they tell something of it."""
# fmt: on


def with_the_whole_list(plan: Plan, words: Words, breaks: frozenset[int], site: Site) -> Plan:
    """Return the plan with all robots of a list as those who act, where it has a part of them."""
    names = {split_words(n): r for r, robot in site.robots.items() for n in robot.names()}
    lists = _lists(words, breaks, names)
    if not lists:
        return plan
    done = calls(plan)

    def whole(call: Call) -> Call:
        own = _called(split_words(call.options.get(ROBOT, '')), names)
        able = {r for r in own if site.way_home(r, call.skill) is not None}
        if able != own or not own and (len(done) > 1 or ROBOT in call.options):
            return call
        others = {
            r
            for c in done
            if c is not call and c.skill == call.skill
            for r in _called(split_words(c.options.get(ROBOT, '')), names)
        }
        for phrase, listed in lists:
            if own < {*listed} and not others & {*listed}:
                if all(site.way_home(r, call.skill) is not None for r in listed):
                    return replace(call, options={**call.options, ROBOT: phrase})
        return call

    return each_call(plan, whole)


def _lists(
    words: Words, breaks: frozenset[int], names: dict[Words, str]
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the lists of two and more robots who are to act: the words, and who they are."""
    found: list[tuple[str, tuple[str, ...]]] = []
    at = 0
    while at < len(words):
        size = _name_at(words, at, names)
        if not size or not (at == 0 or at in breaks or words[at - 1] in _LEADS):
            at += size or 1
            continue
        listed, end, is_over = [names[words[at : at + size]]], at + size, False
        while not is_over:
            is_over = words[end : end + 1] == ('and',)
            following = end + is_over
            size = _name_at(words, following, names)
            if not size or not (is_over or following in breaks):
                is_over = False
                break
            listed.append(names[words[following : following + size]])
            end = following + size
        behind = words[end : end + 1]
        if is_over and len({*listed}) == len(listed) and behind and behind[0] not in _TOLD:
            found.append((' '.join(words[at:end]), tuple(listed)))
        at = end
    return found


def _name_at(words: Words, at: int, names: dict[Words, str]) -> int:
    return next((n for n in (4, 3, 2, 1) if words[at : at + n] in names), 0)


def _called(said: Words, names: dict[Words, str]) -> set[str]:
    """Return the robots that a phrase names, where it says nothing else."""
    found: set[str] = set()
    at = 0
    while at < len(said):
        size = _name_at(said, at, names)
        if not size and said[at] not in ('and', 'both'):
            return set()
        if size:
            found.add(names[said[at : at + size]])
        at += size or 1
    return found
