from hypothesis import given as drawn
from hypothesis import strategies as st
from small_home import graph, home, step

from llm_bridge.graph.action_graph import Outcome
from llm_bridge.graph.mermaid import export

SITE = home()
GATE = {'mode': 'if', 'condition': {'entity': 'gate', 'value': 'on'}}


def test_steps_are_boxes_and_links_are_arrows():
    text = export(
        graph(
            step('a', 'go_to', 'rover', place='hall'), step('b', 'lock', 'front_door', after='a')
        ),
        SITE,
    )
    assert text.startswith('flowchart TD\n')
    assert '    n_a["drive the rover to the hall"]:::open\n' in text
    assert '    n_a --> n_b\n' in text


def test_conditions_are_diamonds_and_what_is_given_them_hangs_on_a_dashed_line():
    text = export(
        graph(
            step('end', 'check', 'bridge', more={'when': GATE}),
            step('w', 'wait', 'bridge', duration=3),
            step('b', 'lock', 'front_door', after='end w', given='end'),
        ),
        SITE,
    )
    assert '    n_end{"go on if the gate is on"}:::open\n' in text
    assert '    n_w(["wait 3 seconds"]):::open\n' in text
    assert '    n_end -.-> n_b\n' in text
    assert '    n_end --> n_b\n' not in text
    assert '    n_w --> n_b\n' in text


def test_steps_are_coloured_by_how_they_ended():
    text = export(
        graph(step('a', 'lock', 'front_door'), step('b', 'turn_on', 'lamp')),
        SITE,
        {'a': Outcome.FAILED},
    )
    assert 'n_a["lock the front door"]:::failed' in text
    assert 'n_b["turn on the lamp"]:::open' in text
    for outcome in Outcome:
        assert f'classDef {outcome.value} fill:' in text


def test_what_asks_first_says_so():
    text = export(graph(step('a', 'unlock', 'front_door', more={'confirm': True})), SITE)
    assert '"unlock the front door #40;asks first#41;"' in text


def test_long_labels_are_cut():
    text = export(graph(step('a', 'tell', 'bridge', text='x' * 900)), SITE)
    assert '…' in text
    assert max(map(len, text.splitlines())) < 200


@drawn(st.text(max_size=60))
def test_no_label_can_break_the_picture(words):
    text = export(graph(step('a', 'tell', 'bridge', text=words)), SITE)
    line = text.splitlines()[1]
    assert line.startswith('    n_a(["')
    assert line.endswith('"]):::open')
    label = line.removeprefix('    n_a(["').removesuffix('"]):::open')
    assert not set(label) & set('"<>[](){}|\\`&\n\r\x00')
