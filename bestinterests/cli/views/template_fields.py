"""The reference page of the fields of Word templates, made from the table that templates are checked against."""

from __future__ import annotations

from bestinterests.cli.views.reference import MADE

HOLDS = {
    "words": "words",
    "body": "whole paragraphs",
    "group": "fields of its own",
    "list": "a list",
}


def template_fields_page() -> str:
    """Return the page of every field, of the sections of every paper, and of what a template may hold."""
    from bestinterests.documents.papers import PAPERS
    from bestinterests.formats.docx.template.fields import FIELDS, empty_paper, section_name
    from bestinterests.formats.docx.template.grammar import FILTER_NAMES

    rows = [f"| `{field.name}` | {HOLDS[field.shape.kind]} | {field.means} |" for field in FIELDS]
    parts = [
        f"{MADE}# Fields of Word templates\n\n"
        "What `bestinterests export --template` fills in. Words are written in a line: `{{ title }}`. Whole paragraphs "
        "take the place of the paragraph they stand in: `{{p body }}`. Lists are gone through: "
        "`{% for action in assessment.measures %}`. [The guide](../guide/templates.md) shows how.\n",
        "\n".join(["| Field | Holds | Meaning |", "| --- | --- | --- |", *rows]) + "\n",
        "The fields of `assessment` and `record` are those of [a document](fields.md): `assessment.service.name`, and "
        "in a loop `action.title`. Days stand in words, what is not recorded is empty.\n",
        "## What else a template may hold\n\n"
        "`for`, `if`, `elif`, `else`, `and`, `or`, `not`, comparisons, `loop.index`, `loop.first`, `loop.last`, "
        f"`loop.length`, and the filters {', '.join(f'`{name}`' for name in FILTER_NAMES)}. Anything else is refused "
        "with its place.\n",
    ]
    for kind in PAPERS.values():
        sections = empty_paper(kind).sections
        rows = [f"| `section.{section_name(held.anchor)}` | {held.title} |" for held in sections]
        table = "\n".join(["| Field | Section |", "| --- | --- |", *rows])
        parts.append(f"## Sections of `--paper {kind.name}`\n\n{table}\n")
    return "\n".join(parts)
