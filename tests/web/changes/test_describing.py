"""A change is described in five questions, by a member or by a link; a link shows what was chosen, and no more."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.assessments.actions import create
from bestinterests.web.change_requests import actions
from bestinterests.web.change_requests.held import change_of
from bestinterests.web.change_requests.models import ChangeRequest, ChangeTotal
from bestinterests.web.change_requests.tokens import link_path, receipt_path
from bestinterests.web.ledger.models import Ledger, Line, Payload
from bestinterests.web.notices.models import Notice
from tests.web.changes.cast import SENT, WHO, acting, described, linked
from tests.web.forms import sent
from tests.web.requests import text

DAY = dt.timedelta(days=1)


@pytest.fixture
def now():
    cache.clear()
    return timezone.now()


@pytest.fixture
def pals(cast, now):
    """An assessment with a feature of pattern chat."""
    actor = acting(cast.people["assessor"])
    return create(organisation=cast.organisation, title="Secret project", patterns=("chat",), actor=actor, at=now)


def new(cast, **asked):
    return reverse("change_requests:new", args=[cast.organisation.public_id])


def key(page):
    return re.search(r'name="key" value="([^"]+)"', page.content.decode())[1]


def test_a_member_describes_a_change_of_a_service_and_is_told_where_it_stands(signed, pals):
    client = signed("observer")
    assert "Secret project" in text(client.get(new(signed.cast)))
    address = f"{new(signed.cast)}?assessment={pals.public_id}"
    form = client.get(address)
    assert "Chat" in text(form)
    told = {**SENT, "features": ["F01", "new"], "key": key(form)}
    page = client.post(address, told, follow=True)
    assert "Your change is described." in text(page)
    row = ChangeRequest.objects.get()
    change = change_of(row.held)
    assert (row.by, row.name, row.assessment) == (signed.cast.people["observer"].public_id, "", pals)
    assert (change.described.features, change.described.new_features) == (("F01",), ("Voice rooms", "Voice reports"))
    assert (row.service, row.title, row.state) == ("Secret project", "Voice in friends' rooms", "open")
    told_to = set(Notice.objects.filter(kind="change").values_list("person__display_name", flat=True))
    assert told_to == {"Dov", "Deniz"}
    client.post(address, told)
    assert ChangeRequest.objects.count() == 1  # the same form sent twice
    assert ChangeTotal.objects.get(what="open").number == 1


def test_every_fault_is_said_at_once_and_nothing_typed_is_lost(signed):
    client, address = signed("observer"), new(signed.cast) + "?other"
    page = client.post(address, {})
    assert page.status_code == 422
    assert "There are 11 problems" in text(page)
    told = {**SENT, "what": "w" * 4001, "uses": ["none", "sharing"], "new_features": " ", "when": "<b>\u00e9</b>"}
    page = client.post(address, told)
    said = text(page)
    assert "Use at most 4,000 characters." in said
    assert "Choose either this last answer alone" in said
    assert "Name the new feature." in said
    kept = sent_of(page)
    assert kept["what"] == ["w" * 4001]
    assert kept["when"] == ["<b>\u00e9</b>"]
    assert kept["uses"] == ["sharing", "none"]
    assert client.post(address, {**SENT, "what": "x\x01"}).status_code == 422
    assert client.post(address, {**SENT, "what": "\r\n".join(["w"] * 2000)}).status_code == 302  # 3,999 characters


def sent_of(page):
    """The form of the page, whatever its class: it has none."""
    held = page.content.decode().replace("<form method", '<form class="bi-sheet" method')
    return sent(type(page)(held.encode()))


def test_a_link_shows_what_was_chosen_and_nothing_else(signed, pals, now):
    cast = signed.cast
    link = linked(cast, now, pals, label="Inside words", service="Pond Pals", features=[("F01", "Chat")])
    client = signed("")
    page = client.get(link_path(link))
    said = page.content.decode()
    assert page.status_code == 200
    assert "Pond Pals" in said
    assert "Chat" in said
    for hidden in ("Secret project", "Inside words", pals.public_id, cast.organisation.public_id, link.public_id):
        assert hidden not in said
    bare = client.get(link_path(linked(cast, now, pals)))
    assert "Secret project" not in text(bare)
    assert "Which service" in text(bare)
    assert "F01" not in bare.content.decode()
    refused = client.post(link_path(linked(cast, now, pals)), {**SENT, **WHO, "features": ["F01"]})
    assert "One of these cannot be chosen any more." in text(refused)


def test_by_a_link_a_change_is_sent_without_signing_in_and_followed_by_its_receipt(signed, pals, now):
    client, link = signed(""), linked(signed.cast, now, pals, service="Pond Pals", features=[("F01", "Chat")])
    assert "Enter your name." in text(client.post(link_path(link), SENT))
    page = client.post(link_path(link), {**SENT, **WHO, "features": ["F01"]}, follow=True)
    assert "Keep this address." in text(page)
    row = ChangeRequest.objects.get()
    assert (row.by, row.name, row.email, row.assessment) == ("", WHO["name"], WHO["email"], pals)
    # Who sent it stands in no ledger, so that it can be removed.
    ledgers = Payload.objects.filter(line__ledger=row.ledger).values_list("content", flat=True)
    assert not any(b"petra" in bytes(content).lower() for content in ledgers)
    assert list(Line.objects.filter(ledger=row.ledger).values_list("actor", flat=True)) == [row.public_id]
    actions.ask(request=row, text="Since when?", actor=signed.cast.people["decider"].public_id, at=now)
    address = receipt_path(row)
    shown = text(client.get(address))
    assert "Since when?" in shown
    for hidden in ("Secret project", "Deniz", WHO["email"]):
        assert hidden not in shown
    assert client.post(address, {"words": " "}).status_code == 409
    assert "Since Monday." in text(client.post(address, {"words": "Since Monday."}, follow=True))
    assert ChangeRequest.objects.get().state == "open"


def test_a_link_that_was_withdrawn_or_expired_opens_nothing_and_gives_back_what_was_typed(signed, now):
    cast = signed.cast
    withdrawn, expired = linked(cast, now), linked(cast, now - 2 * DAY, expires_at=now - DAY)
    actions.withdraw_link(link=withdrawn, actor=cast.people["decider"].public_id, at=now)
    client = signed("")
    for link in (withdrawn, expired):
        page = client.get(link_path(link))
        assert page.status_code == 410
        assert cast.organisation.name not in text(page)
        late = client.post(link_path(link), {**SENT, **WHO})
        assert late.status_code == 410
        assert "Today friends type. From spring they also talk." in text(late)
    assert client.get(link_path(withdrawn)[:-3] + "xx/").status_code == 404
    assert client.get(receipt_path(described(cast, now))[:-3] + "xx/").status_code == 404
    # A token for one purpose is none for another.
    crossed = receipt_path(described(cast, now)).replace("receipt", "describe")
    assert client.get(crossed).status_code == 404
    assert ChangeRequest.objects.count() == 2


def test_who_sends_too_often_waits_and_keeps_what_was_typed(signed, now):
    client, link = signed(""), linked(signed.cast, now)
    for _ in range(5):
        assert client.post(link_path(link), {**SENT, **WHO}).status_code == 302
    page = client.post(link_path(link), {**SENT, **WHO})
    assert page.status_code == 429
    assert "Wait a few minutes" in text(page)
    assert sent_of(page)["worse"] == [SENT["worse"]]
    assert ChangeRequest.objects.count() == 5
    late = client.post(receipt_path(ChangeRequest.objects.first()), {"words": "One thing more."})
    assert late.status_code == 429
    assert "One thing more." in text(late)


def test_a_key_of_somebody_elses_form_is_no_key(signed, now):
    cast = signed.cast
    held = described(cast, now)
    link = linked(cast, now)
    client = signed("")
    client.post(link_path(link), {**SENT, **WHO, "key": held.key})
    assert ChangeRequest.objects.count() == 2  # a bare key is not taken: it would show another's receipt


def test_ids_of_another_organisation_are_found_nowhere(signed, pals, now):
    cast = signed.cast
    theirs = described(cast, now, organisation=cast.other, by="outsider")
    mine = described(cast, now)
    client = signed("data-protection-officer")
    own = cast.organisation.public_id
    for name in ("request", "ask", "answer", "publish", "remove"):
        assert client.get(reverse(f"change_requests:{name}", args=[own, theirs.public_id])).status_code == 404, name
        assert client.get(reverse(f"change_requests:{name}", args=[own, mine.public_id])).status_code == 200, name
    outsider = signed("outsider")
    other = cast.other.public_id
    assert (
        outsider.get(reverse("change_requests:new", args=[other]) + f"?assessment={pals.public_id}").status_code == 404
    )
    assert outsider.get(reverse("change_requests:request", args=[other, mine.public_id])).status_code == 404
    assert outsider.get(reverse("change_requests:in_assessment", args=[pals.public_id])).status_code == 404
    assert Ledger.objects.filter(kind="change-request").count() == 2


def test_the_list_asks_little_however_long_it_is_and_is_narrowed(signed, now):
    cast = signed.cast
    for number in range(55):
        described(cast, now - number * DAY)
    client = signed("observer")
    address = reverse("change_requests:list", args=[cast.organisation.public_id])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert len(queries) <= 8
    # Notices in the bar are counted up to 99.
    asked = [each["sql"] for each in queries if "notices_notice" not in each["sql"]]
    assert not any("COUNT(" in sql for sql in asked)
    said = page.content.decode()
    assert "55 changes" in text(page)
    after = re.search(r'href="\?(place=[^"]+)" rel="next"', said)[1]
    assert (
        len(
            re.findall(
                r'<li><div><a href="/organisations/[^"]+/changes/', client.get(f"{address}?{after}").content.decode()
            )
        )
        == 5
    )
    for asked, number in (
        ("state=answered", 0),
        ("state=open&service=pond", 50),
        ("service=elsewhere", 0),
        ("age=month", 25),
        ("bands=10-12", 50),
        ("bands=0-5", 0),
        ("state=<b>", 50),
    ):
        found = client.get(f"{address}?{asked}").content.decode()
        assert len(re.findall(r'<li><div><a href="/organisations/[^"]+/changes/', found)) == number, asked
