"""What is on a list that tells its items: 'what is on the shopping list', 'is flour on it'."""

from llm_bridge.graph.wording import name_words
from llm_bridge.language.questions.abilities import AbilityTeller
from llm_bridge.language.questions.answers import Answer, Result, Words
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.things.situation import Found

# fmt: off
_ITEMS = 'items'
_AT = frozenset({'on', 'in'})
_ANYTHING = frozenset({
    'what', 'is', 'are', 'do', 'does', 'we', 'i', 'have', 'got', 'there', 'anything', 'any', 'a',
    'an', 'some', 'else', 'still', 'which', 'things', 'items', 'thing', 'item', 'how', 'many',
    'much', 'now', 'already', 'the', 'you', 'tell', 'me', 'something', 'put', 'down', 'left',
})
"""Words of a question that name no item."""
# fmt: on


class ItemTeller(AbilityTeller):
    """Answers what is on a list."""

    def on_a_list(self, words: Words) -> Result | None:
        """Answer 'what is on the shopping list' and 'do we have anything on the to-do list'."""
        at = next((n for n in range(len(words) - 1, 0, -1) if words[n] in _AT), None)
        if at is None or at + 1 >= len(words):
            return None
        if self.targets.area_of(words[at + 1 :], self.situation):
            return None  # 'is anything on in the kitchen', where the list hangs
        found = self.find(words[at + 1 :], lambda i: _ITEMS in self.states.attributes(i))
        if not isinstance(found, Found) or len(found.ids) != 1:
            return None
        name, items = name_words(found.ids[0], self.site), self.known(found.ids[0], _ITEMS)
        mentions = self.mentions.with_things(found.ids)
        if items is None:
            return Answer(f'I do not know what is on {name}.', mentions, known=False)
        item = tuple(w for w in words[:at] if w not in _ANYTHING)
        listed = [part.strip() for part in str(items).split(',') if part.strip()]
        if item:
            has = any({*tokens(item)} <= {*tokens(tuple(one.split()))} for one in listed)
            is_on = 'is' if has else 'is not'
            return Answer(
                f'{"Yes" if has else "No"}, {" ".join(item)} {is_on} on {name}.', mentions
            )
        if words[:2] == ('how', 'many'):
            return Answer(f'{len(listed)} on {name}: {", ".join(listed) or "none"}.', mentions)
        told = ', '.join(listed) if listed else 'nothing'
        return Answer(f'On {name}: {told}.', mentions)
