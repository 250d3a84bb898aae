"""Declared interests, second signatures by somebody who does not decide, and rounds that need not wait for ever."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts import actions
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.reviews import actions as steps
from tests.web.cast import joined
from tests.web.requests import text
from tests.web.reviews.cast import ONE, Story

pytestmark = pytest.mark.django_db
NEXT_YEAR = f"31 May {timezone.localdate().year + 1}"
SISTER = "My sister leads the team that runs it."
RULING = {
    "outcome": "proceed-with-conditions",
    "conditions": "By May.",
    "reasons": "Worth it.",
    "followed": "accepted",
    "expires_on": NEXT_YEAR,
}


@pytest.fixture
def story(cast):
    return Story(cast)


@pytest.fixture
def visit(signed):
    def go(role, route, story, **sent):
        address = reverse(f"reviews:{route}", args=[story.id])
        client = signed(role)
        return client.post(address, sent) if sent else client.get(address)

    return go


def done(response):
    assert response.status_code == 302, text(response)[:2000]


def test_a_view_is_asked_for_an_interest_and_carries_it_everywhere(visit, story):
    story.in_review("reviewer")
    sent = {"seen": story.digest, "view": "supports"}
    asked = visit("reviewer", "view", story, **sent)
    assert (asked.status_code, "Say whether you have an interest in it." in text(asked)) == (422, True)
    blank = visit("reviewer", "view", story, interest="family", **sent)
    assert (blank.status_code, "Say in your words what the interest is." in text(blank)) == (422, True)
    done(visit("reviewer", "view", story, interest="family", interest_words=SISTER, **sent))
    assert f"family or close relation: {SISTER}" in text(visit("observer", "review", story))
    assert SISTER in story.head.document.record.reviews[0].note
    assert SISTER in text(visit("data-protection-officer", "interest", story))
    assert "Interests declared" not in text(visit("observer", "interest", story))
    late = visit("reviewer", "interest", story, interest="none")
    assert (late.status_code, "stands beside it" in text(late)) == (422, True)
    archive = zipfile.ZipFile(io.BytesIO(visit("observer", "bundle", story).content))
    told = json.loads(archive.read("history/interests.json"))
    assert [(each["kind"], each["words"]) for each in told] == [("family", SISTER)]
    assert verify_assessment(story.row.pk).state == "intact"


def test_who_is_paid_by_it_does_not_review_it_and_what_they_declared_stays(visit, signed, story):
    story.in_review("reviewer")
    sent = {"seen": story.digest, "view": "supports", "interest": "paid-by-success", "interest_words": "Shares."}
    refused = visit("reviewer", "view", story, **sent)
    assert refused.status_code == 422
    assert "You have declared: is paid by its success. Somebody else reviews it." in text(refused)
    assert "The other reviewers." in text(refused)
    assert [each.kind for each in story.head.course.working.interests] == ["paid-by-success"]
    assert story.head.course.working.round.views == ()
    assert history(story.head)[0].kind == "interest.declared"
    assert "Shares." in text(visit("administrator", "review", story))
    assert "Shares." not in text(visit("assessor", "review", story))
    assert "Shares." not in text(signed("assessor").get(reverse("assessments:history", args=[story.id])))
    archive = zipfile.ZipFile(io.BytesIO(visit("assessor", "bundle", story).content))
    assert not [name for name in archive.namelist() if b"Shares." in archive.read(name)]
    assert verify_assessment(story.row.pk).state == "intact"


def test_what_is_declared_for_the_organisation_holds_for_each_assessment(signed, cast, visit, story):
    address = reverse("accounts:interests", args=[cast.organisation.public_id])
    assert signed("decider").post(address, {"interest": "makes-or-manages"}).status_code == 422
    sent = {"interest": "makes-or-manages", "interest_words": "I lead the games studio."}
    done(signed("decider").post(address, sent))
    assert "I lead the games studio." in text(signed("administrator").get(address))
    assert "What everybody has declared" not in text(signed("observer").get(address))
    story.advised()
    refused = text(visit("decider", "decide", story))
    assert "You have declared: makes or manages what is assessed." in refused
    people = text(signed("administrator").get(reverse("accounts:people", args=[cast.organisation.public_id])))
    assert "declared whether they have an interest" in people
    assert "games studio" not in people


def test_who_has_an_interest_is_not_asked_to_review(cast, visit, story):
    story.submitted()
    done(visit("reviewer", "interest", story, interest="makes-or-manages", interest_words="I built the chat."))
    page = text(visit("decider", "open_round", story))
    assert "has declared: makes or manages what is assessed" in page
    person = cast.people["reviewer"].public_id
    assert visit("decider", "open_round", story, reviewers=[person]).status_code == 422


def test_a_second_signatory_who_decides_nothing_signs_what_a_decider_proposed(signed, cast, visit):
    story = Story(cast, "refused").advised()
    page = text(visit("decider", "decide", story))
    assert "Solveig can." in page
    done(visit("decider", "decide", story, seen=story.digest, interest="none", **RULING))
    assert "Sign the decision on Pond Pals, or not" in text(signed("second-signatory").get(reverse("home")))
    assert "Sign the decision on" not in text(signed("decider").get(reverse("home")))
    page = visit("second-signatory", "sign", story)
    assert "Worth it." in text(page)
    seen = page.content.decode().split('name="seen" value="')[1].split('"')[0]
    paid = {"seen": seen, "interest": "paid-by-success", "interest_words": "A bonus."}
    refused = visit("second-signatory", "sign", story, **paid)
    assert "The second signature cannot be of somebody who has declared: is paid by its success." in text(refused)
    assert story.head.course.in_force is None
    assert story.head.course.working.proposed is not None, "declaring takes nothing off the table"
    other = {"seen": seen, "interest": "other", "interest_words": "I advise a competitor."}
    done(visit("second-signatory", "sign", story, **other))
    page = text(visit("observer", "review", story))
    assert "second signature: Solveig" in page
    assert "I advise a competitor." in page
    note = story.head.document.record.decisions[-1].note
    assert note == "Second signature: Solveig. Interest of Solveig: another interest: I advise a competitor."
    assert visit("second-signatory", "decide", story).status_code == 403


def test_the_arrangement_says_who_can_sign_and_when_nobody_can(signed, cast):
    address = reverse("accounts:arrangement", args=[cast.organisation.public_id])
    assert "Here these can be asked: Deniz, Solveig." in text(signed("observer").get(address))
    actions.remove_member(
        membership=cast.people["second-signatory"].memberships.get(),
        actor=cast.people["administrator"],
        at=timezone.now(),
    )
    assert "Such a decision cannot stand here yet." in text(signed("observer").get(address))


def left(cast, role):
    actions.remove_member(
        membership=cast.people[role].memberships.get(), actor=cast.people["administrator"], at=timezone.now()
    )


def test_a_round_goes_on_without_who_has_left_and_seals_hold_until_then(signed, cast, visit, story):
    story.in_review()
    story.view("reviewer", "return", "Sealed until all are given.")
    person = cast.people["child-rights-reviewer"].public_id
    refused = visit("decider", "release", story, person=person)
    assert refused.status_code == 422, "who can give a view is not taken out"
    left(cast, "child-rights-reviewer")
    assert "Let the round on Pond Pals go on" in text(signed("decider").get(reverse("home")))
    page = text(visit("decider", "release", story))
    assert "Chioma" in page
    assert "Sealed until all are given." not in page
    done(visit("decider", "release", story, person=person))
    assert story.head.course.working.state == "reviewed"
    assert story.head.document.record.reviews[0].remarks == "Sealed until all are given."
    page = text(visit("observer", "review", story))
    assert "Taken out, since they could give no view any more: Chioma." in page
    assert "Sealed until all are given." in page
    assert verify_assessment(story.row.pk).state == "intact"
    assert history(story.head)[0].kind == "review.reviewer_released"
    assert "Let the round on" not in text(signed("decider").get(reverse("home")))


def test_another_is_asked_in_the_place_of_who_has_left(signed, cast, visit, story):
    story.in_review()
    story.view("reviewer", "return", "Sealed until all are given.")
    cast.people["chidi"] = joined(cast.organisation, "Chidi", frozenset({"reviewer"}), cast.people["administrator"])
    left(cast, "child-rights-reviewer")
    chioma, chidi = (cast.people[each].public_id for each in ("child-rights-reviewer", "chidi"))
    done(visit("decider", "release", story, person=chioma, instead=chidi))
    assert story.head.course.working.state == "in_review"
    assert story.head.document.record.reviews == ()
    assert "Sealed until" not in text(visit("chidi", "view", story))
    assert "Give your view on Pond Pals" in text(signed("chidi").get(reverse("home")))
    done(visit("chidi", "view", story, seen=story.digest, view="supports", interest="none"))
    assert [each.view for each in story.head.document.record.reviews] == ["return", "supports"]


def test_too_few_views_are_not_enough_without_another(cast, visit, story):
    story.in_review("reviewer")
    left(cast, "reviewer")
    refused = visit("decider", "release", story, person=cast.people["reviewer"].public_id)
    assert (refused.status_code, "too few views would remain" in text(refused)) == (422, True)


def test_releasing_asks_the_policy_under_the_lock(cast, story):
    story.in_review()
    with pytest.raises(actions.Refusing, match="can still give a view"):
        steps.release(
            assessment=story.row,
            person=cast.people["reviewer"].public_id,
            instead=None,
            arrangement=ONE,
            actor=story.who("decider"),
            at=story.at(),
        )
    assert story.head.course.working.round.released == ()
