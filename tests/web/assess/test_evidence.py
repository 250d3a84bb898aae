"""Evidence and consultations: recorded in parts, cited in place, deleted with every mention; what lacks is said."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from bestinterests.domain.consultation import Consultation
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.people import actor_of
from tests.web.assess.cast import STRANGERS, filled, item, page, record
from tests.web.assessments.cast import AT, example
from tests.web.forms import sent
from tests.web.requests import text


@pytest.fixture
def held(cast):
    return filled(cast)


@pytest.fixture
def empty(cast):
    actor = actor_of(standings_of(cast.people["assessor"])[0])
    return create(organisation=cast.organisation, title="Nothing yet", actor=actor, at=AT)


@pytest.mark.parametrize(
    "route, words",
    [
        ("evidence", "No evidence yet."),
        ("consultations", "Nobody has been asked yet."),
        ("ratings", "There is nothing to rate yet."),
    ],
)
def test_an_empty_list_says_what_belongs_there(empty, signed, route, words):
    assert words in text(signed("assessor").get(page(empty, route)))


def test_evidence_is_added_where_an_impact_is_rated_and_cited_there_at_once(held, signed):
    client = signed("assessor")
    address = f"{page(held, 'evidence_new')}?impact={STRANGERS}"
    shown = client.get(address)
    assert f"It will be cited by Unknown adults reach a child ({STRANGERS})." in text(shown)
    values = sent(shown, title="Reports of a year", kinds=["complaints"], says="Nine reports.", strength="fair")
    before = item(held, "impacts", STRANGERS).evidence
    answer = client.post(address, values)
    assert answer["Location"] == page(held, "evidence_item", item="E12")
    assert item(held, "evidence", "E12").strength == "fair"
    assert set(item(held, "impacts", STRANGERS).evidence) == {*before, "E12"}
    client.post(address, values)
    assert len(record(held).evidence) == 12
    said = text(client.get(page(held, "evidence_item", item="E12")))
    assert "Where it is cited Unknown adults reach a child I09" in said


def test_evidence_is_chosen_where_certainty_is_judged(held, signed):
    client = signed("assessor")
    address = page(held, "rating_slot", item=STRANGERS, slot="certainty")
    client.post(address, sent(client.get(address), evidence=["E01"], findings=["N02"]))
    assert item(held, "impacts", STRANGERS).evidence == ("E01",)
    assert item(held, "impacts", STRANGERS).findings == ("N02",)


def test_evidence_without_a_title_is_refused(held, signed):
    client = signed("assessor")
    answer = client.post(page(held, "evidence_new"), sent(client.get(page(held, "evidence_new")), title=" "))
    assert answer.status_code == 422
    assert "What is the source called? Write something here." in text(answer)


def test_deleting_evidence_takes_it_out_of_the_impacts_that_cite_it(held, signed):
    client = signed("assessor")
    address = page(held, "evidence_delete", item="E03")
    assert "Unknown adults reach a child I09" in text(client.get(address))
    assert client.post(address).status_code == 302
    assert not any("E03" in impact.evidence for impact in record(held).impacts)


def test_a_long_list_of_evidence_is_read_a_page_at_a_time(cast, signed):
    one = example().assessment.evidence[0]
    held = filled(cast, evidence=tuple(msgspec.structs.replace(one, id=f"E{n:02}") for n in range(1, 121)))
    client = signed("assessor")
    first = client.get(page(held, "evidence"))
    assert first.content.decode().count("<code>E") == 50
    assert "?from=E51" in first.content.decode()
    last = client.get(page(held, "evidence") + "?from=E101")
    assert last.content.decode().count("<code>E") == 20
    assert "?from=E51" in last.content.decode()


def test_the_list_of_consultations_says_which_children_were_never_heard(cast, signed):
    held = filled(cast, consultations=(), findings=())
    said = text(signed("assessor").get(page(held, "consultations")))
    assert "6–9: never heard" in said
    exempt = Consultation(
        id="C01", asked="children", status="not-held", bands=("6-9",), exemption_reason="They are in hospital."
    )
    planned = Consultation(id="C02", asked="children", status="planned", bands=("10-12",), title="Panel")
    lapsed = Consultation(id="C03", asked="children", number=1, expires_on=dt.date(2024, 1, 1))
    held = filled(cast, consultations=(exempt, planned, lapsed), findings=())
    said = text(signed("assessor").get(page(held, "consultations")))
    assert "6–9: not asked, with a recorded reason" in said
    assert "10–12: to be asked, not heard yet" in said
    assert "They are in hospital." in said
    assert "One person took part" in said or "one person took part" in said
    assert "no longer counts since 1 January 2024" in said


def test_a_consultation_is_recorded_in_parts_and_what_came_of_it_beside(held, signed):
    client = signed("assessor")
    shown = client.get(page(held, "consultation_new"))
    assert "General comment 12" in text(shown)
    values = sent(shown, title="Panel of June", asked_="children", status="held", bands=["6-9"])
    assert client.post(page(held, "consultation_new"), values).status_code == 302
    made = record(held).consultations[-1]
    address = page(held, "consultation_held", item=made.id)
    said = {"number": "12", "held_on": "3 June 2026", "said": "They want to see who visits."}
    assert client.post(address, sent(client.get(address), **said)).status_code == 302
    made = record(held).consultations[-1]
    assert (made.title, made.number, made.held_on) == ("Panel of June", 12, dt.date(2026, 6, 3))
    new = page(held, "finding_new", item=made.id)
    values = sent(
        client.get(new), says="Show who visits.", bands=["6-9"], disposition="declined", reason="It shows too much.",
        impacts=[STRANGERS, "I13"],
    )  # fmt: skip
    assert client.post(new, values)["Location"] == page(held, "consultation_held", item=made.id)
    finding = record(held).findings[-1]
    assert (finding.consultation, finding.disposition) == (made.id, "declined")
    assert {i.id for i in record(held).impacts if finding.id in i.findings} == {STRANGERS, "I13"}
    said = text(client.get(page(held, "consultation_held", item=made.id)))
    assert "Declined: It shows too much." in said
    assert "Bears on I09 I13" in said
    address = page(held, "finding", item=finding.id)
    client.post(address, sent(client.get(address), impacts=["I13"]))
    assert {i.id for i in record(held).impacts if finding.id in i.findings} == {"I13"}


def test_deleting_a_consultation_takes_its_findings_along(held, signed):
    client = signed("assessor")
    address = page(held, "consultation_delete", item="C01")
    assert "N01" in text(client.get(address))
    client.post(address)
    assert not [f for f in record(held).findings if f.consultation == "C01"]
    assert client.get(page(held, "finding_delete", item="N01")).status_code == 404


def test_a_finding_is_deleted_and_no_impact_names_it(held, signed):
    client = signed("assessor")
    assert client.post(page(held, "finding_delete", item="N03")).status_code == 302
    assert not any("N03" in impact.findings for impact in record(held).impacts)


def test_people_who_may_only_read_read(held, signed):
    client = signed("observer")
    for route, named in (("evidence_item", "E01"), ("consultation", "C01"), ("finding", "N01")):
        answer = client.get(page(held, route, item=named))
        assert answer.status_code == 200
        assert "bi-sheet" not in answer.content.decode()
