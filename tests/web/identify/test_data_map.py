"""Data activities over the moments of the journey."""

from __future__ import annotations

import msgspec
import pytest

from tests.web.forms import sent
from tests.web.identify.stock import begun, closed, filled, judged, page
from tests.web.requests import text


def test_the_map_shows_each_activity_once_in_its_cell_with_the_rights_it_lists(
    cast, signed, django_assert_max_num_queries
):
    held, client = filled(cast), signed("assessor")
    client.get(page(held, "data_map"))
    with django_assert_max_num_queries(8):
        answer = client.get(page(held, "data_map"))
    body = answer.content.decode()
    grid, _, listed = body.partition("By moment")
    for activity in judged(held).data_activities:
        assert grid.count(f"<code>{activity.id}</code>") == 1
        assert listed.count(f"<code>{activity.id}</code>") == 1
    said = text(answer)
    assert "Nothing is recorded at: Discover, Change settings and Leave." in said
    assert "Sexual exploitation (article 34): 1 impact" in said


def test_an_activity_of_which_no_moment_is_said_stands_at_the_end(cast, signed):
    said = text(signed("assessor").get(page(begun(cast, "chat"), "data_map")))
    assert said.count("Moment not said") == 5  # a column, and four activities of the pattern
    assert "No data named yet" in said


def test_a_new_activity_starts_where_on_the_map_it_was_asked_for(cast, signed):
    held, client = filled(cast), signed("assessor")
    new = client.get(page(held, "data_activity_new"), {"feature": "F03", "moment": "leave"})
    filled_in = sent(new, kinds=["geolocation", "online-tools"], data="Where the child is. " * 200, profiling="yes")
    answer = client.post(page(held, "data_activity_new"), filled_in)
    made = judged(held).data_activities[-1]
    assert answer.url == page(held, "data_activity", made.id)
    assert (made.feature, made.moment, made.profiling) == ("F03", "leave", "yes")
    said = text(client.get(answer.url))
    assert "Rights that it lists" in said
    assert "checked at the source" in said


def test_what_a_form_started_with_can_be_taken_back(cast, signed):
    held, client = filled(cast), signed("assessor")
    address = f"{page(held, 'data_activity_new')}?feature=F03&moment=leave"
    client.post(address, sent(client.get(address), moment=None))
    made = judged(held).data_activities[-1]
    assert (made.feature, made.moment) == ("F03", None)


def test_an_activity_without_a_feature_is_refused(cast, signed):
    held, client = filled(cast), signed("assessor")
    count = len(judged(held).data_activities)
    answer = client.post(page(held, "data_activity_new"), sent(client.get(page(held, "data_activity_new"))))
    assert answer.status_code == 422
    assert "In which feature?" in text(answer)
    assert len(judged(held).data_activities) == count


def test_every_field_of_an_activity_is_on_its_page(cast, signed):
    held = filled(cast)
    asked = sent(signed("assessor").get(page(held, "data_activity", "D04")))["asked"]
    fields = {field.name for field in msgspec.structs.fields(type(judged(held).data_activities[0]))}
    assert set(asked) == fields - {"id"}


def test_a_copy_says_the_same_under_its_own_number(cast, signed):
    held, client = filled(cast), signed("assessor")
    before = judged(held).data_activities
    answer = client.post(page(held, "data_activity_copy", "D04"))
    after = judged(held).data_activities
    copy = after[-1]
    assert answer.url == page(held, "data_activity", copy.id)
    assert copy.id not in {each.id for each in before}
    assert after[:-1] == before
    assert msgspec.structs.replace(copy, id="D04") == next(each for each in before if each.id == "D04")


def test_an_activity_is_taken_out(cast, signed):
    held, client = filled(cast), signed("assessor")
    client.post(page(held, "data_activity_delete", "D04"))
    assert "D04" not in {each.id for each in judged(held).data_activities}


@pytest.mark.parametrize("route", ["data_map"])
def test_empty_and_closed(cast, signed, route):
    assert "Add features first" in text(signed("assessor").get(page(begun(cast), route)))
    held = closed(cast)
    body = signed("assessor").get(page(held, route)).content.decode()
    assert "Add a data activity" not in body
    assert 'method="post"' not in body.partition("<main")[2]
    assert signed("assessor").post(page(held, "data_activity_copy", "D01")).status_code == 403
