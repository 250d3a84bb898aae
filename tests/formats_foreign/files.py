"""Files as people make them: a risk assessment in Word, the ICO's template filled in, a data map in Excel."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

RISKS = (
    ("R1", "A stranger contacts a child through chat", "Possible", "Major", "High",
     "- Friend codes only\n- Filter words", "Product lead", "31/03/2027", "Seen twice in spring"),
    ("R2", "Messages are kept longer than needed", "Likely", "Minor", "Medium", "Delete after 30 days", "Engineering",
     "Q3", ""),
    ("R3", "A child is left out of a group and bullied", "Likely", "Moderate", "Medium", "Report button", "", "", ""),
    ("R4", "The profile shows the school of a child", "Unlikely", "Major", "Medium", "Hide the school", "", "", ""),
)  # fmt: skip
"""Rows of a register; the matrix below gives High for R3, whose author wrote Medium."""
HEADINGS = (
    "Ref",
    "Risk",
    "Likelihood",
    "Impact",
    "Risk rating",
    "Controls",
    "Owner",
    "Target date",
    "Remarks of the team",
)
LIKELIHOOD = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
SEVERITY = ("Severe", "Major", "Moderate", "Minor", "Negligible")
MATRIX = (
    ("Medium", "High", "High", "Very high", "Very high"),
    ("Medium", "Medium", "High", "High", "Very high"),
    ("Low", "Medium", "Medium", "High", "High"),
    ("Low", "Low", "Medium", "Medium", "High"),
    ("Low", "Low", "Low", "Low", "Medium"),
)


def saved(document: Any) -> bytes:
    """The bytes of a Word or Excel file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def fill(table: Any, rows: Sequence[Sequence[str]], start: int = 0) -> None:
    """Write texts into the cells of a Word table."""
    for row, texts in enumerate(rows, start):
        for cell, text in zip(table.rows[row].cells, texts, strict=False):
            cell.text = text


def word_by_hand(rows: Sequence[Sequence[str]] = RISKS, *, matrix: bool = True) -> bytes:
    """A risk assessment written in Word: a merged title row, a footnote, a tracked insertion, its own matrix."""
    paper = docx.Document()
    paper.add_heading("Pond Pals: chat", 0)
    paper.add_paragraph("Prepared by the privacy team, third version.")
    paper.add_heading("Risk assessment", 1)
    table = paper.add_table(rows=2 + len(rows), cols=len(HEADINGS))
    title = table.rows[0].cells[0].merge(table.rows[0].cells[-1])
    title.text = "Risk register of the chat"
    fill(table, [HEADINGS, *rows], 1)
    paper.add_paragraph("Scores were agreed in a workshop.")
    if matrix:
        paper.add_heading("House matrix", 1)
        grid = paper.add_table(rows=6, cols=6)
        fill(
            grid, [("Impact / Likelihood", *LIKELIHOOD), *((s, *row) for s, row in zip(SEVERITY, MATRIX, strict=True))]
        )
    return with_footnote(saved(paper), "Scores were agreed", "Two people were ill that day.")


REGISTERED = {
    "[Content_Types].xml": (
        "</Types>",
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.footnotes+xml"/>',
    ),
    "word/_rels/document.xml.rels": (
        "</Relationships>",
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/>',
    ),
}
"""Where a part of an office file is announced."""


def with_footnote(data: bytes, after: str, text: str) -> bytes:
    """Hang a footnote on the paragraph that begins so, and insert a tracked word there, as Word does."""
    import zipfile

    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    note = (
        f'<?xml version="1.0"?><w:footnotes xmlns:w="{names}"><w:footnote w:id="7"><w:p><w:r><w:t>{text}</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    here = f"<w:t>{after}"
    reference = '<w:footnoteReference w:id="7"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                words = body.decode()
                assert here in words
                tracked = f'<w:ins w:id="9"><w:r><w:t>Inserted later. </w:t></w:r></w:ins><w:r>{reference}{here}'
                body = words.replace(f"<w:r>{here}", tracked, 1).encode()
            elif name in REGISTERED:
                mark, line = REGISTERED[name]
                body = body.replace(mark.encode(), f"{line}{mark}".encode())
            new.writestr(name, body)
        new.writestr("word/footnotes.xml", note)
    return stream.getvalue()


ICO_RISKS = (
    ("Location is visible to others by default, risking that strangers find a child", "Possible", "Severe", "High"),
    ("Adverts by profile reach young children", "Possible", "Significant", "Low"),
    ("Play data used to keep children playing", "Probable", "Minimal", "Low"),
)
ICO_MEASURES = (
    ("Location is visible to others by default, risking that strangers find a child", "Location off by default",
     "Reduced", "Low", "Yes"),
    ("Adverts by profile reach young children", "No adverts by profile", "Eliminated", "Low", "Yes"),
    ("A risk that is in no table", "Something", "Accepted", "Medium", "No"),
)  # fmt: skip


def ico_template(*, joined: bool = False) -> bytes:
    """A DPIA in the layout of the ICO's template: steps as headings, boxes with prompts, two tables.

    joined: the boxes of step 2 are rows of one table, as LibreOffice saves boxes that follow one another.
    """
    paper = docx.Document()
    paper.add_heading("Sample DPIA template", 0)
    paper.add_heading("Submitting controller details", 1)
    fill(
        paper.add_table(rows=3, cols=2),
        [
            ("Name of controller", "Pond Pals Ltd"),
            ("Subject/title of DPO", "Chat for under-13s"),
            ("Name of controller contact /DPO", "dpo role"),
        ],
    )
    paper.add_heading("Step 1: Identify the need for a DPIA", 1)
    _box(
        paper, "Explain broadly what the project aims to achieve. Why did you identify the need?", "Children will chat."
    )
    paper.add_heading("Step 2: Describe the processing", 1)
    boxes = (
        ("Describe the nature of the processing: how will you collect data?", "Messages go through a filter."),
        ("Describe the scope of the processing: what is the nature of the data?", "Messages, kept 30 days."),
        ("Describe the context of the processing: would they expect it?", "Children aged 6 to 12."),
        ("Describe the purposes of the processing: what do you want to achieve?", "Friends can talk."),
    )
    table = paper.add_table(rows=len(boxes), cols=1) if joined else None
    for at, (prompt, answer) in enumerate(boxes):
        _box(paper, prompt, answer, table.rows[at].cells[0] if table is not None else None)
    paper.add_heading("Step 3: Consultation process", 1)
    _box(
        paper, "Consider how to consult with relevant stakeholders: describe when and how.", "A panel of ten children."
    )
    paper.add_heading("Step 5: Identify and assess risks", 1)
    head = (
        "Describe source of risk and nature of potential impact on individuals.",
        "Likelihood of harm",
        "Severity of harm",
        "Overall risk",
    )
    hints = ("", "Remote, possible or probable", "Minimal, significant or severe", "Low, medium or high")
    table = paper.add_table(rows=2 + len(ICO_RISKS), cols=4)
    fill(table, [head, hints, *ICO_RISKS])
    paper.add_heading("Step 6: Identify measures to reduce risk", 1)
    head = ("Risk", "Options to reduce or eliminate risk", "Effect on risk", "Residual risk", "Measure approved")
    fill(paper.add_table(rows=1 + len(ICO_MEASURES), cols=5), [head, *ICO_MEASURES])
    paper.add_heading("Step 7: Sign off and record outcomes", 1)
    fill(
        paper.add_table(rows=3, cols=3),
        [
            ("Item", "Name/position/date", "Notes"),
            ("Measures approved by:", "Head of product, 3 May 2026", "Added to the plan"),
            ("DPO advice provided:", "DPO, 1 May 2026", "Go ahead if location is off"),
        ],
    )
    return saved(paper)


def _box(paper: Any, prompt: str, answer: str, cell: Any = None) -> None:
    if cell is None:
        cell = paper.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = prompt
    cell.add_paragraph(answer)


def control(paragraph: Any) -> None:
    """Put the runs of a paragraph into a content control, as forms in Word have them."""
    sdt, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    for run in list(paragraph._p.findall(qn("w:r"))):
        content.append(run)
    sdt.append(content)
    paragraph._p.append(sdt)


def data_map() -> bytes:
    """A record of processing in Excel: a title, merged cells, a day, a comment, a sheet that is hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data map"
    sheet["A1"] = "Pond Pals: where data go"
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(
        ["Feature", "Personal data", "Collected from", "Purpose", "Lawful basis", "Shared with", "Retention",
         "Special category data?", "Reviewed"]
    )  # fmt: skip
    sheet.append(["Chat", "Messages", "Child", "Talk to friends", "Contract", "Friends", "30 days", "No", None])
    sheet.append(
        [
            None,
            "Reports",
            "Child, parent",
            "Keep children safe",
            "Legitimate interests (Art 6(1)(f))",
            "Moderators",
            "1 year",
            "Yes - health at times",
            None,
        ]
    )
    sheet.append(["Shop", "Purchases", "Device", "Sell stickers", "LI and maybe consent", None, "6 years", "n/a", None])
    sheet.merge_cells("A4:A5")
    import datetime as dt

    sheet["I4"] = dt.datetime(2026, 3, 1)  # noqa: DTZ001 - Excel knows no zones
    from openpyxl.comments import Comment

    sheet["B4"].comment = Comment("Ask whether this covers stickers", "Reviewer")
    hidden = book.create_sheet("Old")
    hidden["A1"] = "Superseded"
    hidden.sheet_state = "hidden"
    return saved(book)
