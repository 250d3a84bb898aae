"""The filled assessment of the story."""

from __future__ import annotations

import pytest

from tests.web.weighing.cast import filled


@pytest.fixture
def held(cast):
    """Puddlehop Islands, in the organisation of the story."""
    return filled(cast)
