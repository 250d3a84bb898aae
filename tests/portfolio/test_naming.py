"""Names: one key for one service however it is written, and kept names that are strict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.portfolio.kept import read_sectors, read_services
from bestinterests.portfolio.naming import kept_keys, sector_of, service_key


@pytest.mark.parametrize(
    "organisation, name, key",
    [
        ("Hollowtree Toys Ltd", "Bramble", "hollowtree-toys-ltd/bramble"),
        ("  HOLLOWTREE   Toys, Ltd. ", "bramble!", "hollowtree-toys-ltd/bramble"),
        ("Школа №1", "Дневник", "школа-no1/дневник"),
        ("株式会社", "がっこう２", "株式会社/がっこう2"),
        ("विद्यालय", "किताब", "विद्यालय/किताब"),
        ("Straße", "STRASSE", "strasse/strasse"),
        ("", "Bramble", "/bramble"),
        ("", "", "/"),
    ],
)
def test_a_key_keeps_letters_of_every_script(organisation: str, name: str, key: str) -> None:
    assert service_key(organisation, name) == key


@given(st.text(), st.text())
def test_a_key_of_a_key_is_itself_and_has_one_stroke(organisation: str, name: str) -> None:
    key = service_key(organisation, name)
    assert key.count("/") == 1
    assert service_key(*key.split("/")) == key


def test_sectors_are_as_kept_whatever_the_case() -> None:
    found, problems = read_sectors("names: 1\nsectors:\n  - sector: toys\n    kinds: [Connected  TOY, doll]\n")
    assert problems == []
    assert sector_of("connected toy", found) == "toys"
    assert sector_of("Online Shop", found) == "online shop"
    assert sector_of(" ", found) == "not stated"
    assert sector_of("Online Shop", None) == "online shop"


def test_services_have_one_key() -> None:
    text = "names: 1\nservices:\n  - service: a/bramble\n    also: [b/bramble]\n    identifiers: ['00123']\n"
    found, problems = read_services(text)
    assert problems == []
    assert kept_keys(found) == {"b/bramble": "a/bramble"}
    assert found is not None
    assert found.services[0].identifiers == ("00123",)


def test_a_slip_in_kept_names_is_told_with_its_line() -> None:
    found, problems = read_services("names: 1\nservices:\n  - servce: a/b\n")
    assert found is None
    assert [problem.line for problem in problems] == [3, 3]
    assert "services.yaml" in problems[0].sentence


def test_a_name_that_stands_twice_is_a_problem() -> None:
    _, problems = read_services("names: 1\nservices:\n  - service: a/b\n    also: [c/d]\n  - service: c/d\n")
    assert [problem.code for problem in problems] == ["names.twice"]
    assert "c/d" in problems[0].sentence
