"""Taking a record over to other pack versions, as one line; no judgement is changed by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bestinterests.domain.document import Document, PackPin
from bestinterests.domain.problem import Problem, Refused
from bestinterests.packs.resolve import resolve
from bestinterests.packs.upgrade import UpgradePlan, apply_upgrade, plan_upgrade
from bestinterests.web.assessments.actions.committing import insist, read
from bestinterests.web.assessments.actions.editing import Arriving, Brought, bring
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.workflow.people import Actor
from bestinterests.workflow.standing import may_upgrade


def planned(document: Document, to: Sequence[PackPin]) -> UpgradePlan:
    """What would become of each answer with these packs in the place of those of the same name.

    Raises Refused where the packs of either side are not here.
    """
    pins = {pin.pack: pin for pin in document.assessment.packs} | {pin.pack: pin for pin in to}
    framework, problems = resolve(pins.values())
    if framework is None:
        raise Refused(problems)
    return plan_upgrade(document, framework_of(document), framework)


def upgrade_packs(
    *, assessment: Assessment, revision: int, to: Sequence[PackPin], actor: Actor, at: dt.datetime
) -> Brought:
    """Take the record over to other pack versions, as the person saw it at a revision.

    Answers that moved are rewritten, what was split is opened for a person, the rest stays as it is. Raises Refusing
    where the person may not write or somebody wrote since; Refused where the packs are not here.
    """
    head = read(assessment.pk)
    insist(may_upgrade(actor, head.course, seen=revision, now=head.revision))

    def upgraded(base: Document) -> tuple[Document, tuple[Problem, ...]]:
        return apply_upgrade(base, planned(base, to)), ()

    arrival = Arriving(head.revision, upgraded, "assessment.upgraded", "", actor, at, snapshot=True)
    return bring(assessment.pk, arrival)
