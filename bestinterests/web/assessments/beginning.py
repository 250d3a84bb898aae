"""What an assessment can begin with: patterns of features by what they do with data, packs, and a file that came in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bestinterests.changes import merge
from bestinterests.domain.document import Document
from bestinterests.domain.pack import Pattern
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.service import BandUse
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.arriving import arrive, recognised
from bestinterests.formats.limits import ARCHIVE
from bestinterests.packs.framework import Framework
from bestinterests.packs.load import available, find, latest
from bestinterests.packs.resolve import pins_of, resolve
from bestinterests.web.assessments.actions.creating import BLANK, PACKS

COUNTED = {
    "features": ("feature", "features"),
    "data_activities": ("data activity", "data activities"),
    "impacts": ("impact", "impacts"),
    "coverage": ("statement of coverage", "statements of coverage"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "consultations": ("consultation", "consultations"),
    "measures": ("measure", "measures"),
    "tensions": ("tension", "tensions"),
}
"""What is counted of a document that came in, in the words for one and for several."""


READS = {
    "yaml": "An assessment as YAML",
    "json": "An assessment as JSON",
    "html": "A report or another paper that was made here",
    "pdf": "A paper that was made here, as PDF",
    "docx": "A paper that was made here, or tables of risks or data, in Word",
    "xlsx": "The workbook, or tables of risks or data, in a spreadsheet",
    "csv": "A table of risks, measures or data",
    "md": "Tables of risks or data in Markdown",
    "cnil": "A PIA of the CNIL’s tool",
    "zip": "An assessment with its attached files",
    "bundle": "Everything that was handed over, as one archive",
}
"""What a file of each format may hold, for people who bring one."""


class Readable(NamedTuple):
    """A format that is read: what it may hold, and how its files end."""

    says: str
    suffixes: tuple[str, ...]


def readable() -> tuple[Readable, ...]:
    """Every format that is read."""
    return tuple(Readable(READS.get(f.name, f.title), f.suffixes) for f in FORMATS.values() if f.reader)


class PatternGroup(NamedTuple):
    """Patterns that do the same with data first of all. title: of that kind of data activity."""

    title: str
    patterns: tuple[Pattern, ...]


class Overlay(NamedTuple):
    """A pack that adds to the code."""

    id: str
    title: str
    says: str


class Preview(NamedTuple):
    """What a file would bring. document: None where it cannot be used; then errors say why.

    draft: made from a table of another tool. kept: items that the file was made from and no longer shows.
    """

    form: str
    document: Document | None
    counts: tuple[str, ...] = ()
    attached: dict[str, bytes] = {}
    draft: bool = False
    kept: int = 0
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def pattern_groups(framework: Framework) -> tuple[PatternGroup, ...]:
    """Every pattern, under the kind of data activity that it lists first, in the order of the packs."""
    held: dict[str, list[Pattern]] = {name: [] for name in framework.activities}
    for pattern in framework.patterns.values():
        held.setdefault(next(iter(pattern.activities), ""), []).append(pattern)
    titles = {name: activity.name.text for name, activity in framework.activities.items()}
    return tuple(PatternGroup(titles.get(name, "Other"), tuple(found)) for name, found in held.items() if found)


def overlays() -> tuple[Overlay, ...]:
    """Packs that can be taken beside the code, in their newest version."""
    found = []
    for name in dict.fromkeys(name for name, _ in available()):
        pack = find(name, latest(name) or "")
        if not isinstance(pack, Problem) and pack.kind == "overlay":
            found.append(Overlay(name, pack.title, pack.summary.text))
    return tuple(found)


def base_framework() -> Framework:
    """The framework of the packs that every new assessment pins. Raises Refused where they are not here."""
    return _framework(PACKS)


def framework_of_all() -> Framework:
    """The framework of those packs and of every pack that can be taken beside them. Raises Refused likewise."""
    return _framework((*PACKS, *(each.id for each in overlays())))


def _framework(packs: Sequence[str]) -> Framework:
    framework, problems = resolve(pins_of(*packs))
    if framework is None:
        raise Refused(problems)
    return framework


def previewed(name: str, content: bytes) -> Preview:
    """Read a file that came in, whatever it is, and say what it would bring. Nothing is written."""
    given = Given(content, name)
    arrival, form = _arrived(given)
    errors = tuple(problem for problem in arrival.problems if problem.severity == "error")
    warnings = tuple(problem for problem in arrival.problems if problem.severity != "error")
    document = None if errors else arrival.document
    if document is not None:
        framework, missing = resolve(document.assessment.packs)
        if framework is None:
            errors, document = (*errors, *missing), None
        elif arrival.draft:
            document = _completed(document, framework)
    if document is None:
        return Preview(form, None, errors=errors or (_nothing(),), warnings=warnings)
    kept = len(arrival.missing)
    return Preview(form, document, _counts(document), arrival.attachments, arrival.draft, kept, (), warnings)


def too_large() -> Problem:
    """Return the Problem of a file that is larger than any that is read."""
    return Problem(
        code="file.too-large",
        path="",
        sentence=f"The file is larger than {ARCHIVE.size // 1_000_000} MB, the most that is read.",
        remedy="Leave attached files out, and add them to the assessment afterwards.",
    )


def _arrived(given: Given) -> tuple[Arrival, str]:
    try:
        form = recognised(given)
        if form in (FORMATS["zip"], FORMATS["bundle"]):
            given = given._replace(limits=ARCHIVE)
        return arrive(given), form.title if form else ""
    except Refused as refused:
        return Arrival(problems=list(refused.problems)), ""


def _completed(document: Document, framework: Framework) -> Document:
    """A draft from a foreign table with the age bands that every assessment lists, its rows numbered as they stand."""
    held = document.assessment
    children = held.children or tuple(BandUse(band=band) for band in framework.bands)
    document = replace(document, assessment=replace(held, children=children))
    return merge(BLANK, BLANK, document, as_listed=True).document


def _counts(document: Document) -> tuple[str, ...]:
    held = document.assessment
    numbers = [(len(getattr(held, name)), words) for name, words in COUNTED.items()]
    return tuple(f"{number} {words[number != 1]}" for number, words in numbers if number)


def _nothing() -> Problem:
    return Problem(
        code="file.not-a-document",
        path="",
        sentence="The file holds no assessment.",
        remedy="Choose another file.",
    )
