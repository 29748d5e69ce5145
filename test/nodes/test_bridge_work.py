"""Commands in a row, understood one after the other, without ROS."""

import threading
import time

from executor_parts import SITE
import pytest
from real_broker import wait_until

from llm_bridge.adapters.answer_message import AnswerMessage, parse_answer
from llm_bridge.adapters.command_message import Command
from llm_bridge.adapters.memory_sqlite import SqliteMemory
from llm_bridge.language.dialogue.dialogue import Pending
from llm_bridge.language.plans.decoder import DecodeError, Draft
from llm_bridge.language.plans.plan import Call, Nothing
from llm_bridge.language.things.situation import Choice, Question
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import Understanding
from llm_bridge.nodes.bridge_work import BridgeWork
from llm_bridge.run.fakes import FakeClock
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World

LAMPS = (
    SITE
    + """
  red_lamp: {name: red lamp, kind: light, mqtt: {topic: workshop/red}}
  blue_lamp: {name: blue lamp, kind: light, mqtt: {topic: workshop/blue}}
"""
)


class Ears:
    """A Voice that keeps what it is told. `has_executor` is None while one starts."""

    def __init__(self, has_executor=True):
        self.events, self.replies, self.graphs, self.answers = [], [], [], []
        self.has_executor = has_executor
        self.given_up, self.dropped, self.repeated = [], [], []
        self.has_to_wait, self.on_graph = threading.Event(), lambda: None

    def event(self, name, command_id, data):
        self.events.append({'event': name, 'id': command_id, **data})

    def reply(self, text):
        self.replies.append(text)

    def answer(self, text, by, channel='', at=None):
        self.answers.append((text, by, channel))

    def graph(self, graph, is_wanted):
        self.has_to_wait.set()
        while self.has_executor is None and is_wanted():
            time.sleep(0.01)
        if not self.has_executor or not is_wanted():
            return False
        self.graphs.append(graph)
        self.on_graph()
        return True

    def repeat(self, graph):
        self.repeated.append(graph)

    def cancel(self, graph_id, by, *, is_quiet=False):
        if is_quiet:
            self.dropped.append(graph_id)
        else:
            self.given_up.append((graph_id, by))

    def named(self, name, command_id=None):
        return [
            e for e in list(self.events) if e['event'] == name and command_id in (None, e['id'])
        ]


class SlowDecoder:
    """A model that thinks until it is let go."""

    def __init__(self, plan=None):
        self.go, self.asked, self.plan = threading.Event(), [], plan

    def decode(self, words):
        self.asked.append(' '.join(words))
        self.go.wait(10)
        if self.plan is None:
            raise DecodeError('this model is a twin')
        return Draft(self.plan)


class Doubtful(Understander):
    """Understands the same of whatever is said."""

    def __init__(self, site, found):
        super().__init__(site)
        self.found = found

    def understand(self, *_, **__):
        return self.found


class Held(Understander):
    """Understands one text only once it is let go."""

    def __init__(self, site, text):
        super().__init__(site)
        self.text, self.begun, self.go = text, threading.Event(), threading.Event()

    def understand(self, text, *args, **more):
        if text == self.text:
            self.begun.set()
            self.go.wait(10)
        return super().understand(text, *args, **more)


class Asking(Held):
    """Asks something else whatever is said, and keeps which question was open."""

    def __init__(self, site, text='', choices=()):
        super().__init__(site, text)
        self.choices, self.taken = choices, []

    def understand(self, text, *args, history, **more):
        self.taken.append((text, history.pending and history.pending.question.text))
        super().understand(text, *args, **more)
        question = Question(f'{text} of what?', 'slot', self.choices)
        asked = history.asking(Pending(text, Nothing(), question, 'template'))
        return Understanding(outcome='question', question=question.text, memory=asked)


@pytest.fixture(scope='module')
def site(tmp_path_factory):
    path = tmp_path_factory.mktemp('site') / 'workshop.yaml'
    path.write_text(LAMPS)
    return load_site(path)


@pytest.fixture
def working(site):
    started = []

    def start(decoder=None, clock=None, **more):
        ears = Ears(more.pop('has_executor', True))
        clock = clock or FakeClock()
        world = World(
            {'red_lamp': EntityState({'state': 'off'}), 'blue_lamp': EntityState({'state': 'off'})}
        )
        understander = more.pop('understander', None) or Understander(site, decoder)
        work = BridgeWork(understander, ears, lambda: world, clock, **more)
        work.start()
        started.append((work, decoder))
        return work, ears

    yield start
    for work, decoder in started:
        if decoder is not None:
            decoder.go.set()
        work.end()


def test_a_command_becomes_a_graph_with_its_id(working):
    work, ears = working()
    work.hear(Command('turn on the red lamp', 'c1', 'ann', channel='mqtt'))
    wait_until(lambda: ears.graphs)
    assert ears.graphs[0].id == 'c1'
    assert ears.graphs[0].speaker == 'ann'
    assert ears.named('heard') == [
        {
            'event': 'heard',
            'id': 'c1',
            'text': 'turn on the red lamp',
            'speaker': 'ann',
            'channel': 'mqtt',
        }
    ]
    assert ears.named('understood', 'c1')[0]['outcome'] == 'plan'
    assert ears.replies == ['I will turn on the red lamp.']


def test_a_graph_carries_the_channel_on_which_its_command_came(working):
    work, ears = working()
    work.hear(Command('turn on the red lamp', 'c1', 'ann', channel='mqtt:ann'))
    wait_until(lambda: ears.graphs)
    assert (ears.graphs[0].speaker, ears.graphs[0].channel) == ('ann', 'mqtt:ann')


def test_what_is_not_allowed_on_a_channel_is_refused_in_words_and_not_handed_on(working):
    work, ears = working()
    work.hear(Command('turn on the red lamp', 'c1', 'ann', channel='pigeon'))
    wait_until(lambda: ears.replies)
    problems = ears.named('understood', 'c1')[0]['problems']
    assert [p['code'] for p in problems] == ['not_allowed']
    assert 'Allowed to: a guest, a resident, a member or a maintainer.' in ears.replies[0]
    assert ears.graphs == []


def test_a_question_is_not_answered_by_somebody_of_that_name_on_another_channel(working):
    work, ears = working()
    work.hear(Command('turn on the lamp', 'c1', 'ann', channel='terminal'))
    work.hear(Command('the red one', 'c2', 'ann', channel='mqtt'))
    wait_until(lambda: ears.named('understood', 'c2'))
    assert ears.graphs == []
    work.answer(AnswerMessage('the red one', 'ann', channel='terminal'))
    wait_until(lambda: ears.graphs)
    assert (ears.graphs[0].speaker, ears.graphs[0].channel) == ('ann', 'terminal')


@pytest.mark.parametrize(('by', 'channel'), [('bob', 'voice'), ('ann', 'mqtt')])
def test_an_answer_of_somebody_who_may_less_changes_nothing(working, by, channel):
    work, ears = working()
    work.hear(Command('turn on the lamp', 'c1', 'ann', channel='terminal'))
    wait_until(lambda: ears.named('understood', 'c1'))
    work.answer(AnswerMessage('the blue one', by, channel=channel))
    (told,) = ears.named('not_counted', 'c1')
    assert (told['by'], told['channel'], told['said']) == (by, channel, 'the blue one')
    assert 'ann was asked' in ears.replies[-1]
    work.answer(AnswerMessage('the red one', 'ann', channel='terminal'))
    wait_until(lambda: ears.graphs)
    assert [s.target for s in ears.graphs[0].steps] == ['red_lamp']


def test_who_was_not_asked_is_told_so_in_the_language_of_the_question(working):
    work, ears = working()
    work.hear(Command('turn on the lamp', 'c1', 'ann', language='en', channel='terminal'))
    wait_until(lambda: ears.named('understood', 'c1'))
    work.hear(Command('turn on the lamp', 'c2', 'eve', language='de', channel='terminal'))
    wait_until(lambda: ears.named('understood', 'c2'))
    work.answer(AnswerMessage('the blue one', 'bob', 'c2', channel='voice'))
    assert 'Gefragt war: eve.' in ears.replies[-1]
    work.answer(AnswerMessage('the blue one', 'bob', 'c1', channel='voice'))
    assert 'ann was asked' in ears.replies[-1]


def test_somebody_who_may_no_less_answers_for_whom_was_asked_and_is_written_down(working):
    work, ears = working()
    work.hear(Command('turn on the lamp', 'c1', 'guest', channel='voice'))
    wait_until(lambda: ears.named('understood', 'c1'))
    work.answer(AnswerMessage('the blue one', 'bob', channel='terminal'))
    wait_until(lambda: ears.graphs)
    assert (ears.graphs[0].speaker, ears.graphs[0].channel) == ('guest', 'voice')
    told = ears.named('understood')[-1]
    assert (told['by'], told['answered_by']) == ('guest', 'bob')


def test_without_an_executor_the_plan_is_refused_in_words(working):
    work, ears = working(has_executor=False)
    work.hear(Command('turn on the red lamp', 'c1'))
    wait_until(lambda: ears.named('refused', 'c1'))
    assert 'executor_node' in ears.replies[-1]


def test_a_plan_is_as_old_as_the_words_however_long_they_had_to_wait(working):
    clock = FakeClock()
    work, ears = working(clock=clock)
    work.hear(Command('turn on the red lamp', 'c1', at=clock.wall() - 20))
    work.hear(Command('turn on the red lamp', 'c2'))
    wait_until(lambda: len(ears.graphs) == 2)
    assert [graph.created for graph in ears.graphs] == [clock.wall() - 20, clock.wall()]


def test_what_is_left_out_is_told_although_the_rest_is_read_back_by_the_executor(site, working):
    question = 'Shall I turn on the red lamp?'
    said = {'question': question, 'say': f'{question} I leave out a part: no sauna.'}
    found = Understander(site).understand('turn on the red lamp', World()).model_copy(update=said)
    work, ears = working(understander=Doubtful(site, found))
    work.hear(Command('turn on the red lamp and the sauna', 'c1', 'ann'))
    wait_until(lambda: ears.graphs and ears.replies)
    assert ears.replies == ['I leave out a part: no sauna.']


def test_a_question_is_answered_by_the_answer_and_keeps_the_id(working):
    work, ears = working()
    work.hear(Command('turn on the lamp', 'c1', 'ann'))
    wait_until(lambda: ears.named('understood', 'c1'))
    assert ears.named('understood', 'c1')[0]['outcome'] == 'question'
    work.answer(AnswerMessage('the blue one'))
    wait_until(lambda: ears.graphs)
    assert ears.graphs[0].id == 'c1'
    assert [s.target for s in ears.graphs[0].steps] == ['blue_lamp']


def test_a_question_is_answered_by_the_next_command_of_the_same_speaker_only(working):
    work, ears = working()
    work.hear(Command('turn on the lamp', 'c1', 'ann'))
    work.hear(Command('the red one', 'c2', 'bob'))
    wait_until(lambda: ears.named('understood', 'c2'))
    assert ears.graphs == []
    work.hear(Command('the red one', 'c3', 'ann'))
    wait_until(lambda: ears.graphs)
    assert [s.target for s in ears.graphs[0].steps] == ['red_lamp']


def test_a_yes_for_the_executor_is_not_taken(working):
    work, ears = working()
    work.hear(Command('turn on the lamp', 'c1', 'ann'))
    wait_until(lambda: ears.named('understood', 'c1'))
    work.note_event({'event': 'question', 'id': 'other'})
    work.answer(AnswerMessage('yes'))
    work.note_event({'event': 'answered', 'id': 'other'})
    work.answer(AnswerMessage('the red one', question_id='not mine'))
    work.answer(AnswerMessage('the red one', question_id='c1'))
    wait_until(lambda: ears.graphs)
    assert len(ears.named('understood')) == 2


def test_a_no_that_names_the_question_of_the_bridge_is_taken_while_the_executor_asks(working):
    work, ears = working()
    work.note_event({'event': 'question', 'id': 'other'})
    work.hear(Command('turn on the lamp', 'c1', 'ben'))
    wait_until(lambda: ears.named('understood', 'c1'))
    work.answer(AnswerMessage('no', 'ben', 'c1'))
    wait_until(lambda: ears.named('understood')[1:])
    assert ears.replies[-1] == 'All right, nothing is done.'
    assert (ears.graphs, ears.answers) == ([], [])


def test_a_yes_that_is_typed_as_a_command_reaches_the_executor_while_it_asks(working):
    work, ears = working()
    work.note_event({'event': 'question', 'id': 'other'})
    work.note_event({'event': 'report', 'id': 'one that was done before'})
    work.hear(Command('Yes, please', 'c2', 'ann', channel='voice'))
    assert ears.answers == [('Yes, please', 'ann', 'voice')]
    (told,) = ears.named('understood', 'c2')
    assert (told['outcome'], told['about']) == ('answer', 'other')
    work.hear(Command('turn on the red lamp', 'c3', 'ann'))
    wait_until(lambda: ears.graphs)
    work.note_event({'event': 'answered', 'id': 'other'})
    work.hear(Command('yes', 'c4', 'ann'))
    wait_until(lambda: ears.named('understood', 'c4'))
    assert len(ears.answers) == 1


def test_an_answer_is_answered_in_the_language_of_the_question(working):
    work, ears = working()
    work.hear(Command('turn on the lamp', 'c1', 'ann', language='de'))
    wait_until(lambda: ears.named('understood', 'c1'))
    work.answer(AnswerMessage('2', 'ann', 'c1'))
    wait_until(lambda: ears.graphs)
    assert ears.graphs[0].language == 'de'
    assert ears.replies[-1].startswith('Ich werde')


def test_an_answer_that_nobody_asked_for_is_not_a_command(working):
    work, ears = working()
    work.answer(AnswerMessage('turn on the red lamp'))
    work.hear(Command('turn on the blue lamp', 'c1'))
    wait_until(lambda: ears.graphs)
    assert [g.id for g in ears.graphs] == ['c1']


def test_a_question_is_forgotten_after_its_time(working):
    clock = FakeClock()
    work, ears = working(clock=clock, answer_within_s=60)
    work.hear(Command('turn on the lamp', 'c1', 'ann'))
    wait_until(lambda: ears.named('understood', 'c1'))
    clock.advance(61)
    work.answer(AnswerMessage('the red one'))
    work.hear(Command('the red one', 'c2', 'ann'))
    wait_until(lambda: ears.named('understood', 'c2'))
    assert ears.graphs == []


@pytest.mark.parametrize('words', ['cancel that', 'Never mind!', 'vergiss es', 'laisse tomber'])
def test_what_a_speaker_asked_for_last_and_is_not_done_is_taken_back(working, words):
    work, ears = working()
    for number, speaker in enumerate(('ann', 'ann', 'bob')):
        work.hear(Command('turn on the red lamp', f'c{number}', speaker))
    wait_until(lambda: len(ears.graphs) == 3)
    work.hear(Command(words, 'x1', 'ann'))
    assert ears.given_up == [('c1', 'ann')]
    (told,) = ears.named('understood', 'x1')
    assert (told['outcome'], told['about']) == ('answer', 'c1')
    work.note_event({'event': 'report', 'id': 'c1'})
    work.hear(Command(words, 'x2', 'ann'))
    assert ears.given_up[1:] == [('c0', 'ann')]


def test_where_nothing_of_a_speaker_is_being_done_there_is_nothing_to_take_back(working):
    work, ears = working()
    work.hear(Command('turn on the red lamp', 'c1', 'ann'))
    wait_until(lambda: ears.graphs)
    work.note_event({'event': 'report', 'id': 'c1'})
    work.hear(Command('turn on the blue lamp', 'c2', 'bob'))
    wait_until(lambda: len(ears.graphs) == 2)
    work.hear(Command('cancel', 'x1', 'ann'))
    wait_until(lambda: ears.named('understood', 'x1'))
    assert ears.given_up == []
    assert ears.named('understood', 'x1')[0]['outcome'] == 'unknown'
    assert 'nothing that you asked for' in ears.replies[-1]


def test_what_is_not_to_go_on_is_given_up_whoever_asked_for_it(working):
    work, ears = working()
    work.hear(Command('go to the table', 'c1', 'ann'))
    work.hear(Command('turn on the red lamp', 'c2', 'ann'))
    wait_until(lambda: len(ears.graphs) == 2)
    work.hear(Command('hey, stop going to the table please', 'x1', 'bob'))
    wait_until(lambda: ears.given_up)
    assert ears.given_up == [('c1', 'bob')]
    (told,) = ears.named('understood', 'x1')
    assert (told['outcome'], told['about']) == ('answer', 'c1')
    work.hear(Command("stop going there when I say so, and don't move the lamp", 'x2', 'bob'))
    work.hear(Command('stop going to the table', 'x3', 'bob'))
    wait_until(lambda: ears.named('understood', 'x3'))
    assert ears.given_up == [('c1', 'bob')]
    assert ears.named('understood', 'x3')[0]['outcome'] == 'unknown'
    assert 'nothing' in ears.named('understood', 'x3')[0]['say']


def test_what_is_said_beside_it_is_understood(working):
    work, ears = working()
    work.hear(Command('go to the table', 'c1', 'ann'))
    wait_until(lambda: ears.graphs)
    work.hear(Command('stop going there and turn on the blue lamp', 'c2', 'ann'))
    wait_until(lambda: len(ears.graphs) == 2)
    assert ears.given_up == [('c1', 'ann')]
    assert [(s.skill, s.target) for s in ears.graphs[1].steps] == [('turn_on', 'blue_lamp')]


def test_what_was_still_being_understood_when_it_is_not_to_go_on_is_given_up(site, working):
    held = Held(site, 'go to the table')
    work, ears = working(understander=held)
    work.hear(Command('go to the table', 'c1', 'ann'))
    wait_until(held.begun.is_set)
    work.hear(Command("don't go there any more", 'x1', 'ann'))
    held.go.set()
    wait_until(lambda: ears.named('understood', 'x1'))
    assert ears.given_up == [('c1', 'ann')]


def test_a_command_is_taken_back_while_it_is_being_understood(working):
    decoder = SlowDecoder(Call('turn_on', ('the red lamp',)))
    work, ears = working(decoder)
    work.hear(Command('ponder the red lamp', 'c1', 'ann'))
    wait_until(lambda: decoder.asked)
    work.hear(Command('forget it', 'x1', 'ann'))
    work.hear(Command('turn on the blue lamp', 'c2', 'ann'))
    decoder.go.set()
    wait_until(lambda: ears.graphs)
    assert [g.id for g in ears.graphs] == ['c2']
    (refused,) = ears.named('refused')
    assert refused['id'] == 'c1'
    assert ears.named('understood', 'x1')[0]['about'] == 'c1'
    assert 'taken back' in ears.replies[0]


def test_a_question_that_is_open_is_answered_and_nothing_else_taken_back(working):
    work, ears = working()
    work.hear(Command('turn on the red lamp', 'c1', 'ann'))
    work.hear(Command('turn on the lamp', 'c2', 'ann'))
    wait_until(lambda: ears.named('understood', 'c2'))
    work.hear(Command('never mind', 'x1', 'ann'))
    wait_until(lambda: ears.named('understood', 'x1'))
    assert ears.given_up == []
    assert ears.replies[-1] == 'All right, nothing is done.'


def test_an_answer_is_taken_back_while_it_is_being_understood(site, working):
    held = Held(site, 'the red one')
    work, ears = working(understander=held)
    work.hear(Command('turn on the lamp', 'c1', 'ann'))
    wait_until(lambda: ears.named('understood', 'c1'))
    work.hear(Command('the red one', 'c2', 'ann'))
    assert held.begun.wait(10)
    work.hear(Command('never mind', 'x1', 'ann'))
    held.go.set()
    assert ears.named('understood', 'x1')[0]['about'] == 'c2'
    work.hear(Command('the blue one', 'c3', 'ann'))
    wait_until(lambda: ears.named('understood', 'c3'))
    assert ears.graphs == []
    assert [e['id'] for e in ears.named('refused')] == ['c2']


def test_of_commands_that_wait_the_last_is_taken_back_and_then_the_one_before(site, working):
    held = Held(site, 'turn on the red lamp')
    work, ears = working(understander=held)
    for number, lamp in enumerate(('red', 'blue', 'blue')):
        work.hear(Command(f'turn on the {lamp} lamp', f'c{number}', 'ann'))
    assert held.begun.wait(10)
    for number in (1, 2):
        work.hear(Command('forget it', f'x{number}', 'ann'))
    assert [ears.named('understood', f'x{n}')[0]['about'] for n in (1, 2)] == ['c2', 'c1']
    held.go.set()
    wait_until(lambda: len(ears.named('refused')) == 2)
    assert [g.id for g in ears.graphs] == ['c0']


def test_a_question_that_nobody_answered_in_time_keeps_nothing_from_being_heard(working):
    clock = FakeClock()
    work, ears = working(clock=clock, answer_within_s=60)
    work.hear(Command('turn on the red lamp', 'c1', 'ann'))
    work.hear(Command('turn on the lamp', 'c2', 'ann'))
    wait_until(lambda: ears.named('understood', 'c2'))
    clock.advance(61)
    work.note_event({'event': 'question', 'id': 'other'})
    work.hear(Command('yes', 'c3', 'ann'))
    assert [text for text, *_ in ears.answers] == ['yes']
    work.hear(Command('never mind', 'x1', 'ann'))
    assert ears.given_up == [('c1', 'ann')]


def test_an_answer_that_comes_twice_answers_no_other_question(site, working):
    asking = Asking(site, 'two')
    work, ears = working(understander=asking)
    work.hear(Command('pour', 'c1', 'ann'))
    wait_until(lambda: ears.named('understood', 'c1'))
    for _ in range(2):
        work.answer(AnswerMessage('two', 'ann', 'c1'))
    asking.go.set()
    work.hear(Command('three', 'c2', 'ann'))
    wait_until(lambda: ears.named('understood', 'c2'))
    assert asking.taken == [('pour', None), ('two', 'pour of what?'), ('three', 'two of what?')]


@pytest.mark.parametrize('choices', [(), (Choice('red_lamp', 'the red lamp'),)])
def test_what_was_said_before_a_question_is_none_of_the_words_that_may_answer_it(
    site, working, choices
):
    clock = FakeClock()
    asking = Asking(site, 'pour', choices)
    work, ears = working(understander=asking, clock=clock)
    work.hear(Command('pour', 'c1', 'ann'))
    assert asking.begun.wait(10)
    work.hear(Command('drink', 'c2', 'ann'))
    clock.advance(1)
    asking.go.set()
    wait_until(lambda: ears.named('understood', 'c2'))
    assert asking.taken[1] == ('drink', 'pour of what?' if choices else None)


@pytest.mark.parametrize(
    ('row', 'undone'),
    [
        ({'outcome': 'confirmed'}, ['turn_off']),
        ({'outcome': 'failed', 'code': 'timed_out'}, ['turn_off']),
        ({'outcome': 'failed', 'code': 'not_confirmed'}, []),
        ({'outcome': 'skipped'}, []),
        ({'outcome': 'cancelled'}, []),
    ],
)
def test_what_came_to_nothing_is_not_undone(working, tmp_path, row, undone):
    work, ears = working(memories=SqliteMemory(tmp_path / 'memory.sqlite'))
    work.hear(Command('turn on the red lamp', 'c1', 'ann'))
    wait_until(lambda: ears.graphs)
    (step,) = ears.graphs[0].steps
    work.note_event({'event': 'report', 'id': 'c1', 'steps': [{'id': step.id, **row}]})
    work.hear(Command('undo that', 'c2', 'ann'))
    wait_until(lambda: ears.named('understood', 'c2'))
    work.hear(Command('turn on the red lamp', 'c3', 'ann'))
    wait_until(lambda: ears.graphs[-1].id == 'c3')
    assert [s.skill for g in ears.graphs[1:-1] for s in g.steps] == undone
    work.hear(Command('undo that', 'c4', 'ann'))
    wait_until(lambda: ears.graphs[-1].id == 'c4')


def test_what_no_executor_took_is_not_undone(working):
    work, ears = working(has_executor=False)
    work.hear(Command('turn on the red lamp', 'c1', 'ann'))
    wait_until(lambda: ears.named('refused', 'c1'))
    ears.has_executor = True
    work.hear(Command('undo that', 'c2', 'ann'))
    wait_until(lambda: ears.named('understood', 'c2'))
    assert ears.named('understood', 'c2')[0]['outcome'] == 'unknown'


def test_when_too_many_commands_wait_the_next_is_told_so(working):
    decoder = SlowDecoder()
    work, ears = working(decoder, most_waiting=2)
    work.hear(Command('ponder the meaning of conveyors', 'c0'))
    wait_until(lambda: decoder.asked)
    for number in range(1, 4):
        work.hear(Command('turn on the red lamp', f'c{number}'))
    assert [e['id'] for e in ears.named('refused')] == ['c3']
    assert 'busy' in ears.replies[-1]
    decoder.go.set()
    wait_until(lambda: len(ears.graphs) == 2)
    assert [g.id for g in ears.graphs] == ['c1', 'c2']


@pytest.mark.parametrize('how', ['word', 'event'])
def test_a_stop_drops_what_waits_and_what_is_being_understood(working, how):
    decoder = SlowDecoder(Call('turn_on', ('the red lamp',)))
    work, ears = working(decoder)
    work.hear(Command('make the red lamp shine somehow', 'c0'))
    wait_until(lambda: decoder.asked)
    work.hear(Command('turn on the blue lamp', 'c1'))
    if how == 'word':
        work.hear_stop(Command('stop', 'c2', 'ann'))
        assert ears.named('understood', 'c2')[0]['outcome'] == 'stop'
    else:
        work.note_event({'event': 'stopped', 'id': None, 'by': 'button'})
    decoder.go.set()
    wait_until(lambda: len(ears.named('refused')) == 2)
    assert {e['problems'][0]['code'] for e in ears.named('refused')} == {'stopped'}
    work.hear(Command('turn on the red lamp', 'c3'))
    wait_until(lambda: ears.graphs)
    assert [g.id for g in ears.graphs] == ['c3']


@pytest.mark.parametrize(('words', 'sentence'), [('stop', 'dropped'), ('forget it', 'taken back')])
def test_a_plan_that_waits_for_the_executor_is_not_given_to_it_after(working, words, sentence):
    work, ears = working(has_executor=None)
    work.hear(Command('turn on the red lamp', 'c1', 'ann'))
    assert ears.has_to_wait.wait(10)
    (work.hear_stop if words == 'stop' else work.hear)(Command(words, 'c2', 'ann'))
    wait_until(lambda: ears.named('refused', 'c1'))
    ears.has_executor = True
    assert ears.named('refused', 'c1')[0]['problems'][0]['code'] == 'stopped'
    assert sentence in ears.replies[-1]
    work.hear(Command('turn on the blue lamp', 'c3', 'ann'))
    wait_until(lambda: ears.graphs)
    assert ([g.id for g in ears.graphs], ears.given_up) == (['c3'], [])


def test_a_plan_is_given_up_that_was_given_to_the_executor_as_a_stop_came(working):
    work, ears = working()
    ears.on_graph = work.drop
    work.hear(Command('turn on the red lamp', 'c1', 'ann'))
    wait_until(lambda: ears.given_up)
    assert ears.given_up == [('c1', '')]


def handed_over(working, text='turn on the red lamp', **more):
    """A plan that was handed over just now, and of which no receipt has come."""
    clock = FakeClock()
    work, ears = working(clock=clock, **more)
    work.hear(Command(text, 'c1', 'ann'))
    wait_until(lambda: ears.graphs)
    # What was published is noted when the worker takes the next.
    work.hear(Command('sing', 'c2', 'ben'))
    wait_until(lambda: ears.named('understood', 'c2'))
    return work, ears, clock


@pytest.mark.parametrize('name', ['received', 'refused', 'repeated', 'report'])
def test_a_plan_with_a_receipt_is_published_once(working, name):
    work, ears, clock = handed_over(working)
    work.note_event({'event': name, 'id': 'c1'})
    clock.advance(60)
    work.tend()
    assert (ears.repeated, ears.named('refused'), ears.dropped) == ([], [], [])


def test_a_plan_that_nobody_takes_is_published_again_and_then_told_as_lost(working):
    work, ears, clock = handed_over(working)
    for _ in range(3):
        clock.advance(2)
        work.tend()
    assert ears.repeated == ears.graphs * 3
    assert ears.named('refused') == []
    clock.advance(2)
    work.tend()
    (refused,) = ears.named('refused')
    assert (refused['id'], refused['problems'][0]['code']) == ('c1', 'unavailable')
    assert ears.replies[-1].startswith('Nobody took the plan, so nothing is done.')
    assert ears.dropped == ['c1']
    clock.advance(60)
    work.tend()
    assert (len(ears.repeated), len(ears.named('refused'))) == (3, 1)


def test_what_nobody_took_is_told_in_the_language_of_its_command(working):
    work, ears, clock = handed_over(working, 'schalte das red lamp ein')
    clock.advance(60)
    work.tend()
    assert ears.replies[-1].startswith('Niemand hat den Plan angenommen')


def test_a_plan_that_is_taken_too_late_is_cancelled(working):
    work, ears, clock = handed_over(working)
    clock.advance(8)
    work.tend()
    ears.dropped.clear()
    work.note_event({'event': 'received', 'id': 'c1'})
    assert ears.dropped == ['c1']
    work.note_event({'event': 'report', 'id': 'c1'})
    assert ears.dropped == ['c1']


def test_a_stop_ends_the_waiting_and_what_is_taken_then_is_cancelled(working):
    work, ears, clock = handed_over(working)
    work.hear_stop(Command('stop', 's1', 'ann'))
    (refused,) = ears.named('refused')
    assert (refused['id'], refused['problems'][0]['code']) == ('c1', 'stopped')
    clock.advance(60)
    work.tend()
    assert (ears.repeated, len(ears.named('refused'))) == ([], 1)
    work.note_event({'event': 'received', 'id': 'c1'})
    assert ears.dropped == ['c1']


@pytest.mark.parametrize('way', ['words', 'topic'])
def test_a_plan_that_is_taken_back_is_not_published_again(working, way):
    work, ears, clock = handed_over(working)
    if way == 'words':
        work.hear(Command('never mind', 'x1', 'ann'))
        assert ears.given_up == [('c1', 'ann')]
    else:
        work.note_cancel('c1')
    clock.advance(2)
    work.tend()
    assert ears.repeated == []
    (refused,) = ears.named('refused')
    assert (refused['id'], refused['problems'][0]['code']) == ('c1', 'stopped')
    assert 'taken back' in ears.replies[-1]


def test_what_nobody_took_is_neither_undone_nor_taken_back(working):
    work, ears, clock = handed_over(working)
    clock.advance(8)
    work.tend()
    for text, command_id in (('never mind', 'x1'), ('undo that', 'x2')):
        work.hear(Command(text, command_id, 'ann'))
        wait_until(lambda i=command_id: ears.named('understood', i))
        assert ears.named('understood', command_id)[0]['outcome'] == 'unknown'
    assert (ears.given_up, len(ears.graphs)) == ([], 1)


def test_while_the_model_loads_templates_work_and_the_rest_is_told_so(working):
    work, ears = working()
    work.is_loading = True
    work.hear(Command('turn on the red lamp', 'c1'))
    work.hear(Command('could you possibly illuminate my work', 'c2'))
    wait_until(lambda: ears.named('understood', 'c2'))
    assert [g.id for g in ears.graphs] == ['c1']
    assert 'still loading' in ears.replies[-1]
    work.note_event({'event': 'report', 'id': 'c1'})
    work.hear(Command('never mind', 'c3'))
    wait_until(lambda: ears.named('understood', 'c3'))
    assert 'nothing that you asked for' in ears.replies[-1]


def test_a_command_that_breaks_something_does_not_end_the_work(working):
    work, ears = working()
    ears.graph = lambda *_: 1 / 0
    work.hear(Command('turn on the red lamp', 'c1'))
    wait_until(lambda: ears.named('refused', 'c1'))
    del ears.graph
    work.hear(Command('turn on the blue lamp', 'c2'))
    wait_until(lambda: ears.graphs)


@pytest.mark.parametrize(
    ('text', 'wanted'),
    [
        (' yes ', AnswerMessage('yes')),
        ('{"text": "no", "by": "ann", "question_id": "q"}', AnswerMessage('no', 'ann', 'q')),
        ('{"text"', AnswerMessage('')),
        ('{"a":' * 9000, AnswerMessage('')),
        ('{}', AnswerMessage('')),
    ],
)
def test_an_answer_is_text_or_an_object(text, wanted):
    assert parse_answer(text) == wanted


def test_what_was_said_before_a_restart_is_remembered_on_its_own_channel(working, site, tmp_path):
    store = SqliteMemory(tmp_path / 'memory.sqlite')
    first, ears = working(memories=store)
    first.hear(Command('turn on the red lamp', 'c1', 'ann', channel='voice'))
    wait_until(lambda: ears.graphs)
    wait_until(lambda: store.recall('ann@voice').turns)
    first.end()
    second, ears = working(memories=SqliteMemory(tmp_path / 'memory.sqlite'))
    second.hear(Command('turn it off', 'c2', 'ann', channel='mqtt'))
    second.hear(Command('turn it off', 'c3', 'ann', channel='voice'))
    wait_until(lambda: ears.graphs)
    assert [(s.skill, s.target) for s in ears.graphs[0].steps] == [('turn_off', 'red_lamp')]
    assert ears.graphs[0].id == 'c3'
    assert len(ears.named('understood', 'c2')) == 1
