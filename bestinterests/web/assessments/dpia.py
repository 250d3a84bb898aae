"""The DPIA step by step: what fills each field, what is missing and where it is written, and what moved on since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec
from django.utils import timezone

from bestinterests.documents.blocks import Part
from bestinterests.documents.dpia import Drafted, draft_dpia
from bestinterests.documents.dpia.draft import FIELDS, VOCABULARY
from bestinterests.documents.missing import Gap
from bestinterests.documents.model import Section
from bestinterests.documents.wording import day
from bestinterests.domain.change import Path
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refused
from bestinterests.web.assessments import places
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.differing.changes import titles
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Download, Submission
from bestinterests.web.assessments.people import names_of
from bestinterests.web.assessments.snapshot import Unreadable, document_at, framework_of

PAPER = "dpia"
STEPS: dict[str, tuple[str, ...]] = {
    "step-1": ("header", "need"),
    "step-2": (
        "nature",
        "scope",
        "context",
        "public-concern",
        "industry-codes",
        "equality-duties",
        "needs-and-capacity",
        "purposes",
        "benefits-for-children",
        "commercial-interests",
    ),
    "step-3": ("consultation",),
    "step-4": ("necessity", "code-conformance"),
    "step-5": ("risks",),
    "step-6": ("measures",),
    "step-7": ("sign-off",),
}
"""Fields in which a person writes freely, by the step of the template that holds them."""
WRITTEN_AT: dict[str, str] = {
    "header": "service",
    "need": "scope",
    "nature": "data_activities",
    "scope": "children",
    "context": "children",
    "purposes": "data_activities",
    "consultation": "consultations",
    "necessity": "data_activities",
    "code-conformance": "obligations",
    "risks": "impacts",
    "measures": "measures",
    "sign-off": "review",
}
"""The part of the record that fills each field of the template."""


class Lack(NamedTuple):
    """Something that is missing: what, of what, and where it is written."""

    what: str
    item: str
    title: str
    address: str


class Answer(NamedTuple):
    """A field in which a person writes freely. asks: what it asks, in our words."""

    field: str
    label: str
    asks: str
    text: str


class Filled(NamedTuple):
    """A part of the record that fills a step, with its address."""

    label: str
    address: str


class Since(NamedTuple):
    """A state of the record that the DPIA is held against. words: what it was, to stand after ``changed since``."""

    words: str
    revision: int
    on: dt.date


class Step(NamedTuple):
    """A step of the DPIA. key: of its section. stale: the marks of what it differs from."""

    key: str
    title: str
    section: Section
    lacks: tuple[Lack, ...]
    answers: tuple[Answer, ...]
    sources: tuple[Filled, ...]
    stale: tuple[Since, ...]
    parts: Mapping[str, tuple[str, ...]]


def drafted(opened: Opened) -> Drafted:
    """The DPIA of an assessment as it stands. Raises Refused where its packs are not here."""
    return draft_dpia(opened.framework, opened.head.document, opened.evaluation)


def steps(opened: Opened, held: Drafted) -> tuple[Step, ...]:
    """Every step, with its marks."""
    then = [(since, found) for since in marks(opened) if (found := _then(opened, since)) is not None]
    return tuple(_step(opened, section, held, then) for section in held.paper.sections if section.anchor in STEPS)


def marks(opened: Opened) -> tuple[Since, ...]:
    """What the DPIA is held against: the last version that was submitted, and the last DPIA that was taken away."""
    found = []
    last = Submission.objects.filter(assessment=opened.row).order_by("-revision").first()
    if last is not None:
        stored = msgspec.json.decode(bytes(last.evaluation), type=Evaluation)
        words = f"version {last.version} was submitted on {day(timezone.localdate(last.at))}"
        found.append(Since(words, last.revision, stored.on))
    taken = Download.objects.filter(assessment=opened.row, paper=PAPER).order_by("-at", "-pk").first()
    if taken is not None:
        name = names_of([taken.person]).get(taken.person, "")
        by = f" by {name}" if name else ""
        found.append(Since(f"it was downloaded{by} on {day(timezone.localdate(taken.at))}", taken.revision, taken.on))
    return tuple(found)


def answer_path(field: str) -> Path:
    """Where the answer to a field of the template stands in the document."""
    return ("assessment", "dpia", field)


def known_field(field: str) -> bool:
    """Is this a field in which a person writes freely?"""
    return any(field in fields for fields in STEPS.values())


def changed(before: Iterable[Section], after: Iterable[Section]) -> dict[str, tuple[str, ...]]:
    """Sections that differ, by their anchors, each with the titles of its own parts that differ."""
    old = {section.anchor: section for section in before}
    return {
        section.anchor: tuple(_parts(old.get(section.anchor), section))
        for section in after
        if old.get(section.anchor) != section
    }


def _parts(before: Section | None, after: Section) -> Iterable[str]:
    held = {block.title: block for block in before.blocks if isinstance(block, Part)} if before else {}
    return (block.title for block in after.blocks if isinstance(block, Part) and held.get(block.title) != block)


def _then(opened: Opened, since: Since) -> tuple[Section, ...] | None:
    """The sections as they read then; None where that record or its packs cannot be read any more."""
    try:
        document = document_at(opened.head, since.revision)
        return draft_dpia(framework_of(document), document, evaluated(document, since.on)).paper.sections
    except (Unreadable, Refused):
        return None


def _step(opened: Opened, section: Section, held: Drafted, then: list[tuple[Since, tuple[Section, ...]]]) -> Step:
    fields = STEPS[section.anchor]
    anchors = {FIELDS[field].anchor for field in fields if field in FIELDS}
    names = titles(opened.head.document)
    answers = tuple(_answer(opened, field) for field in fields)
    differs = [(since, changed(sections, (section,))) for since, sections in then]
    return Step(
        key=section.anchor,
        title=section.title,
        section=section,
        lacks=tuple(_lack(opened, gap, names, answers) for gap in dict.fromkeys(held.gaps) if gap.anchor in anchors),
        answers=answers,
        sources=tuple(_sources(opened, fields)),
        stale=tuple(since for since, found in differs if found),
        parts={since.words: found[section.anchor] for since, found in differs if found},
    )


def _lack(opened: Opened, gap: Gap, names: Mapping[str, str], answers: tuple[Answer, ...]) -> Lack:
    """Where it is written: its item, a field on this very page, or the part of the record that fills it."""
    field = next(name for name, held in FIELDS.items() if held.anchor == gap.anchor)
    if gap.item and gap.item in names:
        return Lack(gap.what, gap.item, names[gap.item], places.address_of(opened.id, gap.item))
    here = next((each.field for each in answers if each.label.lower() in gap.what.lower()), "")
    address = f"#{here}" if here else places.part_address(opened.id, WRITTEN_AT[field])
    return Lack(gap.what, "", gap.item, address)


def _answer(opened: Opened, field: str) -> Answer:
    term = opened.framework.vocabularies.get(VOCABULARY, {}).get(field)
    text = next((each.text for each in opened.judged.dpia if each.field == field), "")
    if term is None:
        return Answer(field, field, "", text)
    return Answer(field, term.label, term.text, text)


def _sources(opened: Opened, fields: tuple[str, ...]) -> Iterable[Filled]:
    seen: set[str] = set()
    for field in fields:
        part = WRITTEN_AT.get(field)
        if part is not None and part not in seen:
            seen.add(part)
            yield Filled(PARTS[part], places.part_address(opened.id, part))


PARTS: dict[str, str] = {
    "service": "The service and who answers for it",
    "scope": "Whether children are likely to use it",
    "children": "The children",
    "data_activities": "Uses of data",
    "consultations": "Consultations",
    "obligations": "Obligations of the standards",
    "impacts": "Impacts from the use of data",
    "measures": "Measures",
    "review": "The review plan",
}
"""Parts of the record, as a person calls them."""
