"""Published documents as text, Markdown and JSON: the same chapters in each."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from bestinterests.cli.output import Page, page
from bestinterests.documents.reading_others.chapters import Chapter
from bestinterests.domain.problem import Problem
from bestinterests.domain.publication import Publication
from bestinterests.formats.json_writing import whole_json
from bestinterests.formats.markdown import escaped

Told = Sequence[tuple[str, Publication | None, tuple[Chapter, ...]]]


def as_text(told: Told, arguments: argparse.Namespace) -> Page:
    """Return a page for a terminal."""
    sheet = page(arguments.colour)
    for title, _, chapters in told:
        sheet.heading(title)
        for chapter in chapters:
            sheet.heading(chapter.title)
            for line in chapter.lines:
                sheet.entry("-", line)
    return sheet


def as_markdown(told: Told) -> str:
    """Return Markdown; nothing that was published can become a link or a heading of its own."""
    parts: list[str] = []
    for title, _, chapters in told:
        parts.append(f"# {escaped(title)}\n")
        for chapter in chapters:
            lines = "\n".join(f"- {escaped(line)}" for line in chapter.lines)
            parts.append(f"## {escaped(chapter.title)}\n\n{lines}\n")
    return "\n".join(parts)


def as_json(told: Told, bad: Sequence[tuple[str, list[Problem]]]) -> str:
    """Return JSON: what the documents say, and bare names of files that are not sound; no path, host or time."""
    return whole_json(
        {
            "read": [{"title": title, **_about(held), "chapters": list(chapters)} for title, held, chapters in told],
            "not_in_order": [{"file": PurePath(name).name, "problems": problems} for name, problems in bad],
        }
    )


def _about(held: Publication | None) -> dict[str, Any]:
    """What a program sorts by."""
    if held is None:
        return {}
    return {
        "series": held.id,
        "number": held.number,
        "kind": held.kind,
        "published_on": held.published_on.isoformat(),
        "organisation": held.publisher.organisation,
        "service": held.publisher.service,
        "outcome": held.decided.outcome,
        "fictional": held.fictional,
        "digest": held.digest,
    }
