"""Publications for tests: the four examples as decided and published, and small ones of every kind."""

from __future__ import annotations

import datetime as dt
from functools import cache

from msgspec.structs import replace

from bestinterests.domain.conformity import AudienceText
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import FORMAT, Assessment, Document
from bestinterests.domain.publication import (
    DecidedBy,
    Entry,
    LeftOut,
    Publication,
    PublishedChange,
    Publisher,
    ShadowOf,
    Standing,
)
from bestinterests.domain.record import Decision, Record
from bestinterests.domain.service import ScopeFactor, ScopeTest
from bestinterests.evaluation import evaluate
from bestinterests.formats.checking import check
from bestinterests.formats.publications import sealed
from bestinterests.formats.samples import samples
from bestinterests.packs.framework import Framework
from bestinterests.workflow.publishing.making import Terms, make
from tests.documents.fixture import framework, small

ON = dt.date(2026, 11, 3)
TELL = "https://windy.example/tell-us"


@cache
def frame() -> Framework:
    """Every shipped pack, once for all tests."""
    return framework()


def decided(document: Document) -> Document:
    """The document as somebody decided on it."""
    decision = Decision(
        id="Z01",
        decider="Head of studio",
        assessment_digest=assessment_digest(document),
        outcome="do-not-proceed",
        reasons="Change first what stops it.",
        on=ON,
    )
    return replace(document, record=Record(decisions=(decision,)))


def published(
    document: Document,
    series: str,
    *,
    number: int = 1,
    left_out: tuple[LeftOut, ...] = (),
    standing: Standing | None = None,
    tell: str = TELL,
) -> Entry:
    """A decided document as published, with how it stands."""
    service = document.assessment.service
    whole = decided(document)
    terms = Terms(
        id=series,
        number=number,
        published_on=ON,
        publisher=Publisher(organisation=service.controller.name, service=service.name, object_at=tell),
        decided=DecidedBy(by="Head of studio", version=3),
        left_out=left_out,
    )
    held = make(whole, evaluate(frame(), whole.assessment, on=ON), terms=terms)
    return Entry(publication=sealed(held), standing=standing or Standing())


@cache
def example(name: str) -> Document:
    """One of the four examples."""
    path = next(path for path in samples() if path.name.startswith(name))
    document = check(path.read_bytes(), path.name, None).document
    assert document is not None
    return document


@cache
def examples() -> tuple[Entry, ...]:
    """The four examples as published, with nothing left out: made without looking for passages."""
    return tuple(_whole(example(path.name), path.name.split(".")[0]) for path in samples())


def _whole(document: Document, series: str) -> Entry:
    held, service = decided(document), document.assessment.service
    publication = Publication(
        format=1,
        id=series,
        number=1,
        published_on=ON,
        publisher=Publisher(organisation=service.controller.name, service=service.name, object_at=TELL),
        decided=DecidedBy(by="Head of studio", on=ON, outcome="do-not-proceed", version=3),
        document=held,
        evaluation=evaluate(frame(), held.assessment, on=ON),
        texts=held.assessment.texts,
        fictional=held.assessment.fictional,
    )
    return Entry(publication=sealed(publication))


def tiny(**changes: object) -> Document:
    """A small record that is no sample, with a text for children of 6 to 9 and none for anybody else."""
    text = AudienceText(
        audience="6-9", text="We made kites.\n\nGood for you:\n- You can fly. High up.", by="product lead"
    )
    return Document(format=FORMAT, assessment=small(**({"texts": (text,)} | changes)))


def kites(**more: object) -> Entry:
    """The small record as published."""
    return published(tiny(), "kites", **more)  # type: ignore[arg-type]


def short(kind: str) -> Entry:
    """A publication that has one short page."""
    scope = ScopeTest(
        outcome="screened-out",
        reason="Only firms buy it.",
        factors=(ScopeFactor(factor="children-a-group", answer="no", reason="No child has an account."),),
    )
    whole = tiny()
    held = Publication(
        format=1,
        id=f"kites-{kind}",
        number=1,
        kind=kind,  # type: ignore[arg-type]
        published_on=ON,
        publisher=Publisher(organisation="Windy Field Ltd", service="Kites", object_how="Write to us"),
        decided=DecidedBy(by="product lead", on=ON, outcome="screened-out"),
        document=Document(format=FORMAT, assessment=Assessment(scope=scope)) if kind != "shadow" else whole,
        evaluation=evaluate(frame(), whole.assessment, on=ON) if kind == "shadow" else None,
        because="No child can reach it." if kind == "screened-out" else "",
        change=PublishedChange(title="A bigger kite", what="It grows.", answer="no-effect", reason="Same data.", on=ON)
        if kind == "change"
        else None,
        shadow_of=ShadowOf(digest="sha256:" + "0" * 64, organisation="Kite Makers", address="https://example.org/kites")
        if kind == "shadow"
        else None,
    )
    return Entry(publication=sealed(held))
