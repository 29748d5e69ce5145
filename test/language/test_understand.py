from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from plans import plans
import pytest
import yaml

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.problem import ProblemCode
from llm_bridge.graph.validate import check
from llm_bridge.language.dialogue.dialogue import Memory, Turn
from llm_bridge.language.plans.decoder import Alternative, DecodeError, Draft
from llm_bridge.language.plans.plan import Ask, Call, Nothing, Unknown
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.things.situation import Mentions
from llm_bridge.language.understand import LONGEST_TEXT, Understander
from llm_bridge.language.understanding import CommandOutcome, Understanding
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World

SITES = Path(__file__).parents[2] / 'config' / 'sites'
UNKNOWN = World()


class Script:
    """A model that has learnt by heart what to write for a text."""

    def __init__(self, plans=None, confidence=1.0):
        self.plans = plans or {}
        self.confidence = confidence
        self.heard = []

    def decode(self, words):
        self.heard.append(' '.join(words))
        plan = self.plans.get(' '.join(words))
        if plan is None:
            raise DecodeError('nothing was learnt for this text')
        if isinstance(plan, Draft):
            return plan
        return Draft(read(plan) if isinstance(plan, str) else plan, self.confidence, 3, 40, 'wire')


@pytest.fixture
def understand(home):
    def understand(text, plan=None, world=UNKNOWN, confidence=1.0, **more):
        from llm_bridge.language.text.words import words

        script = Script({' '.join(words(text)): plan} if plan else {}, confidence)
        return Understander(home, script).understand(text, world, **more)

    return understand


def steps(understood):
    return [(s.skill, s.target) for s in understood.graph.steps if s.target != 'bridge']


def test_stop_comes_first_and_asks_nobody(home):
    script = Script()
    understood = Understander(home, script).understand('Stop! Stop!', World())
    assert (understood.outcome, understood.tier) == ('stop', 'stop')
    assert script.heard == []


def test_a_template_spares_the_model(home):
    script = Script()
    understood = Understander(home, script).understand('turn on the kitchen light', World())
    assert (understood.outcome, understood.tier) == ('plan', 'template')
    assert understood.model.calls == 0
    assert script.heard == []


def test_the_model_reads_the_rest(understand):
    understood = understand(
        'When the vacuum is docked, turn off the hall light and lock the front door',
        ' when: the vacuum is docked -> { turn_off: the hall light & lock: the front door }',
        command_id='c1',
        speaker='anna',
        created=5.0,
    )
    assert (understood.outcome, understood.tier) == ('plan', 'model')
    assert steps(understood) == [('turn_off', 'hall_light'), ('lock', 'front_door_lock')]
    assert (understood.model.calls, understood.model.tokens) == (3, 40)
    assert understood.graph.id == 'c1'
    assert (understood.graph.speaker, understood.graph.site) == ('anna', 'home')
    assert understood.graph.created == 5.0
    assert understood.say == (
        'I will turn off the hall light and lock the front door when the vacuum is docked.'
    )
    assert {'stop', 'template', 'model', 'guards', 'ground', 'validate', 'total'} <= set(
        understood.ms
    )


def test_what_is_guarded_waits_for_a_yes(understand):
    graph = understand('unlock the front door').graph
    assert [s.confirm for s in graph.steps] == [True]


def test_a_part_that_cannot_be_done_is_named_and_the_rest_is_done(understand):
    understood = understand(
        'turn on the radio and water the plants', ' turn_on: the radio & unknown: water the plants'
    )
    assert understood.outcome == 'plan'
    assert steps(understood) == [('turn_on', 'radio')]
    assert understood.problems[0].code is ProblemCode.UNSUPPORTED
    assert 'water the plants' in understood.say


@pytest.mark.parametrize(
    ('text', 'plan', 'outcome', 'code'),
    [
        ('turn on the sauna', ' turn_on: the sauna', 'refused', ProblemCode.UNKNOWN_ENTITY),
        ('set the thermostat to 50', None, 'refused', ProblemCode.OUT_OF_RANGE),
        ('go to the stairs', ' go_to: the stairs', 'refused', ProblemCode.KEEP_OUT),
        ('water the plants', ' unknown: water the plants', 'unknown', ProblemCode.UNSUPPORTED),
        ('fire up the tv', ' turn_off: the tv', 'plan', None),
        ('put the tv on', ' turn_off: the tv', 'plan', None),
        (
            'get the tv on now please',
            ' turn_off: the tv',
            'refused',
            ProblemCode.NOT_UNDERSTOOD,
        ),
        (
            "don't you dare, never get the tv on",
            ' turn_on: the tv',
            'refused',
            ProblemCode.NOT_UNDERSTOOD,
        ),
    ],
)
def test_refusals(understand, text, plan, outcome, code):
    understood = understand(text, plan)
    assert understood.outcome == outcome, understood
    assert code is None or code in {p.code for p in understood.problems}


def test_talk_is_no_command(understand):
    understood = understand('nice weather today', ' nothing')
    assert (understood.outcome, understood.problems) == ('unknown', ())


def test_a_question_is_answered_without_the_model(understand, evening):
    understood = understand('Is the back door locked?', world=evening)
    assert (understood.outcome, understood.model.calls) == ('answer', 0)
    assert understood.answer == 'No, the back door lock is unlocked.'


def test_an_unsure_plan_is_read_back_and_waits_for_a_yes(understand):
    understood = understand('get the radio on', ' turn_on: the radio', confidence=0.4)
    assert understood.outcome == 'plan'
    assert all(s.confirm for s in understood.graph.steps)
    assert understood.question == 'Shall I turn on the radio?'


def test_guards_can_be_switched_off(home):
    script = Script({'get the tv on': ' turn_off: the tv'})
    assert Understander(home, script).understand('get the tv on', World()).outcome == 'refused'
    careless = Understander(home, script, guards_off=('polarity',))
    assert careless.understand('get the tv on', World()).outcome == 'plan'


@pytest.mark.parametrize(
    ('text', 'answer'),
    [
        ('front door locked?', 'Yes, the front door lock is locked.'),
        ("the front door's locked, isn't it?", 'Yes, the front door lock is locked.'),
        ("the hall light's off isn't it", 'Yes, the hall light is off.'),
        ('the back door is locked, right?', 'No, the back door lock is unlocked.'),
        ('anything still on in the hall?', 'Yes, the thermostat is on.'),
        ('hall light on?', 'No, the hall light is off.'),
        ('give me the status of the garage door', 'The garage door is open.'),
    ],
)
def test_a_state_with_a_question_mark_is_asked_for_and_not_wanted(
    without_model, evening, text, answer
):
    understood = without_model.understand(text, world=evening)
    assert (understood.outcome, understood.answer) == ('answer', answer)


@pytest.mark.parametrize(
    'text', ['switch the desk lamp on, would you?', 'turn the hall light on?', 'tv on please?']
)
def test_a_command_put_politely_is_no_question_about_a_state(without_model, evening, text):
    assert without_model.understand(text, world=evening).outcome != 'answer'


def test_what_the_model_would_do_if_not_unknown_is_read_back(understand):
    text = 'give the radio a rest'
    unsure = Draft(Unknown(text), 0.5, others=(Alternative(read(' turn_off: the radio')),))
    understood = understand(text, unsure)
    assert understood.question == 'Shall I turn off the radio?'
    assert all(s.confirm for s in understood.graph.steps)


def test_it_is_read_back_also_where_every_word_is_accounted_for(understand):
    text = 'switch off right away the radio'
    unsure = Draft(Unknown(text), 0.5, others=(Alternative(read(' turn_off: the radio')),))
    assert all(s.confirm for s in understand(text, unsure).graph.steps)


def test_what_it_would_do_must_make_sense(understand):
    text = 'give the sauna a rest'
    unsure = Draft(Unknown(text), 0.5, others=(Alternative(read(' turn_off: the sauna')),))
    assert understand(text, unsure).outcome == 'unknown'


@pytest.mark.parametrize(
    ('text', 'plan', 'other', 'does'),
    [
        ('radio and desk lamp off', 'turn_off: radio and', 'turn_off: radio and desk lamp', 2),
        ('dim the hall light to 30', 'dim: the hall', 'set_brightness: the hall light, 30', 1),
    ],
)
def test_another_reading_that_comes_to_something_is_taken_and_read_back(
    understand, text, plan, other, does
):
    unsure = Draft(read(f' {plan}'), 0.8, others=(Alternative(read(f' {other}'), -1.4),))
    understood = understand(text, unsure)
    assert len(understood.graph.steps) == does
    assert all(s.confirm for s in understood.graph.steps)
    assert understood.confidence < 0.7


def test_an_unsure_plan_is_done_only_where_all_that_is_likely_comes_to_the_same(understand):
    text = 'switch off right away the radio'
    same = Alternative(read(' turn_off: the radio'), -0.5)
    other = Alternative(read(' turn_off: the television'), -0.6)
    unsure = Draft(read(' turn_off: radio'), 0.5, others=(same,))
    assert not any(s.confirm for s in understand(text, unsure).graph.steps)
    unsure = Draft(read(' turn_off: radio'), 0.5, others=(same, other))
    assert all(s.confirm for s in understand(text, unsure).graph.steps)


@pytest.mark.parametrize(
    ('text', 'plan', 'other', 'waits'),
    [
        # nothing here can do the other one, and every word is used
        ('turn the oven down to 90', 'set_temperature: the oven, 90', 'unknown: turn the oven', 0),
        ('switch off right away the radio', 'turn_off: the radio', 'dock: robot= radio', 0),
        # 'rinse' is not said by the plan
        ('rinse the oven to 90', 'set_temperature: the oven, 90', 'unknown: rinse the oven', 1),
        ('switch off right away the radio', 'turn_off: the radio', 'pause: radio', 1),
        ('switch off right away the radio', 'turn_off: the radio', 'nothing', 1),
    ],
)
def test_what_exists_makes_an_unsure_plan_sure(understand, text, plan, other, waits):
    unsure = Draft(read(plan), 0.55, others=(Alternative(read(other), -0.4),))
    understood = understand(text, unsure)
    assert (understood.question is not None) == bool(waits)


@pytest.mark.parametrize(
    ('text', 'plan', 'waits'),
    [
        ("I can't hear the radio, turn it up", 'louder: it', False),
        ('my cup is on the kitchen table, bring it to the desk', 'bring: it, place= the desk', 0),
        ('tell the vacuum to go back to its base', 'return_home: the vacuum', False),
        ('lock the back door for the night', 'lock: the back door', False),
        ('the radio is on, turn off the television', 'turn_off: the television', True),
        ('turn up the radio please, robot', 'louder: the radio', False),
        ("the cat can't sleep in the bedroom, turn off the radio", 'turn_off: the radio', True),
        ('turn off the fan for the kitchen', 'turn_off: the fan', True),
        ('turn on the fan for the afternoon', 'turn_on: the fan', True),
    ],
)
def test_what_is_said_around_a_command_is_not_left_out(understand, text, plan, waits):
    assert (understand(text, read(plan)).question is not None) == bool(waits)


def test_a_reading_that_is_hardly_meant_is_not_taken(understand):
    far = Alternative(read(' turn_off: the radio'), -9.0)
    unsure = Draft(read(' turn_off: the sauna'), 0.8, others=(far,))
    assert understand('turn off the sauna', unsure).graph is None


def test_a_thing_that_a_plan_leaves_out_of_a_list_is_done_after_a_yes(understand):
    found = understand('turn up the radio and the television', read('louder: the radio'))
    assert [(s.target, s.confirm) for s in found.graph.steps] == [
        ('radio', True), ('television', True),
    ]  # fmt: skip


@pytest.mark.parametrize('plan', ['nothing', 'ask: radio off'])
def test_talk_and_questions_stay_what_they_are(understand, plan):
    unsure = Draft(read(f' {plan}'), 0.5, others=(Alternative(read(' turn_off: radio'), 0.5),))
    assert understand('he said radio off', unsure).graph is None


def test_what_is_meant_and_not_allowed_is_refused_and_nothing_done_in_its_place(understand):
    other = Alternative(read(' turn_on: the oven'), -0.5)
    unsure = Draft(read(' set_temperature: the oven, 900'), 0.6, others=(other,))
    understood = understand('set the oven to 900', unsure)
    assert understood.graph is None
    assert [p.code for p in understood.problems] == ['out_of_range']


def test_a_question_waits_for_its_answer(home):
    understander = Understander(home)
    asked = understander.understand('lock the door', World())
    assert asked.outcome == 'question'
    assert asked.choices == ('the front door lock', 'the back door lock')
    done = understander.understand('the back one', World(), history=asked.memory)
    assert steps(done) == [('lock', 'back_door_lock')]
    assert done.graph.command == 'lock the door'
    assert done.memory.pending is None


@pytest.fixture(scope='session')
def gallery(tmp_path_factory):
    """The home with more lamps than a question names."""
    home = yaml.safe_load((SITES / 'home.yaml').read_text())
    for n in range(1, 10):
        home['devices'][f'spot_{n}'] = {
            'name': f'spot {n}',
            'kind': 'light',
            'area': 'hall',
            'mqtt': {'topic': f'home/hall/spot_{n}'},
        }
    path = tmp_path_factory.mktemp('gallery') / 'home.yaml'
    path.write_text(yaml.safe_dump({**home, 'max_targets': 30}))
    return load_site(path)


def test_all_of_them_are_also_those_that_the_question_did_not_name(gallery):
    lights = {i for i, d in gallery.devices.items() if d.kind == 'light'}
    understander = Understander(gallery)
    asked = understander.understand('turn off the lights', World())
    assert len(asked.choices) < len(lights)
    done = understander.understand('all of them', World(), history=asked.memory)
    assert {target for _, target in steps(done)} == lights


def test_none_of_many_is_forgotten_where_all_are_asked_about_or_left_out(gallery):
    lights = [i for i, d in gallery.devices.items() if d.kind == 'light']
    off = {i: EntityState({'state': 'off'}) for i in lights}
    world = World({**off, lights[-1]: EntityState({'state': 'on'})})
    asked = Understander(gallery).understand('are the lights off?', world)
    assert asked.answer.startswith('No')
    plan = read(' turn_off: everything except the lights')
    done = Understander(gallery).draft(plan, 'turn off everything except the lights', World())
    assert not {target for _, target in steps(done)} & set(lights)


def test_no_ends_a_question(home):
    understander = Understander(home)
    asked = understander.understand('lock the door', World())
    done = understander.understand('no, never mind', World(), history=asked.memory)
    ended = understander.understand('never mind', World(), history=asked.memory)
    assert ended.outcome == 'answer'
    assert ended.memory.pending is None
    assert done.graph is None


def test_another_command_ends_a_question(home):
    understander = Understander(home)
    asked = understander.understand('lock the door', World())
    done = understander.understand('turn on the radio', World(), history=asked.memory)
    assert steps(done) == [('turn_on', 'radio')]


@pytest.mark.parametrize('text', ['is the hall light on', 'does the hall one', 'is it the hall'])
def test_a_question_asked_back_is_no_answer_and_does_nothing(home, text):
    understander = Understander(home)
    asked = understander.understand('turn on the light', World())
    assert asked.choices
    assert understander.understand(text, World(), history=asked.memory).graph is None
    doubtful = understander.understand('the hall light?', World(), history=asked.memory)
    assert steps(doubtful) == [('turn_on', 'hall_light')]


def test_a_command_is_meant_where_it_was_said_wherever_it_is_answered(home):
    understander = Understander(home)
    asked = understander.draft(
        read(' set_brightness: the lights, ?'), 'dim the lights', World(), area='kitchen'
    )
    assert asked.outcome == 'question'
    for area in (None, 'hall'):
        done = understander.understand('30 percent', World(), history=asked.memory, area=area)
        assert steps(done) == [('set_brightness', 'kitchen_light')]


def test_follow_ups_go_on_from_the_last_command(home):
    understander = Understander(home)
    memory = understander.understand('turn off the kitchen light', World()).memory
    too = understander.understand('and the hall too', World(), history=memory)
    assert steps(too) == [('turn_off', 'hall_light')]
    back = understander.understand('undo that', World(), history=too.memory)
    assert steps(back) == [('turn_on', 'hall_light')]
    it = understander.understand('dim it', World(), history=memory)
    assert steps(it) == [('dim', 'kitchen_light')]


@pytest.mark.parametrize(
    ('text', 'code'),
    [
        (None, ProblemCode.MALFORMED),
        (7, ProblemCode.MALFORMED),
        (b'stop', ProblemCode.MALFORMED),
        ('', ProblemCode.NOT_UNDERSTOOD),
        ('   \n', ProblemCode.NOT_UNDERSTOOD),
        ('\x00\x07', ProblemCode.NOT_UNDERSTOOD),
        ('...', ProblemCode.NOT_UNDERSTOOD),
        ('word ' * 10_000, ProblemCode.TOO_LONG),
        ('a ' * 150, ProblemCode.TOO_LONG),
        ('x' * (LONGEST_TEXT + 1), ProblemCode.TOO_LONG),
    ],
)
def test_what_is_no_command_is_said_to_be_none(understand, text, code):
    understood = Understander(HOUSE()).understand(text, World())
    assert understood.outcome == 'unknown'
    assert understood.problems[0].code is code
    assert understood.say


@pytest.mark.parametrize('text', ['say that again', 'again'])
def test_an_answer_is_given_again_and_no_command_before_it_is_done_again(home, text):
    understander = Understander(home)
    memory = understander.understand('drive forward one metre', World()).memory
    asked = understander.understand('is the front door locked?', World(), history=memory)
    said = understander.understand(text, World(), history=asked.memory)
    assert said.graph is None
    assert said.answer == asked.answer


@pytest.mark.parametrize(
    ('text', 'answer'),
    [
        ('and the hall light?', 'No, the hall light is off.'),
        ('what about the hall', 'No, the hall light is off.'),
        ('no, I meant the floor lamp', 'No, the floor lamp is off.'),
        ('the back door too', 'The back door lock is unlocked.'),
    ],
)
def test_what_goes_on_from_a_question_asks_and_does_nothing(home, evening, text, answer):
    understander = Understander(home)
    memory = understander.understand('turn off the kitchen light', evening).memory
    asked = understander.understand('is the living room light on?', evening, history=memory)
    found = understander.understand(text, evening, history=asked.memory)
    assert (found.graph, found.answer) == (None, answer)
    for plan in (' also: the hall light', ' instead: the hall light'):
        drafted = understander.draft(read(plan), text, evening, history=asked.memory)
        assert drafted.graph is None


@pytest.mark.parametrize('text', ['turn it off', 'is it on?', 'is anyone there?', 'undo that'])
def test_what_is_no_longer_there_is_not_meant_by_what_is_said_since(home, text):
    gone = Mentions((('gone',),), ('nowhere',), ('gone_robot',))
    done = (Step(id='s1', skill='turn_on', target='gone'),)
    memory = Memory((Turn('turn it on', read(' turn_on: it'), done, gone),))
    found = Understander(home).understand(text, World(), history=memory)
    assert found.graph is None
    assert 'KeyError' not in found.say


def test_to_put_it_back_after_a_question_undoes_nothing(home):
    understander = Understander(home)
    memory = understander.understand('turn on the hall light', World()).memory
    asked = understander.understand('where is my cup?', World(), history=memory)
    back = understander.understand('put it back', World(), history=asked.memory)
    assert back.graph is None or ('turn_off', 'hall_light') not in steps(back)


@pytest.mark.parametrize('text', ['no thanks', 'no problem', 'love you too'])
def test_talk_after_a_text_is_not_said_aloud(home, text):
    understander = Understander(home)
    memory = understander.understand('announce that dinner is ready', World()).memory
    talk = understander.understand(text, World(), history=memory)
    assert talk.graph is None or all(s.confirm for s in talk.graph.steps)


def test_ten_thousand_stops_are_a_stop(understand):
    assert understand('stop ' * 10_000).outcome == 'stop'


def test_control_characters_are_blanks(understand):
    assert steps(understand('turn\x00on the\x07radio')) == [('turn_on', 'radio')]


def test_without_a_model_it_says_that_it_did_not_understand(home):
    understood = Understander(home).understand('would you kindly illuminate', World())
    assert understood.outcome == 'unknown'
    assert understood.tier == ''


def test_a_broken_model_is_a_sentence(understand):
    understood = understand('illuminate everything wisely')
    assert understood.outcome == 'unknown'
    assert understood.problems[0].code is ProblemCode.UNAVAILABLE


def test_a_model_that_raises_anything_does_nothing(home):
    class Broken:
        def decode(self, words):
            raise RuntimeError('out of memory')

    understood = Understander(home, Broken()).understand('illuminate wisely', World())
    assert understood.outcome == 'unknown'
    assert 'out of memory' in understood.say


def test_the_json_of_an_understanding_leaves_the_memory_out(understand):
    understood = understand('turn on the radio')
    again = Understanding.model_validate_json(understood.model_dump_json(by_alias=True))
    assert again.graph == understood.graph
    assert 'memory' not in understood.model_dump_json()


@cache
def HOUSE():
    return load_site(Path(__file__).parent / 'house.yaml')


@cache
def house_understander():
    return Understander(HOUSE(), Anything())


class Anything:
    """A model that writes whatever it is given."""

    plan = Nothing()
    confidence = 1.0

    def decode(self, words):
        return Draft(self.plan, self.confidence, 1, 1)


@st.composite
def any_plan(draw):
    return draw(
        st.one_of(
            plans(),
            st.builds(Unknown, st.text(max_size=20)),
            st.builds(Ask, st.text(max_size=30)),
            st.builds(
                Call,
                st.sampled_from(HOUSE().skill_names),
                st.tuples(
                    st.sampled_from(
                        [
                            'the kitchen light',
                            'it',
                            '?',
                            'hall',
                            'twenty',
                            'all lights',
                            'the rover',
                            '',
                            'half',
                            'the cup',
                        ]
                    )
                ),
            ),
        )
    )


@settings(max_examples=200)
@given(
    st.text(max_size=80), any_plan(), st.floats(0, 1), st.sampled_from([None, 'hall', 'nowhere'])
)
def test_any_text_and_any_plan_come_to_something_well_formed(text, plan, confidence, area):
    understander = house_understander()
    understander.decoder.plan = plan
    understander.decoder.confidence = confidence
    understood = understander.understand(text, World(), area=area)
    assert understood.outcome in set(CommandOutcome)
    assert not [p for p in understood.problems if 'could not be read' in p.message]
    assert Understanding.model_validate_json(understood.model_dump_json(by_alias=True))
    if understood.outcome == 'plan':
        assert understood.graph.steps
        assert check(understood.graph, HOUSE(), World()) == ()
    else:
        assert understood.graph is None
    if understood.outcome == 'question':
        assert understood.question
        assert understood.memory.pending is not None


@settings(max_examples=100)
@example(Call('go_to', ('the rover',)), Unknown('that'), 'then')
@given(any_plan(), any_plan(), st.text(max_size=20))
def test_any_two_commands_after_one_another_come_to_something(first, second, text):
    understander = house_understander()
    understander.decoder.plan = first
    before = understander.understand('frobnicate the thing wisely', World())
    understander.decoder.plan = second
    after = understander.understand(text, World(), history=before.memory)
    assert after.outcome in set(CommandOutcome)
    assert not [p for p in after.problems if 'could not be read' in p.message]


def test_every_step_names_the_words_that_it_came_from(understand):
    plan = 'turn_on: the hall light ; go_to: the kitchen, robot= the robot'
    said = 'turn on the hall light, then send the robot to the kitchen'
    found = understand(said, plan)
    assert [(s.skill, s.because) for s in found.graph.steps] == [
        ('turn_on', 'turn on the hall light'),
        ('go_to', 'send the robot to the kitchen'),
    ]


def test_to_be_told_when_something_happens_waits_for_it_and_keeps_what_was_said(understand):
    said = 'let me know when the radio is off'
    found = understand(said)
    assert found.tier == 'template'
    (wait,) = found.graph.steps
    assert (wait.skill, wait.when.mode) == ('wait_until', 'wait')
    assert wait.when.condition.entity == 'radio'
    assert found.graph.command == said


def test_what_cannot_be_watched_is_not_waited_for(understand):
    found = understand('tell me when the moon is full', ' wait: the moon is full')
    assert found.graph is None
    assert found.problems


@pytest.mark.parametrize(
    ('text', 'does'),
    [
        ('rover to the kitchen', ('go_to', 'rover')),
        ('send the robot over to the hall', ('go_to', 'rover')),
        ('robot, go and charge yourself', ('dock', 'rover')),
    ],
)
def test_a_robot_is_sent_without_a_model(without_model, text, does):
    assert steps(without_model.understand(text, World())) == [does]


def test_overheard_words_that_no_plan_uses_are_read_back_and_not_acted_on(understand):
    text, plan = 'the film was nice and the hall light', ' turn_on: the hall light'
    heard = understand(text, plan, channel='voice')
    assert [s.confirm for s in heard.graph.steps] == [True]
    text = 'please turn on the hall light now'
    plain = understand(text, ' turn_on: the hall light', channel='voice')
    assert [s.confirm for s in plain.graph.steps] == [False]


def test_what_a_template_knows_is_done_within_what_the_model_drafts(understand):
    text = 'when the garage door is open start hoovering'
    drafted = understand(text, ' when: the garage door is open -> unknown: start hoovering')
    assert steps(drafted) == [('start', 'vacuum')]
    assert drafted.graph.steps[0].when is not None
