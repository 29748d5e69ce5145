from itertools import count
import json

from pydantic import ValidationError
import pytest

from llm_bridge.console.evaluation_view import _notes
from llm_bridge.language.plans.decoder import DecodeError, Draft
from llm_bridge.language.plans.decoder_fallback import FallbackDecoder
from llm_bridge.language.plans.plan_language import PlanSyntaxError, read
from llm_bridge.language.plans.signatures import signatures
from llm_bridge.site.load import find_site, load_site
from llm_bridge.tune.evaluate import ALL, evaluate, GoldRecord, read_signature, wilson


class FakeDecoder:
    """Answers each command with a plan it was given for it, and nothing else."""

    def __init__(self, plans, confidence=0.99):
        self.plans = {k: read(v) for k, v in plans.items()}
        self.confidence = confidence

    def decode(self, words):
        said = ' '.join(words)
        if said not in self.plans:
            raise DecodeError(f"no plan for '{said}'")
        return Draft(self.plans[said], self.confidence, calls=3, tokens=20)


@pytest.fixture(scope='module')
def home():
    return load_site(find_site('home'))


def record(text, plan, category='single', site='home', **more):
    return GoldRecord(id='1', site=site, text=text, plan=plan, category=category, **more)


def run(site, records, plans, confidence=0.99, **options):
    decoder = FakeDecoder(plans, confidence) if plans is not None else None
    return evaluate(records, lambda name: (site, decoder), **options)


def one(site, record, plan, confidence=0.99, **options):
    said = ' '.join(record.text.lower().split())
    plans = None if plan is None else {said: plan}
    return run(site, [record], plans, confidence, **options).judged[0]


CHILL = record('i need the hall light', 'turn_on: the hall light')


def test_the_gold_plan_itself_is_exact(home):
    judged = one(home, CHILL, 'turn_on: the hall light')
    assert judged.exact
    assert judged.sequence
    assert judged.tier == 'model'
    assert judged.confidence == 0.99
    assert judged.calls == 3
    assert not (judged.instead or judged.wrong or judged.extra or judged.read_back)


def test_what_the_model_behind_a_server_read_is_counted(home):
    said = 'i need the hall light'
    both = FallbackDecoder(FakeDecoder({}), FakeDecoder({said: CHILL.plan}))
    found = evaluate([CHILL], lambda name: (home, both))
    assert found.judged[0].exact
    assert found.stood_in > 0
    assert any('of both' in note for note in _notes(json.loads(found.to_json())))
    assert run(home, [CHILL], {said: CHILL.plan}).stood_in == 0


def test_the_opposite_of_the_gold_step_is_a_wrong_action(home):
    judged = one(home, CHILL, 'turn_off: the hall light')
    assert judged.wrong
    assert judged.wrong_at_once
    assert not judged.exact
    assert not judged.nonsense


def test_a_wrong_action_that_waits_for_a_yes_is_not_done_at_once(home):
    judged = one(home, CHILL, 'turn_off: the hall light', confidence=0.3)
    assert judged.wrong
    assert judged.read_back
    assert not judged.wrong_at_once


def test_a_step_for_talk_acts_on_nonsense_and_is_wrong(home):
    talk = record('lovely hall light', 'nothing', 'nothing')
    judged = one(home, talk, 'turn_on: hall light')
    assert judged.nonsense
    assert judged.wrong
    assert one(home, talk, 'nothing').exact


def test_asking_or_refusing_where_gold_acts_is_counted_apart(home):
    judged = one(home, CHILL, 'nothing')
    assert judged.instead
    assert not judged.wrong


def test_another_device_is_another_step_and_no_opposite(home):
    both = record('hall light and kitchen light', 'turn_on: hall light')
    judged = one(home, both, 'turn_on: kitchen light')
    assert judged.extra
    assert not judged.wrong


def test_the_order_counts_for_the_graph_but_ids_do_not(home):
    both = record(
        'hall light shine kitchen light shine', 'turn_on: hall light & turn_on: kitchen light'
    )
    swapped = one(home, both, 'turn_on: kitchen light & turn_on: hall light')
    assert swapped.exact
    assert not swapped.sequence
    chained = one(home, both, 'turn_on: hall light ; turn_on: kitchen light')
    assert chained.sequence
    assert not chained.exact


def test_the_order_of_places_counts(home):
    way = with_graph(
        'see the kitchen and the hall',
        'go_to: the kitchen ; go_to: the hall',
        ['go_to rover place=kitchen', 'go_to rover place=hall'],
    )
    assert one(home, way, way.plan).exact
    turned = one(home, way, 'go_to: the hall ; go_to: the kitchen')
    assert not turned.exact
    assert turned.sequence


def test_another_value_or_a_lost_condition_is_not_meant_though_no_wrong_action(home):
    for text, plan, gold in (
        ('go to the hall', 'go_to: the kitchen', 'go_to rover place=kitchen'),
        (
            'turn on the hall light',
            'when: the kitchen light is on -> turn_on: the hall light',
            'turn_on hall_light when kitchen_light=on',
        ),
    ):
        judged = one(home, with_graph(text, plan, [gold]), None)
        assert judged.unmeant_at_once
        assert not judged.wrong
    meant = with_graph('go to the hall', 'go_to: the hall', ['go_to rover place=hall'])
    assert not one(home, meant, None).unmeant_at_once


def test_the_right_robot_where_it_must_not_go_does_what_is_forbidden(home):
    plan = 'go_to: the hall ; never: go to the kitchen'
    gold = ['go_to rover place=hall']
    assert one(home, with_graph('go to the kitchen', plan, gold), None).forbidden
    assert not one(home, with_graph('go to the bedroom', plan, gold), None).wrong
    assert not one(home, with_graph('go to the hall', plan, gold), None).wrong


def test_what_is_not_meant_but_waits_for_a_yes_is_not_done_at_once(home):
    other = with_graph('rover kitchen hall', 'go_to: kitchen', ['go_to rover place=kitchen'])
    judged = one(home, other, 'go_to: hall')
    assert judged.read_back
    assert not judged.unmeant_at_once


def test_a_lost_guard_is_not_exact(home):
    guarded = record(
        'let the hall light shine when the front door is open',
        'when: the front door is open -> turn_on: the hall light',
    )
    judged = one(home, guarded, 'turn_on: the hall light')
    assert not judged.exact
    assert one(home, guarded, guarded.plan).exact


def with_graph(text, plan, steps, outcome='plan', category='single', **more):
    graph = {'outcome': outcome, 'steps': steps} if steps else {'outcome': outcome}
    return record(text, plan, category, graph=graph, **more)


def test_the_graph_of_a_person_counts_more_than_what_the_gold_plan_comes_to(home):
    plan = 'turn_on: the hall light'
    lit = with_graph('i need the hall light', plan, ['turn_on hall_light'])
    assert one(home, lit, plan).exact
    other = with_graph('i need the hall light', plan, ['turn_on kitchen_light'])
    judged = one(home, other, plan)
    assert not judged.exact
    assert judged.stray is False  # it is named
    assert judged.extra
    assert judged.expected == 'turn_on kitchen_light'


def test_any_of_several_graphs_is_right(home):
    plan = 'turn_on: the hall light'
    either = with_graph(
        'i need the hall light',
        plan,
        ['turn_on kitchen_light'],
        graphs=[{'outcome': 'plan', 'steps': ['turn_on hall_light']}],
    )
    assert one(home, either, plan).exact
    asked = with_graph(
        'i need the hall light', plan, ['turn_on hall_light'], graphs=[{'outcome': 'unknown'}]
    )
    assert one(home, asked, 'nothing').exact


def test_the_gold_plan_tells_what_has_to_wait(home):
    text = 'hall light shine kitchen light shine'
    steps = ['turn_on hall_light', 'turn_on kitchen_light']
    chained, free = (f'turn_on: hall light {mark} turn_on: kitchen light' for mark in (';', '&'))
    turned = 'turn_on: kitchen light ; turn_on: hall light'
    assert one(home, with_graph(text, chained, steps), chained).exact
    assert not one(home, with_graph(text, chained, steps), free).exact
    assert not one(home, with_graph(text, chained, steps), turned).exact
    assert one(home, with_graph(text, free, steps), chained).exact
    assert not one(home, with_graph(text, free, steps), turned).exact


def test_right_steps_with_wrong_arguments_are_counted(home):
    dim = with_graph(
        'floor lamp forty',
        'set_brightness: floor lamp, forty',
        ['set_brightness floor_lamp percent=30'],
    )
    judged = one(home, dim, 'set_brightness: floor lamp, forty')
    assert (judged.steps, judged.args_right) == (1, 0)
    assert judged.sequence
    assert not judged.exact


def test_an_outcome_without_steps_has_to_come(home):
    refused = with_graph('let the sauna shine', 'unknown: sauna shine', [], 'refused', 'unknown')
    judged = one(home, refused, 'turn_on: the hall light')
    assert not judged.exact
    unknown = with_graph('lovely hall light', 'nothing', [], 'unknown', 'nothing')
    assert one(home, unknown, 'nothing').exact
    assert one(home, unknown, 'turn_on: hall light').wrong


def test_a_gold_step_that_is_none_ends_the_run(home):
    with pytest.raises(ValueError, match='hall_lamp'):
        one(home, with_graph('x', 'turn_on: the hall light', ['turn_on hall_lamp']), None)


@pytest.mark.parametrize(
    'graph', [{'outcome': 'plan'}, {'outcome': 'unknown', 'steps': ['dock rover']}, {'steps': []}]
)
def test_a_gold_graph_has_steps_when_it_is_a_plan(graph):
    with pytest.raises(ValidationError):
        record('x', 'nothing', graph=graph)


def test_what_templates_understand_needs_no_model(home):
    judged = one(home, record('turn on the hall light', 'turn_on: the hall light'), None)
    assert judged.tier == 'template'
    assert judged.exact
    assert judged.confidence is None


def test_a_model_that_fails_is_counted_as_not_understood(home):
    result = run(home, [CHILL], {})
    assert result.gave_up == 1
    judged = result.judged[0]
    assert judged.instead
    assert judged.confidence is None


def test_the_history_comes_before_the_command(home):
    also = record('and the hall too', 'also: the hall', history=('turn on the kitchen light',))
    judged = one(home, also, None)
    assert judged.came_to == 'hall_light.turn_on()'
    assert judged.exact


def test_sites_that_do_not_ship_are_judged_by_the_plan(home):
    known = (
        read_signature('roll_up(shutter): open a shutter'),
        read_signature('dim_to(light, percent): set the brightness of a light'),
    )
    gold = record('up with the shutter', 'roll_up: the shutter', site='bakery')
    said = {'up with the shutter': 'roll_up: shutter'}
    result = run(known, [gold], said)
    assert result.understood == ()
    assert result.judged[0].sequence
    assert not result.judged[0].exact
    nonsense = record('up with the shutter', 'nothing', 'nothing', site='bakery')
    assert run(known, [nonsense], said).judged[0].nonsense
    assert run(known, [gold], None).left_out == 1


def test_tallies_add_up_by_category_and_tier(home):
    records = [
        CHILL,
        record('turn on the hall light', 'turn_on: the hall light'),
        record('what a day', 'nothing', 'nothing'),
    ]
    seen = []
    clock = count()
    result = run(
        home,
        records,
        {'i need the hall light': 'turn_on: the hall light', 'what a day': 'nothing'},
        timer=lambda: next(clock) / 1000,
        on_progress=lambda done, of: seen.append((done, of)),
    )
    tally = {(t.category, t.tier): t for t in result.understood if t.site == ALL}
    assert tally[ALL, ALL].n == tally[ALL, ALL].exact == 3
    assert tally['single', 'template'].n == tally['single', 'model'].n == 1
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert result.calls_per_command == 2
    assert 0 < result.p50_ms <= result.p95_ms


def test_the_json_holds_intervals_and_the_missed_commands(home):
    result = run(home, [CHILL], {'i need the hall light': 'nothing'})
    data = json.loads(result.to_json())
    assert data['missed'][0]['gold'] == 'turn_on: the hall light'
    assert data['understood'][0]['exact_interval'] == pytest.approx(wilson(0, 1))


def test_the_interval_is_wilsons():
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-3)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(10, 10)[1] == pytest.approx(1.0)


def test_a_gold_plan_that_is_none_is_an_error(home):
    with pytest.raises(PlanSyntaxError):
        run(home, [record('x', 'turn_on: ->')], None)


def test_every_signature_line_can_be_read_again(home):
    for signature in signatures(home):
        again = read_signature(signature.line())
        assert again.line() == signature.line()
    with pytest.raises(ValueError, match='no signature'):
        read_signature('turn on the light')
