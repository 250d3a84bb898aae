"""Every page of weighing and planning in every state; and how far its tasks have come."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest
from django.utils import timezone

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.actions import create, create_from, submit
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.progress.balance import balance_tasks
from bestinterests.web.assessments.progress.prioritise import prioritise_tasks
from tests.web.assessments.cast import example
from tests.web.forms import sent
from tests.web.requests import text
from tests.web.weighing.cast import FORMS, LISTS, assessor_of, filled, huge, judged, page

ITEMS = (
    ("balance", "F04"),
    ("tension", "T01"),
    ("remedy", "R01"),
    ("interest", "X01"),
    ("action", "M05"),
    ("standard", "standard-2"),
)


def opened(cast, held):
    row = Assessment.objects.select_related("ledger", "organisation").get(pk=held.pk)
    return Opened(standings_of(cast.people["assessor"])[0], row, timezone.now())


def empty(cast):
    return create(organisation=cast.organisation, title="Nothing yet", actor=assessor_of(cast), at=timezone.now())


def test_empty_pages_teach(cast, signed):
    held = empty(cast)
    client = signed("assessor")
    for route in (*LISTS, *FORMS):
        answer = client.get(page(held, route))
        assert answer.status_code == 200, route
    for route, words in (
        ("balances", "No feature yet."),
        ("tensions", "Nothing was found that pulls apart."),
        ("remedies", "No way is recorded yet."),
        ("interests", "None is recorded yet."),
        ("signatures", "Nobody has signed anything yet."),
        ("regulator", "No consultation is recorded."),
        ("actions", "No action yet."),
    ):
        assert words in text(client.get(page(held, route))), route


def test_no_page_holds_an_attribute_of_style_or_an_inline_script(held, signed):
    """The policy of what a page may load allows neither, so that they would be dropped without a word."""
    client = signed("assessor")
    for route, *arguments in (*ITEMS, *((route,) for route in (*LISTS, *FORMS))):
        body = client.get(page(held, route, *arguments)).content.decode()
        assert ' style="' not in body, route
        assert "<script>" not in body, route


@pytest.mark.parametrize("who, state", [("observer", "draft"), ("assessor", "submitted")])
def test_read_only_pages_show_everything_and_say_why(held, cast, signed, who, state):
    if state == "submitted":
        submit(assessment=held, revision=held.revision, actor=assessor_of(cast), at=timezone.now())
    client = signed(who)
    for route, *arguments in (*ITEMS, *((route,) for route in (*LISTS, *FORMS))):
        answer = client.get(page(held, route, *arguments))
        body = answer.content.decode()
        assert answer.status_code == 200, route
        assert 'class="bi-sheet"' not in body, route
        assert "cannot be edited while it is submitted" in text(answer) or "Only an assessor can do this." in text(
            answer
        )


def test_pages_of_a_very_large_assessment_ask_the_database_little(cast, signed, django_assert_max_num_queries):
    """500 effects, 126 actions; the feature with the most effects; the standard with the most obligations."""
    held = huge(cast)
    client = signed("assessor")
    effects = Counter(feature for impact in judged(held).impacts for feature in impact.features)
    most = effects.most_common(1)[0][0]
    client.get(page(held, "actions"))
    for route, *arguments in (
        *((route,) for route in (*LISTS, *FORMS)),
        ("balance", most),
        ("action", "M01"),
        ("standard", "standard-15"),
    ):
        with django_assert_max_num_queries(8):
            answer = client.get(page(held, route, *arguments))
        assert answer.status_code == 200, route
        assert answer.content.count(b"<article") <= 50, route
        assert len(answer.content) < 2_000_000, route
    assert "After these" in text(client.get(page(held, "actions")))
    for place in ("?from=25", "?from=nothing", "?from=999999"):
        assert client.get(page(held, "balance", most) + place).status_code == 200
    ids_are_typed_where_boxes_would_be_thousands(held, client)


def ids_are_typed_where_boxes_would_be_thousands(held, client):
    address = page(held, "standard", "standard-8")
    given = {"s8-1-answer": "partly", "s8-1-features": "F01, F02", "s8-1-measures": "M01\r\nM07"}
    wrong = client.post(address, sent(client.get(address), **{**given, "s8-1-measures": "M01 M7777"}))
    assert (wrong.status_code, "‘M7777’ is not on the list any more." in text(wrong)) == (422, True)
    assert sent(wrong)["s8-1-measures"] == ["M01 M7777"]
    assert client.post(address, sent(client.get(address), **given)).status_code == 302
    answer = next(each for each in judged(held).obligations if each.obligation == "s8-1")
    assert (answer.features, answer.measures) == (("F01", "F02"), ("M01", "M07"))
    assert sent(client.get(address))["s8-1-features"] == ["F01\nF02"]


def test_pages_say_calmly_that_packs_are_not_here(cast, signed):
    document = example()
    pins = tuple(msgspec.structs.replace(pin, version="99.0.0") for pin in document.assessment.packs)
    lost = msgspec.structs.replace(document, assessment=msgspec.structs.replace(document.assessment, packs=pins))
    held = create_from(organisation=cast.organisation, document=lost, actor=assessor_of(cast), at=timezone.now())
    client = signed("assessor")
    for route, *arguments in (*ITEMS, *((route,) for route in (*LISTS, *FORMS)), ("balances",), ("actions",)):
        if route == "interests":  # asks no pack
            continue
        answer = client.get(page(held, route, *arguments))
        assert (answer.status_code, "What is written is safe." in text(answer)) == (409, True), route
    assert signed("outsider").get(page(held, "actions")).status_code == 404


def tasks(cast, held):
    return (*balance_tasks(opened(cast, held)), *prioritise_tasks(opened(cast, held)))


def test_tasks_say_how_far_each_has_come(held, cast):
    told = {task.title: (task.fact, task.state) for task in tasks(cast, held)}
    assert told["Tensions"] == ("14 tensions found, eight not resolved.", "needs-you")
    assert told["The service as a whole"] == ("Five of five questions answered.", "done")
    assert told["Who does what, by when"][1] == "needs-you"
    assert told["Done, and tested"] == ("0 of 12 tested.", "not-started")


def test_tasks_of_nothing_are_not_started(cast):
    states = {task.title: task.state for task in tasks(cast, empty(cast))}
    assert states["Balance sheets, and harms that are tolerated"] == "not-started"
    assert states["Tensions"] == "not-started"
    assert states["Actions, in the method's order"] == "not-started"


def test_tasks_of_a_sample_lead_to_pages(cast, signed):
    client = signed("assessor")
    for task in tasks(cast, filled(cast, "bramble-badger")):
        assert client.get(task.address).status_code == 200
        assert task.fact.endswith(".")
