"""What the page of a model says of it."""

from llm_bridge.tune.model_card import card_commands, model_card


def test_a_model_of_a_later_round_is_not_said_to_have_learnt_from_that_round_alone():
    first = {'base': 'tiny', 'examples': 1200, 'steps': 10}
    later = {**first, 'started_from': {'sha256': 'ab', 'examples': 77000}}
    assert card_commands(first) == '1,200 commands'
    assert card_commands(later) == '1,200 commands in its last round'
    assert '| Tuned on | 1,200 commands in its last round (10 steps) |' in model_card(later)
