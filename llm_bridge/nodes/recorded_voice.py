"""What the bridge heard and understood, written to its own log before it is told."""

from collections import OrderedDict
from collections.abc import Callable, Mapping

from llm_bridge.adapters.world_message import world_data
from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.nodes.bridge_work import Voice
from llm_bridge.run.audit_lines import AuditError
from llm_bridge.run.ports import Clock, Journal
from llm_bridge.site.world import World

MOST_UNWRITTEN = 1000
"""Of so many commands it is remembered that something could not be written."""


class RecordedVoice:
    """A Voice that keeps a log. A plan that cannot be written down is not handed to the executor.

    What is understood is logged with the world that it was understood in, so that it can be
    understood again.
    """

    def __init__(
        self, voice: Voice, journal: Journal, clock: Clock, world: Callable[[], World]
    ) -> None:
        self._voice, self._journal, self._clock, self._world = voice, journal, clock, world
        self.model: Mapping[str, object] = {}
        """Name and digests of the model that understands; empty without one."""
        self.trouble = ''
        """Why the last event could not be written; '' when it could."""
        self._unwritten: OrderedDict[str, str] = OrderedDict()
        """Id of a command -> why something of it could not be written."""

    def event(self, name: str, command_id: str, data: Mapping[str, object]) -> None:
        """Write an event down and publish it."""
        more: dict[str, object] = {}
        if name == 'understood':
            more = {'world': world_data(self._world())}
            if self.model:
                more['decoder'] = dict(self.model)
        self._record(name, command_id, {**data, **more})
        self._voice.event(name, command_id, data)

    def reply(self, text: str) -> None:
        """Hand on what to say."""
        self._voice.reply(text)

    def answer(self, text: str, by: str, channel: str = '', at: float | None = None) -> None:
        """Hand an answer to the executor, which asked and writes it down."""
        self._voice.answer(text, by, channel, at)

    def graph(self, graph: ActionGraph, is_wanted: Callable[[], bool]) -> bool:
        """Hand a graph to the executor. Raises AuditError when its command is not written down."""
        trouble = self.trouble or self._unwritten.get(graph.id)
        if trouble:
            raise AuditError(trouble)
        taken = self._voice.graph(graph, is_wanted)
        self._record('handed_over', graph.id, {'taken': taken, 'steps': len(graph.steps)})
        return taken

    def repeat(self, graph: ActionGraph) -> None:
        """Publish a graph once more, and write that down."""
        self._record('handed_over', graph.id, {'taken': True, 'again': True})
        self._voice.repeat(graph)

    def cancel(self, graph_id: str, by: str, *, is_quiet: bool = False) -> None:
        """Have the executor give a graph up; it writes that down."""
        self._voice.cancel(graph_id, by, is_quiet=is_quiet)

    def _record(self, name: str, command_id: str, data: Mapping[str, object]) -> None:
        try:
            self._journal.append(name, {'at': self._clock.wall(), 'id': command_id, **data})
            self.trouble = ''
        except (AuditError, OSError) as error:
            self.trouble = self._unwritten[command_id] = str(error)
            if len(self._unwritten) > MOST_UNWRITTEN:
                self._unwritten.popitem(last=False)
