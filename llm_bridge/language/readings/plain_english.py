"""An English command in the plainest words for the same: frames, facts and detours taken out.

Each step looks for one way of saying things and leaves every other text as it is; what a later one
looks for may stand in what an earlier one wrote.
"""

from collections.abc import Callable
from dataclasses import dataclass
import re

from llm_bridge.language.clauses.addressed import spoken_to
from llm_bridge.language.skills.argument_sorts import is_person
from llm_bridge.language.skills.sayings import seeks
from llm_bridge.language.skills.senses import NEEDS, SENSES
from llm_bridge.language.text.asked_of_assistants import (
    as_a_ride,
    as_listed,
    as_looked_up,
    as_translated,
    with_new_ones_named,
)
from llm_bridge.language.text.cases import (
    as_case_looked_up,
    as_if,
    as_its_own_case,
    without_blame,
    without_not_yet,
)
from llm_bridge.language.text.counts_asked import as_how_many
from llm_bridge.language.text.days_spelt import with_days_spelt
from llm_bridge.language.text.facts_first import (
    with_facts_in_the_order,
    with_the_amount_asked,
    with_what_is_missing,
    with_what_is_unknown,
)
from llm_bridge.language.text.figures_of_speech import in_plain_words, with_its_word_for_pictures
from llm_bridge.language.text.framed_orders import (
    as_calling,
    as_reminder,
    without_frame,
    without_no,
)
from llm_bridge.language.text.its_written import with_its_apostrophe
from llm_bridge.language.text.leaving_home import with_all_locked, without_absence
from llm_bridge.language.text.left_out import as_every_room, as_except
from llm_bridge.language.text.meetings import as_finding
from llm_bridge.language.text.named_again import with_the_one_named
from llm_bridge.language.text.notices import (
    as_bringing,
    as_only_if,
    as_pouring,
    as_put,
    as_return,
    as_start,
    as_then,
    as_wait,
    without_news,
)
from llm_bridge.language.text.orders_said import as_called, as_in_order
from llm_bridge.language.text.plain_orders import as_plain_order
from llm_bridge.language.text.said_negatively import (
    as_banned,
    as_ended,
    with_the_deed_for_the_rest,
    without_contrast,
    without_the_other_way,
    without_why_not,
)
from llm_bridge.language.text.short_orders import with_its_verb
from llm_bridge.language.text.told_beside import with_facts_beside, with_the_need_alone
from llm_bridge.language.text.windows import as_two_times, with_the_unit_again
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.headed_lists import with_the_heading_in_each
from llm_bridge.language.things.insides import with_what_of
from llm_bridge.language.things.loads_of_machines import with_the_machine
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.number_ranges import with_ranges_written_out
from llm_bridge.language.things.ordinals import numbered, with_numbers
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.language.things.quantified import (
    with_everywhere,
    with_none_ended,
    with_quantifiers_in_front,
    with_rooms_before_the_value,
    with_this_floor,
)
from llm_bridge.language.things.the_same_elsewhere import with_the_same_elsewhere
from llm_bridge.language.things.there_named import with_there_named
from llm_bridge.language.things.whose import (
    with_owners_named,
    with_rooms_of_owners,
    with_what_is_owned,
)
from llm_bridge.site.site import Site

_PHONING = re.compile(
    r'(?:phone|call|ring|telephone)\s+(?:somebody|someone|people|a\s+(?:contact|person))\b'
)
"""Tells of a skill that it calls people."""
_LOOKING_UP = re.compile(r'\b(?:internet|web|online)\b|search_(?:web|internet|online)')
_RIDING = re.compile(r'\b(?:taxi|cab|ride)s?\b')
_HINTED = frozenset(word for sense in (*SENSES, *NEEDS) for word in sense.words)
"""What 'it' is said to be in a hint."""


@dataclass(frozen=True)
class PlainText:
    """A command in plain words."""

    text: str
    is_guess: bool
    """Whether more than the frame of it was changed, so that it waits for a yes."""
    missing: str = ''
    """What there is not, of several that were said by their numbers."""


class PlainEnglish:
    """Puts the English commands of a site in plain words. Built once; it keeps nothing."""

    def __init__(self, site: Site, index: NameIndex, beginnings: frozenset[str]) -> None:
        """Take what robots, places and people are called; orders begin with `beginnings`."""
        self._site, self._index, self._beginnings = site, index, beginnings
        self.verbs = _verbs(site)
        """First words of what the site's skills are said with, in every language."""
        skills = {n for actor in (*site.robots, *site.devices) for n in site.skills_of(actor)}
        self._skills = frozenset(skills)
        self._deeds = self.verbs | {name.split('_')[0] for name in skills}
        told = {
            text
            for a in (*site.robots, *site.devices)
            for s in site.skills_of(a).values()
            for text in (s.name, s.description.casefold())
        }
        self._reminds = any('remind' in text for text in told)
        self._phones = any(map(_PHONING.match, told))
        self._looks_up = any(map(_LOOKING_UP.search, told))
        self._translates = any('translat' in text for text in told)
        self._rides = any(map(_RIDING.search, told))
        self._nouns = frozenset(n.split('_')[-1] for n in skills if '_' in n) - {'on', 'off'}
        self._meets = any('meet' in text for text in told)
        self._finds = any(
            seeks(s) and any(map(is_person, s.args))
            for r in site.robots.values()
            for s in r.skills.values()
        )
        self._robots = tuple(n for r in site.robots.values() for n in r.names())
        self._called = frozenset(n.casefold() for n in self._robots)
        self._started = frozenset(
            name
            for d in site.devices.values()
            if 'start' in site.skills_of(d.id)
            for name in d.names()
        )
        self._locks = any('lock' in site.skills_of(device) for device in site.devices)
        self._numbered = numbered(site)
        self._spots, self._people, self._objects = (
            {n.casefold(): entity.name for entity in group for n in entity.names()}
            for group in (
                (*site.areas.values(), *site.places.values()),
                site.people.values(),
                site.objects.values(),
            )
        )

        self._holders = {**self._spots, **self._objects}

    def of(self, text: str, thing_in: Callable[[str], str | None]) -> PlainText:
        """Return the command in plain words; `thing_in` tells the one thing a text speaks of."""
        text = with_its_apostrophe(with_days_spelt(text, self._index.vocabulary), _HINTED)
        text, is_figure = in_plain_words(text, self._deeds)
        text = with_its_word_for_pictures(text, self._skills)
        text = with_the_machine(as_how_many(with_the_amount_asked(text)), self._site, self._index)
        ranged = with_ranges_written_out(as_two_times(without_news(text)), self._index)
        if ranged.missing:
            return PlainText(text, False, ranged.missing)
        text = with_what_is_unknown(as_banned(ranged.text), self._is_named)
        text = with_there_named(with_this_floor(text, self._index), self._index)
        text = without_the_other_way(without_contrast(text, self._is_named), self._called)
        text = with_owners_named(text, self._index)
        text = with_rooms_of_owners(with_what_is_owned(text, self._index), self._index)
        text = with_the_same_elsewhere(with_the_heading_in_each(text, self._index), self._index)
        text = with_rooms_before_the_value(text, self._index)
        before, text = text, with_the_unit_again(text, self._index.vocabulary)
        has_more = text != before
        text = with_quantifiers_in_front(with_everywhere(text, self._index), self._index)
        text = with_what_is_missing(with_new_ones_named(text, self._nouns))
        text = as_looked_up(text) if self._looks_up else text
        text = as_listed(as_a_ride(text) if self._rides else text)
        text = as_translated(text) if self._translates else text
        text = with_all_locked(text) if self._locks else text
        text = with_the_need_alone(text, self._people)
        text = with_the_one_named(text, self._people, self._not_spoken_to(text))
        guess = (
            with_none_ended(text, self._index)
            or with_the_deed_for_the_rest(text, self._is_named)
            or as_only_if(text)
            or as_ended(text, self._is_device)
            or without_why_not(text, self._beginnings, thing_in)
            or without_blame(text, self._beginnings, thing_in)
            or without_absence(text)
            or as_bringing(text, self._spots, self._people, self._objects)
            or with_facts_in_the_order(text, self._spots, self._people)
            or with_facts_beside(text, self._spots)
            or self._of_meeting(text)
        )
        text = guess or as_wait(text)
        text = without_no(without_frame(text), self._beginnings)
        text = as_return(as_start(text, self._started))
        text = as_reminder(text) if self._reminds else text
        text = as_calling(text, self._people) if self._phones else text
        text, is_put = as_put(text, self._deeds, self._objects, self._holders)
        text = as_plain_order(text, self._beginnings, self._robots, self._spots)
        text = as_in_order(text, self._robots)
        text = as_called(text, self._robots, self._beginnings)
        text = as_then(as_pouring(text, self._deeds), self._people)
        text = with_numbers(text, self._numbered, self._index)
        text = with_what_of(text, self._site, self._index)
        text = with_its_verb(self._with_exceptions(as_every_room(text)), self._beginnings)
        text = without_not_yet(as_case_looked_up(as_if(text), self.verbs))
        is_guess = has_more or is_figure or guess is not None or not is_put
        return PlainText(as_its_own_case(text, thing_in), is_guess)

    def _of_meeting(self, text: str) -> str | None:
        """Return a command to meet somebody as one to find them, where no skill is for that."""
        if self._meets:
            return None
        return as_finding(text, self._people, self._spots, is_found=self._finds)

    def _with_exceptions(self, text: str) -> str:
        words = {*split_words(text)}
        has_order = bool(words & {'on', 'off'} or words & self._beginnings - {'skip'})
        return as_except(text, lambda what: has_order and self._is_named(what))

    def _not_spoken_to(self, text: str) -> list[str]:
        robot = spoken_to(split_words(text), self._site)
        return [n for r in self._site.robots.values() if r.id != robot for n in r.names()]

    def _is_device(self, phrase: str) -> bool:
        """Return whether a device or several of a sort are called so: 'the oven', 'the lights'."""
        words = without_articles(split_words(phrase))
        exact = self._index.exact(words)
        return bool(words) and bool(
            self._index.of_sort(words) or any(i in self._site.devices for i in exact)
        )

    def _is_named(self, phrase: str) -> bool:
        """Return whether something is called so, or is somebody's: 'the hall', "Ann's"."""
        words = split_words(phrase)
        words = words[1:] if words[:1] in (('the',), ('my',)) else words
        if words and words[-1].endswith("'s"):
            words = (*words[:-1], words[-1].removesuffix("'s"))
        return bool(self._index.exact(words))


def _verbs(site: Site) -> frozenset[str]:
    """Return the first words of the phrases that say skills, but for those that are states too."""
    phrases = {
        phrase.casefold()
        for actor in (*site.robots, *site.devices)
        for skill in site.skills_of(actor).values()
        for group in skill.words.values()
        for phrase in group
    }
    return frozenset(p.split()[0] for p in phrases) - {'on', 'off', 'open', 'closed', 'shut'} | {
        'please', 'would', 'could', 'can', 'will', 'mind'
    }  # fmt: skip
