"""The row of a version itself: which service, whose reading, of which day, and what heads its evaluation."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation, ProfileResult
from bestinterests.domain.publication import Publication
from bestinterests.domain.record import Decision
from bestinterests.portfolio.naming import service_key
from bestinterests.portfolio.rows import NO_NUMBER, Version
from bestinterests.portfolio.taking.taking import Taking
from bestinterests.workflow.publishing.making import decision_of, said_on
from bestinterests.workflow.publishing.shadow import is_borrowed

EDTECH = "edtech"
"""The overlay that a record of a school's service pins."""


class Decided(NamedTuple):
    """What was decided on this very text, and when; blank and None where nobody decided."""

    outcome: str
    on: dt.date | None


def version_of(taking: Taking, head: ProfileResult | None) -> Version:
    """Return the row of a version. head: the headline profile of its evaluation."""
    assessment, publication = taking.document.assessment, taking.publication
    decided = decided_of(taking.document, taking.evaluation, publication)
    return Version(
        version=taking.version,
        content=taking.content,
        original=taking.original,
        format=taking.format,
        source=taking.source,
        name=taking.name,
        inside=taking.inside,
        taken_on=taking.taken_on,
        **_service(taking),
        title=assessment.title,
        day=decided.on or (publication.published_on if publication else assessment.assessed_on),
        fictional=assessment.fictional or bool(publication and publication.fictional),
        depth=assessment.depth,
        scope=assessment.scope.outcome,
        stage=assessment.service.stage,
        packs=" ".join(f"{pin.pack}@{pin.version}" for pin in assessment.packs),
        decided=decided.outcome,
        decided_on=decided.on,
        next_review=assessment.review.next_review,
        **_evaluated(taking.evaluation, head),
    )


def decided_of(document: Document, evaluation: Evaluation | None, publication: Publication | None) -> Decided:
    """Return the decision on this very text: as published, else as the record has it."""
    if publication is not None:
        return Decided(publication.decided.outcome, publication.decided.on)
    decision = _decision(document, evaluation)
    return Decided(decision.outcome, decision.on) if decision else Decided("", None)


def _decision(document: Document, evaluation: Evaluation | None) -> Decision | None:
    if not document.record.decisions:
        return None
    digest = evaluation.assessment_digest if evaluation else assessment_digest(document)
    return decision_of(said_on(document.record, digest))


def _service(taking: Taking) -> dict[str, Any]:
    """Which service it is about, and whose reading of it this is."""
    assessment, publication = taking.document.assessment, taking.publication
    held = assessment.service
    name = held.name or (publication.publisher.service if publication else "") or assessment.title
    organisation = publication.publisher.organisation if publication else held.controller.name
    shadow = publication.shadow_of if publication else None
    roles = {activity.role for activity in assessment.data_activities}
    if shadow is not None:
        key = service_key(shadow.organisation or held.controller.name, shadow.service or name)
    else:
        key = service_key(organisation, name)
    return {
        "whose": "other" if shadow is not None or _is_borrowed(taking) else taking.whose,
        "service": taking.service or key,
        "service_name": name,
        "organisation": organisation,
        "country": held.controller.country,
        "kind": held.kind,
        "role": " ".join(role for role in ("controller", "joint-controller", "processor", "unclear") if role in roles),
        "edtech": any(pin.pack == EDTECH for pin in assessment.packs),
        "series": publication.id if publication else "",
        "number": publication.number if publication else 0,
        "address": publication.address if publication else "",
        "published": publication.kind if publication else "",
        "shadow_of": shadow.digest if shadow is not None else "",
    }


def _is_borrowed(taking: Taking) -> bool:
    """Does a judgement still say that it is another publisher's? A published reading by others says so itself."""
    return taking.publication is None and any(
        is_borrowed(judgement)
        for impact in taking.document.assessment.impacts
        for slot in (impact.before, impact.now, impact.expected, impact.certainty)
        for judgement in (*slot.agreed, *slot.given)
    )


def _evaluated(evaluation: Evaluation | None, head: ProfileResult | None) -> dict[str, Any]:
    """What heads the evaluation; nothing where there is none."""
    if evaluation is None or head is None:
        return {}
    firm = head.now.robustness
    return {
        "read_for": evaluation.on,
        "method": evaluation.method,
        "profile": head.profile,
        "finished": evaluation.completeness.finished,
        "open_judgements": len(evaluation.completeness.open),
        "now_worst": head.now.verdict.worst,
        "now_best": head.now.verdict.best,
        "expected_worst": head.expected.verdict.worst,
        "expected_best": head.expected.verdict.best,
        "robustness": firm.label,
        "adverse": _steps(firm.adverse.steps),
        "favourable": _steps(firm.favourable.steps),
    }


def _steps(steps: int | None) -> int:
    return NO_NUMBER if steps is None else steps
