"""The table of contents as a field whose entries stand already, so that it is there before anybody updates it."""

from __future__ import annotations

from bestinterests.formats.docx.elements import paragraph, run
from bestinterests.formats.docx.parts import Parts

MOST = 45
"""Entries up to which two levels are shown; beyond them only the sections are."""


def contents(parts: Parts) -> str:
    """The contents of all headings written so far: each entry opens its heading.

    Page numbers are known to the program that lays the pages out: they appear when the field is updated.
    """
    deepest = 2 if sum(1 for level, _, _ in parts.headings if level <= 2) <= MOST else 1
    listed = [held for held in parts.headings if held[0] <= deepest]
    if not listed:
        return ""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{deepest}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    entries = [
        paragraph((begin if at == 0 else "") + _entry(title, name), f"TOC{level}")
        for at, (level, title, name) in enumerate(listed)
    ]
    end = paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "AfterTable")
    inside = paragraph(run("Contents"), "TOCHeading") + "".join(entries) + end
    kind = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def _entry(title: str, name: str) -> str:
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(title)}</w:hyperlink>'
