"""Data maps in Excel, registers in CSV and Markdown: what is read, what is told, what is kept."""

from __future__ import annotations

import io

import openpyxl
import pytest

from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.foreign import read_csv, read_xlsx_tables
from bestinterests.formats.limits import Limits
from tests.formats_foreign.files import data_map, saved

REGISTER = (
    "Risk ref;Feature;Risk;Likelihood;Impact;Score;Existing controls;Further actions;Owner;Due;Remarks\n"
    'R1;Chat;Strangers write;3;5;15;Friend codes;"Filter words\n- Report button";Product;31/03/2027;Ask the panel\n'
    "R2;Chat;Old messages stay readable;4;2;8;;Delete after 30 days;Engineering;03/04/2027;\n"
    "R3;Board;Children are ranked in public;5;3;12;Nicknames;Opt in;Product;Q3;Café £5\n"
    "R4;Shop;Pressure to buy;2;4;8;Spend limit;;Commerce;;\n"
)


def codes(arrival: Arrival) -> list[str]:
    return [problem.code for problem in arrival.problems]


def said(arrival: Arrival, code: str) -> str:
    return " ".join(problem.sentence for problem in arrival.problems if problem.code == code)


def test_a_data_map_makes_features_and_data_activities() -> None:
    arrival = read_xlsx_tables(Given(data_map(), "map.xlsx"))
    assert arrival.document is not None
    assessment = arrival.document.assessment
    assert [feature.name for feature in assessment.features] == ["Chat", "Shop"]
    messages, reports, purchases = assessment.data_activities
    assert messages.feature == reports.feature == assessment.features[0].id
    assert (messages.data, messages.source, messages.retention) == ("Messages", "Child", "30 days")
    assert (messages.lawful_bases, messages.special_category) == (("contract",), "no")
    assert (reports.lawful_bases, reports.special_category) == (("legitimate-interests",), "yes")
    assert reports.lawful_basis_note == "Legitimate interests (Art 6(1)(f))"
    assert "Yes - health at times" in reports.note
    assert (purchases.lawful_bases, purchases.lawful_basis_note) == ((), "LI and maybe consent")
    assert "Reviewed: 2026-03-01" in messages.note


def test_what_a_data_map_leaves_to_a_person_is_told() -> None:
    arrival = read_xlsx_tables(Given(data_map(), "map.xlsx"))
    assert arrival.document is not None
    kept = arrival.document.assessment.evidence[0].says
    assert "Pond Pals: where data go" in kept
    assert "B4: Ask whether this covers stickers" in kept
    assert "Superseded" in kept
    assert "foreign.hidden-sheet" in codes(arrival)
    assert "'LI'" in said(arrival, "foreign.label-unknown")
    assert "which kind of data activity" in said(arrival, "foreign.needs-person")


def test_a_semicolon_file_with_line_breaks_in_cells_is_read() -> None:
    arrival = arrive(Given(REGISTER.encode(), "risks.csv"))
    assert arrival.document is not None
    assessment = arrival.document.assessment
    assert [impact.title for impact in assessment.impacts] == [
        "Strangers write",
        "Old messages stay readable",
        "Children are ranked in public",
        "Pressure to buy",
    ]
    titles = [measure.title for measure in assessment.measures]
    assert titles[:3] == ["Friend codes", "Filter words", "Report button"]
    assert assessment.measures[0].status == "implemented"
    assert (assessment.measures[0].owner, assessment.measures[1].owner) == ("", "Product")
    assert "Row 4 of the table states 12" in said(arrival, "foreign.level-contradicts")
    assert "likelihood times severity" in said(arrival, "foreign.matrix-inferred")
    assert "1 of them" in said(arrival, "foreign.day-first")


@pytest.mark.parametrize(
    "encoding, told",
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_every_encoding_gives_the_same_draft_and_is_told(encoding: str, told: str) -> None:
    arrival = read_csv(Given(REGISTER.encode(encoding), "risks.csv"))
    assert arrival.document == read_csv(Given(REGISTER.encode(), "risks.csv")).document
    assert told in said(arrival, "foreign.encoding")
    assert ("foreign.encoding" in codes(arrival)) == bool(told)


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_every_delimiter_gives_the_same_draft(delimiter: str) -> None:
    text = REGISTER.replace(";", delimiter)
    expected = read_csv(Given(REGISTER.encode(), "risks.csv")).document
    assert read_csv(Given(text.encode(), "risks.csv")).document == expected
    assert read_csv(Given(f"sep={delimiter}\r\n{text}".encode(), "risks.csv")).document == expected


def test_a_markdown_table_is_read_by_the_heading_above_it() -> None:
    text = (
        "# Pond Pals\n\nWritten in a hurry.\n\n## Risks\n\n"
        "| Risk | Likelihood | Severity | Overall risk | Mitigation |\n"
        "|:--|:-:|---|---|---|\n| **Strangers** write \\| call | Possible | Severe | High | Filter<br>Report |\n"
        "| Bullying | Probable | Significant | Low | |\n\n```\n| not | a table |\n```\n"
    )
    arrival = arrive(Given(text.encode(), "risks.md"))
    assert arrival.document is not None
    first = arrival.document.assessment.impacts[0]
    assert first.title == "Strangers write | call"
    assert [measure.title for measure in arrival.document.assessment.measures] == ["Filter", "Report"]
    assert first.stated is not None
    assert first.stated.source == "risks.md, row 2 of the table 'Risks'"
    assert "states Low" in said(arrival, "foreign.level-contradicts")
    kept = arrival.document.assessment.evidence[0].says
    assert "Written in a hurry." in kept
    assert "| not | a table |" in kept


def test_a_right_is_read_only_where_it_is_written_out() -> None:
    text = (
        "Risk,Right affected,Age group,Likelihood\nA,Article 16,6-9,low\nB,Right to erasure (Art 17 GDPR),all,low\n"
        'C,UNCRC 31 and UNCRC 17,13 to 15,low\nD,article-13; Art. 12,"6-9, 10-12",low\n'
    )
    arrival = read_csv(Given(text.encode(), "x.csv"))
    assert arrival.document is not None
    a, b, c, d = arrival.document.assessment.impacts
    assert (a.right, a.bands) == ("article-16", ("6-9",))
    assert (b.right, b.bands) == ("", ())
    assert "Rights, as stated: Right to erasure (Art 17 GDPR)" in b.note
    assert "Ages, as stated: all" in b.note
    assert (c.right, c.linked_rights, c.bands) == ("", (), ("13-15",))
    assert (d.right, d.linked_rights, d.bands) == ("article-13", ("article-12",), ("6-9", "10-12"))
    assert "'Article 16' is article-16" in said(arrival, "foreign.label-read")
    assert "'all'" in said(arrival, "foreign.label-unknown")


def test_a_cell_longer_than_a_title_is_kept_whole() -> None:
    long = "Because every message is kept for years, " + "a child may be confronted with what it once said " * 80
    arrival = read_csv(Given(f'Risk,Likelihood,Impact\n"{long}",low,high\n'.encode(), "x.csv"))
    assert arrival.document is not None
    impact = arrival.document.assessment.impacts[0]
    assert len(impact.title) <= 125
    assert impact.mechanism == long.strip()


def test_rows_that_say_no_risk_go_on_about_the_one_above() -> None:
    text = "Risk,Likelihood,Impact,Controls\nStrangers write,low,high,Codes\n,,,Filter\nTotal risks: 1,,,\n"
    arrival = read_csv(Given(text.encode(), "x.csv"))
    assert arrival.document is not None
    first, total = arrival.document.assessment.impacts
    assert [measure.acts_on for measure in arrival.document.assessment.measures] == [(first.id,)] * 2
    assert total.title == "Total risks: 1"


def test_a_log_with_merged_headings_and_colours_is_read_with_its_matrix() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Risk Log"
    for place, text in zip(
        ("A1", "B1", "C1", "E1", "G1"), ("ID", "Risk description", "Before", "After", "Owner"), strict=True
    ):
        sheet[place] = text
    for area in ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"):
        sheet.merge_cells(area)
    for place, text in zip(("C2", "D2", "E2", "F2"), ("Likelihood", "Impact") * 2, strict=True):
        sheet[place] = text
    sheet["H2"] = "Residual RAG"
    sheet.append([1, "Strangers write", 2, 2, 1, 1, "CPO", "Red"])
    matrix = book.create_sheet("Matrix")
    for row in ((None, "Likelihood"), ("Impact", 1, 2), (2, "Amber", "Red"), (1, "Green", "Amber")):
        matrix.append(row)
    arrival = read_xlsx_tables(Given(saved(book), "log.xlsx"))
    assert arrival.document is not None
    (impact,) = arrival.document.assessment.impacts
    assert impact.title == "Strangers write"
    assert "Owner: CPO" in impact.note
    assert "column: Residual RAG\n        means: after-level" in arrival.mapping
    assert "states Red after measures, but its own matrix gives Green for 1 and 1" in said(
        arrival, "foreign.level-contradicts"
    )


def test_formulas_without_a_value_are_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Risk", "Likelihood", "Impact", "Score"])
    sheet.append(["Strangers write", 3, 5, "=B2*C2"])
    arrival = read_xlsx_tables(Given(saved(book), "risks.xlsx"))
    assert "1 formula has no stored value" in said(arrival, "foreign.formula")
    assert arrival.document is not None


def test_a_sheet_with_cells_at_its_far_corner_is_read_in_part_and_that_is_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Risk", "Likelihood", "Impact"])
    sheet.append(["Strangers write", 3, 5])
    sheet["XFD1048576"] = "far away"
    arrival = read_xlsx_tables(Given(saved(book), "risks.xlsx"))
    assert arrival.document is not None
    assert len(arrival.document.assessment.impacts) == 1
    assert "first 200,000 rows" in said(arrival, "foreign.sheet-size")


def test_more_cells_than_may_be_read_are_refused() -> None:
    text = "Risk,Likelihood,Impact\n" + "a,b,c\n" * 400
    arrival = read_csv(Given(text.encode(), "x.csv", limits=Limits(values=1000)))
    assert (arrival.document, codes(arrival)) == (None, ["foreign.too-many-cells"])


def test_a_quotation_mark_that_is_not_closed_is_told() -> None:
    text = 'Risk,Likelihood,Impact\n"Strangers write,low,high\n' + "a,b,c\n" * 40_000
    arrival = read_csv(Given(text.encode(), "x.csv"))
    assert arrival.document is None
    assert "a quotation mark is probably not closed" in said(arrival, "foreign.csv")


def test_control_characters_are_shown_and_told() -> None:
    arrival = read_csv(Given(b"Risk,Likelihood,Impact\nStrangers\x00write,low,high\n", "x.csv"))
    assert arrival.document is not None
    assert arrival.document.assessment.impacts[0].title == "Strangers�write"
    assert "foreign.control-characters" in codes(arrival)


def test_five_thousand_risks_are_read() -> None:
    rows = "".join(f"Risk {n},Feature {n % 40},{n % 5 + 1},{n % 4 + 1},Measure {n}\n" for n in range(5000))
    arrival = read_csv(Given(("Risk,Feature,Likelihood,Impact,Controls\n" + rows).encode(), "x.csv"))
    assert arrival.document is not None
    assert (len(arrival.document.assessment.impacts), len(arrival.document.assessment.features)) == (5000, 40)


def test_every_kind_of_use_of_data_has_its_column() -> None:
    text = (
        "Ref,Activity,Data held,Purpose,Our role,Profiling,Location data,Age range,Transfer mechanism\n"
        "D1,Chat,Messages,Talk,Joint controller,Yes,No,6-9,IDTA\n"
        "D2,,Reports,Safety,Landlord,perhaps,n/a,,\n"
    )
    arrival = read_csv(Given(text.encode(), "x.csv"))
    assert arrival.document is not None
    first, second = arrival.document.assessment.data_activities
    assert (first.role, first.profiling, first.geolocation) == ("joint-controller", "yes", "no")
    assert (first.transfer_safeguard, first.role_note) == ("IDTA", "Joint controller")
    assert first.note == "Reference: D1\nAges: 6-9"
    assert (second.role, second.profiling, second.role_note) == ("controller", "unknown", "Landlord")
    assert "Profiling: perhaps" in second.note
    names = {feature.id: feature.name for feature in arrival.document.assessment.features}
    assert [names[activity.feature] for activity in (first, second)] == ["Chat", "the table"]
    assert "'perhaps'" in said(arrival, "foreign.label-unknown")
    assert "'Landlord'" in said(arrival, "foreign.label-unknown")


def test_a_matrix_drawn_the_other_way_round_is_the_same_matrix() -> None:
    rows = "\n\n| Risk | Likelihood | Impact | Level |\n|--|--|--|--|\n| A | 1 | 2 | High |\n| B | 2 | 2 | High |\n"
    upright = "## Impact\n\n| | Likelihood | |\n|--|--|--|\n| | 1 | 2 |\n| 1 | Low | Medium |\n| 2 | Low | High |\n"
    turned = "## Likelihood\n\n| | Impact | |\n|--|--|--|\n| | 2 | 1 |\n| 2 | High | Medium |\n| 1 | Low | Low |\n"
    drafts = [arrive(Given(f"{matrix}\n# Risks{rows}".encode(), "x.md")) for matrix in (upright, turned)]
    assert [said(arrival, "foreign.level-contradicts") for arrival in drafts] == [
        "Row 2 of the table 'Risks' states High, but its own matrix gives Low for 1 and 2."
    ] * 2


def test_a_matrix_that_does_not_say_which_side_is_which_is_not_used() -> None:
    text = (
        "# Matrix\n\n| | 1 | 2 |\n|--|--|--|\n| 1 | Low | Medium |\n| 2 | Low | High |\n\n"
        "# Risks\n\n| Risk | Likelihood | Impact | Level |\n|--|--|--|--|\n| A | 1 | 2 | High |\n| B | 2 | 1 | High |\n"
    )
    arrival = arrive(Given(text.encode(), "x.md"))
    assert "foreign.axes-unknown" in codes(arrival)
    assert "foreign.level-contradicts" not in codes(arrival)


def test_a_macro_file_and_an_encrypted_one_are_named() -> None:
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        archive.writestr("xl/vbaProject.bin", "x")
    assert codes(read_xlsx_tables(Given(stream.getvalue(), "x.xlsx"))) == ["file.macros"]
    assert codes(read_xlsx_tables(Given(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xlsx"))) == ["file.encrypted"]
