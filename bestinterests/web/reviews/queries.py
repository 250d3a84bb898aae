"""What review pages read: who can take part, what was submitted, and the names of people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bestinterests.domain.evaluation import Evaluation
from bestinterests.web.accounts.access import Standing, standing_as
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import ROLES
from bestinterests.web.assessments.evaluating import stored
from bestinterests.web.assessments.models import Assessment, Submission
from bestinterests.web.assessments.people import DUTIES, actor_of
from bestinterests.web.assessments.people import names_of as known_names
from bestinterests.web.assessments.snapshot import Head
from bestinterests.workflow.course import Course
from bestinterests.workflow.people import Actor, Duty

NOBODY = "somebody who has left"


def holding(organisation: Organisation, *duties: Duty) -> list[Standing]:
    """The members of an organisation with one of some duties, in the order in which they joined."""
    roles = [role for role, held in DUTIES.items() if held in duties]
    found = organisation.memberships.filter(held_roles__role__in=roles).distinct()
    rows = found.select_related("person", "organisation").prefetch_related("held_roles")
    return [standing_as(member) for member in rows.order_by("joined_at", "id")]


def member(organisation: Organisation, person: str) -> Actor | None:
    """A member, given by public id, as the workflow knows them today; None where they are no member."""
    rows = organisation.memberships.filter(person__public_id=person)
    held = rows.select_related("person", "organisation").prefetch_related("held_roles").first()
    return actor_of(standing_as(held)) if held else None


def role_of(standing: Standing, duty: Duty | None = None) -> str:
    """The role in which somebody says something, for the record: the last that brings the duty, which says most."""
    held = [role.name for key, role in ROLES.items() if key in standing.roles and duty in (None, DUTIES.get(key))]
    return held[-1] if held else "Member"


def submissions_of(assessment: Assessment) -> list[Submission]:
    """Everything that was submitted, the newest first; without the evaluations, which are large."""
    return list(Submission.objects.filter(assessment=assessment).order_by("-revision").defer("evaluation"))


def submission_of(assessment: int, version: int) -> Submission | None:
    """What was submitted last of a version."""
    return Submission.objects.filter(assessment_id=assessment, version=version).order_by("-revision").first()


def evaluation_under_way(head: Head) -> Evaluation | None:
    """The evaluation stored with what is submitted now; None where nothing is."""
    found = submission_of(head.pk, head.course.working.number)
    return stored(found) if found and found.digest == head.course.working.digest else None


def names_of(people: Iterable[str]) -> Mapping[str, str]:
    """Names by public id, also of people who have left the organisation."""
    wanted = set(people) - {""}
    found = known_names(wanted) if wanted else {}
    return {person: found.get(person, NOBODY) for person in wanted}


def people_in(course: Course) -> set[str]:
    """Public ids of everybody who took part in a course, but for those who only wrote."""
    found: set[str] = set()
    for version in course.versions:
        found |= {version.submitted_by, *version.reviewers, *(each.by for each in version.interests)}
        found |= {each.by for each in version.advice} | {each.by for each in version.dissent}
        found |= {version.proposed.by} if version.proposed else set()
        found |= {version.decided.by, version.decided.ruling.second} if version.decided else set()
    return found
