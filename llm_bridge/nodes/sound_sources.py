"""Where sound comes from: microphones and satellites, and the areas in which they stand."""

from dataclasses import dataclass

from llm_bridge.adapters.parameters_ros import ParameterError
from llm_bridge.site.site import Site

MICROPHONE = 'microphone'
"""Id of the microphone of this machine."""

WYOMING = 'wyoming'
"""Id of what is said through Home Assistant."""


@dataclass(frozen=True)
class Source:
    """A microphone or satellite."""

    id: str
    area: str | None = None
    """Where it stands."""


def read_sources(
    satellites: str, area: str, site: Site, wyoming_area: str = ''
) -> dict[str, Source]:
    """Return the sources of sound by id. Raises ParameterError for areas that are none."""
    found = {
        MICROPHONE: Source(MICROPHONE, area or None),
        WYOMING: Source(WYOMING, wyoming_area or None),
    }
    for word in satellites.replace(',', ' ').split():
        key, _, place = word.partition('=')
        if not key or '/' in key or key in found:
            raise ParameterError(
                f"parameter 'satellites': '{word}' came; expected ID=AREA, every id once and "
                'without /'
            )
        found[key] = Source(key, place or None)
    for source in found.values():
        if source.area is not None and source.area not in site.areas:
            raise ParameterError(
                f"'{source.area}' of '{source.id}' is no area of the site; allowed: "
                f'{", ".join(site.areas)}'
            )
    return found
