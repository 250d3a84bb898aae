"""A template to start from: our own document with every field in its place, to be changed in an office program."""

from __future__ import annotations

from bestinterests.documents.model import Paper
from bestinterests.documents.papers import PAPERS
from bestinterests.formats.docx import frame
from bestinterests.formats.docx.elements import paragraph, run
from bestinterests.formats.docx.packing import packed
from bestinterests.formats.docx.parts import TWIPS
from bestinterests.formats.docx.tables import cell, head_row, row, split, table
from bestinterests.formats.docx.template.fields import empty_paper, section_name

HELP = (
    "This is a template. Change everything around the fields as you like: your own cover, styles and words. "
    "A field in double braces is filled in; one that starts with p takes the place of its whole paragraph. "
    "Take this paragraph out."
)
ACTIONS = ("id", "title", "owner", "due")


def starter_docx(name: str) -> bytes:
    """Return a template for a paper of ``PAPERS``, by its name: it fills without a fault as it is."""
    paper = empty_paper(PAPERS[name])
    document = frame.blank(paper.language)
    frame.put_running_lines(
        document,
        ("{{ kind }}", "{{ title }}, {{ read_on }}"),
        "{{ organisation }}. {{ decided }}. Record {{ short_digest }}",
    )
    document.core_properties.title = f"Template: {paper.kind.lower()}"
    document.core_properties.created = document.core_properties.modified = frame.UNDATED
    document.core_properties.author = document.core_properties.last_modified_by = ""
    return packed(document, _body(paper))


def _body(paper: Paper) -> str:
    lines = [
        paragraph(run(HELP), "Sample"),
        paragraph(run("{{ title }}"), "Title"),
        paragraph(run("{{ kind }}. {{ subtitle }}"), "Subtitle"),
        *_when("fictional_note", paragraph(run("Fictional. {{ fictional_note }}"), "Sample")),
        paragraph(run("{{ organisation }}. {{ decided }}."), "BodyText"),
        paragraph(run("Record "), "BodyText").replace("</w:p>", f"{run('{{ digest }}', 'ItemId')}</w:p>"),
        _taking("first_page"),
        _taking("contents"),
    ]
    lines += [_taking(f"section.{section_name(section.anchor)}") for section in paper.sections]
    lines += [
        paragraph(run("The actions, as a table of your own"), "Heading1"),
        paragraph(run("Fields of the assessment can be used one by one, and lists gone through."), "BodyText"),
        _actions(),
    ]
    return "".join(lines)


def _taking(field: str) -> str:
    """A paragraph whose place a body takes."""
    return paragraph(run(f"{{{{p {field} }}}}"), "BodyText")


def _when(field: str, inside: str) -> tuple[str, str, str]:
    """Paragraphs that stand only where a field holds something."""
    return (
        paragraph(run(f"{{%p if {field} %}}"), "BodyText"),
        inside,
        paragraph(run("{%p endif %}"), "BodyText"),
    )


def _actions() -> str:
    widths = split(TWIPS, (2, 5, 3, 3))
    titles = [name.title() for name in ACTIONS]
    loop = [_across("{%tr for action in assessment.measures %}", widths)]
    fields = [
        cell(paragraph(run(f"{{{{ action.{name} }}}}"), "CellText"), w) for name, w in zip(ACTIONS, widths, strict=True)
    ]
    loop += [row("".join(fields)), _across("{%tr endfor %}", widths)]
    return table("".join([head_row(titles, widths), *loop]), widths, "Actions")


def _across(statement: str, widths: list[int]) -> str:
    return row(cell(paragraph(run(statement), "CellText"), sum(widths), span=len(widths)))
