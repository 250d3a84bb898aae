"""Administrators see their webhooks, every fault of a form at once, and nothing of another organisation."""

from __future__ import annotations

from html import unescape

from django.urls import reverse

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.webhooks import actions
from bestinterests.web.webhooks.models import Delivery, Webhook
from bestinterests.web.webhooks.signing import secret_of
from tests.web.cast import AT
from tests.web.requests import text


def test_from_nothing_to_a_test_on_its_way(cast, signed, django_assert_max_num_queries):
    client, organisation = signed("administrator"), cast.organisation.public_id
    everything = client.get(reverse("webhooks:webhooks", args=[organisation]))
    assert "No other system is told anything yet." in text(everything)
    new = reverse("webhooks:webhook_new", args=[organisation])
    faulty = client.post(new, {"name": "", "address": "ftp://x", "topics": ["cake"]})
    assert faulty.status_code == 422
    for said in ("Give it a name", "Give an address", "One of these does not exist."):
        assert said in text(faulty)
    client.post(new, {"name": "Tickets", "address": "http://127.0.0.1:9/x", "topics": ["decision"]})
    held = Webhook.objects.get()
    page = reverse("webhooks:webhook", args=[organisation, held.public_id])
    with django_assert_max_num_queries(8):
        assert secret_of(held) in unescape(client.get(page).content.decode())
    client.post(reverse("webhooks:webhook_test", args=[organisation, held.public_id]))
    message = Delivery.objects.get()
    shown = client.get(reverse("webhooks:delivery", args=[organisation, held.public_id, message.public_id]))
    assert "On its way" in text(shown)
    changed = {"name": "Post room", "address": "http://127.0.0.1:9/y", "topics": ["work", "removal"]}
    client.post(reverse("webhooks:webhook_change", args=[organisation, held.public_id]), changed)
    client.post(reverse("webhooks:webhook_halt", args=[organisation, held.public_id]))
    assert "Nothing is sent since" in text(client.get(page))
    people = text(client.get(reverse("accounts:people", args=[organisation])))
    assert "Edda stopped a webhook" in people
    client.post(reverse("webhooks:webhook_remove", args=[organisation, held.public_id]))
    assert not Webhook.objects.exists()


def test_a_webhook_of_another_organisation_is_not_there(cast, signed):
    other = standings_of(cast.people["outsider"])[0]
    theirs = actions.make(standing=other, name="Theirs", address="https://example.org/", topics=["work"], at=AT)
    client = signed("administrator")
    for route in ("webhook", "webhook_change", "webhook_remove"):
        address = reverse(f"webhooks:{route}", args=[cast.organisation.public_id, theirs.public_id])
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in (404, 405)
