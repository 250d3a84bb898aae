"""Every sheet of the workbook, in the order of its tabs: which tables stand on it, and to which step it belongs."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.formats.xlsx.columns import Form, Table
from bestinterests.formats.xlsx.sheets import (
    balance,
    consultation,
    evidence,
    features,
    impacts,
    measures,
    record,
    service,
    standards,
    whole,
)


class Sheet(NamedTuple):
    """One sheet: the title of its tab, the step it belongs to, its tables, and whether it heads the list of sheets."""

    title: str
    step: str
    blocks: tuple[Table | Form, ...]


STEPS = {
    "rights": "1 Understand rights",
    "map": "2 Map the service, its data and its impacts",
    "assess": "3 Assess",
    "act": "4 Act, decide, review",
}
"""The regulator's four steps, in our words, by the name under which a sheet belongs to one."""

SHEETS: tuple[Sheet, ...] = (
    Sheet("Rights", "rights", (standards.RIGHTS,)),
    Sheet("Service", "map", (service.SERVICE, service.FACTORS)),
    Sheet("Children", "map", (service.CHILDREN, service.GROUPS)),
    Sheet("People", "map", (service.PEOPLE,)),
    Sheet("Features", "map", (features.FEATURES,)),
    Sheet("Data", "map", (features.DATA,)),
    Sheet("Practices", "map", (features.PRACTICES,)),
    Sheet("Links", "map", (features.LINKS,)),
    Sheet("Impacts", "assess", (impacts.IMPACTS,)),
    Sheet("Assessors", "assess", (impacts.GIVEN,)),
    Sheet("Evidence", "assess", (evidence.EVIDENCE,)),
    Sheet("Consultation", "assess", (consultation.CONSULTATIONS,)),
    Sheet("Who is to be asked", "assess", (consultation.PLANNED_BANDS, consultation.PLANNED_GROUPS)),
    Sheet("Sessions", "assess", (consultation.SESSIONS, consultation.BANDS_PRESENT, consultation.GROUPS_PRESENT)),
    Sheet("Findings", "assess", (consultation.FINDINGS,)),
    Sheet("Participation", "assess", (consultation.LUNDY, consultation.TOLD_CHILDREN)),
    Sheet("Coverage", "assess", (standards.COVERAGE,)),
    Sheet("Balance", "assess", (balance.BALANCES, balance.ALTERNATIVES)),
    Sheet("Tensions", "assess", (balance.TENSIONS,)),
    Sheet("Measures", "act", (measures.MEASURES,)),
    Sheet("Remedy", "act", (measures.ROUTES,)),
    Sheet("Standards", "act", (standards.OBLIGATIONS,)),
    Sheet("Protection", "act", (standards.HARMS, standards.MATTERS)),
    Sheet("DPIA", "act", (standards.DPIA,)),
    Sheet("Whole service", "act", (whole.WHOLE, whole.INTERESTS)),
    Sheet("Signatures", "act", (whole.OVERRIDES, whole.REGULATOR)),
    Sheet("Texts", "act", (whole.TEXTS,)),
    Sheet("Record", "act", (record.REVIEWS, record.ADVICE, record.DECISIONS, record.DISSENT)),
)
"""Sheets that people fill in."""

TABLES: dict[str, Table] = {block.name: block for sheet in SHEETS for block in sheet.blocks if isinstance(block, Table)}
FORMS: dict[str, Form] = {block.name: block for sheet in SHEETS for block in sheet.blocks if isinstance(block, Form)}
