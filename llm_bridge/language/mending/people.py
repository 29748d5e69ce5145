"""The person whom a call leaves out, put in from the words around it: 'tell Vera that ...'."""

from collections.abc import Iterator
from dataclasses import replace

from llm_bridge.language.clauses.addressed import spoken_to
from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import Region, regions_of, said_phrases
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_person, is_whence
from llm_bridge.language.text.spelling import SMALL
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

_LEADING = frozenset({
    'to', 'for', 'with', 'at', 'after', 'behind', 'tell', 'give', 'ask', 'hand', 'bring', 'show',
    'pass', 'get', 'fetch', 'send', 'take', 'offer', 'inform', 'remind', 'greet', 'follow',
    'guide', 'call', 'ring', 'phone', 'meet', 'lead', 'escort', 'find', 'let', 'notify', 'serve',
    'make', 'walk', 'accompany',
})  # fmt: skip
"""Words before a name that make of the person the one who is acted for or on."""
Words = tuple[str, ...]
_ASKED_FOR = tuple(
    (who, verb) for who in ('i', 'we') for verb in ('have', 'get', 'need', 'want')
) + (("i'd", 'like'), ("we'd", 'like'), ('bring', 'me'), ('bring', 'us'), ('get', 'me'),
     ('get', 'us'), ('fetch', 'me'))  # fmt: skip
_HIM = frozenset({'him', 'her', 'them'})
_HIM_OR_HER = frozenset({'him', 'her'})
_HIM_ALONE = frozenset((w,) for w in _HIM)
_TO_WHOM = frozenset({'me', 'us', 'him', 'her', 'them'})
_DETERMINERS = frozenset({'the', 'a', 'an', 'some', 'this', 'that', 'these', 'those', 'my', 'your',
                          'his', 'our', 'their', 'another', 'one', 'two'})  # fmt: skip
_GIVING = tuple((w,) for w in ('give', 'bring', 'hand', 'pass', 'get', 'fetch', 'take', 'send'))
_HERS = frozenset({'her', 'his', 'their', 'its'})
_TAKERS = frozenset({ArgType.PLACE, ArgType.ENTITY})
_MOST = 3
"""Words of a person's name, at most."""


def without_itself(plan: Plan, words: Words, site: Site, index: NameIndex) -> Plan:
    """Return the plan with the one person to whom is given in the place of the robot called.

    'Max, get the cup and pass it to our neighbour', drafted as passing it to Max.
    """
    called, whom = spoken_to(words, site), _to_whom(words, site, index)
    if called is None or len(whom) != 1:
        return plan
    (person,) = whom
    names = [split_words(n) for n in site.robots[called].names()]

    def without(call: Call) -> Call:
        if call.skill not in site.robots[called].skills:
            return call
        skill = site.robots[called].skills[call.skill]
        takers = {a.name for a in skill.args if not a.required and a.type in _TAKERS}
        own = [
            name
            for name, phrase in call.options.items()
            if name in takers and split_words(phrase) in names
        ]
        said = call.options.get(ROBOT)
        if not own or said is not None and split_words(said) not in names:
            return call
        changed = {k: person if k in own else v for k, v in call.options.items()}
        return replace(call, options={**changed, ROBOT: call.options[own[0]]})

    return each_call(plan, without)


def _to_whom(words: Words, site: Site, index: NameIndex) -> frozenset[str]:
    """Return the people of whom it is said that something is for or goes to them."""
    found = set()
    for at, word in enumerate(words):
        if word not in ('to', 'for'):
            continue
        for size in range(_MOST + 1, 0, -1):
            said = words[at + 1 : at + 1 + size]
            if len(said) == size and any(i in site.people for i in index.exact(said)):
                found.add(' '.join(said))
                break
    return frozenset(found)


def with_the_person(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site, index: NameIndex
) -> Plan:
    """Return the plan with the person said beside a call as its argument for a person.

    Only where that is unsaid, and one person is named there and in no phrase of the plan:
    'tell Vera that the tea is ready', 'get the cup and hand it to him'.
    """
    regions = [r for r in regions_of(words, plan, breaks) if isinstance(r.leaf, Call)]
    taking = [r for r in regions if _free(r.leaf, site) is not None]
    covered = regions[0].covered if regions else frozenset()
    people = list(_people(words, covered, breaks, index))
    for region in taking:
        inside = [run for run in people if region.start <= run[0] < region.end]
        if not inside and len(taking) == 1 and len(people) == 1:
            # 'get the cup and hand it to Vera', drafted with the cup alone
            others = [r for r in regions if r is not region and r.start <= people[0][0] < r.end]
            inside = (
                people
                if region.start <= people[0][0]
                and all(_can_lead(words, r, people[0][0]) for r in others)
                else []
            )
        free = _free(region.leaf, site)
        if len(inside) != 1 or free is None or not isinstance(region.leaf, Call):
            continue
        first, last = inside[0]
        if words[first:last] == ('her',) and _is_possessive(words, last, region, breaks, site):
            continue
        phrase = ' '.join(words[first:last])
        plan = swapped(plan, region.leaf, _given(region.leaf, free, phrase, site))
    return plan


def with_the_receiver(plan: Plan, words: Words, site: Site, index: NameIndex) -> Plan:
    """Return the plan with who is given something as the one who gets it.

    'Bring Walter the newspaper', drafted as bringing it from where Walter is, or as bringing
    'walter the newspaper'.
    """

    def given(call: Call) -> Call:
        for actor in site.actors(call.skill):
            skill = site.skills_of(actor.id)[call.skill]
            takers = [
                a
                for a in skill.args
                if not a.required
                and a.type in _TAKERS
                and a.name not in call.options
                and not is_whence(a)
            ]
            whom, thing = _receiver_before(call.args[:1], site, index)
            if whom and len(takers) == 1 and skill.args[0].type is ArgType.OBJECT:
                options = {takers[0].name: whom, **call.options}
                return replace(call, args=(thing, *call.args[1:]), options=options)
            for source in (a for a in skill.args if is_whence(a) and a.name in call.options):
                said = split_words(call.options[source.name])
                at = find(words, said) or 0
                is_person = any(i in site.people for i in index.exact(said))
                after = words[at + len(said) : at + len(said) + 1]
                if is_person and words[max(0, at - 1) : at] in _GIVING and {*after} & _DETERMINERS:
                    options = {k: v for k, v in call.options.items() if k != source.name}
                    if len(takers) == 1:
                        options[takers[0].name] = call.options[source.name]
                        return replace(call, options=options)
        return call

    return each_call(plan, given)


def _receiver_before(phrases: tuple[str, ...], site: Site, index: NameIndex) -> tuple[str, str]:
    """Return the person and the thing of 'walter the newspaper'; nothing for other phrases."""
    said = split_words(phrases[0]) if phrases else ()
    for size in range(1, min(_MOST, len(said) - 2) + 1):
        is_person = any(i in site.people for i in index.exact(said[:size]))
        is_thing = said[size] in _DETERMINERS | _HERS or said[size].endswith("'s")
        if is_person and is_thing and not said[size - 1].endswith("'s"):
            return ' '.join(said[:size]), ' '.join(said[size:])
    return '', ''


def with_whom_before(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], index: NameIndex
) -> Plan:
    """Return the plan with the person just named for 'her': 'Ann needs the kit, bring it to her'.

    Only where one person is named before, and in no phrase of the plan up to there.
    """
    covered: frozenset[int] = frozenset()
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        known, covered = covered, covered | _copied(words, region)
        if not isinstance(call, Call) or not _HIM_OR_HER & {*call.args, *call.options.values()}:
            continue
        before = [
            (at, end)
            for at in range(region.first)
            if (end := _name_end(words, at, known, breaks, index)) > at and words[at] not in _HIM
        ]
        if len({words[a:b] for a, b in before}) != 1:
            continue
        name = ' '.join(words[before[0][0] : before[0][1]])
        who = dict.fromkeys(_HIM_OR_HER, name)
        options = {k: who.get(v, v) for k, v in call.options.items()}
        args = tuple(who.get(a, a) for a in call.args)
        plan = swapped(plan, call, replace(call, args=args, options=options))
    return plan


def _copied(words: tuple[str, ...], region: Region) -> frozenset[int]:
    """Return the indices of the words that the phrases of a region's leaf copy."""
    found: set[int] = set()
    for phrase in said_phrases(region.leaf):
        at = find(words, split_words(phrase))
        found |= {*range(at, at + len(split_words(phrase)))} if at is not None else set()
    return frozenset(found)


def with_the_text_last(plan: Plan, site: Site, index: NameIndex) -> Plan:
    """Return the plan with the person and the text of a call in their places: 'tell: hello, Vera'.

    The skill has the person first, and what was drafted as the text is just a person's name.
    """

    def is_someone(phrase: str) -> bool:
        said = split_words(phrase)
        return said in _HIM_ALONE or any(i in site.people for i in index.exact(said))

    def turned(call: Call) -> Call:
        skill = site.signature(call.skill)
        robots = any(call.skill in r.skills for r in site.robots.values())
        required = [a for a in skill.args if a.required] if skill is not None else []
        if not robots or len(required) != 2 or len(call.args) != 2:
            return call
        whom, what = required
        one, other = call.args
        is_turned = is_person(whom) and what.type is ArgType.TEXT and is_someone(other)
        return replace(call, args=(other, one)) if is_turned and not is_someone(one) else call

    return each_call(plan, turned)


def with_the_speaker(plan: Plan, words: Words, site: Site) -> Plan:
    """Return the plan with what somebody asks for brought to them: 'could I have a towel?'."""
    if not any(find(words, asked) is not None for asked in _ASKED_FOR):
        return plan

    def given(call: Call) -> Call:
        skill = site.signature(call.skill)
        if skill is None or not any(call.skill in r.skills for r in site.robots.values()):
            return call
        required = [a for a in skill.args if a.required]
        things = [a for a in required if a.type is ArgType.OBJECT]
        args = [*call.args, *(UNSAID,) * (len(required) - len(call.args))]
        free = [n for n, a in enumerate(required) if args[n] == UNSAID]
        goals = [n for n in free if required[n].type is ArgType.PLACE]
        if not things or len(goals) != 1 or goals != free or is_whence(required[goals[0]]):
            return call
        args[goals[0]] = 'me'
        return replace(call, args=tuple(args))

    return each_call(plan, given)


def without_whom(plan: Plan) -> Plan:
    """Return the plan without the one for whom it is in front of the thing: 'her the paper'."""

    def bare(phrase: str) -> str:
        said = phrase.split()
        is_led = len(said) > 2 and said[0] in _TO_WHOM and said[1] in _DETERMINERS
        return ' '.join(said[1:]) if is_led else phrase

    return each_call(plan, lambda call: replace(call, args=tuple(map(bare, call.args))))


def _can_lead(words: tuple[str, ...], region: Region, at: int) -> bool:
    """Return whether the person stands before what the region's own call is said with."""
    return at < region.first


def _given(call: Call, arg: Arg, phrase: str, site: Site) -> Call:
    skill = site.signature(call.skill)
    required = [a.name for a in skill.args if a.required] if skill is not None else []
    if arg.name not in required:
        return replace(call, options={**call.options, arg.name: phrase})
    lead = (
        0 if skill is not None and any(call.skill in r.skills for r in site.robots.values()) else 1
    )
    at = required.index(arg.name) + lead
    args = (*call.args, *(UNSAID,) * (at + 1 - len(call.args)))
    return replace(call, args=(*args[:at], phrase, *args[at + 1 :]))


def _free(call: object, site: Site) -> Arg | None:
    """Return the argument of a call that stands for a person and is unsaid."""
    if not isinstance(call, Call):
        return None
    skill = site.signature(call.skill)
    if skill is None:
        return None
    robots = any(call.skill in r.skills for r in site.robots.values())
    required = [a.name for a in skill.args if a.required]
    said = dict(zip(required, call.args if robots else call.args[1:], strict=False))
    said.update(call.options)
    if len(call.args) - (not robots) > len(required):
        return None
    free = [
        a
        for a in skill.args
        if is_person(a) and a.name != ROBOT and said.get(a.name, UNSAID) == UNSAID
    ]
    return free[0] if len(free) == 1 else None


def _people(
    words: tuple[str, ...], covered: frozenset[int], breaks: frozenset[int], index: NameIndex
) -> Iterator[tuple[int, int]]:
    """Yield where people are named outside of all phrases: first word, and after the last."""
    at = 0
    while at < len(words):
        end = _name_end(words, at, covered, breaks, index)
        if end == at or not at or at in breaks or words[at - 1] not in _LEADING:
            at = max(end, at + 1)
            continue
        first = at
        while words[end : end + 1] == ('and',) and words[first] not in _HIM:
            more = _name_end(words, end + 1, covered, breaks, index)
            if more == end + 1:
                break
            end = more
        yield first, end
        at = end


def _name_end(
    words: tuple[str, ...],
    at: int,
    covered: frozenset[int],
    breaks: frozenset[int],
    index: NameIndex,
) -> int:
    for size in range(min(_MOST, len(words) - at), 0, -1):
        span = range(at, at + size)
        if (
            SMALL & {words[at], words[at + size - 1]}
            or covered & {*span}
            or breaks & {*span[1:]}
            or words[at + size - 1].endswith("'s")
        ):
            continue
        said = words[at : at + size]
        if said[0] in _HIM and size == 1 or any(i in index.site.people for i in index.exact(said)):
            return at + size
    return at


def _is_possessive(
    words: tuple[str, ...], after: int, region: Region, breaks: frozenset[int], site: Site
) -> bool:
    """Return whether 'her' goes with the thing behind it: 'bring her glasses'."""
    if after >= len(words) or after in breaks or after not in region.covered:
        return False
    if words[after] in _DETERMINERS:
        return False
    call = region.leaf
    skill = site.signature(call.skill) if isinstance(call, Call) else None
    texts = [a for a in skill.args if a.type is ArgType.TEXT] if skill is not None else []
    return not texts or words[after] in ('own',)
