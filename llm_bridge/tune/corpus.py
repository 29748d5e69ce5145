"""The commands a model is tuned on: endless, made for random sites, the same for the same seed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from random import Random

from llm_bridge.language.plans.plan import calls, Plan
from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.tune.corpus_commands import Commands, SHARES
from llm_bridge.tune.corpus_languages import Language, LANGUAGES
from llm_bridge.tune.corpus_noise import noisy
from llm_bridge.tune.corpus_sites import random_site, RandomSite
from llm_bridge.tune.corpus_text import counts, phrases, resolve, settle

ABROAD = 0.05
"""Share of commands in other languages at a site of the product's kind; 3 % of all."""
MAX_WORDS = 90
"""Longer commands are left out."""


@dataclass(frozen=True)
class Example:
    """A command and what it means."""

    words: tuple[str, ...]
    """Normalised."""
    plan: Plan
    """Its phrases are runs of `words`, or `?`."""
    category: str
    language: str = 'en'

    @property
    def answer(self) -> str:
        """The plan as wire text."""
        return write(self.plan)


@dataclass(frozen=True)
class SiteBlock:
    """A random site's skills, and commands given there."""

    signatures: tuple[Signature, ...]
    """In the order of the prompt."""
    examples: tuple[Example, ...]


def blocks(seed: int, split: str = 'train') -> Iterator[SiteBlock]:
    """Yield site blocks without end. dev and test have skills and words of their own."""
    number = 0
    while True:
        yield block(Random(f'{split}:{seed}:{number}'), split)
        number += 1


def examples(seed: int, split: str = 'train') -> Iterator[tuple[SiteBlock, Example]]:
    """Yield the examples of `blocks` one by one, each with its block."""
    return _each(blocks(seed, split))


def _each(found: Iterable[SiteBlock]) -> Iterator[tuple[SiteBlock, Example]]:
    for made in found:
        for example in made.examples:
            yield made, example


def block(rng: Random, split: str) -> SiteBlock:
    """Return one random site with 28 to 46 commands."""
    return block_for(rng, random_site(rng, split))


def block_for(rng: Random, site: RandomSite) -> SiteBlock:
    """Return 28 to 46 commands for a site."""
    commands = Commands(rng, site)
    wanted = rng.randint(28, 46)
    categories, weights = list(SHARES), list(SHARES.values())
    numeric = {s.name: s for s in site.signatures if s.numeric}
    found: list[Example] = []
    abroad = _abroad(rng, site)
    while len(found) < wanted:
        if abroad and rng.random() < ABROAD:
            language, maker = rng.choice(abroad)
            said = maker.make()
            made = finish(rng, *said, language=language) if said else None
            if made is not None and numbers_said(made, numeric):
                found.append(made)
            continue
        for text, plan, category in commands.make(rng.choices(categories, weights)[0]):
            made = finish(rng, text, plan, category)
            if made is not None and numbers_said(made, numeric):
                found.append(made)
    return SiteBlock(site.signatures, tuple(found))


def _abroad(rng: Random, site: RandomSite) -> list[tuple[str, Language]]:
    """Return makers of commands in other languages, for sites as the product ships them."""
    if site.style != 'product':
        return []
    return [(language, Language(rng, site, language)) for language in LANGUAGES]


def finish(
    rng: Random, text: str, plan: Plan, category: str, language: str = 'en'
) -> Example | None:
    """Return the example of marked text, after noise; None: a phrase is lost or it is too long."""
    tokens = text.split()
    words, spans = settle(noisy(rng, tokens) if language == 'en' else tokens)
    if not words or len(words) > MAX_WORDS or not all(spans.values()):
        return None
    return Example(words, resolve(plan, spans), category, language)


def numbers_said(example: Example, numeric: dict[str, Signature]) -> bool:
    """Tell whether each number still reads as one after the noise, as grammars want it."""
    if not all(_number_like(phrase) for phrase in counts(example.plan)):
        return False
    for call in calls(example.plan):
        signature = numeric.get(call.skill)
        if signature is None:
            continue
        for name, phrase in (
            *zip(signature.required, call.args, strict=True),
            *call.options.items(),
        ):
            if name in signature.numeric and phrase != '?' and not _number_like(phrase):
                return False
    return True


def _number_like(phrase: str) -> bool:
    return any(is_number_like(word) for word in phrase.split())


def contiguous(example: Example) -> bool:
    """Tell whether every phrase of the plan is a run of the command's words."""
    text = f' {" ".join(example.words)} '
    return all(phrase == '?' or f' {phrase} ' in text for phrase in phrases(example.plan))


def count(found: Iterable[SiteBlock], number: int) -> Counter[str]:
    """Return how many of so many examples are of each category."""
    return Counter(example.category for _, example in islice(_each(found), number))


def show(found: Iterable[SiteBlock], number: int) -> str:
    """Return examples as text to read, with the skills of each site."""
    lines: list[str] = []
    last: tuple[Signature, ...] = ()
    for made, example in islice(_each(found), number):
        if made.signatures != last:
            lines += ['', *(f'    {s.line()}' for s in made.signatures), '']
            last = made.signatures
        lines.append(f'{example.category:<13}{" ".join(example.words)}\n{"":<12}{example.answer}')
    return '\n'.join(lines)
