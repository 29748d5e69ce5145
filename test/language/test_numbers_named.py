"""A number behind the name of an argument is that argument's."""

from one_robot import site_of
import pytest
from scripted import Script

from llm_bridge.language.mending.numbers_named import with_numbers_named
from llm_bridge.language.plans.plan import calls
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


def arg(name, type='number', required=False, **more):
    return {'name': name, 'type': type, 'required': required, **more}


@pytest.fixture(scope='module')
def press():
    skills = {
        'snap': ('take a picture', [arg('object', 'object'), arg('zoom', min=1, max=9)]),
        'recite': ('read a book aloud', [arg('book', 'object', True), arg('page', max=900)]),
        'pull_lot': ('block a lot', [arg('lot', 'text', True)]),
        'say': ('say a message', [arg('message', 'text', True), arg('volume', unit='percent')]),
    }
    return site_of('Ivo', skills, atlas='atlas', page_9='page nine')


@pytest.mark.parametrize(
    ('text', 'plan', 'meant', 'is_guess'),
    [
        ('snap it please, zoom five times', 'repeat: five times -> snap',
         'snap: zoom= five', True),
        ('go on with the atlas at page 112', 'recite: the atlas',
         'recite: the atlas, page= 112', False),
        ('page twelve of the atlas', 'recite: page twelve of the atlas',
         'recite: the atlas, page= twelve', True),
        ('read the atlas from page 112', 'recite: the atlas from page 112',
         'recite: the atlas, page= 112', True),
        ('block lot 5120 and get a sample', 'pull_lot: sample', 'pull_lot: 5120', True),
        ('say hello at volume thirty percent', 'say: hello', 'say: hello, volume= thirty percent',
         False),
        ('snap the atlas, zoom 3', 'snap: object= the atlas ; snap: zoom= 3',
         'snap: object= the atlas, zoom= 3', True),
    ],
)  # fmt: skip
def test_a_number_behind_its_name_is_told(press, text, plan, meant, is_guess):
    index = NameIndex(press)
    found, guesses = with_numbers_named(read(plan), words(text), breaks_of(text), press, index)
    assert found == read(meant)
    assert guesses == (calls(found) if is_guess else [])


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('snap it five times', 'repeat: five times -> snap'),
        ('say that page 112 is torn', 'say: page 112 is torn'),
        ('read page nine', 'recite: page nine'),
        ('snap the atlas, zoom 30', 'snap: object= the atlas'),
        ('snap the atlas, then zoom 3', 'snap: object= the atlas ; snap: zoom= 3'),
        ('read the atlas and the page, 12 times', 'recite: the atlas'),
        ('read page 4 of the atlas and page 5 too', 'recite: the atlas, page= 4'),
    ],
)
def test_other_numbers_stay_where_they_are(press, text, plan):
    index = NameIndex(press)
    found = with_numbers_named(read(plan), words(text), breaks_of(text), press, index)
    assert found == (read(plan), [])


def test_what_only_tells_a_number_is_no_piece_of_its_own(press):
    assert Cutter(press).pieces('snap the atlas, zoom 3') == ()
    assert len(Cutter(press).pieces('snap the atlas, read the page')) == 2


def test_a_number_that_was_how_often_is_read_back(press):
    text = 'snap it please, zoom five times'
    script = Script(text, 'repeat: five times -> snap')
    found = Understander(press, script).understand(text, World())
    assert [s.args for s in found.graph.steps] == [{'zoom': 5.0}]
    assert found.say.startswith('Shall I')


def test_a_chapter_of_something_is_no_name_of_what_is_played():
    told = {'binding': {'via': 'mqtt', 'topic': 'r/p', 'payload': ''}, 'verify': {'by': 'none'}}
    skills = {
        name: {'name': name, 'description': f'play a {noun}', 'args': args, **told}
        for name, noun, args in [
            ('play_show', 'show', [arg('show', 'text', True)]),
            ('play_tale', 'tale', [arg('tale', 'text'), arg('chapter')]),
        ]
    }
    site = Site.model_validate(
        {
            'name': 'room',
            'kinds': {'player': {'name': 'player', 'description': 'a player', 'skills': skills}},
            'devices': {'box': {'name': 'box', 'kind': 'player', 'mqtt': {'topic': 'r/b'}}},
        }
    )
    templates = Understander(site).templates
    assert templates.match('play the show Emma', 'en', None) is not None
    assert templates.match('play chapter three of Emma', 'en', None) is None
