"""The one way in which a fact becomes a sentence: the claim, whose it is, how strong, what the method cannot show."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.domain.evidence import Strength
from bestinterests.portfolio.evidence.mapping import ColumnMapping, EvidenceMapping
from bestinterests.portfolio.evidence.mapping_file import PLACEHOLDER

STRENGTHS: dict[Strength, str] = {
    "assertion": "an assertion",
    "weak": "weak evidence",
    "fair": "fair evidence",
    "strong": "strong evidence",
    "unknown": "evidence of unknown strength",
}


class Claim(NamedTuple):
    """What a cell says, before anything is put around it."""

    service: str
    value: str
    cell: str


def printed(mapping: EvidenceMapping, column: ColumnMapping, claim: Claim) -> str:
    """Return the sentence of a fact as it is printed everywhere, with the limit of its method in it."""
    sample = "invented for a sample; " if mapping.fictional else ""
    said = _claimed(column, claim).rstrip(". ")
    around = (
        f"{sample}{mapping.title}, {mapping.made_by}, {mapping.dated}; {STRENGTHS[strength_of(mapping, column)]}; "
        f"what this cannot show: {limit_of(mapping, column).rstrip('. ')}"
    )
    return f"{said} ({around})."


def limit_of(mapping: EvidenceMapping, column: ColumnMapping) -> str:
    """Return what the method cannot show, for this column."""
    return one_line(column.limit or mapping.limit)


def strength_of(mapping: EvidenceMapping, column: ColumnMapping) -> Strength:
    """Return how much a column can carry."""
    return column.strength or mapping.strength


def one_line(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())


def _claimed(column: ColumnMapping, claim: Claim) -> str:
    if claim.value == "unknown":
        cell = f" but “{one_line(claim.cell)}”" if claim.cell.strip() else ""
        return f"Of {claim.service}, the table says nothing{cell} under “{one_line(column.column)}”"
    pattern = {"yes": column.yes, "no": column.no}.get(claim.value) if column.says == "yes-or-no" else column.text
    fills = {"service": claim.service, "cell": one_line(claim.cell)}
    return one_line(PLACEHOLDER.sub(lambda found: fills.get(found[1], found[0]), pattern or ""))
