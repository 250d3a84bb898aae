"""Reading from outside by pages: named, opened with a mark, kept, ended; and nothing else for the reader to see."""

from __future__ import annotations

import datetime as dt
import io
import re

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.models import Invitation
from bestinterests.web.accounts.queries import invitation_at
from bestinterests.web.assessments.actions import remove_lawfully
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Grant, Opening
from bestinterests.web.assessments.outside.granting import name_papers, withdraw_grant
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.assessments.whereabouts import whereabouts
from bestinterests.web.ledger.history import entries
from bestinterests.web.notices.models import Notice
from bestinterests.web.ui.environment import day
from tests.formats_pdf.opened import page_words
from tests.web.cast import PASSWORD
from tests.web.requests import text
from tests.web.reviews.cast import Story

pytestmark = pytest.mark.django_db
SOON = day(timezone.localdate() + dt.timedelta(days=180))
MARK = "Opened by Oriel, oriel@example.org, on "
END = " for the yearly audit. Not to be passed on."


@pytest.fixture
def story(cast):
    return Story(cast)


def named(story, email="oriel@example.org", papers=("dpia", "action-plan"), version=None, days=7, by="decider"):
    at = timezone.now()
    return name_papers(
        assessment=story.row,
        email=email,
        papers=papers,
        version=version,
        purpose="the yearly audit",
        until=at + dt.timedelta(days=days),
        actor=story.cast.people[by],
        at=at,
    )


def opening(grant, paper="action-plan", form="html"):
    return reverse("assessments:named_paper", args=[grant.public_id, paper, form])


def test_named_by_a_page_opened_with_a_mark_and_shown_to_whoever_named_it(signed, cast, story):
    address = reverse("assessments:outside_new", args=[story.id])
    asked = {"email": "Oriel@Example.org", "papers": ["dpia", "action-plan"], "text": "head", "until_day": SOON}
    refused = signed("decider").post(address, {**asked, "until_time": "25:00"})
    assert refused.status_code == 422
    assert "Say what it is read for" in text(refused)
    assert "Write the time as 17:30" in text(refused)
    done = signed("decider").post(address, {**asked, "purpose": "the yearly audit.", "until_time": "17:30"})
    assert done.status_code == 302, text(done)
    grant = Grant.objects.get()
    assert timezone.localtime(grant.until).strftime("%H:%M") == "17:30"

    page = signed("outside-reader").get(reverse("assessments:named"))
    assert "Pond Pals" in text(page)
    assert "Read it" in text(signed("outside-reader").get(reverse("assessments:named_grant", args=[grant.public_id])))
    read = signed("outside-reader").post(opening(grant))
    said = read.content.decode()
    assert read.status_code == 200
    assert MARK in said
    assert END in said
    assert 'id="carried"' not in said
    assert "<template" not in said
    assert read.headers["Cache-Control"] == "no-store"
    file = signed("outside-reader").post(opening(grant, form="pdf"))
    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        assert all(END.replace(" ", "") in page_words(each) for each in pdf.pages)
        assert not pdf.attachments

    kept = list(Opening.objects.order_by("id").values_list("paper", "form", "person"))
    assert kept == [("action-plan", form, cast.people["outside-reader"].public_id) for form in ("html", "pdf")]
    shown = text(signed("administrator").get(reverse("assessments:outside_grant", args=[story.id, grant.public_id])))
    assert "Oriel" in shown
    assert Opening.objects.first().digest in shown
    told = Notice.objects.filter(kind="reading").values_list("person__display_name", "sentence")
    assert sorted(told) == [
        ("Deniz", "Oriel opened the action plan of Pond Pals."),
        ("Oriel", "Deniz named 2 documents for you."),
    ]
    lines = history(story.head)
    assert lines[0].kind == "reading.named"
    assert lines[0].name == "Deniz"
    assert verify_assessment(story.row.pk).state == "intact"


def test_what_was_not_named_is_not_there(signed, story):
    grant = named(story, papers=["action-plan"])
    for paper, form in (("dpia", "html"), ("action-plan", "docx"), ("record", "yaml"), ("action-plan", "yaml")):
        assert signed("outside-reader").post(opening(grant, paper, form)).status_code == 404
    assert signed("observer").post(opening(grant)).status_code == 404
    assert not Opening.objects.exists()


@pytest.mark.parametrize("how", ["over", "withdrawn"])
def test_what_has_ended_answers_gone_and_says_nothing_of_the_content(signed, cast, story, how):
    grant = named(story)
    if how == "over":
        Grant.objects.update(until=timezone.now() - dt.timedelta(seconds=1))
    else:
        withdraw_grant(grant=grant, actor=cast.people["administrator"], at=timezone.now())
    page = reverse("assessments:named_grant", args=[grant.public_id])
    for answer in (
        signed("outside-reader").get(page),
        signed("outside-reader").get(opening(grant)),
        signed("outside-reader").post(opening(grant)),
        signed("outside-reader").post(opening(grant, "dpia", "pdf")),
    ):
        assert answer.status_code == 410
        assert "no longer open to you" in text(answer)
        assert "Pond Pals" not in text(answer)
    assert "Pond Pals" not in text(signed("outside-reader").get(reverse("assessments:named")))
    assert not Opening.objects.exists()
    assert "Ended" in text(signed("decider").get(reverse("assessments:outside", args=[story.id])))


def test_an_outside_reader_sees_no_other_page_and_no_name_of_anything(signed, cast, story):
    pages = ["home", "accounts:account", "accounts:organisations", "accounts:roles", "learn:framework"]
    pages += ["assessments:samples", "assessments:named", "accessibility", "privacy"]
    for route in pages:
        page = text(signed("outside-reader").get(reverse(route)))
        assert "Pond Pals" not in page, route
        assert not [name for name in ("Amara", "Deniz", "Edda", "Iman") if re.search(rf"\b{name}\b", page)], route
    bar = signed("outside-reader").get(reverse("home")).content.decode()
    bar = bar[bar.index('<nav class="bi-nav"') : bar.index("</nav>")]
    assert re.findall(r">([^<]+)</a>", bar) == ["Home", "Named for you", "Notices"]
    listed = signed("outside-reader").get(reverse("assessments:everywhere"), follow=True)
    assert "Pond Pals" not in text(listed)


def test_somebody_unknown_is_invited_in_the_same_breath(signed, client, cast, story):
    address = reverse("assessments:outside_new", args=[story.id])
    sent = {"email": "gia@example.org", "papers": ["report"], "text": "head", "until_day": SOON, "purpose": "an audit"}
    page = signed("data-protection-officer").post(address, sent, follow=True)
    invitation = Invitation.objects.get(email="gia@example.org")
    assert invitation.roles == ["outside-reader"]
    shown = re.search(r"/invitations/([^/\"<\s]+)/", page.content.decode())[1]  # signed with the second it was made in
    assert invitation_at(shown) == invitation
    again = signed("decider").post(address, {**sent, "purpose": "another audit"})
    assert again.status_code == 302, "one invitation serves both"
    assert Invitation.objects.filter(email="gia@example.org").count() == 1
    gia = actions.accept(invitation=invitation, actor=None, display_name="Gia", password=PASSWORD, at=timezone.now())
    client.force_login(gia)
    page = client.get(reverse("assessments:named"))
    assert text(page).count("Pond Pals") == 2
    assert client.post(opening(Grant.objects.order_by("id").first(), "report")).status_code == 200


def test_nobody_is_let_in_or_changed_by_naming(signed, cast, story):
    actions.invite(
        organisation=cast.organisation,
        email="ines@example.org",
        roles=frozenset({"assessor"}),
        actor=cast.people["administrator"],
        at=timezone.now(),
    )
    address = reverse("assessments:outside_new", args=[story.id])
    before = Invitation.objects.values_list("id", "withdrawn_at")
    held = list(before)
    for email, why in (("iman@example.org", "Iman belongs here"), ("ines@example.org", "is invited already")):
        sent = {"email": email, "papers": ["report"], "text": "head", "until_day": SOON, "purpose": "an audit"}
        refused = signed("decider").post(address, sent)
        assert refused.status_code == 422
        assert why in text(refused)
    assert list(before.all()) == held
    assert not Grant.objects.exists()
    assert story.head.revision == 1


def test_a_decided_version_is_read_as_it_was_decided(signed, story):
    story.decided()
    grant = named(story, papers=["report", "dpia"], version=1)
    story.reopened()
    story.rewritten(title="Written after the decision")
    story.submitted()
    page = signed("outside-reader").post(opening(grant, "report")).content.decode()
    assert "Written after the decision" not in page
    assert "Decided by Deniz" in page
    assert "Say how long names are kept." in page
    assert Opening.objects.get().revision < story.head.revision


def test_a_sealed_view_is_in_no_copy(signed, story):
    story.in_review()
    story.view("reviewer", "return", "Sealed until all are given.")
    grant = named(story, papers=["report", "dpia", "board-summary"])
    for paper in grant.papers:
        page = signed("outside-reader").post(opening(grant, paper)).content.decode()
        assert "Sealed until" not in page


def test_whoever_loses_the_role_or_leaves_opens_nothing(signed, cast, story):
    grant = named(story)
    membership = cast.people["outside-reader"].memberships.get()
    edda, at = cast.people["administrator"], timezone.now()
    actions.change_roles(membership=membership, roles=frozenset({"observer"}), actor=edda, at=at)
    assert signed("outside-reader").post(opening(grant)).status_code == 403
    actions.remove_member(membership=membership, actor=edda, at=at)
    assert signed("outside-reader").post(opening(grant)).status_code == 404
    assert not Opening.objects.exists()


def test_grants_of_another_organisation_are_not_found(signed, cast, story):
    grant = named(story)
    farid = cast.people["outsider"]
    other = Story(type(cast)(cast.other, cast.organisation, {**cast.people, "assessor": farid}))
    for route, post in (("outside_grant", False), ("outside_withdraw", True)):
        address = reverse(f"assessments:{route}", args=[other.id, grant.public_id])
        client = signed("outsider")
        assert (client.post(address) if post else client.get(address)).status_code == 404
    assert Grant.objects.get().withdrawn_at is None


def test_pages_ask_the_database_little_however_much_is_named(signed, story):
    for _ in range(6):
        named(story, email="gia@example.org")
        named(story)
    grant = Grant.objects.exclude(person="").first()
    signed("outside-reader").post(opening(grant))
    for who, route, given in (
        ("decider", "outside", [story.id]),
        ("decider", "outside_grant", [story.id, grant.public_id]),
        ("outside-reader", "named", []),
        ("outside-reader", "named_grant", [grant.public_id]),
    ):
        client = signed(who)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"assessments:{route}", args=given)).status_code == 200
        assert len(queries) <= 10, (route, [q["sql"][:90] for q in queries])


def test_a_purpose_can_be_removed_lawfully_everywhere(cast, story):
    grant = named(story)
    assert whereabouts(story.head, "yearly audit").grants == 1
    remove_lawfully(
        assessment=story.row,
        text="yearly audit",
        ground="erasure",
        words="Asked for.",
        actor=story.who("administrator"),
        at=story.at(),
    )
    assert Grant.objects.get(pk=grant.pk).purpose == "the [removed]"
    assert b"yearly audit" not in b"".join(each.content for each in entries(story.row.ledger))
    assert verify_assessment(story.row.pk).state != "broken"
