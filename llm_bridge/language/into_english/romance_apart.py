"""French and Spanish orders taken apart: the verb, who is to do it, what hangs on the verb."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from llm_bridge.language.into_english.romance_forms import folded, INFINITIVE, SUBJUNCTIVE
from llm_bridge.language.into_english.romance_phrases import Phrases, THINGS
from llm_bridge.language.into_english.romance_site_words import is_area, is_robot
from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_verbs import ing
from llm_bridge.language.into_english.romance_words import Lexicon, Verb
from llm_bridge.site.entity import Device

_GOING_ON = frozenset({'aller', 'venir', 'sortir', 'partir', 'ir', 'salir', 'pasar', 'passer',
                       'commencer', 'empezar', 'ponerse', 'dejar', 'retourner', 'rentrer',
                       'revenir', 'repartir', 'regresar', 'monter', 'descendre', 'subir', 'bajar',
                       'courir', 'filer', 'entrer', 'entrar', 'acudir'})  # fmt: skip
"""Before an infinitive these say nothing of their own: 'va fermer', 'sal a cortar'."""
_BEGINNING = frozenset({'commencer', 'empezar', 'comenzar', 'débuter'})
_AGAIN = frozenset({'volver', 'recommencer', 'tornar'})
_ASKING = frozenset({'dire', 'decir', 'demander', 'pedir', 'ordonner', 'ordenar', 'mandar'})
_SENDING = frozenset({'envoyer', 'enviar', 'mandar'})
_CAUSING = frozenset({'faire', 'hacer', 'dejar', 'laisser', 'querer', 'vouloir'})
_FRENCH_OBJECT = frozenset({'le', 'la', 'les', "l'"})
_SPANISH_OBJECT = frozenset({'lo', 'la', 'los', 'las'})


@dataclass
class OrderParts:
    """What an order is made of."""

    verb: Verb
    robot: Token | None = None
    is_denied: bool = False
    clitics: Tokens = field(default_factory=list)
    rest: Tokens = field(default_factory=list)
    """What is said behind the verb."""
    lead: Tokens = field(default_factory=list)
    """What is said before it."""
    spec: str = ''
    is_again: bool = False
    is_apart: bool = False
    """Whether a comma parts it from what is said before it."""


class OrderReader(Phrases):
    """Takes the orders of one command apart."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with nothing spoken of."""
        super().__init__(lexicon)
        self.robot: Token | None = None
        """Who was told to do something before."""
        self.is_passed_on = False
        """Whether a robot is to be told to do something: 'dis à Berta de rentrer'."""

    def hangs(self, token: Token) -> bool:
        """Return whether it is, or is written as, a pronoun for what is done something to."""
        french = self.lexicon.book.language == 'fr'
        return token.kind != 'name' and token.said[0] in (
            _FRENCH_OBJECT if french else _SPANISH_OBJECT
        )

    def parts(self, tokens: Tokens, at: int) -> OrderParts:
        verb = tokens[at].order
        if verb is None:  # it was looked at before
            raise ValueError('a clause without an order')
        parts = OrderParts(verb, spec=verb.spec, is_apart=',' in tokens[at].before)
        self._read_before(parts, tokens[:at])
        wished = tokens[0].said in (('que',), ("qu'",))
        if wished and parts.robot is None and is_robot(self.lexicon.site, self.ids):
            robot = self.lexicon.site.entities[self.ids[0]]
            parts.robot = Token(robot.name, 'name', ids=self.ids)
        behind = list(tokens[at + 1 :])
        while behind and behind[0].is_clitic:
            parts.clitics.append(behind.pop(0))
        parts.rest = behind
        if parts.lead and parts.lead[-1].english == 'everything':
            parts.rest = [parts.lead.pop(), *behind]  # 'tout éteindre'
        self._deny(parts)
        self._go_on(parts)
        wished = wished or parts.verb.use == SUBJUNCTIVE and parts.robot is None
        if wished and self.lexicon.book.language == 'es':
            self._turn_to(parts)
        self._call(parts)
        return parts

    def _turn_to(self, parts: OrderParts) -> None:
        """Take 'que el horno se apague' as done to it, 'que la aspiradora limpie' as its work."""
        lead = parts.lead
        if not any(t.kind in THINGS for t in lead) or any(self.hangs(t) for t in parts.clitics):
            return
        devices = [isinstance(self.lexicon.site.entities[i], Device) for t in lead for i in t.ids]
        oneself = any(t.said == ('se',) for t in parts.clitics)
        if not oneself and devices and all(devices) and not any(
            t.kind in THINGS for t in parts.rest
        ):  # fmt: skip
            parts.spec = 'START'
        elif not oneself and len(lead) < 3 and devices and all(devices):
            parts.robot, parts.lead = lead[-1], []  # 'que el dispensador dé las pastillas'
            return
        elif not oneself:
            return
        parts.rest, parts.lead = [*lead, *parts.rest], []

    def _deny(self, parts: OrderParts) -> None:
        """Take 'pas' behind the verb as denying it, and 'ne ... que' as 'only'."""
        rest = parts.rest
        if rest and rest[0].said[-1] in ('pas', 'jamais') and not rest[0].before:
            parts.is_denied = True
        denied = any(t.kind == 'not' for t in rest)
        french = self.lexicon.book.language == 'fr'
        if parts.is_denied and french and not denied and rest and rest[0].kind == 'rel':
            parts.is_denied = False
            parts.rest = [Token('only', 'adv', ('que',)), *rest[1:]]
        elif parts.is_denied:
            parts.rest = [t for t in rest if t.kind != 'not']

    def _read_before(self, parts: OrderParts, tokens: Tokens) -> None:
        site = self.lexicon.site
        for n, token in enumerate(tokens):
            last = n == len(tokens) - 1
            if token.kind == 'ne':
                parts.is_denied = True
            elif token.kind == 'not' and parts.is_denied:
                continue
            elif token.kind in ('me', 'dat', 'refl', 'there') and (token.kind != 'there' or last):
                parts.clitics.append(token)
            elif token.kind in ('subj', 'rel', 'body') or token.said in (('que',), ("qu'",)):
                continue
            elif (
                token.kind == 'det'
                and self.hangs(token)
                and (last or tokens[n + 1].kind in ('me', 'dat', 'refl', 'there'))
            ):
                parts.clitics.append(token)
            elif is_robot(site, token.ids) and not parts.robot and not _leads_into(tokens, n):
                parts.robot = token
                while parts.lead and parts.lead[-1].kind == 'det':
                    parts.lead.pop()
            else:
                parts.lead.append(token)
        hung = [t for t in parts.clitics if self.hangs(t)]
        if parts.robot is not None and hung and not parts.lead:
            parts.lead, parts.robot = [parts.robot], None  # 'la tondeuse, tu la renvoies'
        if parts.lead and parts.lead[-1].kind in ('de', 'to'):
            parts.lead.pop()

    def _go_on(self, parts: OrderParts) -> None:
        """Go on to the infinitive that the verb only leads to."""
        for _ in range(3):
            lemma = parts.verb.lemma
            rest = parts.rest
            at = 0
            sizes = [self._phrase_size(key, rest) for key, _ in self._phrases_of(lemma)]
            leads_on = len(rest) > 1 and rest[0].said == ('a',) and rest[1].verb(INFINITIVE)
            if any(n and not (n == 1 and leads_on) for n in sizes):
                return  # of itself 'a' leads on, as in 'vas a apagar'
            while at < len(rest) and (
                rest[at].kind in ('to', 'de', 'refl', 'me', 'and') or self.hangs(rest[at])
            ):
                at += 1
            verb = rest[at].verb(INFINITIVE, SUBJUNCTIVE) if at < len(rest) else None
            oneself = lemma == 'poner' and any(t.kind == 'refl' for t in parts.clitics)
            if verb is None or lemma not in _GOING_ON | _AGAIN and not oneself:
                return
            if oneself:  # 'que se ponga a limpiar'
                parts.clitics = [t for t in parts.clitics if t.kind != 'refl']
            if verb.use == SUBJUNCTIVE and (at == 0 or rest[at].kind != 'v'):
                return
            parts.is_again = parts.is_again or lemma in _AGAIN
            hung = [t for t in rest[:at] if t.kind in ('refl', 'me') or self.hangs(t)]
            begun = self._begun(verb) if lemma in _BEGINNING else ''
            parts.verb, parts.spec = verb, begun or verb.spec
            parts.clitics += hung
            parts.rest = rest[at + 1 :]
            while parts.rest and parts.rest[0].is_clitic:
                parts.clitics.append(parts.rest.pop(0))

    def _begun(self, verb: Verb) -> str:
        """Return 'start_recording' for beginning to record, where that is a skill."""
        plain = verb.spec.rpartition('|')[2].split('/')
        names = (f'start_{ing(v)}' for v in plain)
        return next((n for n in names if n in self.lexicon.site.skill_names), '')

    def _call(self, parts: OrderParts) -> None:
        """Take 'dis à la tondeuse de vider ...' as telling the mower to do it."""
        lemma, rest = parts.verb.lemma, parts.rest
        if lemma not in _ASKING | _CAUSING | _SENDING:
            return
        at = 0
        who: Token | None = None
        while at < len(rest) and (
            rest[at].kind in ('to', 'det', 'rel', 'de', 'refl', 'ne', 'not', 'subj')
            or is_robot(self.lexicon.site, rest[at].ids)
        ):
            if is_robot(self.lexicon.site, rest[at].ids):
                who = rest[at]
            parts.is_denied = parts.is_denied or rest[at].kind == 'ne'
            at += 1
        if who is None and lemma in _ASKING and not parts.clitics:
            return
        while at < len(rest) and (rest[at].kind in ('refl', 'me') or self.hangs(rest[at])):
            at += 1
        verb = rest[at].verb(INFINITIVE, SUBJUNCTIVE) if at < len(rest) else None
        if verb is None or (who is None and self.robot is None):
            if lemma in _CAUSING and at < len(rest) and rest[0].verb(INFINITIVE):
                self._cause(parts)
            return
        if lemma in _CAUSING and verb.use == INFINITIVE and who is None:
            return
        parts.robot = who or self.robot
        self.is_passed_on = self.is_passed_on or lemma not in _SENDING
        hung = [t for t in rest[:at] if self.hangs(t) and t.kind == 'det' and
                not t.verbs and rest.index(t) > 1]  # fmt: skip
        parts.verb, parts.spec = verb, verb.spec
        parts.clitics = [t for t in hung if rest[rest.index(t) + 1 :][:1] != [who]]
        parts.rest = rest[at + 1 :]
        while parts.rest and parts.rest[0].is_clitic:
            parts.clitics.append(parts.rest.pop(0))
        self._go_on(parts)

    def _cause(self, parts: OrderParts) -> None:
        """Take 'fais tourner le ventilateur' as what it is to be made to do."""
        if any(
            self._phrase_size(key, parts.rest) for key, _ in self._phrases_of(parts.verb.lemma)
        ):
            return
        verb = parts.rest[0].verb(INFINITIVE)
        if verb is not None:
            parts.verb, parts.spec, parts.rest = verb, verb.spec, parts.rest[1:]

    def _phrases_of(self, lemma: str) -> Sequence[tuple[tuple[str, ...], str]]:
        return self.lexicon.verb_phrases.get(lemma, ())

    def find_phrase(self, parts: OrderParts) -> None:
        """Read the verb with words behind it as one: 'mettre ... en marche'."""
        for key, spec in self._phrases_of(parts.verb.lemma):
            parted = key[0] in ('en', 'a', 'à', 'con', 'sin', 'de') and len(key) > 1
            for at in range(len(parts.rest) if parted else 1):
                size = self._phrase_size(key, parts.rest[at:])
                if not size:
                    continue
                last = parts.rest[at + size - 1]
                the = last.said[-1] in ('au', 'du', 'al', 'del') and key[-1] in ('a', 'à', 'de')
                if spec == '!' or spec == 'hand' and self._is_going_on(parts.rest[at + size :]):
                    return
                det = [Token('the', 'det', ('le',))] if the else []
                parts.rest = [*parts.rest[:at], *det, *parts.rest[at + size :]]
                parts.spec = spec
                while parts.rest and parts.rest[0].is_clitic:
                    parts.clitics.append(parts.rest.pop(0))
                return

    def _is_going_on(self, tokens: Tokens) -> bool:
        """Return whether a place follows: 'passe à la cuisine' is no handing."""
        first = next((t for t in tokens if t.kind != 'det'), None)
        if any(t.english in ('next', 'previous') for t in tokens):
            return True
        return first is not None and is_area(self.lexicon.site, first.ids)

    def _phrase_size(self, key: tuple[str, ...], tokens: Tokens) -> int:
        """Return how many tokens the words of a phrase are; 0: something else stands there."""
        wanted = [folded(w) for w in key]
        said: list[str] = []
        for size, token in enumerate(tokens, 1):
            said += token.said
            if len(said) >= len(wanted):
                ends = {'au': 'a', 'al': 'a', 'du': 'de', 'del': 'de', "d'": 'de', 'des': 'de'}
                if said == wanted:
                    return size
                if said[:-1] == wanted[:-1] and ends.get(said[-1]) == wanted[-1]:
                    return size
                return 0
        return 0


def _leads_into(tokens: Tokens, at: int) -> bool:
    """Return whether a name stands behind a preposition ('avec le robot')."""
    before = [t for t in tokens[:at] if t.kind != 'det'][-1:]
    return bool(before) and before[0].kind in ('in', 'on', 'prep', 'de', 'du', 'until')
