"""Edits that meet, worked out from the history: what a line and what others wrote meanwhile bring about together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bestinterests.changes import apply, edits_that_meet
from bestinterests.documents.wording import dressed
from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet
from bestinterests.domain.evaluation import Finding
from bestinterests.domain.problem import Refused
from bestinterests.domain.profile import Verdict
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.evaluating import evaluated, findings_of
from bestinterests.web.assessments.history import Told
from bestinterests.web.assessments.snapshot import document_at


class Met(NamedTuple):
    """A finding in words for a page. effect: the best verdict that it allows, None if it changes none."""

    effect: Verdict | None
    sentence: str
    mend: str


def in_words(findings: Iterable[Finding], framework: Framework | None) -> tuple[Met, ...]:
    """Findings with bands as ages and days in full."""
    bands = framework.bands if framework else {}
    return tuple(Met(each.effect, dressed(each.sentence, bands), dressed(each.mend, bands)) for each in findings)


def met(opened: Opened, line: Told, base: int) -> tuple[Finding, ...]:
    """Findings that stand after a line, and that neither the record before it had, nor the line on its own base.

    base: the revision that the line was made from. Raises Unreadable where one of the records cannot be read; gives
    nothing where nobody wrote between, or where packs are not here.
    """
    if not line.writes or not 1 <= base < line.seq - 1:
        return ()
    head, on = opened.head, opened.on
    mine = ChangeSet(format=CHANGE_FORMAT, edits=line.edits)
    alone, _ = apply(document_at(head, base), mine)  # what does not fit there was not theirs alone
    try:
        return edits_that_meet(
            document_at(head, line.seq - 1),
            alone,
            document_at(head, line.seq),
            lambda document: findings_of(evaluated(document, on)),
        )
    except Refused:
        return ()
