"""Lists of robots of which a draft has only a part: 'Ada, Bob and Cleo go home', robot 'Ada'."""

from dataclasses import replace

from llm_bridge.language.mending.mending import each_call
from llm_bridge.language.plans.plan import Call, calls, Parallel, Plan
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
_OF_YOU = frozenset({'both', 'all', 'of', 'you', 'two', 'three', 'the'})
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


def with_own_ways(plan: Plan, site: Site) -> tuple[Plan, tuple[Call, ...]]:
    """Return the plan with each robot of a list going its own way, and the calls changed for that.

    'Max and Mia, meet me in the hall', where one drives and the other walks.
    """
    names = {split_words(n): r for r, robot in site.robots.items() for n in robot.names()}
    guesses: list[Call] = []

    def own(call: Call) -> Plan:
        said = tuple(w for w in split_words(call.options.get(ROBOT, '')) if w not in _OF_YOU)
        called = _called(said, names)
        listed = [r for r in site.robots if r in called]
        if len(listed) < 2 or all(site.way_home(r, call.skill) is not None for r in listed):
            return call
        ways = {r: _way_of(r, call, site) for r in listed}
        if None in ways.values():
            return call
        each = tuple(
            replace(call, skill=str(way), options={**call.options, ROBOT: ' '.join(name)})
            for r, way in ways.items()
            for name in [next(n for n, i in names.items() if i == r)]
        )
        guesses.extend(each)
        return Parallel(each)

    return each_call(plan, own), tuple(guesses)


def _way_of(robot: str, call: Call, site: Site) -> str | None:
    """Return how a robot goes where a call has another go: by the one skill of that motion."""
    drafted = site.signature(call.skill)
    own = site.robots[robot].skills
    if call.skill in own or drafted is None or drafted.motion is None:
        return call.skill if call.skill in own else None
    wanted = [a.type for a in drafted.args if a.required]
    ways = [
        s.name
        for s in own.values()
        if s.motion == drafted.motion and [a.type for a in s.args if a.required] == wanted
    ]
    return ways[0] if len(ways) == 1 else None


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
