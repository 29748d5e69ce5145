"""What is written in quotes, as it was said: it is a text, no words to be put in English."""

from collections.abc import Iterator
from dataclasses import replace

from llm_bridge.language.into_english.romance_tokens import Token, Tokens
from llm_bridge.language.into_english.romance_words import QUOTED


def with_quotes(tokens: Tokens, text: str) -> Tokens:
    """Return the tokens with each text in quotes as one; a name in quotes stays a name."""
    spans = [m.span() for m in QUOTED.finditer(text)]
    found: Tokens = []
    for token in tokens:
        span = next((s for s in spans if s[0] <= token.start < s[1]), None)
        if span is None:
            if found and found[-1].kind == 'quote':
                token = _outside(token, text[found[-1].end : token.start])
            found.append(token)
        elif found and found[-1].kind == 'quote' and found[-1].start == span[0]:
            continue
        elif token.kind in ('name', 'adj', 'value') and token.end >= span[1] - 1:
            found.append(token)
        else:
            said = text[span[0] + 1 : span[1] - 1].strip()
            outside = _outside(token, text[found[-1].end if found else 0 : span[0]])
            found.append(_quote(outside, said, span))
    return found


def texts_of(tokens: Tokens) -> Iterator[str]:
    """Yield what the tokens were as they were said, once each, parts of a word as one."""
    said = ''
    end = -1
    for token in tokens:
        if token.start == end:
            said += token.text
        elif token.start > end:
            if said:
                yield said
            said = token.text
        end = max(end, token.end)
    if said:
        yield said


def _outside(token: Token, between: str) -> Token:
    """Return the token without the marks before it that stand in quotes: they end nothing."""
    return replace(token, before=''.join(m for m in token.before if m in between))


def _quote(first: Token, said: str, span: tuple[int, int]) -> Token:
    return replace(first, english=f'"{said}"', kind='quote', text=said, said=('"',), ids=(),
                   verbs=(), start=span[0], end=span[1], is_clitic=False)  # fmt: skip
