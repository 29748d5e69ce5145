"""A bench whose executor writes down its orders."""

from shed import Bench

from llm_bridge.run.audit_trail import AuditTrail
from llm_bridge.run.executor import Executor
from llm_bridge.run.ports import Order


def route(order: Order) -> dict[str, object]:
    return {'via': 'mqtt', 'to': [f'shed/{order.target.id}/set']}


def recorded(bench: Bench) -> Bench:
    """Put an executor with a trail in the place of the bench's own."""
    trail = AuditTrail(
        bench.dispatch, bench.journal, bench.journal, bench.world, bench.clock, bench.site, route
    )
    bench.executor = Executor(bench.site, trail, bench.world, bench.clock, trail)
    return bench
