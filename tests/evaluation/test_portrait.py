"""A record with something of everything reads as it is written in portrait.yaml."""

import msgspec
import pytest
import yaml

from bestinterests.domain.digest import assessment_digest
from bestinterests.evaluation.engine import evaluate
from bestinterests.evaluation.rules import METHOD
from tests.evaluation import portrait
from tests.evaluation.build import ON
from tests.evaluation.framework import small

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


def test_result_says_what_it_was_read_from():
    record = msgspec.structs.replace(portrait.record(), title="All of it", fictional=True, depth="short")
    framework = small()
    result = evaluate(framework, record, on=ON)
    assert (result.method, result.on) == (METHOD, ON)
    assert (result.title, result.fictional, result.depth) == ("All of it", True, "short")
    assert result.assessment_digest == assessment_digest(record)
    assert [(p.pack, p.version, p.digest) for p in result.packs] == [
        (p.pack, p.version, p.digest) for p in framework.pins
    ]
    assert result.unverified_statements == framework.statement_count("to_verify") > 0
    for told, held in zip(result.profiles, framework.profiles.values(), strict=True):
        assert (told.profile, told.title, told.version, told.note) == (held.id, held.title, held.version, held.note)
        for view in (told.now, told.expected):
            assert view.stops == tuple(f for f in view.findings if f.effect == "stop") != ()


@pytest.mark.parametrize(
    "profile, headline", [("ico-scales", "ico-scales"), ("rights-first", "rights-first"), ("other", "rights-first")]
)
def test_result_is_headed_by_the_profile_of_the_record_or_the_first(profile, headline):
    record = msgspec.structs.replace(portrait.record(), profile=profile)
    assert evaluate(small(), record, on=ON).headline_profile == headline
