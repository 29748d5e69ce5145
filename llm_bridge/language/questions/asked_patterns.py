"""What assistants are asked that one of their skills tells: a recipe, a conversion, a train.

The questions are told by how they are put; the skill by what its name or description is about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
import re

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.text.number_words import NUMERALS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import stem
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Risk, Skill

Words = tuple[str, ...]
_IS = r"(?: is|'s| are)"
_MAKE = '(?:make|cook|bake|prepare)'


@dataclass(frozen=True)
class _Asked:
    """How something is asked, and what the skill that tells it is about."""

    about: frozenset[str]
    question: re.Pattern[str]
    """Its groups are what is said for texts and numbers, in the order of the arguments."""
    of: frozenset[str] = frozenset()
    """Words in the name of what is asked, where several have the skill."""


def _asked(about: str, question: str, of: str = '') -> _Asked:
    return _Asked(
        frozenset(map(stem, about.split())), re.compile(question), frozenset(map(stem, of.split()))
    )


_A = '(?:a |an |some )?'
_NUMBER = rf'(?:\d[\d.,]*|{"|".join(sorted(NUMERALS))})(?:-[a-z]+)?'
_NUMBERS = rf'(?:a )?{_NUMBER}(?: (?:and )?{_NUMBER})*'
# No 'and': it stands in numbers, and a pattern that may read it both ways takes exponential time.
_OPERATOR = (
    '(?:plus|minus|times|x|over|multiplied by|divided by|(?:percent|per cent) of|'
    'to the power of|add|[+*/-])'
)
_TERM = rf'(?:(?:the )?square root of )?{_NUMBERS}(?: squared| cubed)?'
_SUM = (
    rf'{_TERM}(?: {_OPERATOR} {_TERM})+|(?:the )?square root of {_NUMBERS}|'
    rf'{_NUMBERS} (?:squared|cubed)|(?:half|a (?:third|quarter)|two thirds|three quarters) of '
    rf'{_NUMBERS}'
)
_PATTERNS = (
    _asked(
        'recipe',
        rf"^how (?:do|d'|can|would|should) ?(?:you|i|we|one) {_MAKE} {_A}"
        '(?:proper |real |good )?(.+)$',
    ),
    _asked('recipe', rf'^how to {_MAKE} {_A}(.+)$'),
    _asked('recipe', rf'^(?:what{_IS} the|do you (?:have|know) a) recipe for {_A}(.+)$'),
    _asked(
        'convert conversion',
        rf'^(?:what{_IS}|how much{_IS}) (.+?) ([a-z°]+) (?:in|to|into) (.+)$',
    ),
    _asked(
        'convert conversion',
        r'^(.+?) ([a-z°]+) (?:is|are|makes?) how (?:much|many) (?:in )?(.+)$',
    ),
    _asked(
        'showtime showing screening programme film movie',
        rf'^(?:when|what time)(?:{_IS}|does|do) (.+?) (?:on|start|begin|playing|showing|shown)$',
    ),
    _asked(
        'time',
        rf'^(?:what|how late){_IS} (?:the )?(?:time|it)(?: over)? in (.+?)(?: right)?(?: now)?$',
    ),
    _asked(
        'traffic',
        r'^(?:are we|am i|will (?:we|i)) (?:going |gonna )?(?:get |be )?stuck '
        r'(?:in traffic )?on (?:the )?(.+)$',
    ),
    _asked('define definition', rf'^(.+?) what(?:{_IS}| does)? (?:meant by )?that(?: mean)?$'),
    _asked('define definition', r'^what does (?:the word )?(.+?) mean$'),
    _asked('share stock', rf'^how{_IS} (.+?) (?:trading|doing on the stock market)$'),
    _asked(
        'song',
        rf'^(?:who sings|who is singing|what song{_IS}|what{_IS} this song|which song{_IS}|'
        rf'what{_IS} playing|what track{_IS}|who{_IS} this by|what am i listening to)'
        r'(?: this| that| it| on| playing| now| right| called)*$',
    ),
    _asked(
        'train bus tram departure',
        rf'^(?:when|what time)(?: does|{_IS}) (?:the|my|our) next (?:train|bus|tram) (?:to|for) '
        r'(.+?)(?: leave| go| depart| leaving)?$',
    ),
    _asked(
        'news headline',
        rf'^what{_IS} (?:new|happening|going on)(?: (?:in|with) (?:the )?(.+))?$',
    ),
    _asked(
        'list',
        r'^what (?:do|should|must) (?:we|i) (?:still |also )?(?:have to |need to |need |got to )'
        r'(?:buy|get|fetch|shop for)?(?: from the shops?)?$',
        'shopping grocery groceries',
    ),
    _asked(
        'list',
        r'^what (?:do|should) (?:we|i) (?:still |also )?need (?:to (?:buy|get) )?(?:from|at) the '
        r'(?:shops?|supermarket|store|market|grocer|grocery store)$',
        'shopping grocery groceries',
    ),
    _asked(
        'calculate calculator calculation sum arithmetic maths math',
        rf'^(?:(?:what|how much)(?:{_IS}| does| makes)? |calculate |work out )(.*\d.* '
        r'(?:plus|minus|times|multiplied by|divided by|percent of|to the power of|x|[+*/-]) '
        r'.*\d.*)$',
    ),
    _asked(
        'calculate calculator calculation sum arithmetic maths math',
        rf'^(?:(?:what|how much)(?:{_IS}| does| makes)|calculate|work out) ({_SUM})'
        '(?: make| equal| come to)?$',
    ),
    _asked(
        'timer',
        r'^how (?:much )?long(?:er)? (?:have|has|do|does) (?:the |my |our )?'
        r'(.+?)(?: still)?(?: got| left| need| needs| to go| have)+$',
    ),
    _asked(
        'timer',
        r'^how (?:long|much time|much longer) (?:is|have we got|do we have)(?: still)?(?: left)? '
        r'(?:on|for) (?:the |my |our )?(.+?)(?: timer)?$',
    ),
    _asked('joke', r'^(?:do you know|have you got|got) (?:a|any)(?: good)? jokes?$'),
)
_KNOWS = frozenset(map(stem, ('question', 'knowledge', 'encyclopedia', 'wikipedia')))
_ASKS = frozenset({'what', "what's", 'who', "who's", 'when', 'where', 'why', 'how', 'which',
                   'whats', 'whos'})  # fmt: skip
_OWN = frozenset({'my', 'our', 'your', 'you', 'here', 'i', 'we', 'it', 'this', 'that', 'these'})
"""Of these the general knows nothing."""
_POLITELY = tuple(
    tuple(said.split())
    for said in (
        'do you happen to know',
        'do you know',
        'would you know',
        'can you tell me',
        'could you tell me',
        'tell me',
        'any idea',
        'i wonder',
    )
)
"""Questions may begin with these."""


def asked_by_pattern(
    words: Words, site: Site, telling: Iterable[Skill]
) -> list[tuple[Call, Skill]]:
    """Return the skills that tell what is asked, of those that only tell something.

    Each with its call.
    """
    text, skills = ' '.join(words), tuple(telling)
    found: list[tuple[Call, Skill]] = []
    for asked in _PATTERNS:
        said = asked.question.match(text)
        for skill in skills if said is not None else ():
            told = {*map(stem, (*skill.name.split('_'), *split_words(skill.description)))}
            call = (
                _call(skill, said.groups(), asked.of, site)
                if said and asked.about & told
                else None
            )
            if call is not None and all(call != other for other, _ in found):
                found.append((call, skill))
    return found


def asked_of_the_world(
    words: Words, site: Site, index: NameIndex, telling: Iterable[Skill]
) -> list[tuple[Call, Skill]]:
    """Return what answers any question, if this is one and is about nothing that is here."""
    named = any(
        index.exact(words[at:end])
        for at in range(len(words))
        for end in range(at + 1, min(at + 5, len(words)) + 1)
    )
    words = _without_politeness(words)
    if not words or words[0] not in _ASKS or named or _OWN & {*words} or len(words) < 3:
        return []
    found = []
    for skill in telling:
        told = {*map(stem, split_words(skill.description))}
        if _KNOWS & told and skill.risk is Risk.INFO:
            call = _call(skill, (' '.join(words),), frozenset(), site)
            found += [(call, skill)] if call is not None else []
    return found


def _without_politeness(words: Words) -> Words:
    """Return a question without 'do you happen to know'."""
    return next((words[len(p) :] for p in _POLITELY if words[: len(p)] == p), words)


def _call(
    skill: Skill, said: tuple[str | None, ...], of: frozenset[str], site: Site
) -> Call | None:
    """Return the call with what is said in its arguments; None where that does not fit."""
    phrases = [p for p in said if p]
    args = [a for a in skill.args if a.type in (ArgType.TEXT, ArgType.NUMBER, ArgType.CHOICE)]
    needed = [a for a in skill.args if a.required]
    if any(a not in args for a in needed) or not len(needed) <= len(phrases) <= len(args):
        return None
    filled = dict(zip((a.name for a in _in_turn(args, needed)), phrases, strict=False))
    for arg in args:
        phrase = split_words(filled.get(arg.name, ''))
        if arg.type is ArgType.NUMBER and phrase and not all(is_number(w, 'en') for w in phrase):
            return None
        if arg.type is ArgType.CHOICE and phrase and not _is_choice(phrase, arg):
            return None
    options = {a.name: filled[a.name] for a in args if not a.required and a.name in filled}
    first = _of_whom(skill, of, site)
    if first is None:
        return None
    return Call(skill.name, (*first, *(filled[a.name] for a in needed)), options)


def _is_choice(phrase: Words, arg: Arg) -> bool:
    said = [*map(stem, phrase)]
    return any(said == [*map(stem, split_words(choice))] for choice in arg.choices)


def _in_turn(args: list[Arg], needed: list[Arg]) -> list[Arg]:
    return [*needed, *(a for a in args if a not in needed)]


def _of_whom(skill: Skill, of: frozenset[str], site: Site) -> tuple[str, ...] | None:
    """Return the phrase for the device that is asked: none of a robot; None: none of these."""
    actors = site.actors(skill.name)
    if actors[0].id in site.robots:
        return ()
    if not of:
        return (UNSAID,) if len(actors) > 1 else (actors[0].name,)
    named = [a for a in actors if of & {stem(w) for n in a.names() for w in split_words(n)}]
    return (named[0].name,) if len(named) == 1 else None
