"""The overview: what it says is what its lists hold; empty, narrowed, printed into files, and closed to others."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from html import unescape
from importlib import import_module

import openpyxl
import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from msgspec.structs import replace

from bestinterests.changes import diff
from bestinterests.domain.measure import Measure
from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create, create_from, edit
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.evaluating import work_out
from bestinterests.web.assessments.models import ServiceKind
from bestinterests.web.assessments.people import actor_of
from tests.web.assessments.cast import example
from tests.web.requests import text
from tests.web.reviews.cast import document

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
LETTER = r'(?:<span class="bi-letter"[^>]*>[^<]*</span>)?'
NUMBER = re.compile(
    rf'<a href="([^"]*/overview/(?:services|deadlines)/[^"]*)"[^>]*>(?:<svg.*?</svg>)?{LETTER}([\d,]+)<span'
)
"""A number of the page that leads to its list."""


def actor(cast, role="assessor"):
    return actor_of(standings_of(cast.people[role])[0])


def real(cast, name, kind="", **values):
    """A service that is no sample, from an example."""
    held = example(name).assessment
    service = replace(held.service, kind=kind or held.service.kind)
    changed = replace(example(name), assessment=replace(held, fictional=False, service=service, **values))
    return create_from(organisation=cast.organisation, document=changed, actor=actor(cast), at=timezone.now())


def actions_due(days, title="Measure"):
    """Planned measures due so many days from today."""
    on = timezone.localdate()
    return tuple(
        Measure(id=f"M{at:02}", title=f"{title} {at}", owner="Product", due=on + each * DAY)
        for at, each in enumerate(days, 1)
    )


@pytest.fixture
def filled(cast):
    """Three finished services of two kinds, an unfinished one, and a fictional one."""
    real(cast, "puddlehop-islands")
    real(cast, "larkspur-lane", kind="mobile game")
    held = document("conditions")
    measures = actions_due((-3, 0, 20, 60, 200))
    planned = replace(held, assessment=replace(held.assessment, measures=(*held.assessment.measures, *measures[2:])))
    create_from(organisation=cast.organisation, document=planned, actor=actor(cast), at=timezone.now())
    create(organisation=cast.organisation, title="Pond", patterns=("chat",), actor=actor(cast), at=timezone.now())
    create_from(organisation=cast.organisation, document=example(), actor=actor(cast), at=timezone.now())
    return cast


def page(signed, role="data-protection-officer", place="", name="glance"):
    address = reverse(f"overview:{name}", args=[signed.cast.organisation.public_id])
    answer = signed(role).get(address + place)
    assert answer.status_code == 200
    return answer


def rows_in(client, address):
    """How many rows a list has, all its pages together."""
    count, seen = 0, set()
    while address:
        answer = client.get(address).content.decode()
        part = answer.partition("<h1")[2]
        found = re.findall(r'<div class="bi-small__what"|<th scope="row">', part)
        titles = re.findall(r'href="(/assessments/[^"]+)"', part)
        count += len(found)
        assert not seen & set(titles) or "deadlines" in address
        seen |= set(titles)
        following = re.search(r'<a href="([^"]+)" rel="next"', answer)
        address = address.partition("?")[0] + unescape(following[1]) if following else ""
    return count


def test_every_number_is_the_length_of_the_list_behind_it(filled, signed):
    client = signed("observer")
    body = page(signed, "observer").content.decode()
    found = sorted({(unescape(address), int(number.replace(",", ""))) for address, number in NUMBER.findall(body)})
    assert len(found) > 150
    chosen = [each for at, each in enumerate(found) if not re.search("of=(harm|benefit)", each[0]) or at % 24 == 0]
    assert len(chosen) > 20
    for address, number in chosen:
        assert rows_in(client, address) == number, address


def test_it_says_how_far_services_are_with_those_that_cannot_be_judged_apart(filled, signed):
    said = text(page(signed))
    assert "4 services: 3 with a verdict, 1 that cannot be judged yet" in said
    assert "Cannot be judged yet: judgements are open. At worst, as they stand:" in said
    assert "Fictional samples are in no count" in said
    assert not re.search(r"\b(score|average|rating) of\b|%", said)


def test_the_table_says_what_the_picture_says_and_orders_change_no_number(filled, signed):
    def marks(answer):
        found = NUMBER.findall(answer.content.decode())
        return {(address, number) for address, number in found if "of=harm" in address or "of=benefit" in address}

    picture = marks(page(signed))
    assert picture
    assert marks(page(signed, name="marks")) == picture
    assert marks(page(signed, place="?order=worst")) == picture


def test_it_is_narrowed_by_state_and_kind_and_says_so(filled, signed):
    kinds = dict(ServiceKind.objects.values_list("words", "pk"))
    both = page(signed, place=f"?kind={kinds['mobile game']}")
    assert "2 services (mobile game)" in text(both)
    assert "0 services" in text(page(signed, place=f"?kind={kinds['mobile game']}&state=decided"))
    listed = page(signed, place=f"?kind={kinds['mobile game']}", name="services")
    assert rows_in(signed("observer"), listed.wsgi_request.get_full_path()) == 2
    for strange in ("?kind=999999", "?kind=1%00", "?state=nothing", "?kind=" + "9" * 40, "?place=xx&of=service"):
        assert "4 services" in text(page(signed, place=strange))


def test_a_kind_of_another_organisation_narrows_nothing_and_its_services_are_in_no_list(filled, signed):
    member, roles = filled.people["outsider"].memberships.get(), frozenset({"administrator", "assessor"})
    people.change_roles(membership=member, roles=roles, actor=member.person, at=timezone.now())
    other = actor_of(standings_of(member.person)[0])
    held = replace(example(), assessment=replace(example().assessment, fictional=False, title="Secret"))
    create_from(organisation=filled.other, document=held, actor=other, at=timezone.now())
    theirs = ServiceKind.objects.get(organisation=filled.other)
    assert "4 services:" in text(page(signed, place=f"?kind={theirs.pk}"))
    for name in ("services", "deadlines", "glance", "marks"):
        assert b"Secret" not in page(signed, name=name, place="?when=all" if name == "deadlines" else "").content
    address = reverse("overview:export", args=[filled.organisation.public_id, "deadlines", "csv"])
    assert b"Secret" not in b"".join(signed("observer").get(address))


NO_LISTS = ("services/?of=harm", "services/?of=now/finished/good", "services/?of=did/decided/2026-13")


@pytest.mark.parametrize("place", [*NO_LISTS, "deadlines/?what=x", "deadlines/?when=2026-00"])
def test_what_is_no_list_is_not_found(cast, signed, place):
    address = reverse("overview:glance", args=[cast.organisation.public_id])
    assert signed("observer").get(address + place).status_code == 404


def test_an_organisation_without_services_is_told_what_to_do(cast, signed):
    assert "Start an assessment" in text(page(signed, "assessor"))
    assert "See who that is here" in text(page(signed, "observer"))
    create_from(organisation=cast.organisation, document=example(), actor=actor(cast), at=timezone.now())
    assert "There is no service to look over yet." in text(page(signed)), "a fictional one is no service"


def test_it_says_that_services_wait_to_be_worked_out(cast, signed):
    row = create(organisation=cast.organisation, title="Pond", actor=actor(cast), at=timezone.now())
    for table in (cast.organisation.contributions, row.counted_under, cast.organisation.counts):
        table.all().delete()
    import_module("bestinterests.web.assessments.migrations.0012_add_counts").fill(apps, None)
    said = text(page(signed))
    assert "1 service is still being worked out." in said
    assert "1 service: 0 with a verdict, 0 that cannot be judged yet" in said
    work_out(timezone.localdate())
    assert "still being worked out" not in text(page(signed))


def test_deadlines_come_by_day_a_page_at_a_time_and_lead_to_where_they_are_mended(cast, signed):
    row = create(organisation=cast.organisation, title="Pond", actor=actor(cast), at=timezone.now())
    head = read(row.pk)
    after = replace(head.document, assessment=replace(head.document.assessment, measures=actions_due(range(-70, 10))))
    edit(assessment=row, base_revision=1, changes=diff(head.document, after), actor=actor(cast), at=timezone.now())
    said = text(page(signed))
    assert "70 actions overdue" in said
    assert "The first 10 are shown." in said
    client = signed("observer")
    address = reverse("overview:deadlines", args=[cast.organisation.public_id])
    assert rows_in(client, f"{address}?what=actions&when=overdue") == 70
    assert rows_in(client, f"{address}?what=actions&when=30-days") == 10
    first = client.get(f"{address}?what=actions&when=overdue").content.decode()
    assert first.index("Measure 1<") < first.index("Measure 2<") < first.index("Measure 50<")
    assert reverse("assessments:action", args=[row.public_id, "M01"]) in first


def test_everything_that_is_shown_can_be_taken_away_and_runs_nothing(cast, signed):
    formula = "=HYPERLINK(1)"
    row = real(cast, "puddlehop-islands", kind=formula, title=formula, measures=actions_due((-1,), formula))
    place = cast.organisation.public_id
    client = signed("observer")

    def table(name):
        answer = client.get(reverse("overview:export", args=[place, name, "csv"]))
        return list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))

    rows = table("deadlines")
    assert rows[0] == ["what", "day", "overdue", "title", "measure", "owner", "service"]
    assert not [cell for held in rows for cell in held if cell.startswith("=")]
    assert sum(int(held[-1]) for held in table("states")[1:]) == 1
    answer = client.get(reverse("overview:export", args=[place, "everything", "xlsx"]))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    assert book.sheetnames == ["Verdicts", "Completeness", "States", "Rights and ages", "Months", "Deadlines"]
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    marks = [[str(cell.value or "") for cell in line] for line in book["Rights and ages"].iter_rows()]
    assert marks == table("marks")
    months = [line[0].value.date() for line in book["Months"].iter_rows(min_row=2)]
    assert months[6] == timezone.localdate().replace(day=1)
    for name, form in (("everything", "csv"), ("verdicts", "xlsx"), ("nothing", "csv")):
        assert client.get(reverse("overview:export", args=[place, name, form])).status_code == 404
    assert row.public_id


def test_a_page_asks_the_database_at_most_eight_times_however_many_services(
    filled, signed, django_assert_max_num_queries
):
    kind = ServiceKind.objects.filter(organisation=filled.organisation).first()
    signed("observer")
    for name, place in (("glance", f"?kind={kind.pk}"), ("marks", ""), ("services", ""), ("deadlines", "?when=all")):
        address = reverse(f"overview:{name}", args=[filled.organisation.public_id])
        with django_assert_max_num_queries(8 + 5):  # session, person, their standings and roles
            assert signed.client.get(address + place).status_code == 200


def test_officers_deciders_and_administrators_have_it_in_the_bar_and_others_find_it_from_the_list(filled, signed):
    place = filled.organisation.public_id
    shown_to = {"data-protection-officer": True, "decider": True, "administrator": True, "observer": False}
    for role, shown in shown_to.items():
        body = signed(role).get(reverse("assessments:list", args=[place])).content.decode()
        assert (f'href="{reverse("overview:everywhere")}"' in body) == shown
        assert reverse("overview:glance", args=[place]) in body
