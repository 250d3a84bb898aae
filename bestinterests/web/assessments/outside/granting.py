"""Naming papers for a reader, taking that back, and keeping each opening."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection

from django.db import transaction
from django.urls import reverse

from bestinterests.documents.papers import PAPERS
from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import invite
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Invitation, Organisation, User
from bestinterests.web.accounts.roles import Permission, may
from bestinterests.web.assessments.actions.committing import commit, insist, locked
from bestinterests.web.assessments.models import Assessment, Grant, Opening
from bestinterests.web.assessments.snapshot import Said
from bestinterests.web.notices.telling import tell
from bestinterests.workflow.sharing import may_be_named, may_name, still_open

ROLE = "outside-reader"


@transaction.atomic
def name_papers(
    *,
    assessment: Assessment,
    email: str,
    papers: Collection[str],
    version: int | None,
    purpose: str,
    until: dt.datetime,
    actor: User,
    at: dt.datetime,
) -> Grant:
    """Name papers for the person of an e-mail address, who is invited in the same breath where they are no member.

    Whoever calls has made sure that the actor may share. Raises Refusing with every reason why not; nobody is invited
    then.
    """
    head = locked(assessment.pk)
    asked = may_name(head.course, papers=papers, known=PAPERS, version=version, purpose=purpose, until=until, at=at)
    reader, invitation, refusals = _reader(assessment.organisation, email, at)
    insist((*asked, *refusals))
    if reader is None and invitation is None:
        invitation = invite(
            organisation=assessment.organisation, email=email, roles=frozenset({ROLE}), actor=actor, at=at
        )
    grant = Grant.objects.create(
        public_id=new_id(at),
        assessment=assessment,
        person=reader.public_id if reader else "",
        invitation=invitation,
        papers=[paper for paper in PAPERS if paper in papers],
        version=version,
        purpose=purpose.strip(),
        until=until,
        made_by=actor.public_id,
        made_at=at,
    )
    facts = {"grant": grant.public_id, "papers": grant.papers, "version": version, "until": until.isoformat()}
    commit(head, "reading.named", Said(words=grant.purpose, facts=facts), actor=actor.public_id, at=at)
    _tell_reader(grant, f"{actor.display_name} named {_documents(grant)} for you.", at)
    return grant


@transaction.atomic
def withdraw_grant(*, grant: Grant, actor: User, at: dt.datetime) -> None:
    """End what a reader may open, at once. Raises Refusing where it has ended already."""
    head = locked(grant.assessment_id)
    held = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    insist(still_open(held.is_open(at)))
    Grant.objects.filter(pk=held.pk).update(withdrawn_at=at, withdrawn_by=actor.public_id)
    said = Said(facts={"grant": held.public_id})
    commit(head, "reading.withdrawn", said, actor=actor.public_id, at=at)
    _tell_reader(grant, f"{actor.display_name} ended that you may open {_documents(grant)}.", at)


@transaction.atomic
def note_opening(
    *, grant: Grant, paper: str, form: str, revision: int, content: bytes, actor: User, at: dt.datetime
) -> Opening:
    """Keep that a reader opened a paper; who named it is told the first time. content: the bytes that they get.

    Raises Refusing where it ended while the paper was made.
    """
    held = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    insist(still_open(held.is_open(at)))
    is_first = not grant.openings.filter(paper=paper).exists()
    opening = Opening.objects.create(
        grant=grant,
        person=actor.public_id,
        paper=paper,
        form=form,
        revision=revision,
        digest=f"sha256:{hashlib.sha256(content).hexdigest()}",
        at=at,
    )
    if is_first:
        title = PAPERS[paper].title
        tell(
            people=[grant.made_by],
            kind="reading",
            sentence=f"{actor.display_name} opened {title[0].lower()}{title[1:]} of {grant.assessment.title}.",
            address=reverse("assessments:outside", args=[grant.assessment.public_id]),
            organisation=grant.assessment.organisation,
            at=at,
        )
    return opening


def _reader(
    organisation: Organisation, email: str, at: dt.datetime
) -> tuple[User | None, Invitation | None, tuple[Refusal, ...]]:
    """The member with this address, or the invitation that is open for it; neither where one has to be made."""
    members = organisation.memberships.filter(person__email__iexact=email)
    member = members.select_related("person").prefetch_related("held_roles").first()
    if member is not None:
        roles = frozenset(held.role for held in member.held_roles.all())
        able = may(roles, Permission.READ_NAMED)
        return member.person, None, may_be_named(email, member=member.person.display_name, able=able)
    invitations = organisation.invitations.filter(email__iexact=email, accepted_at=None, withdrawn_at=None)
    held = invitations.filter(expires_at__gt=at).order_by("-made_at").first()
    otherwise = held is not None and not may(frozenset(held.roles), Permission.READ_NAMED)
    return None, held, may_be_named(email, otherwise=otherwise)


def _documents(grant: Grant) -> str:
    count = len(grant.papers)
    return "a document" if count == 1 else f"{count} documents"


def _tell_reader(grant: Grant, sentence: str, at: dt.datetime) -> None:
    """A reader is told without the title: what they may not open any more is not theirs to read about."""
    if grant.person:
        tell(
            people=[grant.person],
            kind="reading",
            sentence=sentence,
            address=reverse("assessments:named_grant", args=[grant.public_id]),
            organisation=grant.assessment.organisation,
            at=at,
        )
