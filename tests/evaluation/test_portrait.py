"""A record with something of everything reads as it is written in portrait.yaml."""

import pytest
import yaml

from tests.evaluation import portrait

TOLD = yaml.safe_load(portrait.TOLD.read_text(encoding="utf-8"))
MEANT = "read the difference; if it is meant, run python -m tests.evaluation.portrait"


def test_record_reads_as_written():
    now = portrait.told()
    for part, was in TOLD.items():
        assert now[part] == was, MEANT
    assert list(now) == list(TOLD)


@pytest.mark.parametrize("name", portrait.FIRM)
def test_verdict_hangs_on_what_is_written(name):
    assert portrait.firm(name) == TOLD[name], MEANT
