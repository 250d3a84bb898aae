"""A small record and short ways to write edits of it, for tests that state before and after in full."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.changes.units import keyed
from bestinterests.domain.document import KEYS, Assessment, Document, Numbering
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.measure import Measure
from bestinterests.domain.record import Decision, Record

DIGEST = "sha256:" + "0" * 64


def impact(number: str, title: str, **more: Any) -> Impact:
    """An impact on one right in the chat, unless told otherwise."""
    given = {"features": ("F01",), "right": "article-16", "bands": ("10-12",), "direction": "harm", **more}
    return Impact(id=number, title=title, **given)


def judged(likelihood: str, severity: str, counted: tuple[str, ...] = ()) -> Slot:
    """A slot with two agreed judgements that belong together."""
    return Slot(
        agreed=(
            Judgement(scale="severity", level=severity),
            Judgement(scale="likelihood", level=likelihood),
        ),
        credits=counted,
    )


def record_of_a_chat() -> Document:
    """Two features, two impacts, two measures, one piece of evidence, one decision; numbers up to I29 were used."""
    return Document(
        format=1,
        assessment=Assessment(
            title="Chat",
            summary="First.\n\nSecond.",
            features=(Feature(id="F01", name="Chat", order="b"), Feature(id="F02", name="Gifts", order="c")),
            impacts=(
                impact("I01", "Strangers write", before=judged("likely", "serious"), evidence=("E01",)),
                impact("I02", "Pressure to pay", features=("F02",)),
            ),
            evidence=(Evidence(id="E01", title="Complaints"), Evidence(id="E02", title="Survey")),
            measures=(
                Measure(id="M01", title="Friends only", acts_on=("I01",)),
                Measure(id="M02", title="Spending limit"),
            ),
        ),
        record=Record(
            decisions=(
                Decision(id="Z01", decider="Head", assessment_digest=DIGEST, outcome="proceed", measures=("M01",)),
            )
        ),
        numbering=Numbering(highest={"F": 2, "I": 29, "E": 2, "M": 2, "Z": 1}),
    )


def put(document: Document, path: str, **changes: Any) -> Document:
    """The document with fields of one thing changed: ``put(d, "impacts I01", title="New")``; no path is the root."""
    part, *steps = path.split() if path else ("",)
    steps = [part, *steps] if part not in {"record", ""} else steps
    part = "record" if part == "record" else "assessment"
    return msgspec.structs.replace(document, **{part: _put(getattr(document, part), steps, changes)})


def _put(value: Any, steps: list[str], changes: dict[str, Any]) -> Any:
    if not steps:
        return msgspec.structs.replace(value, **changes)
    name, *rest = steps
    held = getattr(value, name)
    if isinstance(held, tuple):
        named = keyed(held, KEYS[name])
        named[rest[0]] = _put(named[rest[0]], rest[1:], changes)
        held = tuple(named.values())
    else:
        held = _put(held, rest, changes)
    return msgspec.structs.replace(value, **{name: held})


def plus(document: Document, name: str, *items: Any, part: str = "assessment") -> Document:
    """The document with items at the end of a list."""
    holder = getattr(document, part)
    holder = msgspec.structs.replace(holder, **{name: (*getattr(holder, name), *items)})
    return msgspec.structs.replace(document, **{part: holder})


def minus(document: Document, name: str, key: str) -> Document:
    """The document without one item of a list; references to it stay as they are."""
    held = getattr(document.assessment, name)
    left = tuple(item for item in held if getattr(item, KEYS[name]) != key)
    return msgspec.structs.replace(document, assessment=msgspec.structs.replace(document.assessment, **{name: left}))


def get(document: Document, name: str, key: str) -> Any:
    """One item of a list, or None."""
    part = document.assessment if hasattr(document.assessment, name) else document.record
    return keyed(getattr(part, name), KEYS[name]).get(key)


def remembering(document: Document, **numbering: Any) -> Document:
    """The document with another memory of ids: ``highest`` and ``keys`` as told, else as they are."""
    held = {"highest": document.numbering.highest, "keys": document.numbering.keys, **numbering}
    return msgspec.structs.replace(document, numbering=Numbering(**held))
