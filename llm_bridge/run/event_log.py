"""The executor's events on their way to the journal."""

from collections.abc import Mapping

from llm_bridge.run.ports import Clock, Journal

_AGAIN_S = 60.0
"""The same trouble is written down again after this time, not at every tick."""


class EventLog:
    """Writes events with their time and the id of their graph, and remembers what went wrong."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._last_error: dict[str, float] = {}
        self.trouble = ''
        """The last thing that went wrong around the executor; '' when nothing did."""

    def write(self, event: str, graph_id: str, data: Mapping[str, object]) -> None:
        """Write an event. Raises what the journal raises: then nothing may be done."""
        self._journal.append(event, {'at': self._clock.wall(), 'id': graph_id, **data})

    def record(self, event: str, graph_id: str, data: Mapping[str, object]) -> None:
        """Write an event as well as one can. Reports and stops happen with a broken log, too."""
        try:
            self.write(event, graph_id, data)
        except Exception as error:  # whatever the journal is made of
            self.trouble = f'journal: {error}'

    def error(self, message: str, graph_id: str = '') -> None:
        """Record that something broke; the same message at most once a minute."""
        now = self._clock.now()
        self.trouble = message
        if now - self._last_error.get(message, now - 2 * _AGAIN_S) < _AGAIN_S:
            return
        if len(self._last_error) > 100:
            self._last_error.clear()
        self._last_error[message] = now
        self.record('error', graph_id, {'message': message})
