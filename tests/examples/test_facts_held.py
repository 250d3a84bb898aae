"""Every fact behind a shipped example stands in it: texts word for word, ratings, links and dates as values."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from bestinterests.domain.document import Assessment
from bestinterests.formats.reading import read_document

ROOT = Path(__file__).parents[2]
NAMES = ("bramble-badger", "harbour-classroom", "larkspur-lane", "puddlehop-islands")


def assessment(name: str) -> Assessment:
    path = ROOT / "examples" / f"{name}.bia.yaml"
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    return document.assessment


def facts(name: str) -> dict[str, Any]:
    return yaml.safe_load((Path(__file__).parent / "facts" / f"{name}.yaml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def texts(value: Any) -> str:
    """Every text inside a value, one a line."""
    found: list[str] = []

    def walk(part: Any) -> None:
        if isinstance(part, str):
            found.append(plain(part))
        elif isinstance(part, dict):
            for inner in part.values():
                walk(inner)
        elif isinstance(part, (list, tuple)):
            for inner in part:
                walk(inner)

    walk(msgspec.to_builtins(value))
    return "\n".join(found)


def missing(says: list[str], value: Any) -> list[str]:
    held = texts(value)
    return [fact for fact in says if plain(fact) not in held]


def by_id(items: Any) -> dict[str, Any]:
    return {item.id: item for item in items}


@pytest.mark.parametrize("name", NAMES)
def test_the_service_and_its_children_are_held(name):
    told, held = facts(name), assessment(name)
    assert (held.title, held.service.kind, held.fictional) == (told["title"], told["kind"], told["fictional"])
    assert str(held.assessed_on) == told["assessed_on"]
    assert missing([*told["service"], *told["provider"]], [held.service, held.review]) == []
    assert missing(told["groups"], held.groups) == []
    assert missing([told["conclusion"]], held.summary) == []
    assert {b.band: b.share for b in held.children if b.share is not None} == told["shares"]


@pytest.mark.parametrize("name", NAMES)
def test_features_and_their_data_are_held(name):
    told, held = facts(name), assessment(name)
    features = by_id(held.features)
    assert features.keys() == told["features"].keys()
    for key, fact in told["features"].items():
        rows = [row for row in held.data_activities if row.feature == key]
        assert missing(fact["says"], [features[key], *rows]) == [], key
        assert set(features[key].standards) == set(fact["standards"]), key
        assert missing(told["expected"][key], features[key].note) == [], key


@pytest.mark.parametrize("name", NAMES)
def test_evidence_is_held(name):
    told, held = facts(name)["evidence"], by_id(assessment(name).evidence)
    assert held.keys() == told.keys()
    for key, fact in told.items():
        assert missing(fact["says"], held[key]) == [], key
        assert held[key].fictional is fact["fictional"], key


@pytest.mark.parametrize("name", NAMES)
def test_impacts_and_their_stated_ratings_are_held(name):
    told, held = facts(name)["impacts"], by_id(assessment(name).impacts)
    assert told.keys() <= held.keys()
    for key, fact in told.items():
        impact = held[key]
        assert impact.features == (fact["feature"],), key
        assert (impact.right, set(impact.rights)) == (fact["rights"][0], set(fact["rights"])), key
        assert set(impact.bands) == set(fact["bands"]), key
        assert impact.direction == fact["direction"], key
        assert set(impact.evidence) == set(fact["evidence"]), key
        assert missing(fact["says"], impact) == [], key
        stated = msgspec.to_builtins(impact.stated)
        for part in ("likelihood", "severity", "level", "after_likelihood", "after_severity", "after_level"):
            assert stated.get(part) == fact.get(part), (key, part)


@pytest.mark.parametrize("name", NAMES)
def test_measures_and_what_they_act_on_are_held(name):
    told, document = facts(name), assessment(name)
    held = by_id(document.measures)
    assert held.keys() == told["measures"].keys()
    for key, fact in told["measures"].items():
        assert missing(fact["says"], held[key]) == [], key
        assert set(held[key].standards) == set(fact["standards"]), key
        acted_on = {impact for impact, row in told["impacts"].items() if key in row["measures"]}
        assert set(held[key].acts_on) == acted_on, key
        assert held[key].due or held[key].due_event, key


@pytest.mark.parametrize("name", NAMES)
def test_consultations_and_tensions_are_held(name):
    told, document = facts(name), assessment(name)
    consultations, tensions = by_id(document.consultations), by_id(document.tensions)
    assert consultations.keys() == told["consultations"].keys()
    for key, says in told["consultations"].items():
        assert missing(says, consultations[key]) == [], key
    assert tensions.keys() == told["tensions"].keys()
    for key, fact in told["tensions"].items():
        assert missing(fact["says"], tensions[key]) == [], key
        for part in ("impacts", "rights", "against"):
            assert set(getattr(tensions[key], part)) == set(fact[part]), (key, part)


@pytest.mark.parametrize("name", NAMES)
def test_every_judgement_has_a_reason_of_its_own(name):
    for impact in assessment(name).impacts:
        slots = (impact.before, impact.now, impact.expected, impact.certainty)
        reasons = [judgement.reason for slot in slots for judgement in slot.agreed]
        assert all(reasons), impact.id
        assert len(set(reasons)) == len(reasons), impact.id


@pytest.mark.parametrize("name", NAMES)
def test_nothing_planned_is_counted_as_done(name):
    document = assessment(name)
    assert {measure.status for measure in document.measures} == {"planned"}
    assert all(not impact.now.agreed and not impact.now.credits for impact in document.impacts)
    assert all(impact.expected.credits for impact in document.impacts if impact.expected.agreed)
