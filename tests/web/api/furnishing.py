"""An assessment with something at every address of the API."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from bestinterests.web.accounts import actions as accounts
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation, User
from bestinterests.web.assessments.actions import begin_thread, create, create_from, keep_upload
from bestinterests.web.assessments.actions.attaching import attach
from bestinterests.web.assessments.apart.actions import open_round
from bestinterests.web.assessments.apart.rounds import writers
from bestinterests.web.assessments.attaching.files import Sent, checked
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.outside.granting import name_papers
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.assessments.reuse.taking import Asked, take_over
from bestinterests.web.change_requests import actions as changes
from bestinterests.web.change_requests.models import Trigger
from bestinterests.web.learn.actions import remark
from bestinterests.web.learn.reading import current
from bestinterests.web.learn.shelf import shelf_of
from bestinterests.web.notices.models import Notice
from bestinterests.web.notices.telling import tell
from bestinterests.web.webhooks import actions as hooks
from bestinterests.workflow.incidents import Happened
from bestinterests.workflow.people import Actor
from tests.web.assessments.cast import AT, example, later
from tests.web.cast import joined
from tests.web.changes.cast import TOLD

NAMES = {
    "revision": "2",
    "version": "1",
    "number": "1",
    "evidence": "E01",
    "upload": "0" * 26,
    "file": "0" * 26,
    "source": "0" * 26,
    "thing": "F01",
    "item": "F01",
    "measure": "M01",
    "shared": "chat",
    "digest": f"sha256:{'0' * 64}",
    "paper": "board-summary",
    "form": "html",
    "kind": "rights",
    "key": "article-16",
    "pack": "uncrc",
    "release": "1.0.0",
    "impact": "I06",
    "slot": "before",
    "table": "verdicts",
    **dict.fromkeys(("person", "invitation", "grant", "webhook", "delivery"), "0" * 26),
    **dict.fromkeys(("change", "link", "day", "trigger", "incident"), "0" * 26),
    **dict.fromkeys(("thread", "comment", "notice", "apart"), "0" * 26),
}
"""What names in a path can be anywhere."""
CSV = b"Risk,Likelihood,Severity,Measure\nStrangers can message children,Possible,Severe harm,Chat off\n"


def apart(row: Assessment, actor: Actor) -> str:
    """A round in which somebody and a second assessor are asked."""
    where, asked = row.organisation, NAMES["impact"]
    joined(where, f"Second{where.pk}", frozenset({"assessor"}), User.objects.get(public_id=actor.id))
    round_ = open_round(
        assessment=row,
        raters=writers(where),
        asks={asked: {NAMES["slot"]: ("gravity", "likelihood")}},
        until=timezone.localdate(),
        actor=actor,
        at=timezone.now(),
    )
    return round_.public_id


def people_there(where: Organisation, row: Assessment, who: User) -> dict[str, str]:
    """A member who stays, an invitation, something named for a reader outside, a webhook with a message."""
    now = timezone.now()
    member = where.memberships.get(held_roles__role="administrator")  # who can neither go nor give that up
    invited = accounts.invite(
        organisation=where, email="gia@example.org", roles=frozenset({"observer"}), actor=who, at=now
    )
    grant = name_papers(
        assessment=row,
        email="audit@example.org",
        papers=["dpia"],
        version=None,
        purpose="the audit",
        until=now + dt.timedelta(days=30),
        actor=who,
        at=now,
    )
    standing = next(held for held in standings_of(who) if held.organisation == where)
    hook = hooks.make(standing=standing, name="Tickets", address="http://127.0.0.1:9/", topics=["work"], at=now)
    return {
        "person": member.person.public_id,
        "invitation": invited.public_id,
        "grant": grant.public_id,
        "webhook": hook.public_id,
        "delivery": hooks.test(webhook=hook, at=now).public_id,
    }


def changes_there(where: Organisation, row: Assessment, who: User) -> dict[str, str]:
    """A change that the assessment takes up, a link, a day, and two incidents, one of which stays a trigger."""
    actor, now = actor_of(next(held for held in standings_of(who) if held.organisation == where)), timezone.now()
    change = changes.describe(
        organisation=where, told=TOLD, key=new_id(now), actor=changes.Sender(id=who.public_id), at=now
    )
    changes.answer(request=change, effect="update", reason="R", assessment=row, actor=actor, at=now)
    link = changes.make_link(
        organisation=where,
        assessment=None,
        label="",
        service="",
        features=[],
        expires_at=None,
        actor=actor.id,
        at=now,
    )
    day = changes.set_date(assessment=row, on=timezone.localdate(now), why="W", actor=actor, at=now)
    told = Happened(title="T", what="W", on=timezone.localdate(now), assessment=row.public_id, seriousness="some")
    one, other = (changes.record(assessment=row, told=told, actor=actor.id, at=now) for _ in range(2))
    return {
        "change": change.public_id,
        "link": link.public_id,
        "day": day.public_id,
        "incident": one.public_id,
        "trigger": Trigger.objects.get(subject=other.public_id).public_id,
    }


def furnished(where: Organisation, who: User) -> dict[str, str]:
    """What each name in a path can be, for an assessment of an organisation that this person wrote."""
    actor = actor_of(next(held for held in standings_of(who) if held.organisation == where))
    row = create_from(organisation=where, document=example(), source="example.bia.yaml", actor=actor, at=AT)
    evidence = example().assessment.evidence[0].id
    files, _ = checked([Sent("notes.txt", 5, b"Notes")], ())
    attach(assessment=row, base_revision=1, evidence=evidence, files=files, actor=actor, at=later(1))
    source = create(organisation=where, title="Wave Pals", patterns=("chat",), actor=actor, at=AT)
    taken = take_over(assessment=row, source=source, asked=Asked("F01", ()), key="t-api", actor=actor, at=later(2))
    waits = {"name": "risks.csv", "content": CSV, "actor": actor, "at": later(3)}
    upload = keep_upload(organisation=where, assessment=row, **waits)
    file = keep_upload(organisation=where, assessment=None, **waits)
    said = remark(
        organisation=where, shelf=shelf_of(current()), about="", wrong="W", right="", source="", actor=who, at=AT
    )
    thread = begin_thread(assessment=row, place="", text="Is this so?", actor=actor, at=timezone.now())
    told = {"people": [who.public_id], "sentence": "Somebody answers.", "address": "/", "organisation": where}
    tell(kind="reply", at=AT, **told)
    return {
        **NAMES,
        "thread": thread.public_id,
        "comment": thread.comments.get().public_id,
        "notice": Notice.objects.filter(person=who).latest("pk").public_id,
        "apart": apart(row, actor),
        **people_there(where, row, who),
        **changes_there(where, row, who),
        "organisation": where.public_id,
        "assessment": row.public_id,
        "remark": said.public_id,
        "upload": upload.public_id,
        "file": file.public_id,
        "source": source.public_id,
        "item": taken.item,
        "evidence": evidence,
        "digest": files[0].digest,
    }
