"""How an engine that is measured talks with scripts/bench decode: JSON lines, one process each."""

from collections.abc import Callable
import json
import sys
import time
from typing import Any

Decode = Callable[[dict[str, Any]], dict[str, Any]]
"""Command -> what the engine wrote: text, calls, tokens."""


def serve(open_site: Callable[[dict[str, Any]], Decode]) -> None:
    """Answer the requests on standard input until it ends.

    `{"site": {...}}` makes the engine ready for a site, every other line is a command. Times are
    in milliseconds: by the clock, and of the processor in all threads.
    """
    decode: Decode | None = None
    for line in sys.stdin:
        request = json.loads(line)
        answer: dict[str, Any] = {}
        began, used = time.perf_counter(), time.process_time()
        if 'site' in request:
            decode = None  # let go of the last one first
            decode = open_site(request['site'])
        elif decode is not None:
            answer = decode(request)
        answer['ms'] = (time.perf_counter() - began) * 1000
        answer['cpu_ms'] = (time.process_time() - used) * 1000
        sys.stdout.write(json.dumps(answer) + '\n')
        sys.stdout.flush()
