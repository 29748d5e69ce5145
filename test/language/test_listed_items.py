"""What is done with the first thing of a list is done with each."""

from pathlib import Path

import pytest
from scripted import Plans

from llm_bridge.language.plans.decoder import Likely, LikelySkills
from llm_bridge.language.plans.plan import Call, calls
from llm_bridge.language.readings.listed_items import list_in
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def jetty():
    return load_site(Path(__file__).parent / 'jetty.yaml')


def understand(site, said, plans, confidence=1.0):
    return Understander(site, Plans(plans, confidence)).understand(said, World())


def steps(found):
    return [(s.skill, dict(s.args)) for s in found.graph.steps] if found.graph else []


@pytest.mark.parametrize(
    ('text', 'first', 'others'),
    [
        (
            'put tar, nails and sail cloth on the list',
            'put tar on the list',
            ('nails', 'sail cloth'),
        ),
        ('welcome Nora, Per and Siv, please', 'welcome Nora, please', ('per', 'siv')),
        ('rope, bucket and flare, all to the locker', 'rope to the locker', ('bucket', 'flare')),
        ('tea for us: mint, rooibos, chai, one of each', 'tea for us: mint', ('rooibos', 'chai')),
    ],
)
def test_a_list_is_read_as_its_first_thing(text, first, others):
    found = list_in(text, lambda words, at: False)
    assert (found.text, found.others) == (first, others)


@pytest.mark.parametrize(
    'text',
    [
        'put tar on the list, please',
        'the rope and the bucket',
        'if it rains, call Nora and Per',
        'welcome Nora, then Per and Siv',
        'bring it, the day is long and we are late',
    ],
)
def test_what_is_no_list_is_read_as_it_is(text):
    assert list_in(text, lambda words, at: False) is None


def test_two_things_of_an_order_are_a_list():
    def begins(words, at):
        return words[at] in ('put', 'stow')

    found = list_in('stow the rope and the bucket in the locker', begins)
    assert (found.text, found.others) == ('stow the rope in the locker', ('the bucket',))
    for said in (
        'stow it and put the rope away',
        'stow both the rope and the bucket',
        'if it rains stow the rope and the bucket',
        'the rope and the bucket',
    ):
        assert list_in(said, begins) is None, said


def test_orders_are_no_things():
    assert list_in('turn, roll and stop', lambda words, at: words[at] == 'roll') is None


def test_each_of_several_people_is_welcomed_after_a_yes(jetty):
    said = 'go and welcome Nora, Per and Siv'
    plans = {said: 'welcome: nora per', 'go and welcome Nora': 'welcome: nora'}
    found = understand(jetty, said, plans)
    assert steps(found) == [('welcome', {'guest': who}) for who in ('nora', 'per', 'siv')]
    assert all(step.confirm for step in found.graph.steps)


def test_a_list_without_articles_is_of_what_is_read_with_one(factory):
    found = list_in('fan, compressor and hall lights on', lambda words, at: False)
    each = found.each(Call('turn_on', ('the fan',)), factory)
    assert [c.args for c in calls(each)] == [('the fan',), ('compressor',), ('hall lights',)]


def test_nothing_is_made_of_a_list_that_somebody_is_told(jetty):
    said = 'tell Nora we need tar, nails and rope'
    plans = {said: 'relay_news: nora, we need tar nails and rope',
             'tell Nora we need tar': 'relay_news: nora, we need tar'}  # fmt: skip
    assert [s for s, _ in steps(understand(jetty, said, plans, 0.4))] == ['relay_news']


@pytest.mark.parametrize(
    ('said', 'plan', 'values'),
    [
        ('how are Maersk, Evergreen and MSC doing', 'quote_stock: ?, maersk evergreen and msc',
         [{'company': c} for c in ('Maersk', 'Evergreen', 'MSC')]),
        ('forecast for Bergen, Norway', 'tell_forecast: ?, town= bergen norway',
         [{'town': 'Bergen, Norway'}]),
        ('forecast for Bergen, Oslo and Molde', 'tell_forecast: ?, town= bergen oslo and molde',
         [{'town': t} for t in ('Bergen', 'Oslo', 'Molde')]),
        ('remind me of tar, nails and rope', 'remind: ?, tar nails and rope',
         [{'about': 'tar, nails and rope'}]),
    ],
)  # fmt: skip
def test_a_list_in_a_text_that_names_one_thing_is_one_of_each(jetty, said, plan, values):
    assert [args for _, args in steps(understand(jetty, said, {said: plan}))] == values


def test_a_list_is_no_time(jetty):
    said = 'put tar and nails on the galley list'
    found = understand(jetty, said, {said: 'remind: ?, galley list, time= tar and nails'})
    assert found.graph is None or all(step.confirm for step in found.graph.steps)


def test_a_thing_and_the_list_that_it_goes_on_are_exchanged(jetty):
    said = 'put tar, nails and rope on the galley list'
    plan = 'note_item: ?, the galley list, list= tar nails and rope'
    assert steps(understand(jetty, said, {said: plan})) == [
        ('note_item', {'item': item, 'list': 'galley'}) for item in ('tar', 'nails', 'rope')
    ]


@pytest.mark.parametrize('whom', ['her', 'Nora'])
def test_somebody_and_where_they_are_taken_are_exchanged(jetty, whom):
    said = f'welcome Nora and walk {whom} to the deck'
    found = understand(jetty, said, {said: f'welcome: nora ; take_along: {whom}, guest= the deck'})
    assert steps(found)[-1] == ('take_along', {'where': 'deck', 'guest': 'nora'})


def test_whose_forecast_it_is_is_the_day(jetty):
    said = "tomorrow's forecast for Bergen"
    plan = "at: tomorrow's forecast -> tell_forecast: ?, town= bergen"
    assert steps(understand(jetty, said, {said: plan})) == [
        ('tell_forecast', {'town': 'Bergen', 'day': 'tomorrow'})
    ]


def test_everybody_of_a_floor_is_each_room_of_it(jetty):
    said = 'mop for everybody on the quayside'
    found = understand(jetty, said, {said: 'mop_room: everybody on the quayside'})
    assert steps(found) == [('mop_room', {'room': 'boathouse'}), ('mop_room', {'room': 'cafe'})]


def test_whom_somebody_drives_to_is_he(jetty):
    said = 'roll over to Per and welcome him'
    found = understand(jetty, said, {said: 'roll_to: per ; welcome: him'})
    assert steps(found) == [('roll_to', {'place': 'deck'}), ('welcome', {'guest': 'per'})]


class Likening(Plans):
    """A model of plans that knows which skill some words are like."""

    def likely_skills(self, words):
        return LikelySkills((Likely('order_boat', 0.9),) if 'dinghy' in words else ())

    def decode_as(self, words, skill):
        return self.decode(words)


def test_what_words_are_like_is_kept_in_a_row_of_orders(jetty):
    said = 'get a dinghy to the pier and welcome Nora'
    plan = 'order_boat: the pier ; welcome: nora'
    plans = {said: plan, 'get a dinghy to the pier': 'order_boat: the pier'}
    found = Understander(jetty, Likening(plans)).understand(said, World())
    assert [skill for skill, _ in steps(found)] == ['order_boat', 'welcome']
