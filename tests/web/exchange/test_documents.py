"""Documents: each file at its own address, of the head and of any revision, with a name that says what it is."""

from __future__ import annotations

import re

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bestinterests.documents.papers import PAPERS
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Given
from bestinterests.formats.arriving import arrive
from bestinterests.formats.libraries import absent
from bestinterests.web.assessments import places
from bestinterests.web.assessments.models import Download
from bestinterests.web.assessments.offered import revision_in
from tests.web.exchange.cast import now, page, puddlehop, with_fields, written
from tests.web.requests import text

RECORD = [name for name, form in FORMATS.items() if form.writer and form.writes != "paper" and name != "bundle"]
PAPER = [(paper, "html") for paper in PAPERS] + [("action-plan", "docx"), ("board-summary", "pdf")]


@pytest.fixture
def held(cast):
    row = puddlehop(cast)
    written(cast, row, lambda document: with_fields(document, title="Puddlehop – naïve “spring” pass / 2"))
    return row


@pytest.mark.parametrize("paper, form", [*PAPER, *[("record", form) for form in RECORD]])
def test_each_file_has_its_type_its_name_and_says_that_it_is_fictional(held, signed, paper, form):
    answer = signed("observer").get(page(held, "document", paper, form))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(FORMATS[form].media_type)
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    named = answer.headers["Content-Disposition"]
    assert named.startswith("attachment; filename=")
    assert f"-{paper}-revision-2-" in named
    assert named.rstrip('"').endswith(FORMATS[form].suffixes[0])
    assert "fictional-sample" in named
    assert revision_in(named) == 2
    if answer.headers["Content-Type"].startswith(("text/", "application/yaml", "application/json")):
        assert re.search(r"fictional|sample|is_example\W+(1|true)\b", answer.content.decode(), re.IGNORECASE)
    assert not Download.objects.exists()


def test_a_revision_is_read_as_it_stood(held, signed):
    client = signed("observer")
    old = client.get(page(held, "document", "record", "yaml") + "?revision=1").content
    assert arrive(Given(old, "x.bia.yaml")).document.assessment.title == "Puddlehop Islands - mobile game"
    new = client.get(page(held, "document", "record", "yaml")).content
    assert "naïve" in arrive(Given(new, "x.bia.yaml")).document.assessment.title
    said = text(client.get(page(held, "documents") + "?revision=1"))
    assert "This is revision 1, as it stood on" in said
    for wrong in ("0", "3", "99999999999", "-1", "x", "1e3"):
        assert client.get(page(held, "documents") + f"?revision={wrong}").status_code == 404


def test_a_name_of_hostile_letters_stays_one_plain_name(cast, held, signed):
    written(cast, held, lambda d: with_fields(d, service=with_name(d, '../..\\"\r\nSet-Cookie: a=b; 子ども' * 20)))
    named = signed("observer").get(page(held, "document", "record", "json")).headers["Content-Disposition"]
    assert "\n" not in named
    assert ".." not in named
    assert "/" not in named
    assert "filename*=utf-8''" in named
    assert len(named) < 700


def with_name(document, name):
    return msgspec.structs.replace(document.assessment.service, name=name)


def test_what_is_not_there_is_not_found(held, signed):
    client = signed("observer")
    for paper, form in (("report", "yaml"), ("record", "pdf"), ("secret", "html"), ("report", "exe")):
        assert client.get(page(held, "document", paper, form)).status_code == 404


def test_a_file_that_is_sent_for_is_noted_by_its_digest(held, signed, cast):
    answer = signed("observer").post(page(held, "document", "action-plan", "html"))
    assert answer.status_code == 200
    noted = Download.objects.get()
    assert (noted.paper, noted.form, noted.revision) == ("action-plan", "html", 2)
    assert noted.person == cast.people["observer"].public_id
    assert noted.digest.startswith("sha256:")


def test_a_file_whose_packs_are_not_here_says_what_is_missing(cast, held, signed):
    def pinned(document):
        packs = tuple(msgspec.structs.replace(pin, version="9.9.9") for pin in document.assessment.packs)
        return with_fields(document, packs=packs)

    written(cast, held, pinned)
    client = signed("observer")
    answer = client.get(page(held, "document", "report", "html"))
    assert answer.status_code == 409
    assert "There is no version 9.9.9" in text(answer)
    assert client.get(page(held, "document", "record", "yaml")).status_code == 200
    assert client.get(page(held, "report")).status_code == 409
    assert client.get(page(held, "report_look")).status_code == 200
    assert client.get(page(held, "dpia")).status_code == 409
    assert client.get(page(held, "documents")).status_code == 200
    assert client.get(page(held, "upgrade")).status_code == 200


def test_a_file_that_would_take_too_long_is_not_begun(cast, held, signed):
    first = now(held).document.assessment.impacts[0]
    many = tuple(msgspec.structs.replace(first, id=f"I{number}") for number in range(200, 501))
    written(cast, held, lambda d: with_fields(d, impacts=(*d.assessment.impacts, *many)))
    client = signed("observer")
    answer = client.get(page(held, "document", "report", "pdf"))
    assert answer.status_code == 409
    assert "takes longer than a page may take" in text(answer)
    assert "bestinterests export FILE --to pdf" in text(answer)
    assert client.get(page(held, "document", "board-summary", "html")).status_code == 200
    assert client.get(page(held, "document", "record", "yaml")).status_code == 200


def test_every_optional_library_of_the_table_is_known_by_the_package():
    assert absent("documents") == ()
    assert absent("no-such-extra") == ()


def test_the_report_is_drawn_without_a_style_inside_and_leads_to_where_things_are_mended(held, signed):
    client = signed("observer")
    answer = client.get(page(held, "report"))
    body = answer.content.decode()
    assert " style=" not in body
    assert "data-at=" in body
    assert page(held, "feature", "F01") in body
    assert "The profile: every right, every age" in body
    look = client.get(page(held, "report_look"))
    assert look.headers["Content-Type"].startswith("text/css")
    marks = {int(n) for n in re.findall(r'data-at="(\d+)"', body)}
    assert marks
    assert marks == {int(n) for n in re.findall(r'\[data-at="(\d+)"\]', look.content.decode())}


def test_an_item_without_a_page_leads_to_the_page_of_its_kind_or_to_the_steps(held):
    steps = page(held, "overview")
    assert places.address_of(held.public_id, "F01") == page(held, "feature", "F01")
    assert places.address_of(held.public_id, "?") == steps
    assert places.part_address(held.public_id, "no-such-part") == steps
    name = ("assessment", "features", "F02", "name")
    assert places.path_address(held.public_id, name) == page(held, "feature", "F02")
    assert places.path_address(held.public_id, ("assessment", "dpia", "need", "text")) == page(held, "dpia")
    assert "new=F%2Bw-1" in places.path_address(held.public_id, ("assessment", "features", "F+w-1", "name"))


@pytest.mark.parametrize("route", ["documents", "report", "history", "dpia", "upgrade", "conflicts", "arrival_new"])
def test_pages_ask_the_database_little(held, signed, route):
    client = signed("assessor")
    client.get(page(held, route))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page(held, route)).status_code == 200
    assert len(queries) <= 10, [query["sql"][:90] for query in queries]
    assert now(held).revision == 2
