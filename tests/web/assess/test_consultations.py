"""A consultation as a process: planned with numbers, held in sessions, answered for; what a reason changes is shown."""

from __future__ import annotations

import pytest

from bestinterests.documents.participation import QUESTIONS
from bestinterests.domain.consultation import BandCount, Consultation, GroupCount, LundyAnswer
from tests.web.assess.cast import filled, item, page, record
from tests.web.forms import sent
from tests.web.requests import text


@pytest.fixture
def held(cast):
    return filled(cast)


def test_numbers_are_planned_by_age_and_group_and_blanks_are_not_there(held, signed):
    client = signed("assessor")
    address = page(held, "consultation", item="C01")
    shown = client.get(address)
    assert "Ages 0–5: never heard." in text(shown)
    counts = {"C01-planned_bands-6-9-number": "20", "C01-planned_groups-G02-number": "0"}
    plan = {"permission": "waived", "waiver_reason": "They live apart from them.", "assent": "yes"}
    assert client.post(address, sent(shown, **counts, **plan)).status_code == 302
    made = item(held, "consultations", "C01")
    assert made.planned_bands == (BandCount(band="6-9", number=20),)
    assert made.planned_groups == (GroupCount(group="G02", number=0),)
    assert (made.permission, made.assent) == ("waived", "yes")
    wrong = client.post(address, sent(client.get(address), **{"C01-planned_bands-6-9-number": "many"}))
    assert wrong.status_code == 422
    assert "Ages 6–9" in text(wrong)


def test_a_session_comes_with_its_counts_and_goes_with_its_consultation(held, signed):
    client = signed("assessor")
    address = page(held, "session_new", item="C01")
    shown = client.get(address)
    name = next(name for name in sent(shown) if name == "new")
    key = sent(shown)[name][0]
    values = sent(
        shown,
        on="3 June 2026",
        setting="Classroom",
        incidents="1",
        **{f"{key}-bands_present-6-9-number": "12", f"{key}-groups_present-G02-number": "2"},
    )
    assert client.post(address, values)["Location"] == page(held, "consultation_held", item="C01")
    made = record(held).sessions[-1]
    assert (made.consultation, made.incidents) == ("C01", 1)
    assert made.bands_present == (BandCount(band="6-9", number=12),)
    said = text(client.get(page(held, "consultation_held", item="C01")))
    assert "12" in said
    assert "Fewer than five" in said
    client.post(page(held, "consultation_delete", item="C01"))
    assert not [each for each in record(held).sessions if each.consultation == "C01"]


def test_four_elements_are_answered_and_never_scored(held, signed):
    client = signed("assessor")
    address = page(held, "consultation_elements", item="C01")
    given = {"C01-lundy-space-safe-answer": "yes", "C01-lundy-space-safe-evidence": "They could leave."}
    assert client.post(address, sent(client.get(address), **given)).status_code == 302
    answered = item(held, "consultations", "C01").lundy
    assert LundyAnswer(question="space-safe", answer="yes", evidence="They could leave.") in answered
    assert len(answered) == 2
    said = text(client.get(address))
    assert all(words in said for words in QUESTIONS.values())
    assert said.count("Not known") == len(QUESTIONS) - 2


def test_what_children_are_told_is_written_by_a_person_or_said_to_be_missing(held, signed):
    client = signed("assessor")
    address = page(held, "consultation_answer", item="C01")
    told = {"C01-told_children-6-9-we_did": "The sad otter is gone.", "feedback_full": "yes", "feedback": "A video."}
    assert client.post(address, sent(client.get(address), **told)).status_code == 302
    made = item(held, "consultations", "C01")
    assert (made.feedback_full, made.told_children[0].we_did) == ("yes", "The sad otter is gone.")
    youngest = text(client.get(page(held, "you_said") + "?for=6-9"))
    assert "The sad otter is gone." in youngest
    assert "Draft, not yet tested with children." in youngest
    assert "Not yet written." in youngest
    assert "Both go." not in youngest
    adults = text(client.get(page(held, "you_said")))
    assert "Both go." in adults
    assert "You said, we did not, because" in adults


def test_a_reason_for_not_asking_shows_what_it_changes_and_nothing_is_saved_by_looking(cast, signed):
    held = filled(cast, findings=())
    before = record(held)
    client = signed("assessor")
    said = text(client.get(page(held, "consultation_exempt", item="C06")))
    assert "Not held, with a reason" in said
    assert "Nobody asked children aged 0–5" in said
    assert "Nobody asked children aged 6–9" not in said
    assert record(held) == before
    only = Consultation(id="C01", asked="children", status="not-held", bands=("6-9", "10-12"))
    held = filled(cast, consultations=(only,), findings=(), sessions=())
    said = text(client.get(page(held, "consultation_exempt", item="C01")))
    assert "Nobody asked children aged 6–9" in said
    assert record(held).consultations == (only,)
