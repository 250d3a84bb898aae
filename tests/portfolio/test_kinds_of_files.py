"""What each kind of file gives: records as published, older formats brought up to date, readings by others."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from bestinterests.documents.papers import Assessed
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document, PackPin
from bestinterests.domain.publication import LeftOut, Publication, ShadowOf
from bestinterests.domain.record import Decision, Record
from bestinterests.domain.service import ScopeTest
from bestinterests.evaluation import evaluate
from bestinterests.formats import FORMATS
from bestinterests.formats.bundle.dossier import Dossier
from bestinterests.formats.json_writing import write_json
from bestinterests.formats.publications import read_publication, write_publication
from bestinterests.portfolio.rows import Version
from bestinterests.portfolio.taking.reading import Setting, Taken, digest_of, take
from bestinterests.portfolio.taking.rowing import rows_of
from bestinterests.portfolio.taking.taking import Taking
from bestinterests.workflow.publishing.shadow import begin
from tests.documents import fixture
from tests.portfolio.filed import SETTING, TODAY, as_json, as_yaml, assessment, publication
from tests.publishing.published import decided, published


def taken(data: bytes, name: str = "x", setting: Setting = SETTING) -> Taking:
    found = take(data, name, setting)
    assert found.taking is not None, found.problems
    return found.taking


def version(held: Taking) -> Version:
    [row] = rows_of(held)["versions"]
    assert isinstance(row, Version)
    return row


def test_a_published_record_keeps_the_evaluation_it_was_published_with() -> None:
    out = LeftOut(place="E01/says", ground="security", reason="It would help an attacker.")
    made = published(decided(Document(format=1, assessment=assessment())), left_out=(out,))
    data = write_publication(made)
    held = taken(data)
    assert held.evaluation == read_publication(data).evaluation
    row = version(held)
    assert row.source == "publication"
    assert row.original == digest_of(data)
    assert row.content == read_publication(data).digest
    assert (row.series, row.number, row.published) == ("kites", 1, "decision")
    assert (row.decided, row.decided_on, row.day) == ("stop", dt.date(2026, 4, 1), dt.date(2026, 4, 1))
    assert row.service == "windy-field-ltd/kites"
    assert b"Nine tickets" not in msgspec.json.encode(rows_of(held))


def test_its_counts_are_those_of_the_evaluation_it_carries_not_of_the_text_that_is_left() -> None:
    held = taken(publication(1))
    assert held.evaluation is not None
    head = held.evaluation.profiles[0]
    assert version(held).now_worst == head.now.verdict.worst
    bare = replace(held, evaluation=None)
    assert rows_of(bare)["counts"] == []


@cache
def changed_format() -> bytes:
    """A document of format 1, as a release sees it that writes format 2."""
    return write_json(Document(format=1, assessment=assessment())).encode()


def test_an_older_format_is_brought_up_to_date_and_keeps_its_digest() -> None:
    def renamed(tree: dict[str, object]) -> dict[str, object]:
        held = dict(tree["assessment"])  # type: ignore[call-overload]
        return {**tree, "assessment": {**held, "title": "Brought up to date"}}

    setting = msgspec.structs.replace(SETTING, steps={1: renamed}, newest=2)
    held = taken(changed_format(), "a.bia.json", setting)
    row = version(held)
    assert row.title == "Brought up to date"
    assert row.format == 1
    assert row.original == digest_of(changed_format())
    assert held.document.format == 2
    found = take(changed_format(), "a.bia.json", msgspec.structs.replace(SETTING, newest=2))
    assert [problem.code for problem in found.problems] == ["format.older"]


def test_a_workbook_and_a_bundle_hold_the_record_they_were_made_from() -> None:
    document = Document(format=1, assessment=assessment())
    framework = fixture.framework()
    assessed = Assessed(framework, document, evaluate(framework, document.assessment, on=TODAY))
    book = taken(FORMATS["xlsx"].write(assessed), "kites.xlsx")
    bundle = taken(FORMATS["zip"].write(Dossier(assessed)), "kites.bia.zip")
    plain = taken(as_yaml(document.assessment), "kites.bia.yaml")
    assert [each.source for each in (book, bundle, plain)] == ["workbook", "bundle", "document"]
    assert book.content == bundle.content == plain.content
    assert len({each.original for each in (book, bundle, plain)}) == 3
    assert rows_of(book)["counts"] == rows_of(plain)["counts"]


def test_what_was_never_published_is_evaluated_for_the_day_it_was_decided_else_assessed_else_taken_in() -> None:
    held = assessment(assessed_on=None)
    assert version(taken(as_json(held))).read_for == TODAY
    day = dt.date(2025, 3, 4)
    held = assessment(assessed_on=day)
    assert version(taken(as_json(held))).read_for == day
    later = dt.date(2025, 5, 6)
    decision = Decision(
        id="Z01", decider="Head", assessment_digest=assessment_digest(held), outcome="proceed", on=later
    )
    row = version(taken(write_json(Document(format=1, assessment=held, record=Record(decisions=(decision,)))).encode()))
    assert (row.read_for, row.decided, row.day) == (later, "proceed", later)


def test_a_decision_on_another_text_decides_nothing() -> None:
    held = assessment(assessed_on=dt.date(2025, 3, 4))
    decision = Decision(id="Z01", decider="Head", assessment_digest=f"sha256:{'0' * 64}", outcome="proceed", on=TODAY)
    row = version(taken(write_json(Document(format=1, assessment=held, record=Record(decisions=(decision,)))).encode()))
    assert (row.decided, row.decided_on) == ("", None)


def test_without_its_packs_a_record_is_taken_in_and_that_is_told() -> None:
    pins = (*fixture.framework().pins, PackPin(pack="somebodys-own", version="3.0.0"))
    found = take(as_json(assessment(packs=pins)), "a.json", SETTING)
    assert [problem.code for problem in found.problems] == ["pack.unknown"]
    assert found.taking is not None
    assert rows_of(found.taking)["counts"] == []
    assert "somebodys-own@3.0.0" in version(found.taking).packs.split()


def test_a_reading_by_others_is_beside_the_providers_own() -> None:
    theirs = read_publication(publication(1))
    begun = begin(theirs)
    own = version(taken(publication(1)))
    shadow = version(taken(write_json(begun).encode()))
    assert (own.whose, shadow.whose) == ("provider", "other")
    finished = version(taken(as_json(assessment()), setting=msgspec.structs.replace(SETTING, whose="other")))
    assert finished.whose == "other"


def test_a_published_reading_by_others_is_of_the_service_that_it_reads() -> None:
    theirs = read_publication(publication(1))
    of = ShadowOf(digest=theirs.digest, organisation="Windy Field Ltd", service="Kites 1")
    data = publication(2, kind="shadow", shadow_of=of, publisher=replace(theirs.publisher, organisation="Watchers"))
    row = version(taken(data))
    assert (row.whose, row.service, row.organisation) == ("other", "windy-field-ltd/kites-1", "Watchers")
    assert row.shadow_of == version(taken(publication(1))).content


@pytest.mark.parametrize("kind", ["document", "publication"])
def test_from_what_was_screened_out_nothing_follows(kind: str) -> None:
    held = assessment(scope=ScopeTest(outcome="screened-out", reason="A tool for bakers."))
    data = as_json(held)
    if kind == "publication":
        made: Publication = read_publication(publication(1))
        document = replace(made.document, assessment=replace(held, people=()))
        data = write_publication(replace(made, kind="screened-out", evaluation=None, document=document))
    rows = rows_of(taken(data))
    assert rows["counts"] == rows["places"] == rows["ages"] == []
    assert version(taken(data)).scope == "screened-out"


def test_a_file_of_another_tool_is_refused_with_the_way_to_bring_it_in(tmp_path: Path) -> None:
    found = take(b"Risk,Likelihood\nGrooming,high\n", "risks.csv", SETTING)
    assert isinstance(found, Taken)
    assert found.taking is None
    assert "bestinterests import" in found.problems[0].remedy
