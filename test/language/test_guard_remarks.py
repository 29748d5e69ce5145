import pytest

from llm_bridge.language.guards.remarks import remarks
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('text', 'covered', 'remark'),
    [
        ('the fan is too loud, turn it down', 'it', 'the fan is too loud'),
        ("it's cold in the study, heating on", 'heating', "it's cold in the study"),
        ("heating on because it's cold", 'heating', "because it's cold"),
        ("the extractor's noisy, turn it off", 'it', "the extractor's noisy"),
        ('turn off the radio, turn on the fan', 'radio', ''),
        ('i need the lamp on, and turn on the fan', 'fan', ''),
        ('the lamp should be on, turn on the fan', 'fan', ''),
        ('the lamp is not to be on, turn on the fan', 'fan', ''),
        ('if the lamp is on, turn on the fan', 'fan', ''),
        ('the lamp, turn on the fan', 'fan', ''),
    ],
)
def test_only_what_orders_nothing_is_a_remark(text, covered, remark):
    said = words(text)
    at = frozenset(i for i, w in enumerate(said) if w == covered)
    found = remarks(said, at, breaks_of(text))
    assert ' '.join(said[i] for i in sorted(found)) == remark
