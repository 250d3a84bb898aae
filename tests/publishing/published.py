"""Decided records and what is published of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.publication import Publication, Publisher
from bestinterests.domain.record import Decision
from bestinterests.workflow.publishing.making import Terms, make
from tests.documents import fixture

ON = dt.date(2026, 4, 2)
PUBLISHER = Publisher(organisation="Windy Field Ltd", service="Kites", object_how="Write to the office.")


def decided(document: Document, decider: str = "Head of Kites", outcome: Any = "stop") -> Document:
    """The document with a decision on its very text, after whatever else its record holds."""
    decision = Decision(
        id="Z99",
        decider=decider,
        assessment_digest=assessment_digest(document),
        outcome=outcome,
        reasons="The losing side is too many.",
        on=dt.date(2026, 4, 1),
    )
    record = replace(document.record, decisions=(*document.record.decisions, decision))
    return replace(document, record=record)


def small(**changes: object) -> Document:
    """A decided record with something in every collection."""
    return decided(Document(format=1, assessment=fixture.small(**changes)))


def terms(**changes: Any) -> Terms:
    """Terms on which nothing is wrong."""
    return Terms(**{"id": "kites", "number": 1, "published_on": ON, "publisher": PUBLISHER, **changes})


def evaluated(document: Document) -> Evaluation:
    """What follows from it."""
    return fixture.evaluated(document.assessment)


def published(document: Document, **changes: Any) -> Publication:
    """What is published of a decided record."""
    return make(document, evaluated(document), terms=terms(**changes))


def texts_in(raw: bytes) -> Iterator[str]:
    """Every text in JSON, names of fields among them, as another program reads it."""

    def below(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            for each in value:
                yield from below(each)
        elif isinstance(value, dict):
            for key, each in value.items():
                yield key
                yield from below(each)

    yield from below(json.loads(raw))
