"""What a PIA cannot carry of a document: found by reading back what would be written, so that no loss is overlooked."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.changes.references import renamed
from bestinterests.domain.document import KEYS, Assessment, Document
from bestinterests.domain.order import in_order
from bestinterests.domain.problem import Problem
from bestinterests.formats.arrival import Given
from bestinterests.formats.cnil.reading import read_pia
from bestinterests.formats.cnil.writing import write_pia
from bestinterests.formats.limits import Limits

_NO_PLACE = "has no place in a PIA and is left out"
_HOW: dict[str, str] = {
    "impacts": "is written as a comment, not as a risk: the three risks of a PIA are about access to, modification and "
    "loss of data, an impact is about a right. Its judgements are left out",
    "data_activities": "is written together with the others, as answers and comments; features and kinds are left out",
    "measures": "is written with its title, content, owner and day; what it acts on, its type and tests are left out",
    "features": "is written only as the name of a data activity",
    "dpia": "is written as a comment",
    "evidence": "is left out",
    "consultations": "is left out, but for the fact that one was held",
    "attachments": "is left out: the tool takes attached files only by hand",
}
_REMEDY = "Keep the document as the record; the PIA is a copy for another tool."
_LIMITS = Limits(size=200_000_000, values=20_000_000)
"""Bounds for reading back what was just written here."""


def losses(document: Document) -> list[Problem]:
    """Return a Problem for each part of a document that does not come back from a PIA as it is, with how many."""
    document = in_order(document)
    written = write_pia(document).encode()
    back = read_pia(Given(written, "back.pia.json", limits=_LIMITS)).document
    returned = _with_ids_of(document, back) if back is not None else Document(format=document.format)
    found = list(_of_assessment(document.assessment, returned.assessment))
    kept = sum(len(getattr(document.record, field)) for field in document.record.__struct_fields__)
    if kept:
        found.append(_loss("record", f"The record ({kept} reviews, advice, decisions or dissent) {_NO_PLACE}."))
    if found:
        found[-1] = msgspec.structs.replace(found[-1], remedy=_REMEDY)
    return found


def _of_assessment(ours: Assessment, back: Assessment) -> list[Problem]:
    found = []
    for field in msgspec.structs.fields(Assessment):
        value = getattr(ours, field.name)
        if value == field.default or value == getattr(back, field.name):
            continue
        words = field.name.replace("_", " ")
        if isinstance(value, tuple):
            lost, total = _lost(field.name, value, getattr(back, field.name)), len(value)
            if lost:
                of = f"{lost} of {total}" if lost < total else f"{total}"
                how = _HOW.get(field.name, _NO_PLACE)
                found.append(_loss(f"assessment.{field.name}", f"{words.capitalize()}: {of}. Each {how}."))
        elif isinstance(value, msgspec.Struct):
            lost_fields = _differing(value, getattr(back, field.name))
            named = ", ".join(name.replace("_", " ") for name in lost_fields)
            found.append(_loss(f"assessment.{field.name}", f"{words.capitalize()}: not carried are {named}."))
        else:
            found.append(_loss(f"assessment.{field.name}", f"{words.capitalize()} {_NO_PLACE}."))
    return found


def _lost(field: str, ours: tuple[Any, ...], back: tuple[Any, ...]) -> int:
    key = KEYS.get(field, "id")
    held = {getattr(item, key): item for item in back}
    return sum(held.get(getattr(item, key)) != item for item in ours)


def _differing(ours: msgspec.Struct, back: msgspec.Struct) -> list[str]:
    """Return the fields in which something was said that does not come back."""
    return [
        field.name
        for field in msgspec.structs.fields(type(ours))
        if getattr(ours, field.name) not in (field.default, getattr(back, field.name))
    ]


def _with_ids_of(document: Document, back: Document) -> Document:
    """Return what came back with the ids that its items have in the document, matched by their titles in order."""
    names: dict[str, str] = {}
    for field in ("features", "data_activities", "impacts", "measures", "people"):
        ours: dict[str, list[str]] = {}
        for item in getattr(document.assessment, field):
            ours.setdefault(_title(item), []).append(item.id)
        for item in getattr(back.assessment, field):
            if ours.get(_title(item)):
                names[item.id] = ours[_title(item)].pop(0)
    return in_order(renamed(back, names))


def _title(item: Any) -> str:
    return str(getattr(item, "title", "") or getattr(item, "name", "") or getattr(item, "role", ""))


def _loss(path: str, sentence: str) -> Problem:
    return Problem(
        code="cnil.not-carried",
        path=path,
        sentence=sentence,
        severity="warning",
    )
