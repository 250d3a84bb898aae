"""What children are told of a survey: what happens, in a person's words for their age, and who reads what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bestinterests.texts.signposts import numbers
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.redress.forms import WORDED
from bestinterests.web.redress.readiness import cover_of
from bestinterests.web.redress.views.doors.frame import REGULATOR, REGULATOR_PHONE
from bestinterests.web.surveys.kits import WRITES
from bestinterests.web.surveys.models import Survey
from bestinterests.workflow.casework.covering import said


def worded(band: str) -> str:
    """The band whose words an age reads: the oldest that is worded, for those who are older."""
    return band if band in WORDED else WORDED[-1]


def happens(survey: Survey, band: str) -> list[str]:
    """What happens, feature by feature, in the words for an age."""
    return [str(each["words"].get(worded(band), "")) for each in survey.features]


def values_of(survey: Survey, band: str) -> dict[str, Any]:
    """What the texts have to be told, for an age."""
    hours = _hours(survey.organisation) if band in WRITES else ""
    return {"service": survey.service, "operator": survey.organisation.name, "hours": hours, **_HELP}


def values_of_nobody() -> Mapping[str, Any]:
    """The same before a code is known."""
    return {"service": "", "operator": "", "hours": "", **_HELP}


def _hours(organisation: Organisation) -> str:
    cover = cover_of(organisation)
    return (said(cover.hours) if cover else "") or "at no set times"


_HELP = {"regulator": REGULATOR, "regulator_phone": REGULATOR_PHONE, "people": "", **numbers()}
