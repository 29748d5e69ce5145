"""Commands of several orders, read clause by clause where reading them whole comes to little."""

import pytest
from scripted import Plans

from llm_bridge.language.plans.decoder import DecodeError, Draft, Likely, LikelySkills
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.readings.open_orders import told_of
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


class Model:
    """A model that has learnt by heart what to write for some texts."""

    def __init__(self, whole, sure, clauses, others=0.95):
        self.whole = whole
        self.sure, self.others = sure, others
        self.clauses = clauses
        self.heard = []

    def decode(self, said):
        self.heard.append(' '.join(said))
        if len(self.heard) == 1:
            return Draft(read(self.whole), self.sure, 2, 10)
        plan = self.clauses[self.heard[-1]]
        if isinstance(plan, DecodeError):
            raise plan
        return Draft(read(plan), self.others, 2, 10)


def understand(site, text, whole, clauses=None, sure=0.4):
    model = Model(whole, sure, clauses or {})
    return Understander(site, model).understand(text, World(), area='hall'), model


def steps(found):
    return [(s.skill, s.target) for s in found.graph.steps] if found.graph else []


@pytest.fixture(autouse=True)
def no_templates(monkeypatch):
    monkeypatch.setattr('llm_bridge.language.templates.templates.Templates.match', lambda *_: None)


CARRY = 'grab the book and carry it to the kitchen, then mute the radio'
PARTS = {
    'grab the book': 'pick_up: the book',
    'carry it to the kitchen': 'bring: it, place= the kitchen',
    'mute the radio': 'mute: the radio',
}


def test_what_is_drafted_badly_as_a_whole_is_read_clause_by_clause_and_back(home):
    found, _ = understand(home, CARRY, 'pick_up: kitchen ; mute: the radio', PARTS)
    assert [skill for skill, _ in steps(found)] == ['pick_up', 'bring', 'mute']
    assert found.graph.steps[1].args['object'] == 'book'


def test_nothing_more_is_asked_of_the_model_where_the_whole_is_good(home):
    whole = 'pick_up: the book ; bring: it, place= the kitchen ; mute: the radio'
    found, model = understand(home, CARRY, whole, PARTS, sure=0.95)
    assert steps(found)
    assert len(model.heard) == 1


def test_the_work_of_the_model_is_counted_for_all_clauses(home):
    found, model = understand(home, CARRY, 'pick_up: kitchen ; mute: the radio', PARTS)
    assert len(model.heard) == 4
    assert (found.model.calls, found.model.tokens) == (8, 40)


def test_clauses_that_are_sure_and_use_every_word_need_no_yes(home):
    found, _ = understand(home, CARRY, 'pick_up: kitchen ; mute: the radio', PARTS)
    assert found.question is None


def test_what_was_cut_in_speech_without_punctuation_is_read_back(home):
    text = 'grab the book carry it to the kitchen'
    found, _ = understand(home, text, 'bring: kitchen', PARTS)
    assert [skill for skill, _ in steps(found)] == ['pick_up', 'bring']
    assert found.question is not None


def test_a_clause_that_comes_to_nothing_keeps_its_part_of_the_whole(home):
    clauses = {**PARTS, 'carry it to the kitchen': 'unknown: carry it to the kitchen'}
    whole = 'pick_up: the radio ; bring: it, place= the kitchen ; mute: the radio'
    found, _ = understand(home, CARRY, whole, clauses)
    assert [skill for skill, _ in steps(found)] == ['pick_up', 'bring', 'mute']
    assert found.graph.steps[0].args['object'] == 'book'
    assert found.question is not None


def test_the_robot_that_is_called_does_what_follows(factory):
    found, _ = understand(
        factory,
        'cart two, drive to receiving and go on to shipping',
        'go_to: cart',
        {'drive to receiving': 'go_to: receiving', 'go on to shipping': 'go_to: shipping'},
    )
    assert steps(found) == [('go_to', 'cart_two'), ('go_to', 'cart_two')]


def test_what_is_taken_back_is_not_done_and_the_rest_is_read_back(home):
    text = 'mute the radio and bring me the cup, no wait, the book'
    found, model = understand(
        home,
        text,
        'mute: the book',
        {'mute the radio and bring me the book': 'mute: the radio ; bring: the book'},
    )
    assert model.heard[1] == 'mute the radio and bring me the book'
    assert ('bring', 'rover') in steps(found)
    assert all(s.args.get('object') != 'cup' for s in found.graph.steps)
    assert found.question is not None
    assert found.graph.command == text


@pytest.mark.parametrize(('cancelled', 'outcome'), [(True, 'unknown'), (False, 'plan')])
def test_a_model_that_fails_meanwhile_leaves_the_whole_unless_it_is_given_up(
    home, cancelled, outcome
):
    failing = {k: DecodeError('no', cancelled=cancelled) for k in PARTS}
    found, _ = understand(home, CARRY, 'pick_up: the book ; mute: the radio', failing)
    assert found.outcome == outcome


def test_what_follows_a_leading_condition_is_done_under_it_and_read_back(home):
    text = 'when the front door opens, mute the radio and grab the book'
    found, _ = understand(
        home,
        text,
        'mute: the door',
        {
            'when the front door opens mute the radio': (
                'when: the front door opens -> mute: the radio'
            ),
            'grab the book': 'pick_up: the book',
        },
    )
    assert found.draft.startswith('when: the front door opens -> {')
    assert found.question is not None


def test_an_order_that_the_model_takes_for_talk_is_not_dropped(home):
    clauses = {**PARTS, 'carry it to the kitchen': 'nothing'}
    found, _ = understand(home, CARRY, 'pick_up: kitchen ; mute: the radio', clauses)
    assert {skill for skill, _ in steps(found)} >= {'bring', 'mute'}
    assert found.question is not None


def test_how_often_all_of_it_is_done_stays_with_the_whole(home):
    whole = 'repeat: twice -> { mute: the radio & pick_up: the book }'
    clauses = {'mute the radio': 'mute: the radio', 'grab the book': 'pick_up: the book',
               'grab the book twice': 'repeat: twice -> pick_up: the book'}  # fmt: skip
    found, _ = understand(home, 'mute the radio and grab the book twice', whole, clauses)
    assert found.draft == whole


def test_a_verb_alone_has_its_thing_from_the_next_clause(home):
    whole = 'unlock: the front door ; mute: the front door'
    clauses = {'unlock': 'unlock: ?', 'mute the front door': 'mute: the radio'}
    found, _ = understand(home, 'unlock and mute the front door', whole, clauses)
    assert 'unlock: the front door' in found.draft


def test_what_a_model_does_not_understand_of_it_is_read_of_the_thing(home):
    """'Carry it' may mean nothing to a model that knows what to carry the book is."""
    clauses = {
        **PARTS,
        'carry it to the kitchen': 'unknown: carry it to the kitchen',
        'carry the book to the kitchen': 'bring: the book, place= the kitchen',
    }
    found, _ = understand(home, CARRY, 'pick_up: kitchen ; mute: the radio', clauses)
    assert [skill for skill, _ in steps(found)] == ['pick_up', 'bring', 'mute']
    assert found.graph.steps[1].args['object'] == 'book'
    assert found.question is not None


def test_orders_behind_a_heading_are_read_of_what_it_names(home):
    text = 'the radio please: mute first, then pause'
    clauses = {
        'mute': 'unknown: mute',
        'mute the radio': 'mute: the radio',
        'pause': 'unknown: pause',
        'pause the radio': 'pause: the radio',
    }
    found, _ = understand(home, text, 'mute: the radio ; unknown: pause', clauses)
    assert steps(found) == [('mute', 'radio'), ('pause', 'radio')]
    assert found.question is not None


def test_an_order_that_says_what_it_is_of_is_not_said_of_something_else():
    verbs = {'drain', 'rinse'}
    assert told_of('rinse twice', 'the vat', verbs) == 'rinse the vat twice'
    assert told_of('please drain it', 'the vat', verbs) == 'please drain the vat'
    assert told_of('drain the sink', 'the vat', verbs) is None
    assert told_of('quickly now', 'the vat', verbs) is None


def test_what_is_taken_back_is_never_done_though_the_draft_for_the_whole_is_good(home):
    text, whole = 'mute the tv and the radio, no, just the radio', 'mute: the tv and the radio'
    found, _ = understand(home, text, whole, {'mute the radio': 'mute: the radio'}, 0.99)
    assert (steps(found), found.question is not None) == ([('mute', 'radio')], True)
    broken = {'mute the radio': DecodeError('the model is gone')}
    found, _ = understand(home, text, whole, broken, 0.99)
    assert found.question is not None, 'it is asked about'


class Fragments(Model):
    """A model that also knows which skills single words are like."""

    def __init__(self, whole, sure, clauses, like):
        super().__init__(whole, sure, clauses)
        self.like = like

    def likely_skills(self, words):
        skill = self.like.get(' '.join(words))
        return LikelySkills((Likely(skill, 0.9),), 0.02) if skill else LikelySkills((), 0.9)

    def decode_as(self, words, skill):
        return Draft(read(self.clauses[skill]), 0.6, 1, 5)


PIECES = {
    'radio silent': ('mute', 'mute: the radio'),
    'sofa': ('go_to', 'go_to: the sofa'),
    'book': ('pick_up', 'pick_up: the book'),
}


def understand_pieces(site, whole, like, clauses=None):
    told = {said: plan for said, (_, plan) in PIECES.items()} | (clauses or {})
    model = Fragments(whole, 0.3, told, like)
    return Understander(site, model).understand('radio silent, sofa, book', World(), area='hall')


def test_pieces_without_verbs_are_read_one_by_one_where_each_is_clearly_like_a_skill(home):
    like = {said: skill for said, (skill, _) in PIECES.items()}
    found = understand_pieces(home, 'mute: the radio ; go_to: the sofa', like)
    assert [skill for skill, _ in steps(found)] == ['mute', 'go_to', 'pick_up']
    assert found.question is not None


def test_pieces_of_which_one_is_like_nothing_are_not_cut(home):
    like = {said: skill for said, (skill, _) in PIECES.items() if said != 'book'}
    found = understand_pieces(home, 'mute: the radio ; go_to: the sofa', like)
    assert [skill for skill, _ in steps(found)] == ['mute', 'go_to']


def test_a_clause_that_comes_to_nothing_is_read_as_what_it_is_like(home):
    like = {said: skill for said, (skill, _) in PIECES.items()}
    unknown = {'book': 'unknown: book', 'pick_up': 'pick_up: the book'}
    found = understand_pieces(home, 'mute: the radio ; go_to: the sofa', like, unknown)
    assert [skill for skill, _ in steps(found)] == ['mute', 'go_to', 'pick_up']


@pytest.mark.parametrize(('sure', 'skill'), [(0.1, 'bring'), (0.4, 'pick_up')])
def test_clauses_that_the_model_is_far_surer_of_stand_in_for_an_unsure_whole(home, sure, skill):
    parts = {**PARTS, 'fetch the book': 'bring: the book'}
    model = Model('mute: the radio ; pick_up: the book', sure, parts, others=0.5)
    text = 'mute the radio, then fetch the book'
    found = Understander(home, model).understand(text, World(), area='hall')
    assert [s.skill for s in found.graph.steps] == ['mute', skill]
    assert found.question is not None


def test_an_order_whose_verb_is_misspelt_is_read_as_it_is_spelt_after_a_yes(home):
    plans = {'lcok the front door': 'unlock: the front door'}
    understander = Understander(home, Plans(plans, 0.1))
    found = understander.understand('lcok the front door', World())
    assert [(s.skill, s.target) for s in found.graph.steps] == [('lock', 'front_door_lock')]
    assert all(step.confirm for step in found.graph.steps)
