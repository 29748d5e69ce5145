"""Walk through a plan token by token under its grammar."""

from collections.abc import Iterable
from copy import copy
from functools import lru_cache
import json
from pathlib import Path

from llguidance import LLMatcher, LLTokenizer

from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.language.plans.grammar import grammar, pieces
from llm_bridge.language.plans.signatures import prompt_prefix, Signature


class PlanTokens:
    """The tokens of plans for one tokeniser and one site."""

    def __init__(self, tokenizer_json: Path, eos: int, signatures: Iterable[Signature]) -> None:
        """Read the tokeniser; takes about a second for the first site."""
        self.tokenizer = _tokenizer(str(tokenizer_json), eos)
        self.eos = eos
        self.signatures = tuple(signatures)
        self._site_pieces = pieces((), self.signatures)
        self._cuts: dict[str, tuple[int, ...]] = {}
        self._begin = _begin(str(tokenizer_json))

    def prompt(self, order: Iterable[Signature] | None = None) -> list[int]:
        """Return the tokens of the prompt's part that is the same for every command.

        `order` has the site's skills in another order.
        """
        listed = self.signatures if order is None else order
        return [*self._begin, *self.encode(prompt_prefix(listed))]

    def encode(self, text: str) -> list[int]:
        """Return the tokeniser's own cut of a text."""
        return list(self.tokenizer.tokenize_str(text))

    def encode_plan(self, text: str) -> list[int]:
        """Return the tokens of a plan's wire text, as decoding would make them.

        Words and symbols are cut one by one, so that '%,' never becomes one token.
        """
        tokens: list[int] = []
        for word in text.split():
            symbol = word[-1] if word[-1] in ',:=' and len(word) > 1 else ''
            tokens += self.encode(' ' + word.removesuffix(symbol))
            tokens += self.encode(symbol) if symbol else []
        return tokens

    def text(self, tokens: list[int]) -> str:
        """Return the text of tokens."""
        return str(self.tokenizer.decode_str(tokens))

    def walk(
        self,
        words: tuple[str, ...],
        skills: frozenset[str] | None = None,
        *,
        must_act: bool = False,
    ) -> 'PlanWalk':
        """Begin a plan for a command, with no other skills than these, if any are given.

        `must_act`: a plan of calls only.
        """
        allowed = [s for s in self.signatures if skills is None or s.name in skills]
        text = grammar(words, allowed, must_act=must_act)
        matcher = LLMatcher(self.tokenizer, text, log_level=0)
        if matcher.is_error():
            raise DecodeError(f'the grammar was refused: {matcher.get_error()}')
        texts = [*self._site_pieces, *(f' {word}' for word in words)]
        return PlanWalk(matcher, [self._cut(text) for text in dict.fromkeys(texts)], self.eos)

    def _cut(self, text: str) -> tuple[int, ...]:
        if text not in self._cuts:
            self._cuts[text] = tuple(self.encode(text))
        return self._cuts[text]


class _Node:
    """A place in the tree of all pieces' tokens."""

    __slots__ = ('children', 'ends')

    def __init__(self) -> None:
        self.children: dict[int, _Node] = {}
        self.ends = False


class PlanWalk:
    """One plan on its way: what may come next, and what must."""

    def __init__(self, matcher: LLMatcher, cuts: Iterable[tuple[int, ...]], eos: int) -> None:
        """Start at the beginning; `cuts` are the tokens of every piece that plans are made of."""
        self._matcher = matcher
        self._eos = eos
        self._root = _Node()
        for cut in cuts:
            node = self._root
            for token in cut:
                node = node.children.setdefault(token, _Node())
            node.ends = True
        self._at = [self._root]

    def copy(self) -> 'PlanWalk':
        """Return a walk that goes on by itself from here; reading the grammar takes far longer."""
        other = copy(self)
        other._matcher = self._matcher.deep_copy()
        return other

    def choices(self) -> list[int]:
        """Return the tokens that may come next; one: it must; the end of text ends the plan.

        Other cuts of the same text than the tokeniser's own are left out, and so are tokens after
        which no piece could be finished.
        """
        found = []
        for node in self._at:
            for token, child in node.children.items():
                if token not in found and self._allows([token]) and self._leads_on([token], child):
                    found.append(token)
        if self._matcher.is_accepting():
            found.append(self._eos)
        return found

    def take(self, token: int) -> bool:
        """Go on with a token; False: the grammar does not allow it."""
        if token == self._eos:
            return bool(self._matcher.is_accepting())
        nodes = [node.children[token] for node in self._at if token in node.children]
        if not nodes or self._matcher.validate_tokens([token]) != 1:
            return False
        self._at = nodes + ([self._root] if any(node.ends for node in nodes) else [])
        return bool(self._matcher.consume_token(token))

    def _leads_on(self, tokens: list[int], node: _Node) -> bool:
        """Tell whether a piece that begins with the tokens, and a token after it, are allowed."""
        if node.ends and any(self._allows([*tokens, after]) for after in self._root.children):
            return True
        return any(
            self._allows([*tokens, token]) and self._leads_on([*tokens, token], child)
            for token, child in node.children.items()
        )

    def _allows(self, tokens: list[int]) -> bool:
        return bool(self._matcher.validate_tokens(tokens) == len(tokens))


@lru_cache(maxsize=2)
def _tokenizer(tokenizer_json: str, eos: int) -> LLTokenizer:
    return LLTokenizer(Path(tokenizer_json).read_text(encoding='utf-8'), eos_token=eos, slices=[])


@lru_cache(maxsize=2)
def _begin(tokenizer_json: str) -> tuple[int, ...]:
    """Return the tokens that this tokeniser puts before every text (<bos> of some models)."""
    processor = json.loads(Path(tokenizer_json).read_text(encoding='utf-8')).get('post_processor')
    for step in (processor or {}).get('processors', [processor or {}]):
        if step.get('type') == 'TemplateProcessing':
            first = step['single'][0].get('SpecialToken')
            return tuple(step['special_tokens'][first['id']]['ids']) if first else ()
    return ()
