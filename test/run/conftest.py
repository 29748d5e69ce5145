"""The bench that most tests of the executor stand at."""

import pytest
from shed import Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()
