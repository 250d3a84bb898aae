"""Data maps into draft features and data activities: a row is one use of data, in the feature that it names."""

from __future__ import annotations

from typing import Any

from bestinterests.domain.feature import DataActivity
from bestinterests.formats.foreign.draft import Draft
from bestinterests.formats.foreign.headings import normal
from bestinterests.formats.foreign.labels import Labels
from bestinterests.formats.foreign.mapping import Meaning
from bestinterests.formats.foreign.rows import Record

_TEXTS: dict[Meaning, str] = {
    "data": "data",
    "source": "source",
    "purpose": "purpose",
    "recipients": "recipients",
    "processors": "processors",
    "transfers": "transfers",
    "transfer-safeguard": "transfer_safeguard",
    "retention": "retention",
    "default": "default",
    "childrens-part": "childrens_part",
    "parents-part": "parents_part",
}
_YES_OR_NO: dict[Meaning, str] = {
    "special-category": "special_category",
    "inferred": "inferred",
    "profiling": "profiling",
    "automated-decision": "automated_decision",
    "geolocation": "geolocation",
    "generative-ai": "generative_ai",
}


def add_activity(draft: Draft, labels: Labels, record: Record, table: str) -> bool:
    """Add the data activity of a row; return whether the row names its feature.

    table: name of the feature that holds the rows which name none.
    """
    name = " ".join(record.text("feature").split())
    feature = draft.feature(name or table, description=record.text("feature-description") if name else "")
    fields: dict[str, Any] = {field: record.text(means) for means, field in _TEXTS.items() if record.text(means)}
    if "source" in fields:
        fields["source"] = " ".join(fields["source"].split())
    for means, field in _YES_OR_NO.items():
        text = record.text(means)
        found = labels.yes_or_no(text)
        if found:
            fields[field] = found
        if text and (found is None or normal(text) != found):
            record.note(means.replace("-", " ").capitalize(), text)
    basis = record.text("lawful-basis")
    if role := labels.role(record.text("role")):
        fields["role"] = role
    record.note("Reference", record.text("reference"))
    record.note("Ages", record.text("bands"))
    notes = list(record.notes)
    if not name:
        notes += [f"Feature description: {text}" for text in record.said.get("feature-description", ())]
    for more in record.more:
        notes += more.lines()
    draft.activities.append(
        DataActivity(
            id=draft.key("D", record.content()),
            feature=feature,
            lawful_bases=tuple(labels.lawful_bases(basis)),
            lawful_basis_note=basis,
            role_note=record.text("role"),
            note="\n".join(notes),
            **fields,
        )
    )
    return bool(name)
