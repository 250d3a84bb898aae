"""Somebody with a name like no other, who did something in every part of the workspace; and others, who name them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import msgspec
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit
from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Invitation
from bestinterests.web.api.actions import make_token
from bestinterests.web.api.models import Once
from bestinterests.web.assessments import actions as steps
from bestinterests.web.assessments.apart.actions import keep
from bestinterests.web.assessments.models import Download, Grant, RatingRound, Upload
from bestinterests.web.assessments.outside.granting import name_papers, note_opening
from bestinterests.web.assessments.participants import Participant
from bestinterests.web.change_requests import actions as changes
from bestinterests.web.change_requests.models import Trigger
from bestinterests.web.desk.actions import supervising
from bestinterests.web.desk.actions.keeping import bring_up_to_date
from bestinterests.web.desk.actions.supervising import Service
from bestinterests.web.learn import actions as learning
from bestinterests.web.notices.models import Delivery
from bestinterests.web.webhooks.models import Delivery as Message
from bestinterests.web.webhooks.models import Webhook
from tests.web.cast import Cast, joined
from tests.web.changes.cast import TOLD, described, happened, linked
from tests.web.doors import INSIDE, rating_apart
from tests.web.learn.cast import remarked
from tests.web.reviews.cast import Story, acting
from tests.web.signon.redressing import answered

NAME, EMAIL = "Quorra Vexley-Ödland Thorne", "quorra@example.org"
WORDS = ("vexley", "ödland", EMAIL)
"""What may stand nowhere afterwards: parts of the name that stand in no other word, and the address."""
TEXT = f"{NAME} said so, see {EMAIL}. @{NAME.upper()}, is it?\nAsk Quorra\nVexley-Ödland  Thorne."
SHORT = f"{NAME} <{EMAIL}>"


class Everywhere:
    """The cast with Quorra in the place of everybody who acts; ``story`` is decided, ``secret`` opens the API."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.at = timezone.now()
        self.quorra = joined(cast.organisation, "Quorra", frozenset(INSIDE), cast.people["administrator"])
        people.rename_person(display_name=NAME, actor=self.quorra, at=self.at)
        self.others = dict(cast.people)
        cast.people["decider"] = self.quorra
        self.recorded()
        for role in ("assessor", "data-protection-officer", "observer"):
            cast.people[role] = self.quorra
        self.changed()
        self.outside()
        answered(self, TEXT, SHORT)
        self.supervised()
        self.signed_on()

    def recorded(self) -> None:
        """A record in which they stand everywhere, decided by them; talk about it; drafts and files on the way."""
        self.story = story = Story(self.cast, "conditions")
        self.actor = acting(self.quorra)
        Participant.objects.create(assessment=story.row, person=self.quorra.public_id, item="P01")
        first = story.head.document.assessment
        self.write(("assessment", "title"), first.title, f"Pond Pals of {NAME}")
        self.write(("assessment", "summary"), first.summary, TEXT)
        self.write(("assessment", "people", "P01", "name"), first.people[0].name, NAME)
        self.write(("assessment", "measures", "M02", "owner"), first.measures[1].owner, NAME)
        self.write(("assessment", "impacts", first.impacts[0].id, "title"), first.impacts[0].title, TEXT[:200])
        story.declare("decider", "other", TEXT)
        story.decided(outcome="proceed-with-conditions", conditions=TEXT, measures=("M02",), reasons=TEXT)
        self.talked()
        amara = self.others["assessor"]
        steps.keep_draft(
            assessment=story.row, place=("assessment", "summary"), value=TEXT, base_revision=1,
            actor=acting(amara), at=self.at,
        )  # fmt: skip
        Download.objects.create(
            assessment=story.row, person=self.quorra.public_id, paper="report", form="html", revision=1, digest="0",
            on=self.at.date(), at=self.at,
        )  # fmt: skip
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("notes.txt", TEXT)
        for who in (amara, self.quorra):
            for name, content in ((SHORT, b"clean"), ("a", TEXT.encode()), ("b.zip", packed.getvalue())):
                Upload.objects.create(
                    public_id=new_id(self.at), organisation=self.cast.organisation, person=who.public_id,
                    name=name, content=content, at=self.at,
                )  # fmt: skip
        people.declare_interest(
            membership=amara.memberships.get(), kind="other", words=TEXT, on=self.at.date(), actor=amara, at=self.at
        )

    def talked(self) -> None:
        """A comment that names them, their answer, and notices of both."""
        thread = steps.begin_thread(
            assessment=self.story.row, place="", text=TEXT, actor=acting(self.others["reviewer"]), at=self.at
        )
        steps.answer(thread=thread, text=f"It is I, {NAME}.", actor=self.actor, at=self.at)

    def changed(self) -> None:
        """Requests and incidents by them and about them, taken as far as they go."""
        told = replace(TOLD, title=SHORT, what=TEXT, worse=TEXT, new_features=(SHORT,), service=SHORT)
        row = described(self.cast, self.at, told, by="decider")
        changes.ask(request=row, text=TEXT, actor=self.quorra.public_id, at=self.at)
        changes.add(request=row, text=TEXT, actor=self.quorra.public_id, at=self.at)
        for because in ("", TEXT):
            changes.answer(
                request=row, effect="no-effect", reason=TEXT, because=because, actor=self.actor, at=self.at
            )  # fmt: skip
        changes.make_public(request=row, what=TEXT, answer=TEXT, why=TEXT, actor=self.quorra.public_id, at=self.at)
        changes.answer(
            request=row, effect="update", reason=TEXT, because=TEXT, assessment=self.story.row,
            actor=self.actor, at=self.at,
        )  # fmt: skip
        sender = changes.Sender("", NAME, EMAIL.upper())
        unsigned = changes.describe(
            organisation=self.cast.organisation, told=TOLD, key=new_id(self.at), actor=sender, at=self.at
        )
        dora = acting(self.others["administrator"])
        quotes = {"text": TOLD.basis, "ground": "erasure", "words": f"As {NAME} asked.", "at": self.at}
        changes.remove_words(row=unsigned, actor=dora, **quotes)
        changes.remove_words(row=row, **quotes | {"text": TOLD.notice, "words": ""}, actor=self.actor)
        steps.remove_lawfully(
            assessment=self.story.row, **quotes | {"text": "Shorten how long names"}, actor=dora
        )  # fmt: skip
        incident = happened(self.cast, self.story.row, self.at, SHORT)
        date = changes.set_date(
            assessment=self.story.row, on=self.at.date(), why=TEXT, actor=self.actor, at=self.at
        )  # fmt: skip
        changes.set_aside(
            trigger=Trigger.objects.filter(assessment=self.story.row).order_by("id")[0],
            reason=TEXT, until=self.at.date() + dt.timedelta(days=9), actor=self.actor, at=self.at,
        )  # fmt: skip
        changes.look_into(incident=incident, words=TEXT, closed=True, actor=self.quorra.public_id, at=self.at)
        changes.keep_date(date=date, outcome=TEXT, actor=self.actor, at=self.at)
        linked(self.cast, self.at, label=SHORT, service=SHORT, features=[["F01", SHORT]])
        self.remark = remarked(self.cast, wrong=TEXT, right=TEXT, source=TEXT)
        learning.settle(remark=self.remark, answer=TEXT, standing=standings_of(self.quorra)[0], at=self.at)

    def outside(self) -> None:
        """Papers named by them, and papers of another organisation named for them, which they opened."""
        until = self.at + dt.timedelta(days=7)
        given = {"papers": ["action-plan"], "version": None, "purpose": TEXT[:200], "until": until, "at": self.at}
        name_papers(assessment=self.story.row, email="oriel@example.org", actor=self.quorra, **given)
        farid, other = self.cast.people["outsider"], self.cast.other
        people.change_roles(
            membership=farid.memberships.get(), roles=frozenset({"administrator", "assessor", "decider"}),
            actor=farid, at=self.at,
        )  # fmt: skip
        theirs = steps.create(organisation=other, title="Larks", patterns=("chat",), actor=acting(farid), at=self.at)
        name_papers(assessment=theirs, email=EMAIL, actor=farid, **given)
        people.accept(invitation=Invitation.objects.get(organisation=other), actor=self.quorra, at=self.at)
        note_opening(
            grant=Grant.objects.get(assessment=theirs), paper="action-plan", form="html", revision=1, content=b"",
            actor=self.quorra, at=self.at,
        )  # fmt: skip

    def supervised(self) -> None:
        """Rows that the desk keeps of the record, and what they wrote there."""
        bring_up_to_date(self.at.date())
        given = {"standing": standings_of(self.quorra)[0], "at": self.at}
        service = Service("own", "pond/pals", SHORT)
        supervising.save_question(name=SHORT, question="heat", where="own", asked={"level": "low"}, **given)
        supervising.write_note(service=service, text=TEXT, **given)
        supervising.make_follow_up(
            service=service, day=self.at.date(), what=TEXT, person=self.quorra.public_id, **given
        )

    def signed_on(self) -> None:
        """What lets them in, and what other programs were told."""
        standings = standings_of(self.quorra)
        where = frozenset({self.cast.organisation.public_id})
        given = {"scopes": frozenset({"read"}), "organisations": where, "at": self.at}
        until = self.at.date() + dt.timedelta(days=30)
        _, self.secret = make_token(name=SHORT, standings=standings, until=until, actor=self.quorra, **given)
        edda = self.others["administrator"]
        _, self.hers = make_token(name=SHORT, standings=standings_of(edda), until=until, actor=edda, **given)
        told = msgspec.json.encode({"said": TEXT})
        for who in (self.quorra, edda):
            Once.objects.create(person=who, operation="o", key=who.public_id, asked="0", at=self.at, content=told)
        EmailAddress.objects.update_or_create(user=self.quorra, email=EMAIL)
        Authenticator.objects.create(user=self.quorra, type=Authenticator.Type.TOTP, data={"secret": "x"})
        SocialAccount.objects.create(user=self.quorra, provider="organisation", uid=EMAIL, extra_data={"name": NAME})
        Delivery.objects.update_or_create(person=self.quorra, defaults={"mail": {}})

    def doors(self, assessment) -> None:
        """What the doors have filled, made theirs."""
        Webhook.objects.update(made_by=self.quorra)
        Message.objects.update(body=msgspec.json.encode({"title": TEXT}))
        steps.keep_draft(
            assessment=assessment, place=("assessment", "summary"), value=TEXT, base_revision=1, actor=self.actor,
            at=self.at,
        )  # fmt: skip
        value = {"agreed": [{"scale": "gravity", "level": "unknown", "reason": TEXT}]}
        round_ = RatingRound.objects.get(public_id=rating_apart.ROUND)
        keep(round_=round_, impact=rating_apart.IMPACT, slot="before", value=value, actor=self.actor, at=self.at)

    def write(self, path, before, after) -> None:
        changes = ChangeSet(format=CHANGE_FORMAT, edits=(Edit(kind="set", path=path, before=before, after=after),))
        steps.edit(
            assessment=self.story.row, base_revision=self.story.head.revision, changes=changes,
            actor=self.story.who("assessor"), at=self.story.at(),
        )  # fmt: skip
