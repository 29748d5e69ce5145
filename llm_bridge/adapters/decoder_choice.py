"""From the name of a model to the model: the one that ships, a folder, or a server's."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from llm_bridge.adapters.chat_openai import ChatSettings
from llm_bridge.adapters.decode_openai import HostedSettings, OpenAIDecoder
from llm_bridge.adapters.model_choice import HOSTED, LOCAL, NONE, split_choice
from llm_bridge.language.plans.decoder import DecodeError, Decoder
from llm_bridge.language.plans.decoder_fallback import FallbackDecoder
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.site.site import Site


def load_decoder(
    site: Site | Sequence[Signature],
    choice: str,
    hosted: HostedSettings | None = None,
    *,
    untuned: bool = False,
    alone: bool = False,
    timeout_s: float | None = None,
) -> Decoder | None:
    """Load the chosen model; None for 'none'. Seconds, where it is on this machine.

    `untuned` leaves the tuned weights of a model on this machine out, `alone` the model beside it
    that finds likely skills. `timeout_s` is how long such a model may think of a command; None:
    as long as a person would wait. Raises DecodeError.
    """
    server, folder = split_choice(choice)
    settings: dict[str, Any] = {'untuned': untuned}
    settings |= {'skill_weight': 0.0} if alone else {}
    settings |= {} if timeout_s is None else {'timeout_s': timeout_s}
    if not server:
        return _local(site, folder, settings)
    url, _, name = server.removeprefix(HOSTED).partition('#')
    known = site if isinstance(site, Site) else tuple(site)
    chat = ChatSettings(url=url, model=name, key=ChatSettings.key_from())
    first = OpenAIDecoder(known, chat, hosted)
    second = _local(site, folder, settings)
    return first if second is None else FallbackDecoder(first, second)


def _local(
    site: Site | Sequence[Signature], choice: str, settings: Mapping[str, Any]
) -> Decoder | None:
    if choice == NONE:
        return None
    try:
        # Here and not above: torch takes seconds to import.
        from llm_bridge.adapters.decode_transformers import DecodeSettings, TransformersDecoder
    except ImportError as error:
        raise DecodeError(f'{error}; pip install -r requirements.txt') from error
    folder = None if choice == LOCAL else Path(choice)
    return TransformersDecoder(site, folder, DecodeSettings(**settings))


def model_facts(choice: str) -> dict[str, object]:
    """Return which weights understand, for the log. Raises DecodeError."""
    server, folder = split_choice(choice)
    facts: dict[str, object] = {'model': server or choice}
    if folder != NONE:
        from llm_bridge.adapters.decode_transformers import model_folders
        from llm_bridge.adapters.tuned_weights_transformers import read_card

        plans, skills = map(read_card, model_folders(None if folder == LOCAL else Path(folder)))
        facts |= {k: plans[k] for k in ('base', 'base_sha256', 'sha256') if k in plans}
        facts['skills_sha256'] = skills.get('sha256')
    return facts
