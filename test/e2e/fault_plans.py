"""Five plans at once, each in another phase of its way, and what witnesses saw of them."""

from contextlib import suppress
from dataclasses import dataclass, field
import json
import os
from pathlib import Path
import signal
import time

from bad_link import BadLink
from bad_ros_link import BadRosLink
from fault_stack import FaultStack, pause
from real_broker import wait_until

from llm_bridge.adapters.state_folder import bridge_log, executor_log
from llm_bridge.run.audit import read, verify

PHASES = ('said', 'arriving', 'asking', 'moving', 'waiting', 'verifying')
DEVICES = {
    'said': ('living_room_light', 'home/living_room/light', {'state': 'off'}, {'state': 'on'}),
    'arriving': ('kitchen_light', 'home/kitchen/light', {'state': 'off'}, {'state': 'on'}),
    'asking': (
        'back_door_lock',
        'home/kitchen/back_door_lock',
        {'state': 'locked'},
        {'state': 'unlocked'},
    ),
    'waiting': ('hall_light', 'home/hall/light', {'state': 'off'}, {'state': 'on'}),
    'verifying': (
        'bedroom_blinds',
        'home/bedroom/blinds',
        {'position': 100, 'state': 'open'},
        {'position': 0},
    ),
}
"""Phase -> the device that its plan is about, its topic, how it is before and shall be after."""

CONDITION = 'desk_lamp'
"""What the waiting plan waits for: that it is on."""

WHEN_ON = {'mode': 'wait', 'condition': {'entity': CONDITION, 'op': 'eq', 'value': 'on'}}
TORN = 'torn by a crash'


NEAR = '    namespace: rover\n'
FAR = 'rover_over_there'
"""The namespace in which the executor finds the rover: behind a link."""


class MatrixStack(FaultStack):
    """Every process, and between them links that can be made bad."""

    def __init__(self, folder):
        super().__init__(folder)
        port = self.options.mqtt_port
        self.links = {
            'executor': BadLink(port),
            'sim_devices': BadLink(port),
            'ros': BadRosLink('rover', FAR),
        }
        far = Path(self.options.site).with_name('home_with_links.yaml')
        text = Path(self.options.site).read_text(encoding='utf-8')
        assert text.count(NEAR) == 1
        far.write_text(text.replace(NEAR, f'    namespace: {FAR}\n'), encoding='utf-8')
        self._own = {
            'executor': {'site': str(far), 'mqtt_port': self.links['executor'].port},
            'sim_devices': {'mqtt_port': self.links['sim_devices'].port},
        }
        self._paused = set()

    def __exit__(self, *error):
        self.resume()
        super().__exit__(*error)
        for link in self.links.values():
            link.close()

    def start(self, *names, **options):
        for name in names:
            super().start(name, **{**self._own.get(name, {}), **options})

    def pause(self, name):
        """Have a process, and what it started, stand still."""
        self._paused.add(name)
        os.killpg(self._running[name].pid(name), signal.SIGSTOP)

    def resume(self):
        """Let every paused process go on."""
        for name in self._paused:
            with suppress(TypeError, ProcessLookupError):
                os.killpg(self._running[name].pid(name), signal.SIGCONT)
        self._paused.clear()

    def make_well(self):
        """Start and mend everything, and put every device as it is before the plans."""
        self.resume()
        for link in self.links.values():
            link.well()
        super().make_well()
        # Whatever still waits from the plans before is given up.
        self.client.stop()
        self.client.reset()
        self.put({CONDITION: {'state': 'off'}})
        self.put({name: state for name, _, state, _ in DEVICES.values()})
        list(self.client.events())

    def put(self, states):
        """Put devices into states, by hand as it were, and wait until the executor sees it."""

        def is_so():
            for name, state in states.items():
                if not state.items() <= self.seen(name).items():
                    # Once more: it may not have been there to hear it.
                    self.mqtt.send(f'sim/{name}/set', json.dumps(state))
                    pause(self, 0.2)
                    return False
            return True

        self.until(is_so, what=f'states {states}')

    def entries(self):
        """Return the lines of the executor's log, oldest first."""
        return read(executor_log(Path(self.options.state_folder), 'home'))

    def log_findings(self):
        """Return what is wrong with the logs, but for a line that a kill tore."""
        folder = Path(self.options.state_folder)
        logs = (executor_log(folder, 'home'), bridge_log(folder, 'home'))
        return [f.message for log in logs for f in verify(log) if TORN not in f.message]


@dataclass
class Plans:
    """What was begun, and since when witnesses look."""

    stack: MatrixStack
    since: float
    where: tuple[float, float] = (0.0, 0.0)
    ids: dict[str, str] = field(default_factory=dict)
    question: str = ''
    _events: list[dict[str, object]] = field(default_factory=list)

    def begin(self):
        """Bring a plan into each phase that a plan can be brought into before the fault."""
        stack = self.stack
        stack.ros.fault(fault='slow')
        place, self.where = stack.far_place()
        self.ids = {
            'moving': stack.send_graph(
                {'skill': 'go_to', 'target': 'rover', 'args': {'place': place}}
            ),
            'waiting': stack.send_graph(
                {'skill': 'turn_on', 'target': 'hall_light', 'when': WHEN_ON}
            ),
            'asking': stack.send_graph({'skill': 'unlock', 'target': 'back_door_lock'}),
        }
        self.question = stack.event('question', id=self.ids['asking'])['question_id']
        stack.ros.starts_moving()
        self.ids['verifying'] = stack.send_graph({'skill': 'close', 'target': 'bedroom_blinds'})
        wait_until(lambda: self.orders('verifying'), what='the order to the blinds')

    def go_on(self):
        """While the fault holds: two commands arrive, and the condition comes to hold."""
        self.ids['said'] = self.stack.client.say('turn on the living room light')
        self.ids['arriving'] = self.stack.send_graph(
            {'skill': 'turn_on', 'target': 'kitchen_light'}
        )

    def fulfil(self):
        """Have the condition come to hold, whether or not anybody can see it now."""
        self.stack.mqtt.send(f'sim/{CONDITION}/set', json.dumps({'state': 'on'}))

    def see_fulfilled(self):
        """Have the condition seen to hold."""
        self.stack.put({CONDITION: {'state': 'on'}})

    def answer(self, text='yes'):
        """Answer the question that was asked before the fault."""
        said = {'text': text, 'by': 'anna', 'channel': 'terminal', 'question_id': self.question}
        self.stack.ros.send('answer', json.dumps(said))

    def settle(self, lost=(), within_s=60):
        """Wait until every plan has its report, but those that are lost, and the rover rests."""
        self.stack.until(lambda: not self.open_plans(lost), within_s, 'the end of every plan')
        assert self.stack.ros.rests_within(30)
        pause(self.stack, 1.0)

    def open_plans(self, lost=()):
        """Return the phases whose plan may still do something."""
        self._events += self.stack.client.events()
        ended = {e.get('id') for e in self.stack.entries() if e['event'] == 'report'}
        # The bridge itself refuses what it knows to be in vain.
        ended |= {
            e.get('id')
            for e in self._events
            if e['event'] == 'refused' or (e['event'] == 'understood' and e['outcome'] != 'plan')
        }
        return [p for p, i in self.ids.items() if p not in lost and i not in ended]

    # What witnesses saw -------------------------------------------------------------------

    def orders(self, phase):
        """Return the payloads that the device of a phase was sent."""
        topic = f'{DEVICES[phase][1]}/set'
        return [m.payload for m in self.stack.mqtt.orders(self.since) if m.topic == topic]

    def goals(self):
        """Return the goals that the rover was sent to, of those that the plan leads to."""
        x, y = self.where
        return [g for g in self.stack.ros.goals if g[0] >= self.since and near(g[1:], (x, y))]

    def is_done(self, phase):
        """Say whether what the plan wants is so, as the device or the rover itself tells."""
        if phase == 'moving':
            return self.stack.ros.far_from(*self.where) < 0.35
        _, topic, _, after = DEVICES[phase]
        return after.items() <= json.loads(self.stack.mqtt.last(f'{topic}/state')).items()

    # What is said of it -------------------------------------------------------------------

    def reports(self, phase):
        return [
            e
            for e in self.stack.entries()
            if e['event'] == 'report' and e.get('id') == self.ids.get(phase)
        ]

    def outcome(self, phase):
        """Return how the step of a phase ended by the report, '' when there is none."""
        found = self.reports(phase)
        return found[0]['steps'][0]['outcome'] if found and found[0]['steps'] else ''

    def dispatched(self, phase):
        """Return the lines of the log that tell of an order."""
        mine = self.ids.get(phase)
        return [
            e for e in self.stack.entries() if e['event'] == 'dispatched' and e.get('id') == mine
        ]


def near(a, b):
    return abs(a[0] - b[0]) < 0.05 and abs(a[1] - b[1]) < 0.05


def begun(stack):
    """Return plans of which each is in its phase."""
    plans = Plans(stack, time.monotonic())
    plans.begin()
    return plans
