"""What the log gets beyond the executor's own events: orders, answers to them, observations."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from llm_bridge.graph.policy_words import source_words
from llm_bridge.graph.truth import value
from llm_bridge.run.audit_lines import AuditError
from llm_bridge.run.guards import local_time
from llm_bridge.run.ports import Clock, Dispatch, DispatchError, Journal, Order, Report, Watch
from llm_bridge.site.rulings import ruling
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

_MOST_ORDERS = 1000

Route = Callable[[Order], Mapping[str, object]]
"""Says how an order travels: via, topic or service, type, payload."""


@dataclass(frozen=True)
class _Sent:
    order: Order
    at: float


class AuditTrail:
    """A Dispatch and a Journal around those of the executor.

    Every order is written down before it is sent, and what was observed when its step ended. What
    cannot be written down is not sent.
    """

    def __init__(
        self,
        dispatch: Dispatch,
        journal: Journal,
        log: Journal,
        watch: Watch,
        clock: Clock,
        site: Site,
        route: Route,
    ) -> None:
        """`journal` takes the executor's events, and `log`, a part of it, the orders."""
        self._dispatch, self._journal, self._log = dispatch, journal, log
        self._watch, self._clock, self._site, self._route = watch, clock, site, route
        self._sent: OrderedDict[tuple[str, str], _Sent] = OrderedDict()

    # The journal --------------------------------------------------------------------------

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Hand an event on.

        One of a graph that was taken is told which rule allowed each step, and one of a step that
        has ended what was observed.
        """
        if event == 'received':
            data = {**data, 'policy': self._rules(data.get('graph'))}
        if event == 'step' and data.get('outcome') is not None:
            data = {**data, **self._seen(data)}
        self._journal.append(event, data)

    def _rules(self, graph: object) -> dict[str, dict[str, str]]:
        """Return step -> how risky it is now, and what says so."""
        steps = graph.get('steps') if isinstance(graph, Mapping) else None
        time, found = local_time(self._clock.wall(), self._site.timezone), {}
        for step in steps if isinstance(steps, list) else ():
            if step.get('target') in self._site.entities:
                it = ruling(self._site, step['target'], step['skill'], step.get('args'), time)
                found[step['id']] = {'tier': it.tier.value, 'why': source_words(it)}
        return found

    def _seen(self, data: Mapping[str, object]) -> dict[str, object]:
        sent = self._sent.pop((str(data.get('id')), str(data.get('step'))), None)
        if sent is None:
            return {}
        world = self._watch.world()
        found: dict[str, object] = {'after_s': round(self._clock.now() - sent.at, 3)}
        target = sent.order.target.id
        skill = sent.order.skill
        texts = {str(sent.order.args.get(a.name)) for a in skill.args if a.type is ArgType.TEXT}
        # Words to be said are in the graph only, where the retention setting finds them.
        wanted = {e.attribute: e.value for e in skill.effects if str(e.value) not in texts}
        if wanted:
            found['wanted'] = wanted
            found['observed'] = {a: value(target, a, self._site, world) for a in wanted}
        pose = world.pose(target)
        if sent.order.goal is not None and pose is not None:
            found['goal'] = _place(sent.order.goal.x, sent.order.goal.y)
            found['pose'] = _place(pose.x, pose.y)
        return found

    # The dispatcher -----------------------------------------------------------------------

    def send(self, order: Order) -> None:
        """Write the order down, then send it. Raises DispatchError."""
        graph_id, step_id = _parts(order.id)
        try:
            self._log.append(
                'dispatched',
                {
                    'at': self._clock.wall(),
                    'id': graph_id,
                    'step': step_id,
                    'order': order.id,
                    'skill': order.skill.name,
                    'target': order.target.id,
                    'args': dict(order.args),
                    **self._route(order),
                },
            )
        except (AuditError, OSError) as error:
            raise DispatchError(
                f'{order.target.id}: nothing was sent, for it cannot be written down: {error}'
            ) from error
        self._sent[graph_id, step_id] = _Sent(order, self._clock.now())
        while len(self._sent) > _MOST_ORDERS:
            self._sent.popitem(last=False)
        self._dispatch.send(order)

    def cancel(self, order_id: str) -> None:
        """Hand the cancellation on."""
        self._dispatch.cancel(order_id)

    def halt(self) -> None:
        """Halt at once: nothing is written on this way, for writing takes time."""
        self._dispatch.halt()

    def poll(self) -> Sequence[Report]:
        """Return the reports, written down as far as that is possible."""
        reports = self._dispatch.poll()
        for report in reports:
            graph_id, step_id = _parts(report.order_id)
            data = {
                'at': self._clock.wall(),
                'id': graph_id,
                'step': step_id,
                'order': report.order_id,
                'phase': report.phase.value,
                'detail': report.detail,
            }
            try:
                self._log.append('answered_order', data)
            except (AuditError, OSError):
                # What a device said must reach its step; the next order is refused anyway.
                continue
        return reports


def _parts(order_id: str) -> tuple[str, str]:
    """Return graph id and step id of an order's id."""
    graph_id, _, rest = order_id.rpartition('/')[0].rpartition('/')
    return graph_id, rest


def _place(x: float, y: float) -> list[float]:
    return [round(x, 3), round(y, 3)]
