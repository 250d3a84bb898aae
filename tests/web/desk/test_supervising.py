"""What supervisors keep: saved questions, notes, follow-ups and letters; nothing typed is lost, nothing is shared."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.desk.home import work
from bestinterests.web.desk.models import FollowUp, SavedQuestion, ServiceNote
from tests.web.desk.cast import kept, many, service
from tests.web.requests import text

pytestmark = pytest.mark.django_db
SUPERVISOR = "data-protection-officer"
SERVICE = "maker/000000"


@pytest.fixture
def at_desk(cast, signed):
    """Somebody who supervises one service; it gives the address of a page."""
    many(cast.organisation, 1, name="Pond")
    signed(SUPERVISOR)

    def address(name, **named):
        return reverse(f"desk:{name}", kwargs={"organisation": cast.organisation.public_id, **named})

    address.client = signed.client
    address.cast = cast
    return address


def test_a_question_is_saved_found_by_colleagues_renamed_and_removed_after_asking(at_desk, signed):
    save = at_desk("save", question="heat") + "?right=article-16&level=medium"
    assert at_desk.client.post(save, {"name": ""}).status_code == 422
    at_desk.client.post(save, {"name": "  Privacy,  medium "})
    held = SavedQuestion.objects.get()
    assert (held.name, held.asked) == ("Privacy, medium", {"right": "article-16", "level": "medium"})
    again = at_desk.client.post(save, {"name": "Privacy, medium"})
    assert again.status_code == 422
    assert "Another saved question has this name." in text(again)
    colleague = signed("reviewer")
    said = colleague.get(at_desk("desk"))
    assert "Privacy, medium" in text(said)
    assert "Saved by Dov" in text(said)
    assert "questions/heat/?right=article-16&amp;level=medium" in said.content.decode()
    colleague.post(at_desk("saved_change", saved=held.public_id), {"name": "Article 16"})
    assert "Remove Article 16" in text(colleague.get(at_desk("saved_remove", saved=held.public_id)))
    assert SavedQuestion.objects.get().name == "Article 16"
    colleague.post(at_desk("saved_remove", saved=held.public_id))
    assert not SavedQuestion.objects.exists()


def test_a_follow_up_comes_home_is_done_opened_again_and_only_removed_after_asking(at_desk):
    client, on = at_desk.client, timezone.localdate()
    wrong = client.post(at_desk("follow_up_new", service=SERVICE), {"what": "Ask", "day": "soon", "person": ""})
    assert wrong.status_code == 422
    assert 'value="soon"' in wrong.content.decode()
    told = {"what": "Ask again\nabout the map", "day": f"{on:%d %B %Y}", "person": ""}
    client.post(at_desk("follow_up_new", service=SERVICE), told)
    held = FollowUp.objects.get()
    assert (held.service_name, held.day) == ("Pond 0", on)
    home = client.get(reverse("home"))
    assert "Ask again about the map" in text(home)
    assert "Follow-up on Pond 0. Anybody who supervises may look after it." in text(home)
    one = at_desk("follow_up", follow_up=held.public_id)
    person = at_desk.cast.people["reviewer"].public_id
    client.post(one, {"what": "Ask again", "day": f"{on + dt.timedelta(days=30):%d %B %Y}", "person": person})
    assert "Ask again" not in text(client.get(reverse("home"))), "it is not near, and another's"
    assert "Bram" in text(client.get(at_desk("follow_ups")))
    client.post(at_desk("follow_up_done", follow_up=held.public_id))
    assert "Nothing is to be looked after." in text(client.get(at_desk("follow_ups")))
    assert "by Dov" in text(client.get(at_desk("follow_ups") + "?state=done"))
    client.post(at_desk("follow_up_reopen", follow_up=held.public_id))
    assert FollowUp.objects.get().done_at is None
    client.get(at_desk("follow_up_remove", follow_up=held.public_id))
    assert FollowUp.objects.exists()
    client.post(at_desk("follow_up_remove", follow_up=held.public_id))
    assert not FollowUp.objects.exists()


def test_the_home_page_is_asked_once_for_all_organisations(at_desk, django_assert_num_queries):
    standings = standings_of(at_desk.cast.people[SUPERVISOR])
    with django_assert_num_queries(1):
        assert work(standings, timezone.now()).tasks == ()
    observer = standings_of(at_desk.cast.people["observer"])
    with django_assert_num_queries(0):
        assert work(observer, timezone.now()).tasks == ()


def test_nothing_of_another_organisation_can_be_opened(at_desk, cast):
    many(cast.other, 2, name="Theirs")
    about = {"service": "maker/000001", "service_name": "Theirs 1", "by": "", "at": timezone.now()}
    note = ServiceNote.objects.create(public_id="8" * 26, organisation=cast.other, text="Secret", **about)
    client = at_desk.client
    assert client.get(at_desk("worksheet", service="maker/000001")).status_code == 404
    assert client.get(at_desk("note_new", service="maker/000001")).status_code == 404
    assert client.get(at_desk("note_remove", note=note.public_id)).status_code == 404
    assert client.get(at_desk("worksheet_file", service="maker/000001", form="docx")).status_code == 404


TOLD = {
    "kind": "letter",
    "date": "1 June 2026",
    "reference": "S-17",
    "address": "1 Quay Street\nPort",
    "answer_by": "30 June 2026",
    "answer_to": "desk@example.org",
    "signed_by": "Dov",
    "supervisor": "Tern and Tide",
    "form": "docx",
}


def test_a_letter_puts_questions_of_the_record_and_notes_and_asks_for_what_is_missing(cast, signed):
    row = service(cast, "bramble-badger")
    kept()
    client = signed(SUPERVISOR)
    key = "hollowtree-toys-ltd-fictional/bramble"
    named = {"organisation": cast.organisation.public_id, "service": key}
    address = reverse("desk:letter", kwargs=named)
    client.post(reverse("desk:note_new", kwargs=named), {"text": "Who hears what {it} hears?"})
    note = ServiceNote.objects.get()
    assert "Who hears what {it} hears?" in text(client.get(reverse("desk:worksheet", kwargs=named)))
    short = client.post(address, {**TOLD, "kind": "request", "reference": ""})
    assert short.status_code == 422
    assert "Give your reference" in text(short)
    assert "Say on what basis you ask" in text(short)
    assert "1 Quay Street" in short.content.decode(), "what was typed stays"
    made = client.post(address, {**TOLD, "notes": [note.public_id], "topics": ["contradictions", "ages"]})
    assert made.status_code == 200
    words = zipfile.ZipFile(io.BytesIO(made.content)).read("word/document.xml").decode()
    for said in ("S-17", "Who hears what (it) hears?", "desk@example.org", "Draft"):
        assert said in words, said
    assert client.post(address, {**TOLD, "template": "Dear {nobody}"}).status_code == 422
    file = client.get(reverse("desk:worksheet_file", kwargs={**named, "form": "docx"}))
    assert file.status_code == 200
    assert "Bramble" in zipfile.ZipFile(io.BytesIO(file.content)).read("word/document.xml").decode()
    assert row.public_id in client.get(reverse("desk:worksheet", kwargs=named)).content.decode()
