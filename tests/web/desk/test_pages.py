"""The desk: what it shows is what the rows say; empty, at fault, with thousands of services, and as files."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest
from django.urls import reverse

from bestinterests.portfolio.questions.asking import Asked
from bestinterests.web.desk.asking import ON_PAGES
from bestinterests.web.desk.models import TABLES
from tests.portfolio import plain, plain_more
from tests.web.desk.cast import EXAMPLES, held_of, kept, many, service
from tests.web.requests import text

pytestmark = pytest.mark.django_db
SUPERVISOR = "data-protection-officer"
MARK = re.compile(
    r'<a href="([^"]+)"><svg.*?</svg><span class="bi-letter"[^>]*>(H|B)</span>'
    r'<span class="dk-number">([\d,]+)</span><span class="govuk-visually-hidden"> of ([\d,]+) services',
    re.DOTALL,
)
"""A number of the picture, with the list that it leads to."""


def get(signed, name="desk", place="", **named):
    address = reverse(f"desk:{name}", kwargs={"organisation": signed.cast.organisation.public_id, **named})
    return signed(SUPERVISOR).get(address + place)


def page(signed, name="desk", place="", **named):
    answer = get(signed, name, place, **named)
    assert answer.status_code == 200, text(answer)
    return answer


@pytest.fixture
def filled(cast):
    """The four examples as services, and an earlier version of one."""
    for name in EXAMPLES:
        service(cast, name)
    kept()
    return cast


def test_numbers_of_the_picture_are_those_of_brute_force_and_each_leads_to_as_many_services(filled, signed):
    answer = page(signed, "question", "?level=medium", question="heat")
    shown = sorted((side, int(n), int(of)) for _, side, n, of in MARK.findall(answer.content.decode()))
    counted = plain.heat(held_of(filled.organisation), Asked(level="medium"))
    wanted = [("H", row[7], row[4]) for row in counted] + [("B", row[8], row[4]) for row in counted]
    assert shown == sorted(each for each in wanted if each[1])
    links = sorted({(link.replace("&amp;", "&"), int(n)) for link, _, n, _ in MARK.findall(answer.content.decode())})
    for link, number in links[::12]:
        behind = text(signed.client.get(link))
        assert f"{number} row{'' if number == 1 else 's'}." in behind, link
    for side in ("harm at medium or worse", "benefit at medium or better"):
        assert side in text(answer)
    for printed in ('ui/counts.css"', "bi-heat", "bi-heat__cell"):
        assert printed in answer.content.decode()


def test_the_picture_has_a_twin_that_says_the_same_as_a_table(filled, signed):
    twin = page(signed, "question", "?as=table&level=medium&right=article-16&band=10-12", question="heat")
    row = next(
        row
        for row in plain.heat(held_of(filled.organisation), Asked(level="medium"))
        if row[1:3] == ("article-16", "10-12")
    )
    assert f"{row[7]} of {row[4]}" in text(twin)
    assert "dk-heat" not in twin.content.decode()


def test_the_desk_counts_services_by_sector_and_never_ranks_them(filled, signed):
    said = text(page(signed))
    assert "4 services: 4 with a finished record, 0 that cannot be judged yet." in said
    assert "no service is ranked" in said
    for question in ON_PAGES:
        body = text(page(signed, "question", question=question))
        assert not re.search(r"\b(rank(ed|ing)? (first|second|by)|average|score of|league)\b", body.lower()), question


def test_small_numbers_of_children_are_not_shown_on_a_page_or_in_a_file(filled, signed):
    TABLES["asked"].objects.filter(asked="children").update(number=4)
    said = text(page(signed, "question", "?each=yes", question="unheard"))
    assert "not shown: under 10" in said
    answer = get(signed, "export", "?each=yes", question="unheard", form="csv")
    assert "not shown" in b"".join(answer).decode()


def test_a_service_is_said_once_with_its_reasons_below_and_two_reasons_stand_side_by_side(filled, signed):
    body = page(signed, "question", question="verdicts").content.decode()
    above = re.findall(r'<tr class="dk-above"><th scope="rowgroup" colspan="4"><a href="([^"]+)">', body)
    rows = plain.verdicts(held_of(filled.organisation), Asked())
    assert len(above) == len(set(above)) == len({row[1] for row in rows})
    assert body.count('<td data-label="Why"') == len(rows)
    judged = page(signed, "question", "?size=2", question="patterns")
    pairs = plain_more.patterns(held_of(filled.organisation), Asked(size=2))
    assert pairs
    assert judged.content.decode().count('<td data-label="Judged higher">') == len(pairs)
    for reason in (row[at] for row in pairs for at in (10, 17)):
        assert " ".join(reason.split())[:60] in text(judged)


def test_a_filter_that_cannot_be_read_is_said_at_its_field_and_stays_as_typed(filled, signed):
    answer = get(signed, "question", "?since=yesterday&level=high", question="heat")
    assert answer.status_code == 422
    assert "is no day" in text(answer)
    assert 'value="yesterday"' in answer.content.decode()
    strange = get(signed, "question", "?sector=moon+phones&right=article-99", question="heat")
    assert strange.status_code == 422
    assert "moon phones" in text(strange)
    assert get(signed, "question", question="league").status_code == 404


def test_an_answer_is_taken_away_whole_with_how_to_read_it_and_runs_nothing(cast, signed):
    service(cast, "bramble-badger", title="=HYPERLINK(1)")
    kept()
    rows = list(
        csv.reader(io.StringIO(b"".join(get(signed, "export", question="heat", form="csv")).decode("utf-8-sig")))
    )
    counted = plain.heat(held_of(cast.organisation), Asked())
    assert len([row for row in rows[1:] if len(row) > 1 and row[1]]) == len(counted)
    assert any("never set off" in row[0] for row in rows if row)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(get(signed, "export", question="heat", form="xlsx"))))
    assert book.sheetnames == ["Answer", "How to read it"]
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert get(signed, "export", question="heat", form="pdf").status_code == 404


def test_without_a_service_every_page_says_so_and_what_to_do(cast, signed):
    assert "There is no service to ask about yet." in text(page(signed))
    for question in ON_PAGES:
        assert "Nothing is found." in text(page(signed, "question", question=question))
    assert "No education service is kept here." in text(page(signed, "edtech"))
    assert "Nothing was brought in yet." in text(page(signed, "shadows"))
    assert "Nothing is to be looked after." in text(page(signed, "follow_ups"))
    assert get(signed, "worksheet", service="nobody/nothing").status_code == 404


def test_a_fictional_sample_is_in_no_count(cast, signed):
    service(cast, "bramble-badger", fictional=True)
    kept()
    assert "There is no service to ask about yet." in text(page(signed))


def test_education_services_show_roles_and_the_right_to_education(filled, signed):
    said = text(page(signed, "edtech"))
    assert "1 service judged with the education pack." in said
    assert "The school decides; the supplier acts for it (processor)" in said
    assert "Education 28" in said
    assert "Aims of education 29" in said


def test_pages_ask_at_most_eight_times_and_are_paged_with_five_thousand_services(
    cast, signed, django_assert_max_num_queries
):
    long = "A service with a very long name " * 12
    many(cast.organisation, 5_000, name=long)
    many(cast.other, 10)
    signed(SUPERVISOR)
    for name, place, named in (
        ("desk", "", {}),
        ("question", "", {"question": "heat"}),
        ("question", "?of=services", {"question": "behind"}),
        ("worksheet", "", {"service": "maker/000007"}),
        ("edtech", "", {}),
    ):
        address = reverse(f"desk:{name}", kwargs={"organisation": cast.organisation.public_id, **named})
        with django_assert_max_num_queries(8 + 5):  # session, person, their standings and roles
            answer = signed.client.get(address + place)
        assert answer.status_code == 200
        assert len(answer.content) < 400_000, name
        if name == "desk":
            assert "5,000 services: 3,333 with a finished record, 1,667 that cannot be judged yet." in text(answer)
        if place:
            assert "Rows 1 to 100 of 5,000." in text(answer)
            assert "page=2" in answer.content.decode()
    heat = text(signed.client.get(reverse("desk:question", args=[cast.organisation.public_id, "heat"])))
    assert "1,250 of 2,500 services that looked with a harm at high or worse" in heat
    assert "2,500 did not look" in heat


def test_it_is_found_from_the_list_and_the_overview_by_those_who_supervise(filled, signed):
    place = filled.organisation.public_id
    for role, shown in ((SUPERVISOR, True), ("administrator", True), ("reviewer", True), ("observer", False)):
        for route in ("assessments:list", "overview:glance"):
            body = signed(role).get(reverse(route, args=[place])).content.decode()
            assert (reverse("desk:desk", args=[place]) in body) == shown, (role, route)
