"""An assessment as one person has it before them in review: what was submitted, how it is arranged, who they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from django.http import HttpRequest

from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.access import NotAllowed, standings_in
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.evaluating import stored
from bestinterests.web.assessments.models import Submission
from bestinterests.web.assessments.people import arrangement_of
from bestinterests.web.reviews.queries import names_of, people_in, submissions_of
from bestinterests.workflow.course import Course, Version
from bestinterests.workflow.people import Actor, Arrangement


class Reviewing:
    """An opened assessment with what review needs beyond it. belongs: is the person a member, not only a reader?"""

    def __init__(self, opened: Opened, belongs: bool) -> None:
        self.opened = opened
        self.belongs = belongs

    @property
    def actor(self) -> Actor:
        """The person."""
        return self.opened.actor

    @property
    def course(self) -> Course:
        """Everything that was submitted, said and decided."""
        return self.opened.head.course

    @property
    def version(self) -> Version:
        """The version that is worked on, or the last that came to its end."""
        return self.course.working

    @property
    def arrangement(self) -> Arrangement:
        """What the organisation has settled."""
        return arrangement_of(self.opened.row.organisation)

    @cached_property
    def submissions(self) -> list[Submission]:
        """Everything that was submitted, the newest first, without the evaluations."""
        return submissions_of(self.opened.row)

    @property
    def submission(self) -> Submission | None:
        """What was submitted and is read now, or was decided on; None while it is written."""
        found = next((held for held in self.submissions if held.version == self.version.number), None)
        return found if found and self.version.digest == found.digest else None

    @cached_property
    def evaluation(self) -> Evaluation:
        """The one that was stored where something is submitted; else what follows today. Raises Refused."""
        return stored(self.submission) if self.submission else self.opened.evaluation

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of everybody who took part in its course, by public id."""
        return names_of(people_in(self.course))

    def insist_member(self) -> None:
        """Raise NotAllowed for somebody who may read a sample and does not belong to its organisation."""
        if not self.belongs:
            sentence = "This is a sample of another organisation: it can be read, not worked on."
            raise NotAllowed(Refusal(code="access.sample", sentence=sentence))


def reviewing(request: HttpRequest, assessment: str) -> Reviewing:
    """Open an assessment for review, as whoever may read it; each step asks its own policy.

    Raises Http404 and NotAllowed as ``opened`` does; NotAllowed for a step in a sample of other people.
    """
    held = opened(request, assessment)
    belongs = any(each.organisation.pk == held.row.organisation_id for each in standings_in(request))
    found = Reviewing(held, belongs)
    if request.method == "POST":
        found.insist_member()
    return found
