"""Talk hangs on places of the record and is no part of it; whom it concerns is told; nobody else reads or writes it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.actions.saving import delete
from bestinterests.web.assessments.comments.members import Member, named_in
from bestinterests.web.assessments.comments.spots import path_of
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Comment, Thread, Upload
from bestinterests.web.assessments.snapshot import document_bytes
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.ledger.models import Line
from bestinterests.web.notices.models import Notice
from tests.web.forms import sent
from tests.web.identify.stock import assessor, begun, closed, filled, page
from tests.web.requests import text
from tests.web.reviews.cast import Story, acting

MECHANISM = "assessment/impacts/I03/mechanism"
MARKUP = "<script>alert(1)</script> & <b>bold</b>\n\nA second paragraph."
MINUTES = dt.timedelta(minutes=1)


@pytest.fixture
def held(cast):
    """Puddlehop Islands, in the organisation of the story."""
    return filled(cast)


def at(held, place):
    return f"{page(held, 'comments_at')}?place={place}"


def of(thread):
    return reverse("assessments:thread", args=[thread.assessment.public_id, thread.public_id])


def on(comment, route):
    names = [comment.thread.assessment.public_id, comment.thread.public_id, comment.public_id]
    return reverse(f"assessments:{route}", args=names)


def begin(cast, held, words="Is this so?", place=MECHANISM, who="assessor", told=(), when=None):
    """A thread, by the action."""
    told = [cast.people[role].public_id for role in told]
    actor = acting(cast.people[who])
    return actions.begin_thread(
        assessment=held, place=place, text=words, told=told, actor=actor, at=when or timezone.now()
    )


def told(cast, who):
    """Kinds and sentences of what somebody was told."""
    return list(Notice.objects.filter(person=cast.people[who]).order_by("id").values_list("kind", "sentence"))


def test_a_thread_hangs_on_a_field_and_is_shown_beside_it_and_markup_is_text(cast, held, signed):
    client = signed("assessor")
    before, lines = document_bytes(read(held.pk).document), Line.objects.count()
    impact = page(held, "impact", "I03")
    assert 'aria-label="Comment on: ' in client.get(impact).content.decode()
    shown = client.get(at(held, MECHANISM))
    assert "The field says now:" in text(shown)
    answer = client.post(at(held, MECHANISM), {"text": MARKUP, "tell": [cast.people["reviewer"].public_id]})
    thread = Thread.objects.get()
    assert (answer.status_code, answer["location"]) == (302, of(thread))
    said = client.get(of(thread)).content.decode()
    assert "<script>alert" not in said
    assert "<b>bold" not in said
    assert "&lt;b&gt;bold&lt;/b&gt;\n\nA second paragraph." in said
    assert "For Bram" in text(client.get(of(thread)))
    beside = client.get(impact).content.decode()
    assert f'href="{of(thread)}" aria-label="1 open thread on: ' in beside
    assert text(client.get(page(held, "comments"))).count("1 comment.") == 1
    assert (document_bytes(read(held.pk).document), Line.objects.count()) == (before, lines)  # talk, not record


def test_mentions_are_told_by_list_or_name_and_answers_those_in_the_thread_but_nothing_is_quoted(cast, held):
    strangers = ("outsider", "outside-reader")
    thread = begin(cast, held, "Look, @bram, and @Dovetail! Not x@Deniz", told=("decider", *strangers))
    sentence = "Amara mentions you in a comment on I03 of Puddlehop Islands - mobile game."
    assert told(cast, "reviewer") == told(cast, "decider") == [("mention", sentence)]
    assert not Notice.objects.exclude(person__in=[cast.people["reviewer"], cast.people["decider"]]).exists()
    actions.answer(thread=thread, text="@Chioma knows.", actor=acting(cast.people["reviewer"]), at=timezone.now())
    assert told(cast, "child-rights-reviewer")[0][0] == "mention"
    assert told(cast, "assessor") == [("reply", "Bram answers in a thread on I03 of Puddlehop Islands - mobile game.")]
    assert [kind for kind, _ in told(cast, "decider")] == ["mention", "reply"]
    assert len(told(cast, "reviewer")) == 1  # not of what he did himself
    assert Notice.objects.get(person=cast.people["reviewer"]).read_at is not None  # he answered it


def test_a_name_is_found_whole_whatever_its_capitals_and_one_of_two_alike_is_not_guessed():
    people = [Member(name.lower(), name, "") for name in ("Ann", "Ann Marie", "Bo", "Zoë Straße")]
    assert named_in("@ann marie, @BO. @zoë strasse", people) == {"ann marie", "bo", "zoë straße"}
    assert named_in("@Annabel mail@bo @ Bo", people) == frozenset()
    assert named_in("@Bo", [*people, Member("other", "bo", "")]) == frozenset()


def test_own_words_are_corrected_for_a_quarter_of_an_hour_and_removed_at_any_time(cast, held, signed):
    now = timezone.now()
    fresh = begin(cast, held, "Teh", when=now - 14 * MINUTES).comments.get()
    old = begin(cast, held, "Old words", place="", when=now - 16 * MINUTES).comments.get()
    client = signed("assessor")
    form = sent(client.get(on(fresh, "comment_correct")), form="bi-talking")
    assert form["text"] == ["Teh"]
    assert client.post(on(fresh, "comment_correct"), form | {"text": "The @Bram"}).status_code == 302
    assert "corrected" in text(client.get(of(fresh.thread)))
    assert told(cast, "reviewer")[0][0] == "mention"
    refused = client.get(on(old, "comment_correct"))
    assert (refused.status_code, "for 15 minutes" in text(refused)) == (403, True)
    assert client.post(on(old, "comment_remove")).status_code == 302
    shown = text(client.get(of(old.thread)))
    assert "Removed by its writer." in shown
    assert "Old words" not in shown
    assert not Comment.objects.filter(text__contains="Old words").exists()
    with pytest.raises(Refusing):
        actions.correct(comment=old, text="x", actor=acting(cast.people["assessor"]), at=now)
    assert signed("decider").post(on(fresh, "comment_correct"), {"text": "Mine now"}).status_code == 403
    assert signed("decider").post(on(fresh, "comment_remove")).status_code == 403


def test_threads_are_resolved_and_opened_again_and_a_resolved_one_takes_no_answer(cast, held, signed):
    thread = begin(cast, held)
    client = signed("observer")
    assert client.post(of(thread), {"text": "x"}).status_code == 403
    assert "Comment on" not in client.get(page(held, "impact", "I03")).content.decode()
    client = signed("decider")
    names = [held.public_id, thread.public_id]
    assert client.post(reverse("assessments:thread_resolve", args=names)).status_code == 302
    assert "Resolved by Deniz on" in text(client.get(of(thread)))
    late = client.post(of(thread), {"text": "Typed meanwhile"})
    assert (late.status_code, "Typed meanwhile" in text(late)) == (409, True)
    assert "1 open thread" not in client.get(page(held, "impact", "I03")).content.decode()
    client.post(reverse("assessments:thread_reopen", args=names))
    assert client.post(of(thread), {"text": "Typed again"}).status_code == 302
    thread.refresh_from_db()
    assert (thread.is_open, thread.resolved_by, thread.number) == (True, "", 2)


def test_the_list_is_narrowed_and_keeps_what_hung_on_an_item_that_is_gone(cast, held, signed):
    whole = begin(cast, held, place="", who="decider")
    field = begin(cast, held, "@Bram")
    resolved = begin(cast, held, "Done", place="assessment/service/name", who="reviewer")
    actions.resolve(thread=resolved, actor=acting(cast.people["reviewer"]), at=timezone.now())
    delete(
        assessment=held,
        base_revision=read(held.pk).revision,
        path=("assessment", "impacts", "I03"),
        actor=assessor(cast),
        at=timezone.now(),
    )
    client = signed("reviewer")

    def listed(show):
        found = client.get(page(held, "comments"), {"show": show}).content.decode()
        return {name for name, each in (("whole", whole), ("field", field), ("done", resolved)) if of(each) in found}

    assert [listed(show) for show in ("all", "open", "mine", "mentions", "resolved", "gone", "nonsense")] == [
        {"whole", "field", "done"},
        {"whole", "field"},
        {"done"},
        {"field"},
        {"done"},
        {"field"},
        {"whole", "field", "done"},
    ]
    gone = client.get(of(field))
    assert "no longer in the record" in text(gone)
    assert client.post(of(field), {"text": "Still here"}).status_code == 302
    refused = client.post(at(held, MECHANISM), {"text": "A new one"})
    assert (refused.status_code, "no longer in the record" in text(refused)) == (409, True)


def test_a_reviewer_who_is_asked_says_nothing_here_until_all_views_are_given(cast, signed):
    story = Story(cast)
    before = begin(cast, story.row, "Before", place="", who="reviewer")
    story.in_review()
    client = signed("reviewer")
    for address in (at(story.row, "assessment/title"), of(before)):
        answer = client.post(address, {"text": "It must go back."})
        assert (answer.status_code, "on the page of the review alone" in text(answer)) == (409, True)
    settle = reverse("assessments:thread_resolve", args=[story.id, before.public_id])
    assert client.post(settle).status_code == 403
    assert client.get(on(before.comments.get(), "comment_correct")).status_code == 403
    story.view("reviewer")
    assert client.post(of(before), {"text": "Mine is given."}).status_code == 409  # another's is not
    assert signed("assessor").post(of(before), {"text": "Ask me anything."}).status_code == 302  # closed, but talk
    story.view("child-rights-reviewer")
    assert signed("reviewer").post(of(before), {"text": "Now."}).status_code == 302
    assert not Comment.objects.filter(text__contains="must go back").exists()


def test_threads_of_another_assessment_are_none_here_and_outsiders_find_none(cast, held, signed):
    other = begun(cast, "chat")
    thread = begin(cast, other, place="")
    client = signed("assessor")
    wrong = reverse("assessments:thread", args=[held.public_id, thread.public_id])
    assert client.get(wrong).status_code == client.post(wrong, {"text": "x"}).status_code == 404
    comment = thread.comments.get()
    for route in ("comment_correct", "comment_remove"):
        crossed = reverse(f"assessments:{route}", args=[held.public_id, thread.public_id, comment.public_id])
        assert client.post(crossed, {"text": "x"}).status_code == 404
    assert signed("outsider").get(of(thread)).status_code == 404
    sent_in = signed("assessor").post(of(thread), {"text": "Hello", "tell": [cast.people["outsider"].public_id]})
    assert (sent_in.status_code, "Choose again" in text(sent_in)) == (422, True)
    assert thread.comments.count() == 1


@pytest.mark.parametrize(
    "place",
    ["record/reviews/V01", "assessment/nothing", "assessment/impacts/I+w-1/title", "assessment/title/x", "x" * 300],
)
def test_what_is_no_place_of_a_document_has_no_page(held, signed, place):
    assert path_of(place) is None
    assert signed("assessor").get(at(held, place)).status_code == 404


def test_every_field_of_every_form_leads_to_its_own_page(held, signed):
    """Walks the fields of some pages by the addresses beside them, so that no place of the kit is left out."""
    client = signed("assessor")
    routes = [("service",), ("children",), ("impact", "I03"), ("rating_slot", "I03", "before"), ("matters",)]
    routes += [("texts",), ("balance", "F03"), ("evidence_item", "E01"), ("feature_practices", "F02")]
    for route in routes:
        found = client.get(page(held, *route)).content.decode().split('class="bi-talk" href="')[1:]
        assert found, route
        for link in (found[0], found[-1]):
            address = link.partition('"')[0].replace("&amp;", "&")
            assert client.get(address).status_code == 200, address


def test_a_comment_of_somebody_else_goes_on_a_legal_ground_which_history_tells(cast, held, signed):
    comment = begin(cast, held, "Maya Petrova of class 4b cried").comments.get()
    waits = {"organisation": held.organisation, "assessment": held, "name": "x.yaml", "content": b"x"}
    actions.keep_upload(**waits, actor=assessor(cast), at=timezone.now())
    client = signed("data-protection-officer")
    assert client.post(on(comment, "comment_remove")).status_code == 422
    assert client.post(on(comment, "comment_remove"), {"ground": "erasure"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.text, comment.ground) == ("", "erasure")
    assert "Removed by Dov. A person asked for their data to be erased" in text(client.get(of(comment.thread)))
    assert history(read(held.pk))[0].kind == "content.removed"
    verified = verify_assessment(held.pk)
    assert (verified.state, "A comment, or part of one" in verified.removed[0].sentence) == ("removed", True)
    assert Upload.objects.exists()


def test_a_text_that_is_removed_goes_from_comments_and_notices_too(cast, held):
    name = "Maya Petrova"
    thread = begin(cast, held, f"{name} said so. @Bram", place="")
    Notice.objects.update(sentence=f"Somebody mentions you in a comment on {name}.")
    officer = acting(cast.people["data-protection-officer"])
    line = actions.remove_lawfully(assessment=held, text=name, ground="erasure", actor=officer, at=timezone.now())
    assert line is not None
    assert thread.comments.get().text == "[removed] said so. @Bram"
    assert Notice.objects.get().sentence.endswith("on [removed].")


def test_pages_of_talk_ask_the_database_little_however_much_is_said(cast, held, signed, django_assert_max_num_queries):
    thread = begin(cast, held, told=("reviewer", "decider"))
    now = timezone.now()
    Comment.objects.bulk_create(
        Comment(public_id=f"{n:026}", thread=thread, person=cast.people["reviewer"].public_id, text="Yes. ", at=now)
        for n in range(60)
    )
    beginnings = {"assessment": held, "started_by": "x", "started_at": now, "moved_at": now}
    Thread.objects.bulk_create(
        Thread(public_id=f"{n:026}", place=f"assessment/impacts/I{n:03}", **beginnings) for n in range(120)
    )
    client = signed("assessor")
    for address in (page(held, "comments"), page(held, "comments") + "?show=gone", of(thread), at(held, MECHANISM)):
        with django_assert_max_num_queries(11):
            found = client.get(address)
        assert found.status_code == 200
    assert client.get(of(thread)).content.decode().count("<li id=") == 50
    client = signed("observer")
    with django_assert_max_num_queries(9):
        assert client.get(page(held, "impact", "I03")).status_code == 200


def test_talk_goes_on_where_the_record_is_closed_and_long_words_are_refused_and_kept(cast, signed):
    held = closed(cast)
    client = signed("decider")
    long = client.post(page(held, "comments_at"), {"text": "x" * 4_001})
    assert (long.status_code, "x" * 4_001 in long.content.decode()) == (422, True)
    assert client.post(page(held, "comments_at"), {"text": "x" * 4_000}).status_code == 302
    assert "Comment" in text(client.get(page(held, "service")))
