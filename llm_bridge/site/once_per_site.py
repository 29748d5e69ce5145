"""What is worked out from a whole site once, and kept as long as the site is."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import cast, Concatenate, ParamSpec, TypeVar
import weakref

from llm_bridge.site.site import Site

P = ParamSpec('P')
R = TypeVar('R')


def once_per_site(work: Callable[Concatenate[Site, P], R]) -> Callable[Concatenate[Site, P], R]:
    """Decorate a function of a site and of values that can be keys: each answer is kept.

    A site never changes, so neither does what follows from it. Answers must not be changed.
    """
    kept: dict[int, dict[Hashable, R]] = {}

    @wraps(work)
    def once(site: Site, *args: P.args, **kwargs: P.kwargs) -> R:
        own = kept.get(id(site))
        if own is None:
            own = kept[id(site)] = {}
            weakref.finalize(site, kept.pop, id(site), None)
        key = (args, *kwargs.items())
        if key not in own:
            own[key] = work(site, *args, **kwargs)
        return own[key]

    return cast(Callable[Concatenate[Site, P], R], once)
