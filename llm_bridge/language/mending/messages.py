"""What a person is to be told or asked by a robot or a device, word for word.

'Ask Ann what she wants for lunch' is no question to whoever is spoken to, and 'tell Tom to come
to the kitchen' sends nobody but Tom there.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from llm_bridge.language.guards.denials import tells_of_somebody
from llm_bridge.language.guards.remarks import is_statement
from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import Call, If, Plan, Unknown, When
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.argument_sorts import is_listener
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.mentions import EVERYBODY
from llm_bridge.language.things.people_named import people_at
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_LEADS = frozenset({
    'please', 'can', 'could', 'would', 'will', 'you', 'go', 'and', 'over', 'just', 'hey', 'to',
    'run', 'nip', 'pop', 'now', 'quickly', 'ok', 'okay', 'so', "i'd", 'like', 'want', 'i',
})
"""May stand before 'tell': who is asked, and that somebody goes there first."""
_SENDING = ('send', 'text', 'message', 'notify', 'inform', 'tell', 'pass', 'relay', 'write',
            'deliver', 'drop')
_TELLING = ('inform', 'notify', 'tell', 'pass', 'relay', 'message', 'send', 'text', 'deliver',
            'drop')
_VERBS = {
    'ask': ('ask', *_TELLING),
    **dict.fromkeys(('text', 'message', 'send', 'drop', 'whatsapp'), _SENDING),
    **dict.fromkeys(('email', 'e-mail', 'mail'), ('email', 'mail', 'send', 'write')),
    **dict.fromkeys(('give', 'pass', 'leave', 'write'), _TELLING),
    'let': _TELLING,
    **dict.fromkeys(('tell', 'inform', 'warn', 'remind'), ('tell', 'inform', 'remind', 'pass',
                                                           'relay', 'say', 'message', 'deliver',
                                                           'send', 'text', 'notify')),
}
"""Verb said -> first words of skills that do so, the nearest first."""
_WRITING = frozenset({'text', 'email', 'e-mail', 'mail', 'sms', 'whatsapp', 'fax', 'print'})
_ALOUD = frozenset({'say', 'speak', 'announce', 'broadcast', 'shout'})
"""What these verbs ask for, a skill that begins with one of those does not do."""
_NOTING = frozenset({'send', 'drop', 'give', 'pass', 'leave', 'write'})
"""Behind these a note to somebody has to be named."""
_NOTES = frozenset({'message', 'text', 'note', 'line', 'sms', 'word', 'whatsapp'})
"""What is sent to somebody."""
_LINKS = (('to', 'say'), ('to', 'tell', 'him'), ('to', 'tell', 'her'), ('telling', 'him'),
          ('telling', 'her'), ('saying', 'that'), ('that',), ('saying',), ('to',))
"""Stand between whom it is for and what is told."""
_BEGIN = frozenset({'if', 'when', 'once', 'after', 'as', 'soon', 'whenever', 'at', 'in', 'the',
                    'moment', 'and', 'then', 'please', 'should', 'case'})
"""Stand before a condition."""
_MORE = frozenset({'and', 'then'})
"""With these something else may be ordered behind the message."""
# fmt: on


def message_in(words: Words, breaks: frozenset[int], site: Site) -> Call | None:
    """Return the call that says to a person all that stands behind who it is, if that is all.

    None where a name or a verb is missing, no robot has one skill for it, or more is said.
    """
    robots = [split_words(n) for r in site.robots.values() for n in r.names()]
    at, called = 0, ''
    while at < len(words) and words[at] not in _VERBS:
        name = next((n for n in robots if n and words[at : at + len(n)] == n), ())
        if not name and words[at] not in _LEADS:
            return None
        called = ' '.join(name) or called
        at += len(name) or 1
    if at >= len(words):
        return None
    first = _behind_the_note(words, at) or at + 1
    person = people_at(words, first, site)
    begin = first + len(person)
    if person and first == at + 1:
        begin = _behind_the_order(words, at, begin) or len(words)
    if person in EVERYBODY:
        begin += _at_home(words, begin)
    text = words[begin:]
    # 'give word to Ann: it is late' may pause before what it says
    if (
        not person
        or not text
        or {*text} & _MORE
        or {*breaks} & {*range(at + 1, len(words))} - {begin}
    ):
        return None
    link = next((p for p in _LINKS if text[: len(p)] == p and text[len(p) :]), ())
    text = text[len(link) :]
    for verb in dict.fromkeys((words[at], *_VERBS[words[at]])):
        found = [
            (s, Call(s.name, (*target, *args), {**options, **({ROBOT: called} if called else {})}))
            for target, skills in _able(site, called)
            for s in skills
            if verb in (s.name.split('_')[0], *split_words(s.description)[:1])
            for args, options in _filled(s, ' '.join(person), ' '.join(text), verb == words[at])
        ]
        notes = [one for one in found if _NOTES & {*split_words(one[0].description)}]
        for those in (found, notes):
            if len({skill.name for skill, _ in those}) == 1:
                return those[0][1]
        if found:
            return None
    return None


def message_behind(words: Words, breaks: frozenset[int], site: Site) -> Call | None:
    """Return the message of an order behind what is told of somebody, who is then 'him' in it.

    'Tom is still in bed! Tell him to get up.'
    """
    people = {split_words(n): i for i, p in site.people.items() for n in p.names()}
    starts = [0, *sorted(breaks)]
    for start, end in pairwise(starts):
        clause = words[start:end]
        denied = (at for at in range(len(clause)) if tells_of_somebody(clause, at, 0, {*people}))
        if not is_statement(clause) and next(denied, None) is None:
            return None
        behind = frozenset(b - end for b in breaks if b > end)
        message = message_in(words[end:], behind, site)
        if message is None:
            continue
        named = {i: name for name, i in people.items() if find(words[:end], name) is not None}
        if len(named) != 1:
            return message
        name = ' '.join(*named.values())

        def meant(phrase: str, name: str = name) -> str:
            return name if phrase in ('him', 'her') else phrase

        options = {k: meant(v) for k, v in message.options.items()}
        return replace(message, args=tuple(map(meant, message.args)), options=options)
    return None


def with_messages_in_frames(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site
) -> tuple[Plan, Call] | None:
    """Return 'when it is done, let Ann know it is' with what she is told, and that call.

    What is not said is the condition: 'if the door is open let Ann know'.
    """
    if not isinstance(plan, If | When) or not isinstance(plan.body, Call):
        return None
    clause = split_words(plan.clause)
    at = find(words, clause)
    if at is None or (isinstance(plan, If) and plan.otherwise is not None):
        return None
    begin = at
    while begin and words[begin - 1] in _BEGIN:
        begin -= 1
    start = at + len(clause) if not begin else 0
    said = words[start:] if not begin else words[:begin]
    inside = frozenset(b - start for b in breaks if start < b < start + len(said))
    message = message_in(said, inside, site) or message_in((*said, *clause), inside, site)
    if message is None or message.skill == plan.body.skill:
        return None
    return replace(plan, body=message), message


def without_what_is_written(plan: Plan, words: Words, breaks: frozenset[int], site: Site) -> Plan:
    """Return the plan without saying aloud what is to be sent or printed: 'text Ben that ...'."""
    for region in regions_of(words, plan, breaks):
        call, at = region.leaf, region.start
        while at < region.end and words[at] in _LEADS:
            at += 1
        if not isinstance(call, Call) or not {*words[at : at + 1]} & _WRITING:
            continue
        skill = site.signature(call.skill)
        verb = call.skill.split('_')[0]
        phrases = (skill.description, *skill.words.get('en', ())) if skill is not None else ()
        own = {split_words(p)[0] for p in phrases if split_words(p)}
        if verb in _ALOUD and words[at] not in own:
            plan = swapped(plan, call, Unknown(' '.join(words[region.start : region.end])))
    return plan


def _behind_the_order(words: Words, at: int, end: int) -> int | None:
    """Return where what is told begins: behind 'let Ann know', 'send Ann a message'."""
    verb, following = words[at], words[end : end + 2]
    if verb == 'let':
        return end + 1 if following[:1] == ('know',) else None
    if verb in _NOTING:
        is_note = following[:1] == ('a',) and {*following[1:]} & _NOTES
        return end + 2 if is_note else None
    return end


def _behind_the_note(words: Words, at: int) -> int | None:
    """Return where it is said whom a note is for: 'give word to Ann', 'send a message to Ann'."""
    note = at + 1 + (words[at + 1 : at + 2] in (('a',), ('this',), ('the',)))
    is_note = words[at] in _NOTING and {*words[note : note + 1]} & _NOTES
    return note + 2 if is_note and words[note + 1 : note + 2] in (('to',), ('for',)) else None


def without_the_listener(plan: Plan, site: Site) -> Plan:
    """Return the plan with texts that begin behind the name of whom they are for."""

    def bare(call: Call) -> Call:
        actor = next(iter(site.actors(call.skill)), None)
        if actor is None:
            return call
        skill = site.skills_of(actor.id)[call.skill]
        target = [] if actor.id in site.robots else ['']
        names = [*target, *(a.name for a in skill.args if a.required)]
        said = dict(zip(names, call.args, strict=False)) | dict(call.options)
        whom = [split_words(said[a.name]) for a in skill.args if a.name in said and is_listener(a)]

        def stripped(name: str, phrase: str) -> str:
            arg, text = skill.arg(name), split_words(phrase)
            if arg is None or arg.type is not ArgType.TEXT:
                return phrase
            lead = next((w for w in whom if w and text[: len(w)] == w), ())
            told = text[len(lead) :]
            told = told[1:] if lead and told[:1] == ('that',) and told[1:] else told
            return ' '.join(told) if lead and told else phrase

        args = tuple(stripped(n, p) for n, p in zip(names, call.args, strict=False))
        options = {n: stripped(n, p) for n, p in call.options.items()}
        return replace(call, args=(*args, *call.args[len(args) :]), options=options)

    return each_call(plan, bare)


def _able(site: Site, called: str) -> Iterator[tuple[tuple[str, ...], Collection[Skill]]]:
    """Yield the target of a call, and the skills, of the robot called, or of all that there is."""
    name = split_words(called)
    named = [r for r in site.robots.values() if name in map(split_words, r.names())]
    for robot in named or site.robots.values():
        yield (), robot.skills.values()
    for device in site.devices if not named else ():
        yield (UNSAID,), site.skills_of(device).values()


def _at_home(words: Words, at: int) -> int:
    """Return how many words say there that everybody is meant, wherever: 'in the house'."""
    whole = phrase_words('en').whole
    sizes = (n for n in (4, 3, 2) if words[at + 1 : at + n] in whole)
    return next(sizes, 0) if words[at : at + 1] in (('in',), ('at',)) else 0


def _filled(
    skill: Skill, person: str, text: str, is_said: bool
) -> list[tuple[tuple[str, ...], dict[str, str]]]:
    """Return what a skill is called with that takes a person and a text and needs no more.

    With its own verb (`is_said`) it may take other texts as well, such as when.
    """
    whom = [a for a in skill.args if is_listener(a)]
    texts = [a for a in skill.args if a.type is ArgType.TEXT and a not in whom]
    texts = [a for a in texts if a.required or not is_said] or texts
    if len(texts) != 1 or len(whom) != 1 or not texts[0].required:
        return []
    if any(a.required and a not in (texts[0], whom[0]) for a in skill.args):
        return []
    said = {texts[0].name: text, whom[0].name: person}
    args = tuple(said[a.name] for a in skill.args if a.required)
    return [(args, {} if whom[0].required else {whom[0].name: person})]
