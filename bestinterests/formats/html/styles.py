"""The style sheet inside the page: tokens, ground, parts, pictures, paper, and what depends on the report."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bestinterests.documents.model import Paper
from bestinterests.documents.pictures import ProfilePicture

CSS = Path(__file__).parent / "css"
SHEETS = ("tokens", "base", "report", "pictures", "print")
PUBLISHED = "published"
"""The sheet that published pages add."""


@cache
def sheet(name: str) -> str:
    """One sheet without its comments and blank lines."""
    text = re.sub(r"/\*.*?\*/", "", (CSS / f"{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*([{};:,>])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").strip()


def tokens() -> dict[str, str]:
    """Colours by name, as the token file holds them."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    return dict(re.findall(r"--bi-([a-z0-9-]+):\s*(#[0-9a-f]{6});", text))


def quoted(text: str) -> str:
    """Any text as a CSS string: what is no plain letter, digit or space is written by its number."""
    return '"' + "".join(c if c.isascii() and (c.isalnum() or c in " .,") else f"\\{ord(c):x} " for c in text) + '"'


def style(report: Paper) -> str:
    """The whole style sheet of a report."""
    parts = [sheet(name) for name in (*SHEETS, *((PUBLISHED,) if report.audience else ()))]
    parts += [_paper(report), choosing(report)]
    return "\n".join(parts)


def choosing(report: Paper) -> str:
    """The rules by which a cell of a profile opens what stands behind it."""
    blocks = [block for section in report.sections for block in section.blocks]
    return "\n".join(_chosen(block) for block in blocks if isinstance(block, ProfilePicture) and block.panels)


def _paper(report: Paper) -> str:
    """Heads and feet of printed pages: service and day above; organisation, decision, digest, page below."""
    name = " ".join(_printable(report.title).split())[:60]
    sample = "Fictional sample. " if report.fictional else ""
    organisation = " ".join(_printable(report.organisation).split())[:40]
    record = f"Record {report.short_digest}" if report.short_digest else ""
    foot = ". ".join(part for part in (organisation, report.decided, record) if part)
    font = "font:8.5pt var(--bi-sans);color:#000"
    below, room = quoted(foot), ""
    if report.marked_for:
        # In the margin box of the foot, since no printed page lacks it; with room for a long name and address.
        below = f'{quoted(" ".join(_printable(report.marked_for).split()))} "\\a" {below}'
        room = "margin-bottom:30mm;"
    return (
        f"@page{{{room}"
        f"@top-left{{content:{quoted(f'{sample}{report.kind}')};{font}}}"
        f"@top-right{{content:{quoted(f'{name}, {report.read_on}')};{font}}}"
        f"@bottom-left{{content:{below};{font};width:80%;text-align:left;white-space:pre-line}}"
        f'@bottom-right{{content:"Page " counter(page) " of " counter(pages);{font};white-space:nowrap}}'
        "}"
    )


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable())


def _chosen(picture: ProfilePicture) -> str:
    """The ring around the chosen cell, and the panel that stands open until one is chosen."""
    first = picture.first
    ring = "box-shadow:0 0 0 3px var(--bi-ink);background:var(--bi-white)"
    rules = [f':root:has([id="{p.anchor}"]:target) .cell[href="#{p.anchor}"]{{{ring}}}' for p in picture.panels]
    if first:
        wide = (
            f':root:not(:has(.cellpanel:target)) [id="{first}"]{{display:block}}'
            f':root:not(:has(.cellpanel:target)) .cell[href="#{first}"]{{{ring}}}'
        )
        rules.append(f"@media screen and (min-width:1021px){{{wide}}}")
    return "@media screen{" + "".join(rules[: len(picture.panels)]) + "}" + "".join(rules[len(picture.panels) :])
