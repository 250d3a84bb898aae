"""What a report says, and that its pictures and tables say the same."""

import re

import pytest

from bestinterests.documents.blocks import Facing, Findings, Table
from bestinterests.documents.inline import Id, Link, plain
from bestinterests.documents.pictures import (
    BalancePicture,
    ControlsPicture,
    CoveragePicture,
    FlipList,
    ProfilePicture,
    RangePicture,
    TimelinePicture,
)
from tests.documents import fixture
from tests.documents.walking import blocks, our_words, values

KINDS = ("small", "empty", "hostile", "large")
ORDER = [
    "profile",
    "service",
    "features",
    "tensions",
    "gaps",
    "robustness",
    "actions",
    "coverage",
    "standards",
    "higher-protection",
    "minimum-harms",
    "voices",
    "remedy",
    "decisions",
    "other-interests",
    "method",
]
FORBIDDEN = re.compile(r"\b(safe|compliant|passed|approved|score|scored|trade-off)\b|!", re.IGNORECASE)


@pytest.fixture(scope="module")
def reports():
    return {kind: fixture.report(getattr(fixture, kind)()) for kind in KINDS}


def section(report, anchor):
    return next(section for section in report.sections if section.anchor == anchor)


def text(thing):
    return " ".join(value for value in values(thing) if isinstance(value, str))


@pytest.mark.parametrize("kind", KINDS)
def test_sections_stand_in_the_order_of_reading(reports, kind):
    assert [section.anchor for section in reports[kind].sections] == ORDER


def test_completeness_comes_first_and_apart_from_the_verdict(reports):
    head = reports["small"].headline
    assert not head.standing.finished
    assert "open judgement" in plain(*head.standing.words)
    assert plain(*head.verdict.words).startswith("On this record")
    assert "open judgement" not in plain(*head.verdict.words)


def test_both_profiles_and_both_views_are_said(reports):
    head = reports["small"].headline
    said = {(line.profile, line.view) for line in (head.verdict, head.expected, *head.others)}
    assert said == {(p, v) for p in ("rights-first", "ico-scales") for v in ("now", "expected")}
    assert "publishes no balancing method" in text(head.notes)
    assert "not endorsed" in text(head.notes)


def test_the_losing_side_is_on_the_first_screen(reports):
    losing = [plain(*line) for line in reports["small"].headline.losing]
    assert any("Strangers write" in line for line in losing)
    assert any("Nobody knows yet" in line and "unknown" in line for line in losing)


def test_nobody_has_decided_until_somebody_decided_on_this_version():
    assessment = fixture.small()
    assert "Nobody yet" in text(fixture.report(assessment).headline.facts)
    decided = fixture.report(assessment, decided=True)
    assert "head of studio" in text(decided.headline.facts)
    assert decided.decided == "Decided by head of studio"
    assert "another version" in text(section(decided, "decisions"))


def test_picture_and_table_twin_show_the_same(reports):
    profile = section(reports["small"], "profile")
    picture = blocks(profile, ProfilePicture)[0]
    table = next(table for table in blocks(profile, Table) if table.anchor == picture.twin)
    drawn = [(group.title, row.name, row) for group in picture.groups for row in group.rows]
    written = [(group.title, plain(*row.head[0]), row) for group in table.groups for row in group.rows]
    assert [item[:2] for item in drawn] == [item[:2] for item in written]
    assert [head.label for head in picture.bands] == [column.title for column in table.columns[1:]]
    for (_, _, row), (_, _, words) in zip(drawn, written, strict=True):
        for cell, lines in zip(row.cells, words.cells, strict=True):
            said = " ".join(plain(*line) for line in lines)
            if cell.state == "judged":
                assert f"Harm {cell.harm.words}." in said
                assert f"Benefit {cell.benefit.words}" in said
                assert cell.harm.words in cell.sentence
            else:
                assert said.lower() in cell.sentence


def test_every_cell_opens_its_panel_and_every_panel_leads_back(reports):
    picture = blocks(reports["small"], ProfilePicture)[0]
    cells = {cell.anchor: cell for group in picture.groups for row in group.rows for cell in row.cells if cell.anchor}
    assert {cell.opens for cell in cells.values()} == {panel.anchor for panel in picture.panels}
    assert all(panel.back in cells for panel in picture.panels)
    assert picture.first in {panel.anchor for panel in picture.panels}


def test_a_claim_without_evidence_is_shown_as_none_and_said(reports):
    panel = next(p for p in blocks(reports["small"], ProfilePicture)[0].panels if p.anchor.endswith("article-31-6-9"))
    assert panel.benefit.words == "none"
    assert "counts for nothing" in plain(*panel.claimed)


def test_every_finding_prints_its_basis_and_how_to_mend_it(reports):
    for kind in KINDS:
        for found in blocks(section(reports[kind], "gaps"), Findings):
            for entry in found.entries:
                assert entry.basis in ("law", "code", "guidance", "method")
                assert plain(*entry.mend)
                assert entry.source or entry.basis == "method"


def test_both_sides_of_a_feature_have_the_same_room(reports):
    sheets = blocks(section(reports["small"], "features"), BalancePicture)
    assert len(sheets) == 2
    for sheet in sheets:
        assert all(len(row.gains) == len(row.losses) == len(sheet.bands) for row in sheet.rows)
    facing = blocks(section(reports["small"], "features"), Facing)
    assert sum(len(f.gains) + len(f.losses) for f in facing) == 5


def test_planned_implemented_and_tested_are_told_apart(reports):
    rows = [row for block in blocks(reports["small"], ControlsPicture) for row in block.rows]
    done = {plain(*box.ids): box.done for row in rows for box in row.boxes}
    assert done["M01"] == "planned"
    assert "implemented" in done.values()


def test_at_most_seven_flips_are_shown_at_once(reports):
    for kind in KINDS:
        for flips in blocks(reports[kind], FlipList):
            assert len(flips.entries) <= 7
            assert flips.more == (f"{len(flips.rest)} more" if flips.rest else "")


def test_the_range_picture_has_a_row_for_each_question_and_profile(reports):
    picture = blocks(section(reports["small"], "robustness"), RangePicture)[0]
    assert [len(rows) for _, rows in picture.groups] == [4, 4]


def test_the_timeline_keeps_the_order_of_the_method_and_says_what_is_late(reports):
    picture = blocks(section(reports["small"], "actions"), TimelinePicture)[0]
    ranks = [rank.measure for rank in fixture.evaluated(fixture.small()).actions]
    assert [row.id for row in picture.rows] == ranks
    rows = {row.id: row for row in picture.rows}
    assert rows["M04"].late == "late since 1 January 2026"
    assert rows["M03"].at is None
    assert all(0 <= row.at <= 1 for row in picture.rows if row.at is not None)


def test_the_grid_has_a_stem_for_each_age_and_never_more_than_twenty_rights_a_sheet(reports):
    for kind in ("small", "large"):
        picture = blocks(section(reports[kind], "coverage"), CoveragePicture)[0]
        assert all(len(sheet.rights) <= 20 for sheet in picture.sheets)
        for sheet in picture.sheets:
            assert all(len(box.stems) == len(picture.bands) for row in sheet.rows for box in row.boxes)


def test_other_interests_stand_apart_and_say_that_no_rule_read_them(reports):
    assert "No rule read this part" in text(section(reports["small"], "other-interests"))


def test_an_empty_record_says_what_is_missing(reports):
    said = text(reports["empty"])
    for sentence in (
        "No consultation is recorded.",
        "No evidence is recorded.",
        "No feature is recorded.",
        "No measure is recorded.",
        "No way to be put right is recorded.",
        "No other interest is recorded.",
        "No tension is recorded.",
    ):
        assert sentence in said


def test_our_own_words_never_praise(reports):
    report = reports["empty"]
    own = [words for part in (report.headline, report.sections) for words in our_words(part)]
    packs = {statement.text for statement in fixture.framework().statements}
    packs |= {duty.text for _, duty in fixture.framework().obligations.values()}
    wrong = [words for words in own if FORBIDDEN.search(words) and words not in packs]
    assert not wrong


def test_a_sample_says_so(reports):
    assert "sample" in reports["hostile"].fictional_note.lower()
    assert not reports["small"].fictional_note


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_record_gives_the_same_report(reports, kind):
    assert fixture.report(getattr(fixture, kind)()) == reports[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_within_the_report_has_a_place_to_go(reports, kind):
    report = reports[kind]
    places = {getattr(value, "anchor", "") for value in values(report) if not isinstance(value, Link | Id)}
    aimed = {value.anchor for value in values(report) if isinstance(value, Link | Id) and value.anchor}
    assert aimed <= places
