"""The queue of impacts, ages rated apart, and what the task list says of all this."""

from __future__ import annotations

import msgspec
import pytest

from bestinterests.domain.impact import Slot
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.progress.assess import tasks
from bestinterests.web.assessments.rating.queue import Asked, leaf, place_in, queue, queued
from tests.web.assess.cast import STRANGERS, filled, item, page, record
from tests.web.assessments.cast import AT, example
from tests.web.forms import sent
from tests.web.requests import text


@pytest.fixture
def held(cast):
    return filled(cast)


def changed(**by_id):
    return tuple(by_id.get(each.id, each) for each in example().assessment.impacts)


def impact(key, **fields):
    found = next(each for each in example().assessment.impacts if each.id == key)
    return msgspec.structs.replace(found, **fields)


def test_what_is_open_stands_first_then_what_is_not_known_then_ranges(cast, signed):
    unknown = Slot(
        agreed=tuple(msgspec.structs.replace(j, level="unknown") for j in impact("I11").before.agreed)
    )  # fmt: skip
    held = filled(cast, impacts=changed(I09=impact("I09", before=Slot()), I11=impact("I11", before=unknown)))
    said = text(signed("assessor").get(page(held, "ratings")))
    places = [
        said.index(words) for words in ("Still to be judged: 1", "something is not known: 1", "Judged as a range: 8")
    ]
    assert places == sorted(places)
    assert said.index("Unknown adults reach a child") < said.index("Leaving out and being ignored")
    assert "Go on with risk 4" in said
    assert "likelihood is not judged" in said.casefold()


def test_the_queue_is_filtered_by_feature_age_and_kind_and_the_choice_goes_along(held, signed):
    client = signed("assessor")
    address = page(held, "ratings") + "?feature=F04&band=6-9&direction=harm"
    shown = client.get(address)
    assert "Unknown adults reach a child" in text(shown)
    assert "Pushed to spend" not in text(shown)
    link = page(held, "rating", item=STRANGERS) + "?feature=F04&amp;band=6-9&amp;direction=harm"
    assert link in shown.content.decode()
    one = client.get(link.replace("&amp;", "&"))
    assert "Risk 1 of 1." in text(one)
    saved = client.post(link.replace("&amp;", "&"), sent(one, **{"before-gravity": "minor"}))
    assert saved["Location"] == page(held, "ratings") + "?feature=F04&band=6-9&direction=harm"
    assert "No impact is like that." in text(client.get(page(held, "ratings") + "?feature=F99"))


def test_a_hostile_choice_chooses_nothing(held, signed):
    answer = signed("assessor").get(page(held, "ratings") + '?feature="><script>&from=I09&progress=x')
    assert answer.status_code == 200
    assert b'"><script>' not in answer.content


def test_risks_come_before_benefits_and_each_leads_to_the_next():
    judged = example().assessment
    order = queue(judged, Asked())
    assert [each.direction for each in order] == ["harm"] * 16 + ["benefit"] * 13
    number, of, following = place_in(order, order[15])
    assert (number, of, following.direction) == (16, 16, "benefit")
    assert place_in(order, order[-1])[2] is None
    assert place_in(queue(judged, Asked(feature="F01")), impact(STRANGERS))[0] == 0


def test_a_long_queue_is_read_a_page_at_a_time(cast, signed):
    many = tuple(impact(STRANGERS, id=f"I{n:03}", title=f"Risk number {n}", cumulates=()) for n in range(1, 121))
    held = filled(cast, impacts=many, links=(), measures=(), tensions=(), balances=(), overrides=(), other_interests=())
    client = signed("assessor")
    first = client.get(page(held, "ratings"))
    assert text(first).count("Risk number") == 50
    second = client.get(page(held, "ratings") + "?from=I051")
    assert "Risk number 51" in text(second)
    assert "from=I101" in second.content.decode()


def test_the_pages_of_the_queue_leave_nothing_out():
    document = example()
    found = queued(document.assessment, evaluated(document, AT.date()), Asked())
    seen, start = [], ""
    while True:
        part = leaf(found, start)
        seen += [each.impact.id for each in part.rows]
        if not part.after:
            break
        start = part.after
    assert sorted(seen) == sorted(each.id for each in document.assessment.impacts)


def test_ages_are_rated_apart_with_everything_that_named_the_impact(held, signed):
    client = signed("assessor")
    address = page(held, "rating_apart", item=STRANGERS)
    refused = client.post(address, {"bands": ["6-9", "10-12", "13-15"]})
    assert (refused.status_code, "not all of them" in text(refused)) == (422, True)
    before = record(held)
    old = item(held, "impacts", STRANGERS)
    values = sent(client.get(address), bands=["6-9"])
    answer = client.post(address, values)
    new = record(held).impacts[-1]
    assert answer["Location"] == page(held, "rating", item=new.id)
    assert (new.bands, item(held, "impacts", STRANGERS).bands) == (("6-9",), ("10-12", "13-15"))
    assert msgspec.structs.replace(new, id=old.id, bands=old.bands) == old
    for measure, after in zip(before.measures, record(held).measures, strict=True):
        assert (STRANGERS in measure.acts_on) == (new.id in after.acts_on)
    assert client.post(address, values)["Location"] == page(held, "rating", item=new.id)
    assert len(record(held).impacts) == len(before.impacts) + 1


def test_one_age_alone_cannot_be_divided(cast, signed):
    held = filled(cast, impacts=changed(I09=impact("I09", bands=("6-9",))))
    client = signed("assessor")
    assert "nothing to divide" in text(client.get(page(held, "rating_apart", item=STRANGERS)))
    assert client.post(page(held, "rating_apart", item=STRANGERS), {"bands": ["6-9"]}).status_code == 422


def opened(held, cast):
    row = Assessment.objects.select_related("ledger", "organisation").get(pk=held.pk)
    return Opened(standings_of(cast.people["assessor"])[0], row, AT)


def test_the_task_list_says_how_far_step_3_has_come(cast):
    found = tasks(opened(filled(cast), cast))
    assert [(task.title, task.state) for task in found] == [
        ("Rate the impacts", "done"),
        ("Evidence", "in-progress"),
        ("Consultations", "in-progress"),
    ]
    assert found[0].fact == "29 impacts judged, eight as a range"
    assert all(task.address for task in found)
    bare = tasks(opened(filled(cast, impacts=(), evidence=(), consultations=(), findings=()), cast))
    assert [task.state for task in bare] == ["not-started"] * 3
    half = tasks(opened(filled(cast, impacts=changed(I09=impact("I09", before=Slot(), evidence=()))), cast))
    assert [task.state for task in half[:2]] == ["in-progress", "in-progress"]
    assert half[0].fact == "28 of 29 impacts judged, one still open"
