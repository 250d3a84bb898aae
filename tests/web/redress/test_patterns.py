"""What many cases say is proposed as evidence by counts, and again only when there are twice as many."""

from __future__ import annotations

import pytest
from django.utils import timezone

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.assessments.actions.committing import read as head_of
from bestinterests.web.redress.actions.patterns import accept, decline, propose
from bestinterests.web.redress.actions.sending import withdraw
from bestinterests.web.redress.models import Case, Pattern
from bestinterests.workflow.casework.events import About
from tests.web.redress.cast import portal, received
from tests.web.requests import text
from tests.web.reviews.cast import AT, Story, acting


def come(door, *numbers, **given):
    for number in numbers:
        received(door, sent=str(number), at=AT, **given)


def proposed():
    return propose(timezone.now())


def test_five_cases_that_say_the_same_are_proposed_once_and_again_when_they_have_doubled(cast, signed):
    story = Story(cast).decided()
    door = portal(story.row)
    come(door, 1, 2, 3, 4)
    come(door, 5, about=About(features=("F01",), rights=("article-31",)))
    assert proposed() == 0
    come(door, 6, band="10-12")
    assert (proposed(), proposed()) == (1, 0)
    pattern = Pattern.objects.get()
    assert (pattern.feature, pattern.right, pattern.number) == ("F01", "article-16", 5)
    come(door, 7)
    assert proposed() == 0
    # One case more does not show in the counts, or they would tell of that one.
    assert Pattern.objects.get().number == 5
    officer, own = signed("data-protection-officer"), f"/assessments/{story.id}/cases/"
    page = text(officer.get(own))
    assert "5 cases are about" in page
    assert "article-16" not in page
    assert "10-12" not in page

    sent = officer.post(f"{own}{pattern.pk}/accept/", {"impacts": ["I01", "I99"]})
    assert sent.status_code == 302
    head = head_of(story.row.pk)
    found = next(each for each in head.document.assessment.evidence if each.title.startswith("What cases say"))
    assert found.reopens == ("I01",)
    # The next draft was opened for it, and whoever took it up may still advise.
    assert head.course.working.number == 2
    assert cast.people["data-protection-officer"].public_id not in head.course.authors
    with pytest.raises(Refusing):
        decline(pattern=pattern, reason="No.", actor="x", at=timezone.now())
    come(door, 8, 9, 10)
    assert proposed() == 0
    come(door, 11)
    assert proposed() == 1
    assert Pattern.objects.get(state="proposed").number == 10


def test_what_was_taken_back_is_proposed_no_more_and_a_record_under_review_takes_nothing_up(cast):
    story = Story(cast).in_review()
    come(portal(story.row), 1, 2, 3, 4, 5)
    assert proposed() == 1
    with pytest.raises(Refusing, match="being reviewed"):
        accept(pattern=Pattern.objects.get(), actor=acting(cast.people["assessor"]), at=timezone.now())
    withdraw(row=Case.objects.first(), words="", at=timezone.now())
    assert proposed() == 0
    assert not Pattern.objects.exists()
