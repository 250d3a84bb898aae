"""An erased account leaves no name and no address anywhere, and every ledger still verifies."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.core.cache import cache
from django.db import models, transaction
from django.urls import reverse

from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit
from bestinterests.formats.yaml_writing import write_yaml
from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.models import ERASED, Erasure, Event, Invitation, Session, User
from bestinterests.web.assessments import actions as steps
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Assessment, Draft
from bestinterests.web.assessments.participants import Participant
from bestinterests.web.assessments.snapshot import document_at, document_bytes
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.config.backing_up import LABELS, back_up
from bestinterests.web.config.erasing import doing
from bestinterests.web.config.erasing.foreseeing import foreseen
from bestinterests.web.ledger.exporting import exported
from bestinterests.web.ledger.verifying import removals
from bestinterests.web.notices.telling import tell
from tests.web.cast import AT, PASSWORD, joined
from tests.web.requests import text
from tests.web.reviews.cast import Story
from tests.web.serving import called, prepare
from tests.web.signon.searching import everything, kept

pytestmark = pytest.mark.django_db
NAME, EMAIL = "Deniz Quillworth-Aydın", "deniz@example.org"
BEFORE = "Deniz Formerly"
SUMMARY = ("assessment", "summary")


@pytest.fixture(autouse=True)
def fresh_counts(db):
    cache.clear()


@pytest.fixture
def story(cast):
    """Deniz decided, under a name of before and under the present one; is among the people; and is written about."""
    deniz = cast.people["decider"]
    people.rename_person(display_name=BEFORE, actor=deniz, at=AT)
    story = Story(cast).advised()
    story.return_("Not yet.")
    people.rename_person(display_name=NAME, actor=deniz, at=AT)
    write(story, ("assessment", "people", "P01", "name"), story.head.document.assessment.people[0].name, NAME)
    Participant.objects.create(assessment=story.row, person=deniz.public_id, item="P01")
    write(story, SUMMARY, "", f"Ask {NAME.lower()} ({EMAIL}), not Denizen.")
    story.decided()
    steps.keep_draft(
        assessment=story.row,
        place=SUMMARY,
        value=f"{NAME} said so",
        base_revision=story.head.revision,
        actor=story.who("assessor"),
        at=story.at(),
    )
    steps.keep_draft(
        assessment=story.row, place=SUMMARY, value="mine", base_revision=1, actor=story.who("decider"), at=story.at()
    )
    steps.remove_lawfully(
        assessment=story.row, text="Low and watched", ground="ordered", actor=story.who("decider"), at=story.at()
    )
    iman = cast.people["observer"].public_id
    here = {"organisation": cast.organisation, "at": AT, "address": "/", "kind": "mention"}
    tell(people=[iman], sentence=f"{NAME} mentions you.", **here)
    tell(people=[deniz.public_id], sentence="Somebody answers.", **here)
    Authenticator.objects.create(user=deniz, type=Authenticator.Type.TOTP, data={"secret": "x"})
    SocialAccount.objects.create(user=deniz, provider="organisation", uid="x")
    people.invite(
        organisation=cast.other, email=EMAIL, roles=frozenset({"observer"}), actor=cast.people["outsider"], at=AT
    )
    return story


def write(story, path, before, after):
    changes = ChangeSet(format=CHANGE_FORMAT, edits=(Edit(kind="set", path=path, before=before, after=after),))
    steps.edit(
        assessment=story.row,
        base_revision=story.head.revision,
        changes=changes,
        actor=story.who("assessor"),
        at=story.at(),
    )


def erased(story):
    erasure = doing.begin(person=story.cast.people["decider"], actor=story.cast.people["administrator"], at=AT)
    return erasure, doing.finish(erasure, AT)


@pytest.mark.django_db(transaction=True)
def test_no_row_no_export_no_paper_and_no_backup_holds_the_name(story, tmp_path):
    assert NAME.lower() in everything()
    assert foreseen(story.cast.people["decider"]).records == 1
    digest = story.head.course.versions[-1].digest
    _, changed = erased(story)
    assert changed == 1
    back_up(tmp_path / "after.zip", AT)
    head = story.head
    papers = write_yaml(head.document) + "".join(repr(document_at(head, seq)) for seq in range(1, head.revision + 1))
    places = everything(), kept(tmp_path / "after.zip"), exported(head.ledger).decode().lower(), papers.lower()
    for word in (NAME.lower(), "quillworth", EMAIL, BEFORE.lower()):
        for place in places:
            assert word not in place, word
    assert "not denizen." in head.document.assessment.summary.lower()
    assert [held.decider for held in head.document.record.decisions] == ["[removed]", "[removed]"]
    assert head.course.versions[-1].digest == digest
    found = verify_assessment(story.row.pk)
    assert (found.state, found.removed[0].ground) == ("removed", "erasure")
    assert {held.name for held in removals(head.ledger)} == {"Edda", ERASED}
    assert history(head)[0].kind == "content.removed"


def test_what_was_theirs_alone_is_gone_and_the_row_stays_closed(story, client):
    deniz = story.cast.people["decider"]
    client.force_login(deniz)
    erased(story)
    deniz.refresh_from_db()
    assert (deniz.display_name, deniz.is_active, deniz.has_usable_password()) == (ERASED, False, False)
    for model in (Session, Authenticator, SocialAccount, EmailAddress):
        assert not model.objects.filter(**{"person" if model is Session else "user": deniz}).exists()
    assert not deniz.memberships.exists()
    assert not Invitation.objects.filter(email=EMAIL).exists()
    assert not any(held.is_open(AT) for held in Invitation.objects.filter(email=ERASED))
    assert not Draft.objects.filter(person=deniz.public_id).exists()
    assert client.get("/account/").status_code == 302
    refused = client.post("/sign-in/", {"login": EMAIL, "password": PASSWORD})
    assert refused.status_code == 200
    assert Event.objects.filter(kind="person.erased", subject=deniz.public_id).count() == 1


def test_it_goes_on_where_it_was_broken_off_and_is_done_once(story):
    second = Story(story.cast).decided()
    deniz = story.cast.people["decider"]
    doing.begin(person=deniz, actor=None, at=AT)
    with pytest.raises(Refusing):
        doing.begin(person=deniz, actor=None, at=AT)
    lines = story.row.ledger.lines.count()
    with transaction.atomic():
        head = document_bytes(document_at(second.head, 1))
        Assessment.objects.filter(pk=second.row.pk).update(head=head)  # one record that cannot be replayed
        doing.finish_all(AT)
        assert story.row.ledger.lines.count() == lines + 1
        assert Erasure.objects.get().ended_at is None
        transaction.set_rollback(True)
    doing.finish_all(AT)
    doing.finish_all(AT)
    assert (story.row.ledger.lines.count(), Erasure.objects.get().looked_for) == (lines + 1, {})
    assert {verify_assessment(row.row.pk).state for row in (story, second)} == {"removed"}
    assert NAME.lower() not in everything()


def test_a_name_of_one_word_goes_where_it_names_somebody_and_stays_a_word(cast):
    story = Story(cast).submitted()
    write_first = story.cast.people["decider"]
    story.return_("Deniz asks for more.")
    doing.finish(doing.begin(person=write_first, actor=None, at=AT), AT)
    (decision,) = story.head.document.record.decisions
    assert (decision.decider, decision.reasons) == ("[removed]", "Deniz asks for more.")
    assert verify_assessment(story.row.pk).state == "removed"


def test_somebody_elses_same_name_is_left_alone(story):
    joined(story.cast.organisation, "namesake", frozenset({"observer"}), story.cast.people["administrator"])
    User.objects.filter(email="namesake@example.org").update(display_name=NAME)
    assert foreseen(story.cast.people["decider"]).shared
    erased(story)
    document = story.head.document
    assert document.assessment.people[0].name == NAME
    assert [held.decider for held in document.record.decisions] == ["[removed]", NAME]  # the first: her name of before
    assert User.objects.get(email="namesake@example.org").display_name == NAME
    assert EMAIL not in everything()


def test_nobody_is_erased_while_they_are_needed(cast, signed):
    story = Story(cast).in_review()
    bram, edda = cast.people["reviewer"], cast.people["administrator"]
    with pytest.raises(Refusing) as refusing:
        doing.begin(person=bram, actor=edda, at=AT)
    assert [each.code for each in refusing.value.refusals] == ["erasure.awaited"]
    assert "Pond Pals" in refusing.value.refusals[0].sentence
    with pytest.raises(Refusing) as refusing:
        doing.begin(person=edda, actor=None, at=AT)
    assert [each.code for each in refusing.value.refusals] == ["people.last-administrator"]
    page = signed("administrator").get(reverse("erasure:member", args=[cast.organisation.public_id, bram.public_id]))
    assert "waits for a view or a signature" in text(page)
    assert "<form" not in page.content.decode().partition("<main")[2].partition("</main>")[0]
    assert story.head.course.working.state == "in_review"


def test_an_administrator_erases_somebody_of_theirs_alone(signed):
    cast = signed.cast
    edda, iman = signed("administrator"), cast.people["observer"]
    address = reverse("erasure:member", args=[cast.organisation.public_id, iman.public_id])
    assert "Not the" not in text(edda.get(address))
    assert edda.post(address, {"email": "other@example.org"}).status_code == 422
    done = edda.post(address, {"email": "IMAN@example.org"}, follow=True)
    assert "The account of Iman is erased." in text(done)
    assert "An account was erased." in text(done)
    own = reverse("erasure:member", args=[cast.organisation.public_id, cast.people["administrator"].public_id])
    assert edda.post(own, {"email": "edda@example.org"}).status_code == 409
    both = joined(cast.organisation, "Both", frozenset({"observer"}), cast.people["administrator"])
    people.accept(
        invitation=people.invite(
            organisation=cast.other,
            email=both.email,
            roles=frozenset({"observer"}),
            actor=cast.people["outsider"],
            at=AT,
        ),
        actor=both,
        at=AT,
    )
    refused = edda.post(
        reverse("erasure:member", args=[cast.organisation.public_id, both.public_id]), {"email": both.email}
    )
    assert refused.status_code == 409
    assert "belongs to other organisations" in text(refused)


def test_one_erases_oneself_after_confirming(cast, client):
    client.post("/sign-in/", {"login": "iman@example.org", "password": PASSWORD})
    assert client.get("/account/erase/").headers["Location"] == "/account/confirm/?next=%2Faccount%2Ferase%2F"
    page = client.post("/account/confirm/?next=/account/erase/", {"password": PASSWORD}, follow=True)
    assert "What stays" in text(page)
    assert "Comments that name you: 0" in text(page)
    done = client.post("/account/erase/", {"email": "iman@example.org"})
    assert "Your account is erased" in text(done)
    assert client.get("/account/").status_code == 302
    doing.finish_all(AT)
    assert "iman@example.org" not in everything()


HOW = {
    models.CASCADE: "goes with the account",
    models.PROTECT: "stays, under the id of the row",
}


def test_every_table_says_what_becomes_of_what_is_somebodys():
    """A new table that hangs on people says by its key whether its rows are theirs alone, or stay."""
    for relation in doing.relations():
        assert relation.on_delete in HOW, f"{relation.related_model.__name__}.{relation.field.name}"
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("bestinterests")}
    assert {relation.related_model._meta.app_label for relation in doing.relations()} & ours <= set(LABELS)


def test_the_command_erases_and_leaves_nothing_in_the_file_of_the_database(tmp_path):
    data = str(tmp_path / "data")
    prepare(tmp_path / "data")
    for name in ("Quillon Vexworth", "Other Person"):
        email = f"{name.split()[0].lower()}@example.org"
        given = ("--name", name, "--organisation", "Tern", "--role", "administrator", "--data", data)
        assert called("user", "add", email, *given).returncode == 0
    refused = called("user", "erase", "quillon@example.org", "--data", data)
    assert (refused.returncode, "not typed again" in refused.stderr) == (2, True)
    done = called("user", "erase", "quillon@example.org", "--yes", "--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The name was taken out of 0 records." in done.stdout
    for path in (tmp_path / "data").glob("workspace.sqlite3*"):
        assert b"quillon" not in path.read_bytes().lower()
