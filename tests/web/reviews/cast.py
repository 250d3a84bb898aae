"""Finished records by which every kind of decision can be tried, and assessments that have come so far."""

from __future__ import annotations

import datetime as dt
from functools import cache

from msgspec.structs import replace

from bestinterests.domain.conformity import ObligationAnswer
from bestinterests.domain.coverage import CoverageStatement
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import FORMAT, Document
from bestinterests.domain.document import Assessment as Judged
from bestinterests.packs.resolve import pins_of, resolve
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.models import User
from bestinterests.web.assessments import actions as steps
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.reviews import actions
from bestinterests.workflow.course import Ruling
from bestinterests.workflow.people import Actor, Arrangement
from tests.evaluation.build import BANDS, benefit, built, finished, harm, high, measure, medium, slot, tolerated
from tests.web.cast import Cast

AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
ON = AT.date()
EXPIRY = dt.date(2027, 5, 31)
ONE = Arrangement(reviewers=1, dpo=True)
LONG = ("Names are shown to strangers for as long as the account lives, and children do not know it. " * 50)[:4000]
MILD = slot("M02", gravity="moderate", reach="few", irremediability="easily-mended", likelihood="remote")

RECORDS: dict[str, Judged] = {
    "consistent": finished(),
    "conditions": finished(
        harm(before=medium(), now=medium(), expected=MILD),
        benefit(),
        measures=(
            measure(),
            measure("M02", "planned", due=dt.date(2026, 9, 1), title="Names are hidden from strangers"),
        ),
    ),
    "tolerated": tolerated(),
    "refused": finished(harm(before=medium()), benefit()),
    "article-36": finished(harm(before=high()), benefit()),
    "escalated": tolerated(before=built("remote", "grave")),
}
"""Consistent; consistent once M02 is done; with conditions; not consistent; high by the ICO's table; high by ours."""


@cache
def document(name: str = "consistent") -> Document:
    """A finished record on the packs that are shipped."""
    pins = pins_of("uk-childrens-code")
    framework, _ = resolve(pins)
    assert framework is not None
    rights = tuple(framework.rights)
    looked = {"rights": rights, "bands": BANDS, "answer": "looked", "reason": "We walked through it."}
    coverage = (CoverageStatement(id="S01", features=("F01",), **looked), CoverageStatement(id="S02", **looked))
    duties = tuple(ObligationAnswer(obligation=name, answer="met", reason="Done.") for name in framework.obligations)
    judged = replace(RECORDS[name], title="Pond Pals", packs=pins, coverage=coverage, obligations=duties)
    return Document(format=FORMAT, assessment=replace(judged, minimum_harms=judged.minimum_harms[:1]))


def acting(person: User) -> Actor:
    """Somebody of the cast as the workflow knows them."""
    return actor_of(standings_of(person)[0])


class Story:
    """One assessment of the cast's organisation and the people around it, taken along by the actions themselves."""

    def __init__(self, cast: Cast, record: str = "consistent") -> None:
        self.cast = cast
        self.minutes = 0
        self.row: Assessment = steps.create_from(
            organisation=cast.organisation,
            document=document(record),
            source="pond-pals.bia.yaml",
            actor=self.who("assessor"),
            at=AT,
        )

    def who(self, role: str) -> Actor:
        return acting(self.cast.people[role])

    def at(self) -> dt.datetime:
        """The next minute."""
        self.minutes += 1
        return AT + dt.timedelta(minutes=self.minutes)

    @property
    def id(self) -> str:
        return self.row.public_id

    @property
    def head(self):
        return read(self.row.pk)

    @property
    def digest(self) -> str:
        return assessment_digest(self.head.document)

    def submitted(self) -> Story:
        steps.submit(assessment=self.row, revision=self.head.revision, actor=self.who("assessor"), at=self.at())
        return self

    def in_review(self, *roles: str) -> Story:
        self.submitted()
        actions.open_round(
            assessment=self.row,
            reviewers=[self.who(role) for role in roles or ("reviewer", "child-rights-reviewer")],
            arrangement=ONE,
            actor=self.who("decider"),
            at=self.at(),
        )
        return self

    def view(self, role: str, view: str = "supports", remarks: str = "") -> bool:
        """Whether it was the last view of its round."""
        names = {"reviewer": "Reviewer", "child-rights-reviewer": "Child-rights reviewer"}
        return actions.review(
            assessment=self.row,
            seen=self.digest,
            view=view,
            remarks=remarks,
            role=names.get(role, role),
            on=ON,
            actor=self.who(role),
            at=self.at(),
        )

    def reviewed(self) -> Story:
        self.in_review()
        self.view("reviewer", "supports-with-remarks", "Say how long names are kept.")
        self.view("child-rights-reviewer")
        return self

    def advised(self) -> Story:
        self.reviewed()
        self.advise()
        return self

    def advise(self, advice: str = "Shorten how long names are kept.") -> None:
        actions.advise(
            assessment=self.row,
            seen=self.digest,
            advice=advice,
            role="Data protection officer",
            on=ON,
            actor=self.who("data-protection-officer"),
            at=self.at(),
        )

    def decided(self, **fields) -> Story:
        self.advised()
        self.decide(**fields)
        return self

    def return_(self, reasons: str) -> None:
        actions.return_(
            assessment=self.row,
            seen=self.digest,
            reasons=reasons,
            on=ON,
            actor=self.who("decider"),
            at=self.at(),
        )

    def rewritten(self, **fields) -> Story:
        """Amara changes the first impact."""
        head = self.head
        first, *rest = head.document.assessment.impacts
        theirs = replace(head.document.assessment, impacts=(replace(first, **fields), *rest))
        steps.bring_in(
            assessment=self.row,
            base_revision=head.revision,
            theirs=replace(head.document, assessment=theirs),
            actor=self.who("assessor"),
            at=self.at(),
        )
        return self

    def propose(self) -> None:
        """Deniz wants to go on against the verdict."""
        actions.propose(
            assessment=self.row,
            seen=self.digest,
            ruling=ruling(outcome="proceed-with-conditions", conditions="Names are hidden by September."),
            arrangement=ONE,
            on=ON,
            actor=self.who("decider"),
            at=self.at(),
        )

    def declare(self, role: str, kind: str, words: str = "In words.") -> None:
        actions.declare(assessment=self.row, kind=kind, words=words, on=ON, actor=self.who(role), at=self.at())

    def dissent(self, role: str, view: str) -> None:
        actions.dissent(assessment=self.row, view=view, role="Observer", on=ON, actor=self.who(role), at=self.at())

    def reopened(self) -> None:
        """Amara opens the next draft."""
        steps.open_draft(assessment=self.row, actor=self.who("assessor"), at=self.at())

    def decide(self, **fields) -> None:
        actions.decide(
            assessment=self.row,
            seen=self.digest,
            ruling=ruling(**fields),
            arrangement=ONE,
            on=ON,
            actor=self.who("decider"),
            at=self.at(),
        )


def ruling(**fields) -> Ruling:
    """To go on, for a year, with the advice accepted."""
    made = {"outcome": "proceed", "reasons": "Low and watched.", "expires_on": EXPIRY, "followed": "accepted"}
    return Ruling(**{**made, **fields})
