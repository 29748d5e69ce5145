"""Whether the executor has taken what it was handed: each graph waits for its receipt."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
import threading
from typing import Protocol

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.run.ports import Clock
from llm_bridge.site.text_enum import TextEnum

AGAIN_S = 2.0
"""A graph without a receipt is published once more each time that this has passed."""

GIVE_UP_S = 8.0
"""A graph that has no receipt so long after it was published first is given up."""

MOST_GIVEN_UP = 1000
"""So many graphs that were given up are remembered, in case somebody takes one yet."""

_RECEIPTS = ('received', 'repeated', 'question', 'step', 'report')
"""Events of the executor about a graph that show that it has it."""


class Loss(TextEnum):
    """Why a graph without a receipt is given up."""

    NOT_TAKEN = 'not_taken'
    """Nobody sent one in time."""
    TAKEN_BACK = 'taken_back'
    """The speaker, or somebody on the topic `cancel`, gave it up."""
    STOPPED = 'stopped'
    """A stop came."""


@dataclass(frozen=True)
class Due:
    """What is to be done about graphs without a receipt."""

    again: tuple[ActionGraph, ...] = ()
    """To be published once more."""
    lost: tuple[tuple[ActionGraph, Loss], ...] = ()
    """Given up just now."""


@dataclass
class _Sent:
    graph: ActionGraph
    first: float | None = None
    """When it was published, on the clock of the receipts; None: it is about to be."""
    last: float = 0.0
    loss: Loss | None = None
    """Why it is not wanted any more."""


class Receipts:
    """Which graphs wait for a receipt, and what is due for them. From any thread."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._sent: dict[str, _Sent] = {}
        self._given_up: OrderedDict[str, None] = OrderedDict()

    def expect(self, graph: ActionGraph) -> None:
        """Wait for a receipt of a graph that is about to be published: it may come at once."""
        with self._lock:
            self._given_up.pop(graph.id, None)
            self._sent[graph.id] = _Sent(graph)

    def note_published(self, graph_id: str) -> None:
        """Let the time begin in which a receipt is waited for."""
        with self._lock:
            sent = self._sent.get(graph_id)
            if sent is not None:
                sent.first = sent.last = self._clock.now()

    def forget(self, graph_id: str) -> None:
        """Wait for nothing: the graph was not published."""
        with self._lock:
            self._sent.pop(graph_id, None)

    def take_back(self, graph_id: str) -> None:
        """Publish a graph no more that somebody gave up."""
        with self._lock:
            sent = self._sent.get(graph_id)
            if sent is not None:
                sent.loss = Loss.TAKEN_BACK

    def stop(self) -> tuple[ActionGraph, ...]:
        """Wait for nothing any more; return the graphs that are given up by that."""
        with self._lock:
            ended = []
            for sent in list(self._sent.values()):
                if sent.first is None:
                    sent.loss = Loss.STOPPED  # it may just be on its way
                else:
                    self._give_up(sent)
                    ended.append(sent.graph)
            return tuple(ended)

    def note(self, event: Mapping[str, object]) -> bool:
        """Take an event of the executor; say whether it has taken a graph that is given up."""
        graph_id, name = str(event.get('id') or ''), event.get('event')
        # Words that are refused before they are a graph are so on a channel.
        is_refusal = name == 'refused' and 'channel' not in event
        if name not in _RECEIPTS and not is_refusal:
            return False
        has_ended = is_refusal or name == 'report' or event.get('outcome') is not None
        with self._lock:
            sent = self._sent.pop(graph_id, None)
            if sent is not None and sent.loss is not None:
                self._give_up(sent)
            return graph_id in self._given_up and not has_ended

    def due(self) -> Due:
        """Return what is due now; each graph that is lost is told once."""
        now = self._clock.now()
        again, lost = [], []
        with self._lock:
            for sent in list(self._sent.values()):
                if sent.first is None or now - sent.last < AGAIN_S:
                    continue
                if sent.loss is None and now - sent.first >= GIVE_UP_S:
                    sent.loss = Loss.NOT_TAKEN
                if sent.loss is None:
                    sent.last = now
                    again.append(sent.graph)
                else:
                    self._give_up(sent)
                    lost.append((sent.graph, sent.loss))
        return Due(tuple(again), tuple(lost))

    def _give_up(self, sent: _Sent) -> None:
        self._sent.pop(sent.graph.id, None)
        self._given_up[sent.graph.id] = None
        while len(self._given_up) > MOST_GIVEN_UP:
            self._given_up.popitem(last=False)


class Hands(Protocol):
    """What reaches the executor."""

    def graph(self, graph: ActionGraph, is_wanted: Callable[[], bool]) -> bool:
        """Hand a graph to the executor; False when there is none, or it is wanted no more."""

    def repeat(self, graph: ActionGraph) -> None:
        """Publish a graph once more."""

    def cancel(self, graph_id: str, by: str, *, is_quiet: bool = False) -> None:
        """Tell the executor to give a graph up; quietly: it says nothing where it has none."""


class Handover:
    """Hands graphs to the executor, and sees to it that each is taken or told as lost."""

    def __init__(
        self, hands: Hands, clock: Clock, on_lost: Callable[[ActionGraph, Loss], None]
    ) -> None:
        """`on_lost` is told of each graph that nobody has taken, once it is given up."""
        self._hands, self._on_lost = hands, on_lost
        self._receipts = Receipts(clock)

    def hand(self, graph: ActionGraph, is_wanted: Callable[[], bool]) -> bool:
        """Hand a graph over; False when there is nobody to hand it to, or it is wanted no more."""
        self._receipts.expect(graph)
        is_published = False
        try:
            is_published = self._hands.graph(graph, is_wanted)
        finally:
            if is_published:
                self._receipts.note_published(graph.id)
            else:
                self._receipts.forget(graph.id)
        return is_published

    def take_back(self, graph_id: str, by: str) -> None:
        """Give a graph up, and tell the executor who does."""
        self._receipts.take_back(graph_id)
        self._hands.cancel(graph_id, by)

    def note_cancel(self, graph_id: str) -> None:
        """Take it that somebody told the executor to give a graph up, which it may not have."""
        self._receipts.take_back(graph_id)

    def stop(self) -> None:
        """Wait for nothing any more, and publish nothing again: a stop came."""
        for graph in self._receipts.stop():
            self._on_lost(graph, Loss.STOPPED)

    def note(self, event: Mapping[str, object]) -> None:
        """Take an event of the executor; what it takes too late it is told to give up."""
        if self._receipts.note(event):
            self._hands.cancel(str(event['id']), '', is_quiet=True)

    def tend(self) -> None:
        """Do what is due; call it a few times a second."""
        due = self._receipts.due()
        for graph in due.again:
            self._hands.repeat(graph)
        for graph, loss in due.lost:
            self._hands.cancel(graph.id, '', is_quiet=True)
            self._on_lost(graph, loss)
