"""A language model that decodes without a pause, in a process of its own."""

import contextlib

from llm_bridge.adapters.decode_transformers import TransformersDecoder
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.site.load import find_site, load_site

COMMANDS = (
    'when the vacuum is docked please turn off the hall light and then lock the front door',
    'bring the cup from the kitchen table to the sofa and dim the floor lamp to thirty percent',
    'drive to the study wait two minutes and come back to the dock after that',
)


def decode_for_ever() -> None:
    """Say once that the model is ready, then decode until killed."""
    decoder = TransformersDecoder(load_site(find_site('home')))
    print('ready', flush=True)
    while True:
        for command in COMMANDS:
            # On a machine this busy it may take longer than it is given.
            with contextlib.suppress(DecodeError):
                decoder.decode(tuple(command.split()))
