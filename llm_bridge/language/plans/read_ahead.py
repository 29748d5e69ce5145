"""Guess how a plan goes on, so that a model reads several of its tokens in one call.

A wrong guess costs next to nothing and changes nothing: the model decides every token. So the
rules here are short, and need only be right more often than not.
"""

from collections.abc import Iterable

from llm_bridge.language.plans.plan_language import (
    BARE,
    BEFORE_A_NAME,
    CONTROLS,
    LEAVES,
    SYMBOLS,
    UNSAID,
)
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import find

_JOINTS = {
    'then': ' ;', 'and': ' &', 'also': ' &', 'afterwards': ' ;', 'after': ' ;', 'before': ' ;',
}  # fmt: skip
"""Word of a command -> what a plan has between two parts there."""
_SAID_AS = {
    'if': 'if', 'unless': 'if', 'when': 'when', 'once': 'when', 'whenever': 'every',
    'every': 'every', 'each': 'every', 'wait': 'wait', 'until': 'until', "don't": 'never',
    'never': 'never', 'not': 'never', 'at': 'at', 'in': 'in', 'for': 'for', 'is': 'ask',
    'are': 'ask', 'what': 'ask', "what's": 'ask', 'where': 'ask', 'who': 'ask', 'did': 'ask',
    'does': 'ask', 'how': 'ask', 'which': 'ask', 'instead': 'instead', 'too': 'also',
    'again': 'again', 'undo': 'undo', 'times': 'repeat', 'twice': 'repeat',
}  # fmt: skip
_TIMES = {'at', 'in', 'for'}
_FILLERS = {'on', 'off', 'up', 'down', 'to', 'please', 'me', 'at', 'of', 'by', 'out', 'back'}
"""Words that stand between what to do and what to do it with."""
_DETERMINERS = {
    'the', 'my', 'all', 'every', 'both', 'it', 'them', 'that', 'this', 'everything', 'a',
}  # fmt: skip
"""Words with which the phrase for a thing often begins."""


class ReadAhead:
    """Guesses for the commands of one site."""

    def __init__(self, signatures: Iterable[Signature]) -> None:
        """Learn the words of the site's skills."""
        self._signatures = {s.name: s for s in signatures}
        self._stems = {
            s.name: (
                [_stem(part) for part in s.name.split('_')],
                {_stem(word) for word in s.description.lower().split() if len(word) > 3},
            )
            for s in self._signatures.values()
        }
        self._names = [*self._signatures, *CONTROLS, *LEAVES, *BARE]

    def guess(self, words: tuple[str, ...], text: str) -> str:
        """Return the wire text of a plan that begins with `text` and may be what it becomes."""
        writing = _Writing(words, text.split())
        for _ in range(8):
            if not self._go_on(writing):
                break
        return ''.join(f' {word}' for word in writing.plan)

    def _go_on(self, w: '_Writing') -> bool:
        """Add one part of a plan; False when nothing more can be guessed."""
        last = w.plan[-1] if w.plan else ''
        before = w.plan[-2] if len(w.plan) > 1 else ''
        if last in BEFORE_A_NAME:
            return self._unit(w, '')
        if before in BEFORE_A_NAME and last[-1] != ':':
            return self._unit(w, w.plan.pop())
        return self._span(w)

    def _unit(self, w: '_Writing', begun: str) -> bool:
        """Write the name of a call, a control or a leaf, of which the beginning may be there."""
        names = [name for name in self._names if name.startswith(begun)]
        name, at = self._best_name(w, names)
        if not name:
            w.plan += [begun] if begun else []
            return False
        takes = name in CONTROLS or name in LEAVES
        signature = self._signatures.get(name)
        if signature is not None:
            takes = bool(signature.required)
            w.skill, w.args = signature, 0
        else:
            w.skill = None
        w.name, w.verb = name, at
        w.plan.append(name + (':' if takes else ''))
        return takes

    def _best_name(self, w: '_Writing', names: list[str]) -> tuple[str, int]:
        """Return the name that the next words sound like most, and where they say it."""
        if len(names) == 1:
            found = self._scored(w, names[0])
            return names[0], found[1]
        scored = [(*self._scored(w, name), name) for name in names]
        if not scored:
            return '', 0
        score, at, name = max(scored, key=lambda s: (s[0], -s[1]))
        return (name, at) if score > 0 else ('', 0)

    def _scored(self, w: '_Writing', name: str) -> tuple[float, int]:
        score, first = 0.0, w.at
        if name in self._stems:
            own, told = self._stems[name]
            hits = 0
            for index in range(w.at, len(w.words)):
                stem = _stem(w.words[index])
                if w.words[index] in _JOINTS and index > w.at and hits:
                    break
                if stem in own:
                    score += (2.0 if not hits else 1.5) / (1 + 0.05 * (index - w.at))
                    hits += 1
                    first = index
                elif stem in told:
                    score += 0.3
            return score - 0.1 * len(own), first
        for index in range(w.at, len(w.words)):
            word = w.words[index]
            if _SAID_AS.get(word) == name:
                number = index + 1 < len(w.words) and is_number_like(w.words[index + 1])
                if name in _TIMES and not number:
                    continue
                near = index - w.at
                return (3.2 - near if name in {'if', 'when', 'ask', 'every', 'wait'} else 1.5), (
                    index if name not in {'ask'} else index - 1
                )
        return -1.0, first

    def _span(self, w: '_Writing') -> bool:
        """Write the words of a span to where it may end."""
        w.find_place(self._signatures)
        begun = w.span_begun()
        if begun:
            at = find(w.words, begun)
            if at is None:
                return False
            index = at + len(begun)
        else:
            index = w.verb + 1
            if w.skill is not None:
                index = w.likely_start(index)
        stop = index
        while stop < len(w.words) and not ((stop > index or begun) and w.words[stop] in _JOINTS):
            if w.ends_before(stop, stop > index or bool(begun)):
                break
            stop += 1
        if stop == index and not begun:
            return False
        w.plan += w.words[index:stop]
        w.at = w.verb = stop
        return w.after_span()


class _Writing:
    """A plan on its way, and how far it has come in the command."""

    def __init__(self, words: tuple[str, ...], plan: list[str]) -> None:
        self.words = words
        self.plan = plan
        self.skill: Signature | None = None
        self.name = ''
        self.args = 0
        self.verb = -1
        self.at = 0
        self.at = self._said_until()

    def _said_until(self) -> int:
        until, span = 0, []
        for word in [*self.plan, ';']:
            bare = word.removesuffix(',')
            if word in SYMBOLS or word[-1] in ':=' or word[-1] == ',':
                span += [bare] if word[-1] == ',' else []
                at = find(self.words, tuple(span)) if span else None
                until = max(until, at + len(span)) if at is not None and span else until
                span = []
            else:
                span.append(word)
        return until

    def find_place(self, signatures: dict[str, Signature]) -> None:
        """Tell which call or keyword the span belongs to, from the plan so far."""
        if self.name:
            return
        for index in range(len(self.plan) - 1, -1, -1):
            word = self.plan[index]
            before = self.plan[index - 1] if index else ''
            if before in BEFORE_A_NAME and word.endswith(':'):
                self.name = word[:-1]
                self.skill = signatures.get(self.name)
                self.args = sum(w.endswith(',') for w in self.plan[index:])
                if self.skill is None:
                    says = [i for i, w in self.ahead() if _SAID_AS.get(w) == self.name]
                    starts = says[:1] if self.name != 'ask' else []
                else:
                    stems = [_stem(part) for part in self.name.split('_')]
                    starts = [i for i, w in self.ahead() if _stem(w) in stems][:1]
                self.verb = starts[-1] if starts and not self.args else self.at - 1
                return

    def ahead(self) -> list[tuple[int, str]]:
        """Return the words that no span has reached, with their places."""
        return list(enumerate(self.words))[self.at :]

    def likely_start(self, index: int) -> int:
        """Return where the phrase of a call probably begins, at that place or soon after it."""
        if self.wants_number():
            numbers = [i for i in range(index, len(self.words)) if is_number_like(self.words[i])]
            return numbers[0] if numbers else index
        for at in range(index, min(index + 4, len(self.words))):
            if self.words[at] in _DETERMINERS:
                return at
        while index < len(self.words) and self.words[index] in _FILLERS:
            index += 1
        return index

    def wants_number(self) -> bool:
        """Tell whether the span is that of a numeric argument."""
        if self.skill is None:
            return False
        option = next((w[:-1] for w in reversed(self.plan) if w[-1] in ':='), '')
        if option in self.skill.optional:
            return option in self.skill.numeric
        required = self.skill.required
        return self.args < len(required) and required[self.args] in self.skill.numeric

    def span_begun(self) -> tuple[str, ...]:
        """Return the words that the span has so far."""
        span: list[str] = []
        for word in reversed(self.plan):
            if word[-1] in ':,=' or word in SYMBOLS:
                break
            span.insert(0, word)
        return tuple(span)

    def ends_before(self, index: int, has_words: bool) -> bool:
        """Tell whether the span may end before a word of the command."""
        word = self.words[index]
        if not has_words:
            return False
        if self.name in LEAVES:
            return False
        if word in {'please', 'for', 'at'} or _SAID_AS.get(word) in {'if', 'when', 'until'}:
            return True
        skill = self.skill
        if skill is None:
            return False
        more = self.args + 1 < len(skill.required)
        return (more and (word == 'to' or is_number_like(word))) or word in {'off', 'on'}

    def after_span(self) -> bool:
        """Write what comes after a span; False when that cannot be told."""
        skill, rest = self.skill, self.words[self.at :]
        if skill is not None and self.args + 1 < len(skill.required):
            self.plan[-1] += ','
            self.args += 1
            if not rest:
                self.plan.append(UNSAID)
                return False
            return True
        if skill is None and self.name in CONTROLS:
            self.plan.append('->')
            return True
        if rest and rest[0] in _JOINTS:
            self.plan.append(_JOINTS[rest[0]].strip())
            while self.at < len(self.words) and self.words[self.at] in _JOINTS:
                self.at += 1
            self.name, self.skill = '', None
            return True
        return False


def _stem(word: str) -> str:
    """Return a word without what 'opens', 'opening' and 'opened' differ in."""
    for ending in ('ing', 'ed', 'es', 's'):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return word[: -len(ending)]
    return word
