"""Remarks are kept with what they are about, belong to one organisation, are settled, removed and exported."""

from __future__ import annotations

import csv
import io
import json
import logging

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.config.logs import JsonLines
from bestinterests.web.learn import actions
from bestinterests.web.learn.models import Remark
from bestinterests.web.learn.queries import COLUMNS
from bestinterests.web.learn.reading import current, framework_named
from tests.web.cast import AT
from tests.web.learn.cast import remarked
from tests.web.requests import text

NEW = "/framework/remarks/new/"
ADULT = "rights/article-16/adult"


def place(cast, name, *more):
    return reverse(f"learn:{name}", args=[cast.organisation.public_id, *more])


def standing(cast, role):
    return standings_of(cast.people[role])[0]


def test_a_remark_is_kept_with_the_statement_as_it_stands(signed):
    client = signed("observer")
    form = client.get(NEW, {"about": ADULT})
    assert "No arbitrary or unlawful interference" in text(form)
    told = {"about": ADULT, "wrong": "Reputation is left out.", "right": "Add it.", "source": "UN text, article 16"}
    page = client.post(NEW, told, follow=True)
    assert "Your remark is kept for Tern and Tide Games." in text(page)
    held = Remark.objects.get()
    assert held.said.startswith("No arbitrary or unlawful interference")
    assert framework_named(held.packs) is current()
    assert (held.by, held.organisation) == (signed.cast.people["observer"], signed.cast.organisation)
    assert "Reputation is left out." in text(page)


@pytest.mark.parametrize("about", ["", "rights/article-16", "scales/gravity", "profiles/rights-first", "sources/S33"])
def test_a_page_or_the_whole_may_be_meant(about, signed):
    client = signed("observer")
    assert client.get(NEW, {"about": about}).status_code == 200
    page = client.post(NEW, {"about": about, "wrong": "Something is missing."}, follow=True)
    assert page.status_code == 200
    assert Remark.objects.get().about == about


NO_PLACES = ("nowhere", "rights/article-99", "<script>", "rights/", "/", "x" * 201, "rights/article-16/x", "cooks/a/b")


@pytest.mark.parametrize("about", NO_PLACES)
def test_what_is_no_place_is_refused_and_nothing_typed_is_lost(about, signed):
    client = signed("observer")
    assert client.get(NEW, {"about": about}).status_code == 200
    page = client.post(NEW, {"about": about, "wrong": "Something <b>is</b> missing."})
    assert page.status_code == 422
    assert "Something &lt;b&gt;is&lt;/b&gt; missing." in page.content.decode()
    assert Remark.objects.count() == 0


def test_every_fault_is_said_at_once_and_long_texts_fit(signed):
    client = signed("observer")
    page = client.post(NEW, {"wrong": "", "right": "r" * 4001, "source": "s" * 1001})
    assert "There are 3 problems" in text(page)
    client.post(NEW, {"wrong": "w" * 4000, "right": "r" * 4000, "source": "s" * 1000})
    assert Remark.objects.count() == 1


def test_people_of_several_organisations_choose_one(signed):
    cast = signed.cast
    held = people.invite(
        organisation=cast.other,
        email="iman@example.org",
        roles=frozenset({"observer"}),
        actor=cast.people["outsider"],
        at=AT,
    )
    people.accept(invitation=held, actor=cast.people["observer"], at=AT)
    client = signed("observer")
    page = client.post(NEW, {"wrong": "Something is missing."})
    assert "Choose the organisation that keeps it." in text(page)
    assert client.post(NEW, {"wrong": "x", "organisation": "0" * 26}).status_code == 422
    client.post(NEW, {"wrong": "Something is missing.", "organisation": cast.other.public_id})
    assert Remark.objects.get().organisation == cast.other


def test_remarks_are_seen_by_their_organisation_only(signed):
    cast = signed.cast
    ours = remarked(cast, "observer", wrong="A remark of ours.")
    theirs = remarked(cast, "outsider", wrong="A remark of theirs.")
    page = text(signed("reviewer").get(place(cast, "remarks")))
    assert "A remark of ours." in page
    assert "A remark of theirs." not in page
    for name in ("remark", "remark_remove"):
        assert signed("reviewer").get(place(cast, name, theirs.public_id)).status_code == 404
    for name in ("remarks_csv", "remarks_json"):
        body = signed("reviewer").get(place(cast, name)).content.decode()
        assert ours.public_id in body
        assert theirs.public_id not in body


def test_remarks_are_settled_with_an_answer_and_opened_again(signed):
    cast = signed.cast
    held = remarked(cast, "observer")
    address = place(cast, "remark", held.public_id)
    assert "Settle this remark" not in text(signed("observer").get(address))
    amara = signed("assessor")
    refused = amara.post(address, {"answer": " "})
    assert refused.status_code == 422
    assert "Say what became of it." in text(refused)
    page = amara.post(address, {"answer": "Sent to the authors."}, follow=True)
    assert "Sent to the authors." in text(page)
    assert "Amara" in text(page)
    listed = place(cast, "remarks")
    assert "No remark waits for an answer." in text(amara.get(listed))
    assert "It leaves out reputation." in text(amara.get(listed, {"state": "settled"}))
    amara.post(place(cast, "remark_reopen", held.public_id))
    assert "It leaves out reputation." in text(amara.get(listed))
    assert "What was answered before" in text(amara.get(address))


def test_authors_remove_their_own_and_administrators_what_was_left_behind(signed):
    cast = signed.cast
    own, other = remarked(cast, "observer"), remarked(cast, "reviewer")
    client = signed("observer")
    assert client.get(place(cast, "remark_remove", own.public_id)).status_code == 200
    assert client.post(place(cast, "remark_remove", other.public_id)).status_code == 403
    page = client.post(place(cast, "remark_remove", own.public_id), follow=True)
    assert "The remark is removed." in text(page)
    assert list(Remark.objects.all()) == [other]
    edda, address = signed("administrator"), place(cast, "remark_remove", other.public_id)
    assert "an administrator can once the author has left" in text(edda.post(address))
    people.remove_member(
        membership=cast.people["reviewer"].memberships.get(), actor=cast.people["administrator"], at=AT
    )
    assert edda.post(address).status_code == 302
    assert Remark.objects.count() == 0


def test_the_actions_themselves_refuse(cast):
    held = remarked(cast, "observer")
    reviewer = standing(cast, "reviewer")
    with pytest.raises(Refusing):
        actions.settle(remark=held, answer="x", standing=reviewer, at=AT)
    with pytest.raises(Refusing):
        actions.reopen(remark=held, standing=reviewer, at=AT)
    with pytest.raises(Refusing):
        actions.remove(remark=held, standing=reviewer, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.filter(pk=held.pk).update(settled_at=AT)


def test_files_hold_every_remark_and_no_person_and_nothing_that_runs(signed):
    cast = signed.cast
    remarked(cast, "observer", wrong='=HYPERLINK("x")', right='Two\nlines, "quoted"', source="+1")
    remarked(cast, "observer", about="", wrong="Missing altogether.")
    client = signed("reviewer")
    sheet = client.get(place(cast, "remarks_csv"))
    rows = list(csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert {row["wrong"] for row in rows} == {'\'=HYPERLINK("x")', "Missing altogether."}
    assert rows[1]["right"] == 'Two\nlines, "quoted"'
    told = json.loads(client.get(place(cast, "remarks_json")).content)
    assert told["from"] == "Tern and Tide Games"
    assert [each["wrong"] for each in told["remarks"]] == ["Missing altogether.", '=HYPERLINK("x")']
    assert told["remarks"][1]["about"] == ADULT
    for body in (sheet.content, client.get(place(cast, "remarks_json")).content):
        assert b"Iman" not in body
    assert len(json.loads(client.get(place(cast, "remarks_json"), {"state": "settled"}).content)["remarks"]) == 0


def test_logs_hold_nothing_that_was_typed(signed, caplog):
    caplog.set_level(logging.DEBUG)
    signed("observer").post(NEW, {"about": ADULT, "wrong": "Unmistakable words", "right": "", "source": ""})
    said = [JsonLines().format(record) for record in caplog.records if not record.name.startswith("django.db")]
    assert any("learn:remark_new" in line for line in said)
    assert not any("Unmistakable" in line or ADULT in line for line in said)


def test_a_list_asks_as_often_for_many_remarks_as_for_few(signed, django_assert_max_num_queries):
    cast, client = signed.cast, signed("reviewer")
    for count in (1, 120):
        for number in range(count):
            remarked(cast, "observer", wrong=f"Remark {number}")
        client.get(place(cast, "remarks"))
        with django_assert_max_num_queries(6):
            page = client.get(place(cast, "remarks"))
    assert "After these" in text(page)
    after = page.content.decode().partition('<nav class="bi-pages"')[2].partition('href="')[2].partition('"')[0]
    assert "Before these" in text(client.get(place(cast, "remarks") + after.replace("&amp;", "&")))
