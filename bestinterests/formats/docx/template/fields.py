"""The one table of fields: what a template may name, what each holds, and what it means."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.documents.model import Paper
from bestinterests.documents.papers import Assessed, PaperKind
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.record import Record
from bestinterests.evaluation import evaluate
from bestinterests.formats.docx.template.shapes import BODY, WORDS, Shape, group, listed, shape_of
from bestinterests.packs.resolve import pins_of, resolve


class Field(NamedTuple):
    """A field that stands in every paper."""

    name: str
    shape: Shape
    means: str


FIELDS: tuple[Field, ...] = (
    Field("title", WORDS, "name of the service"),
    Field("kind", WORDS, "which paper it is"),
    Field("subtitle", WORDS, "what the service is, by whom, and for which day the record was read"),
    Field("organisation", WORDS, "who answers for the service"),
    Field("fictional_note", WORDS, "the notice of a sample; empty where the service is real"),
    Field("decided", WORDS, "who decided, or that nobody has"),
    Field("digest", WORDS, "digest of the assessment, whole"),
    Field("short_digest", WORDS, "the same, short enough to be read aloud"),
    Field("read_on", WORDS, "the day for which the record was read"),
    Field("first_page", BODY, "what the paper opens with: completeness, verdict, who decided"),
    Field("contents", BODY, "table of contents of what stands before and after it"),
    Field("body", BODY, "every section, one after the other"),
    Field("section", group(), "each section by its name, to be placed where you want it; see the names below"),
    Field(
        "sections",
        listed(group(name=WORDS, title=WORDS, body=BODY)),
        "the sections in their order, each with `name`, `title` and `body`",
    ),
    Field("assessment", shape_of(Assessment), "every field of the assessment by its own name"),
    Field("record", shape_of(Record), "reviews, advice, decisions and dissent"),
)
"""Every field, in the order in which the reference shows them."""


def section_name(anchor: str) -> str:
    """Name of a section in a template: its anchor with underscores."""
    return anchor.replace("-", "_")


def shape_for(names: tuple[str, ...]) -> Shape:
    """Everything that a template of a paper with these sections may name."""
    fields = {field.name: field.shape for field in FIELDS}
    fields["section"] = Shape("group", dict.fromkeys(names, BODY))
    return Shape("group", fields)


def empty_paper(kind: PaperKind) -> Paper:
    """The paper of a record in which nothing is written, with every shipped pack: it has every section there is."""
    pins = pins_of()
    framework, problems = resolve(pins)
    if framework is None:
        raise RuntimeError(f"the shipped packs do not resolve: {problems}")
    document = Document(format=1, assessment=Assessment(packs=pins))
    evaluation = evaluate(framework, document.assessment, on=dt.date(2026, 1, 1))
    return kind.build(Assessed(framework, document, evaluation))


def section_names(*papers: Paper) -> tuple[str, ...]:
    """Names of the sections of papers, each once."""
    return tuple(dict.fromkeys(section_name(section.anchor) for paper in papers for section in paper.sections))
