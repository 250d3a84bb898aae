"""What a document means when it is read with a framework: checked after shape, all faults at once."""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.packs.framework import Framework
from bestinterests.packs.meaning.answers import (
    check_answers,
    check_attachments,
    check_balances,
    check_coverage,
    check_overrides,
)
from bestinterests.packs.meaning.asking import check_consultations
from bestinterests.packs.meaning.codes import CODES
from bestinterests.packs.meaning.dates import check_dates
from bestinterests.packs.meaning.impacts import (
    check_children,
    check_impacts,
    check_rights_set_aside,
    check_titles,
)
from bestinterests.packs.meaning.judgements import check_judgements
from bestinterests.packs.meaning.notes import Notes
from bestinterests.packs.meaning.references import check_keys, check_references, check_repeats

__all__ = ["CODES", "check_document"]

CHECKS = (
    check_keys,
    check_references,
    check_repeats,
    check_titles,
    check_children,
    check_impacts,
    check_judgements,
    check_rights_set_aside,
    check_coverage,
    check_balances,
    check_answers,
    check_consultations,
    check_overrides,
    check_attachments,
    check_dates,
)
"""Checks in the order in which their Problems are shown."""


def check_document(document: Document, framework: Framework, on: dt.date | None = None) -> list[Problem]:
    """Every Problem of meaning in a document; codes and severities stand in ``CODES`` and its table.

    on: the day of the check; without it no day is called future. Paths name items by id and judgements by scale, as
    in ``assessment.impacts[I07].now.agreed[likelihood].level``. What the evaluation finds out is left to it.
    """
    notes = Notes(document, framework, on)
    for check in CHECKS:
        check(notes)
    return notes.problems
