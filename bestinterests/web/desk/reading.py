"""From a record of the workspace to the rows that are kept of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.problem import Refused
from bestinterests.portfolio.naming import service_key
from bestinterests.portfolio.rows import Row
from bestinterests.portfolio.taking.rowing import rows_of
from bestinterests.portfolio.taking.taking import Taking
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.snapshot import framework_of, head_of
from bestinterests.web.register.models import BroughtIn


def rows_of_record(row: Assessment, on: dt.date) -> Mapping[str, list[Row]]:
    """The rows of an assessment as it stands, evaluated for a day, by the name of their table.

    Where the packs of the record are not here, nothing in it is counted, as anywhere. A service whose record names no
    organisation is of the one that keeps it; a shadow assessment is of the service whose record it reads again.
    """
    document = head_of(row).document
    theirs = BroughtIn.objects.filter(shadow=row).only("whose", "service").first()
    held = document.assessment.service
    whose, name = held.controller.name or row.organisation.name, held.name or row.title
    if theirs is not None:
        whose, name = theirs.whose or whose, theirs.service or name
    try:
        framework, evaluation = framework_of(document), evaluated(document, on)
    except Refused:
        framework, evaluation = None, None
    digest = assessment_digest(document)
    return rows_of(
        Taking(
            document=document,
            evaluation=evaluation,
            framework=framework,
            version=row.pk,
            content=digest,
            original=digest,
            format=document.format,
            source="workspace",
            name=row.public_id,
            taken_on=on,
            whose="provider" if theirs is None else "other",
            service=service_key(whose, name),
        )
    )
