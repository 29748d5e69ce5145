"""English sentences made from the verbs of skills: 'start conveyor one at forty percent'."""

from collections.abc import Iterable, Mapping

from hassil import Intents, recognize_all
from hassil.intents import SlotList, TextSlotList, WildcardSlotList
from hassil.recognize import RecognizeResult

from llm_bridge.language.grounding.args import CHOICE_WORDS
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.templates.skills import END, fits, place_names, POLITE
from llm_bridge.language.text.words import as_heard
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.entity import EntityType, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

_PARTICLES = frozenset({'on', 'off', 'up', 'down', 'out'})
_BARE_STATES: Mapping[str, tuple[str, ...]] = {'turn_on': ('on',), 'turn_off': ('off', 'out')}
"""Skills that are also said without their verb ('lights off')."""
_SPEAKER = ('here', 'me', 'us')
"""Where whoever speaks is."""
_PRONOUNS = ('it', 'them', 'that one')


class VerbTemplates:
    """Sentences of the skills' verbs with the names of those who have the skill."""

    def __init__(self, site: Site) -> None:
        """Compile the sentences of every skill of the site that takes at most one value."""
        self.site = site
        self._lists: dict[str, SlotList] = {}
        self._calls: dict[str, tuple[str, str | None, bool]] = {}
        self._args: dict[str, Arg] = {}
        intents: dict[str, dict[str, list[dict[str, list[str]]]]] = {}
        for name in site.skill_names:
            robots = [r for r in site.robots.values() if name in r.skills]
            made = self._robot(name, robots) if robots else self._device(name)
            intents.update(made)
        areas = [n for a in site.areas.values() for n in a.names()]
        floors = [a.floor for a in site.areas.values() if a.floor]
        self._lists['where'] = _texts((*areas, *(f'{f} floor' for f in floors)))
        self._intents = (
            Intents.from_dict({'language': 'en', 'intents': intents}) if intents else None
        )

    def match(self, text: str) -> Plan | None:
        """Return the call that the whole text says in one way only, or None."""
        if self._intents is None:
            return None
        found: list[Plan] = []
        for result in recognize_all(text, self._intents, slot_lists=self._lists, language='en'):
            plan = self._plan(result)
            if plan is not None and plan not in found:
                found.append(plan)
        return found[0] if len(found) == 1 else None

    # --- sentences

    def _device(self, name: str) -> dict[str, dict[str, list[dict[str, list[str]]]]]:
        actors = self.site.actors(name)
        skills = [self.site.skills_of(a.id)[name] for a in actors]
        required = {a.name for s in skills for a in s.args if a.required}
        if len(required) > 1 or any(s.steps for s in skills):
            return {}
        self._lists[f'{name}__target'] = _texts(self._device_names(name))
        verbs = dict.fromkeys(v.casefold() for s in skills for v in s.words.get('en', ()))
        plain: list[str] = []
        valued: list[str] = []
        target = f'[all] [[of] the] {{{name}__target:target}}'
        where = '[(in|of) [the] {where}]'
        for verb in verbs:
            first, _, last = verb.rpartition(' ')
            if first and last in ('to', 'at', 'with'):
                valued.append(f'{first} {target} {where} {last} [the] {{{name}__value:value}}')
                continue
            plain.append(f'{verb} {target} {where}')
            valued.append(f'{verb} {target} {where} (to|at|by) [the] {{{name}__value:value}}')
            if first and last in _PARTICLES:
                plain.append(f'{first} {target} {last} {where}')
                plain.append(f'{first} {target} {where} {last}')
        for state in _BARE_STATES.get(name, ()):
            plain.append(f'[all] [the] {{{name}__target:target}} {state}')
        made = {}
        arg = next((a for s in skills for a in s.args), None)
        if not required and plain:
            made[f'{name}__plain'] = _intent(plain)
            self._calls[f'{name}__plain'] = (name, None, False)
        if (
            arg is not None
            and valued
            and arg.type is not ArgType.TEXT
            and all([a.name for a in s.args] == [arg.name] for s in skills if s.args)
        ):
            self._lists[f'{name}__value'] = self._values(arg)
            self._args[f'{name}__valued'] = arg
            made[f'{name}__valued'] = _intent(valued)
            self._calls[f'{name}__valued'] = (name, arg.name, arg.name in required)
        return made

    def _robot(
        self, name: str, robots: list[Robot]
    ) -> dict[str, dict[str, list[dict[str, list[str]]]]]:
        skill = robots[0].skills[name]
        required = [a for a in skill.args if a.required]
        sentences: list[str] = []
        self._lists[f'{name}__target'] = _texts(_robot_names(robots))
        who = f'[the] {{{name}__target:target}}'
        if not required:
            for verb in skill.words.get('en', ()):
                sentences.append(f'[{who}] {verb.casefold()}')
                if verb.casefold() in ('dock', 'go home', 'return home', 'return to base'):
                    sentences.append(f'send {who} (home|back home|to its dock|back to base)')
        elif len(required) == 1 and required[0].type is ArgType.PLACE:
            slot = f'{{{name}__value:value}}'
            if skill.motion == 'go':
                sentences += [
                    f'send {who} [back|over] (to|into) [the] {slot}',
                    f'[{who}] (go|drive|move|come|head|return) [back|over] (to|into) [the] {slot}',
                    f'[{who}] come [over|back|right] [to] {{{name}__speaker:value}}',
                ]
                self._lists[f'{name}__speaker'] = _texts(_SPEAKER)
        else:
            return {}
        if not sentences:
            return {}
        if required:
            self._lists[f'{name}__value'] = self._values(required[0])
            self._args[f'{name}__robot'] = required[0]
        self._calls[f'{name}__robot'] = (name, required[0].name if required else None, True)
        return {f'{name}__robot': _intent(sentences)}

    def _device_names(self, skill: str) -> Iterable[str]:
        yield from _PRONOUNS
        nouns: dict[str, None] = {}
        for actor in self.site.actors(skill):
            yield from actor.names()
            heads = {
                n.split()[-1].casefold()
                for n in (actor.name, *actor.aliases.get('en', ()))
                if ' ' in n
            }
            nouns.update(dict.fromkeys(h for head in heads for h in (head, f'{head}s')))
            kind = self.site.kinds.get(actor.kind)
            if kind is not None:
                nouns.update(dict.fromkeys(n.casefold() for n in kind.names.get('en', ())))
        for noun in nouns:
            yield noun
            for area in self.site.areas.values():
                for name in (area.name, *area.aliases.get('en', ())):
                    yield f'{name} {noun}'

    def _values(self, arg: Arg) -> SlotList:
        types = {
            ArgType.OBJECT: (EntityType.OBJECT,),
            ArgType.ENTITY: tuple(EntityType),
        }
        if arg.type is ArgType.PLACE:
            return _texts(place_names(self.site))
        if arg.type is ArgType.CHOICE:
            return _texts(w for c in arg.choices for w in (c, *CHOICE_WORDS.get(c, ())))
        if arg.type in types:
            return _texts(
                n
                for e in self.site.entities.values()
                if e.type in types[arg.type]
                for n in e.names()
            )
        return WildcardSlotList(name='value')

    # --- matches

    def _plan(self, result: RecognizeResult) -> Plan | None:
        name, arg_name, positional = self._calls[result.intent.name]
        said = {e.name: ' '.join(split_words(e.text)) for e in result.entities_list}
        arg = self._args.get(result.intent.name)
        if 'value' in said and (arg is None or not fits(arg, said['value'], 'en')):
            return None
        if result.intent.name.endswith('__robot'):
            options = {ROBOT: said['target']} if 'target' in said else {}
            return Call(name, (said['value'],) if 'value' in said else (), options)
        words = split_words(result.original_text)
        if said['target'] in _PRONOUNS:
            phrase = said['target']
        else:
            phrase = ('all ' if 'all' in words else 'the ') + said['target']
        if 'where' in said:
            phrase += f' in the {said["where"]}'
        if arg_name is None:
            return Call(name, (phrase,))
        if positional:
            return Call(name, (phrase, said['value']))
        return Call(name, (phrase,), {arg_name: said['value']})


def _robot_names(robots: list[Robot]) -> Iterable[str]:
    """Yield what robots are called, and the words that names of several have in common: 'cart'."""
    for robot in robots:
        yield from robot.names()
    words = [{w.casefold() for n in (r.name, *r.names()) for w in n.split()} for r in robots]
    if len(words) > 1:
        yield from sorted(w for w in set.intersection(*words) if w.isalpha() and len(w) > 2)


def _intent(sentences: Iterable[str]) -> dict[str, list[dict[str, list[str]]]]:
    return {'data': [{'sentences': [f'{POLITE} {s} {END}' for s in dict.fromkeys(sentences)]}]}


def _texts(names: Iterable[str]) -> TextSlotList:
    return TextSlotList.from_strings(as_heard(names), allow_template=False)
