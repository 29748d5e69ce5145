"""What a device is to make, wished for by its name alone."""

import pytest
from scripted import Script

from llm_bridge.language.mending.wished_choices import wished_choice
from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('text', 'call'),
    [
        ('just a cocoa for me', 'brew: brewer, cocoa'),
        ("I'd love a mocha", 'brew: brewer, mocha'),
        ('Brewer, we would like three green teas', 'brew: brewer, green tea, cups= three'),
        ('make two mugs of cocoa', 'brew: brewer, cocoa, cups= two'),
        ('a mocha, no cream', 'brew: brewer, mocha'),
        ('no fuss please, just a mocha', 'brew: brewer, mocha'),
        ('no mocha for me', None),
        ('no mocha, a cocoa please', None),
        ('a cocoa instead of the mocha', None),
        ('there is cocoa on the carpet', None),
        ('tell Ann I want a mocha', None),
        ('just play a song', None),
    ],
)
def test_what_is_made_is_wished_for_by_its_name(parlour, text, call):
    found = wished_choice(words(text), breaks_of(text), parlour, NameIndex(parlour))
    assert (found and write(found).strip()) == call


@pytest.mark.parametrize(
    'plan', ['nothing', 'print_tickets: ?, two', 'brew: ?, two green teas', 'unknown: teas']
)
def test_a_wish_is_asked_about_whatever_was_drafted(parlour, plan):
    text = 'two green teas'
    found = Understander(parlour, Script(text, plan)).understand(text, World())
    assert found.question is not None or found.graph.steps[0].confirm
    step = found.graph.steps[0]
    assert (step.skill, step.args) == ('brew', {'drink': 'green tea', 'cups': 2})
