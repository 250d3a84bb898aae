"""Rating ages apart: an impact becomes two with the same judgements, in one change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from bestinterests.changes.splitting import split_by_age
from bestinterests.domain.change import MergeResult
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.web.assessments.actions.editing import Arriving, Brought, bring
from bestinterests.web.assessments.models import Assessment
from bestinterests.workflow.people import Actor


def rate_apart(
    *,
    assessment: Assessment,
    base_revision: int,
    impact: str,
    bands: Collection[str],
    key: str,
    actor: Actor,
    at: dt.datetime,
) -> Brought:
    """Move some age bands of an impact into one of their own. key: its provisional key; the same key twice makes one.

    Raises Refusing where the person may not write, Unreadable where the base is gone.
    """

    def split(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        try:
            return split_by_age(base, impact, bands, key), ()
        except (KeyError, ValueError):
            return base, (_cannot(impact),)

    return bring(assessment.pk, Arriving(base_revision, split, "assessment.edited", "", actor, at, _nothing))


def _nothing(_: MergeResult) -> None:
    """A split writes nothing beside."""


def _cannot(impact: str) -> Problem:
    return Problem(
        code="changes.unknown-field",
        path=f"assessment/impacts/{impact}/bands",
        sentence="These age bands do not divide this impact any more.",
        remedy="Look at the ages that it reaches now, and choose again.",
    )
