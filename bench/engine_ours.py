"""llm_bridge's own decoder as an engine of scripts/bench decode. Argument: settings as JSON."""

import json
import sys
from typing import Any

from engine_worker import Decode, serve

from llm_bridge.adapters.decode_transformers import DecodeSettings, TransformersDecoder
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.language.plans.signatures import Signature

SETTINGS = DecodeSettings(**json.loads(sys.argv[1]))


def open_site(site: dict[str, Any]) -> Decode:
    """Load the model for a site."""
    signatures = [Signature(**{**s, 'numeric': frozenset(s['numeric'])}) for s in site['skills']]
    decoder = TransformersDecoder(signatures, settings=SETTINGS)

    def decode(command: dict[str, Any]) -> dict[str, Any]:
        try:
            draft = decoder.decode(tuple(command['words']))
        except DecodeError as error:
            return {'text': '', 'error': str(error)}
        return {
            'text': draft.text,
            'calls': draft.calls,
            'tokens': draft.tokens,
            'confidence': draft.confidence,
        }

    return decode


if __name__ == '__main__':
    serve(open_site)
