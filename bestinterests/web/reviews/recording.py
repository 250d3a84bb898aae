"""What is said about an assessment, written into the record of its document: ids are given by the head's numbering."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from bestinterests.changes.memory import highest_numbers
from bestinterests.domain.base import Item
from bestinterests.domain.document import LETTERS, Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.record import Advice, Decision, Dissent, Review
from bestinterests.workflow.course import Differing, GivenAdvice, GivenView, Ruling
from bestinterests.workflow.deciding import head
from bestinterests.workflow.interests import DeclaredInterest, told


def with_reviews(
    document: Document, digest: str, views: Sequence[GivenView], interests: Sequence[DeclaredInterest] = ()
) -> Document:
    """The document with these views, each with the interest of who gave it. digest: of the assessment that was read."""
    for given in views:
        fields = {"reviewer": given.role, "view": given.view, "remarks": given.remarks, "on": given.on}
        note = _interest(given.by, interests)
        document = _added(document, "reviews", Review, assessment_digest=digest, note=note, **fields)
    return document


def with_advice(document: Document, given: GivenAdvice, interests: Sequence[DeclaredInterest] = ()) -> Document:
    """The document with this advice, on which nobody has decided yet, and the interest of who gave it."""
    fields = {"adviser": given.role, "advice": given.advice, "on": given.on, "note": _interest(given.by, interests)}
    return _added(document, "advice", Advice, assessment_digest=given.digest, **fields)


def with_return(document: Document, digest: str, decider: str, reasons: str, on: dt.date) -> Document:
    """The document with what sent it back."""
    fields = {"decider": decider, "outcome": "returned", "reasons": reasons, "on": on}
    return _added(document, "decisions", Decision, assessment_digest=digest, **fields)


def with_decision(
    document: Document,
    evaluation: Evaluation,
    ruling: Ruling,
    signed: tuple[str, str],
    on: dt.date,
    interests: Sequence[tuple[str, DeclaredInterest]] = (),
) -> Document:
    """The document with the decision, and with what became of the advice on this very assessment.

    signed: names of who decided and of the second signatory, who is blank where nobody else had to sign. interests:
    what each of them has declared, by name.
    """
    decider, second = signed
    digest, heads = evaluation.assessment_digest, head(evaluation)
    fate: dict[str, str] = {"followed": ruling.followed}
    if ruling.followed == "overruled":
        fate |= {"overruled_by": decider, "reason": ruling.overruling_reason}
    advice = tuple(
        replace(held, **fate) if held.assessment_digest == digest else held for held in document.record.advice
    )
    document = replace(document, record=replace(document.record, advice=advice))
    return _added(
        document,
        "decisions",
        Decision,
        decider=decider,
        assessment_digest=digest,
        outcome=ruling.outcome,
        reasons=ruling.reasons,
        conditions=ruling.conditions,
        measures=ruling.measures,
        method=f"Method {evaluation.method}, {heads.title} {heads.version}",
        on=on,
        expires_on=ruling.expires_on,
        note=" ".join(
            [
                *([f"Second signature: {second}."] if second else []),
                *(f"Interest of {name}: {told(held).rstrip('.')}." for name, held in interests if held.kind != "none"),
            ]
        ),
    )


def with_dissent(document: Document, digest: str, given: Differing) -> Document:
    """The document with a dissent from the decision on the assessment of this digest."""
    fields = {"by": given.role, "view": given.view, "on": given.on}
    return _added(document, "dissent", Dissent, assessment_digest=digest, **fields)


def _interest(person: str, interests: Sequence[DeclaredInterest]) -> str:
    """What somebody (public id) has declared, as a note in the record; blank where they know of no interest."""
    held = next((each for each in interests if each.by == person and each.kind != "none"), None)
    return f"Declared interest: {told(held).rstrip('.')}." if held else ""


def _added(document: Document, collection: str, kind: type[Item], **fields: Any) -> Document:
    """The document with one item more in its record, under the next number of its letter."""
    letter = LETTERS[collection]
    number = highest_numbers([document]).get(letter, 0) + 1
    item = kind(id=f"{letter}{number:02}", **fields)
    record = replace(document.record, **{collection: (*getattr(document.record, collection), item)})
    highest = dict(sorted({**document.numbering.highest, letter: number}.items()))
    return replace(document, record=record, numbering=replace(document.numbering, highest=highest))
