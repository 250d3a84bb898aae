"""Webhooks by programs: made, tested, stopped, started and removed; the secret is told, and kept nowhere."""

from __future__ import annotations

from bestinterests.web.accounts.models import Event
from bestinterests.web.api.models import Once
from bestinterests.web.webhooks.models import Webhook
from bestinterests.web.webhooks.signing import secret_of
from tests.web.api.cast import program_of


def test_a_webhook_from_first_to_last(cast):
    program = program_of(cast.people["administrator"])
    home = f"/organisations/{cast.organisation.public_id}/webhooks"
    asked = {"name": "Tickets", "address": "http://127.0.0.1:9/x", "topics": ["decision"]}
    faulty = program.post(home, {"name": " ", "address": "ftp://x", "topics": []})
    assert [each["path"] for each in faulty.value["problems"]] == ["name", "address", "topics"]
    made = [program.post(home, asked, idempotency_key="k") for _ in range(2)]
    held, address = Webhook.objects.get(), made[0].headers["Location"]
    assert [each.headers["Location"] for each in made] == [address, address]
    first = program.get(address).value["secret"]
    assert first == secret_of(held)
    assert first.encode() not in bytes(Once.objects.get().content)
    assert "secret" not in program.get(home).value["entries"][0]

    sent = program.post(f"{address}/test", {})
    message = sent.headers["Location"]
    assert program.get(message).value["body"].startswith("{")
    assert [each["kind"] for each in program.get(f"{address}/deliveries").value["entries"]] == ["webhook.test"]
    held.deliveries.update(next_at=None, tries=3)
    assert program.post(f"{message}/again", {}).value["tries"] == 0
    changed = program.ask("PUT", address, asked | {"topics": ["review", "removal"]})
    assert changed.value["topics"] == ["review", "removal"]
    assert program.post(f"{address}/secret", {}).value["secret"] != first
    assert program.post(f"{address}/stop", {}).value["stopped_because"] == "person"
    assert program.post(f"{address}/test", {}).codes == ["webhook.stopped"]
    assert program.post(f"{address}/start", {}).value["stopped_at"] is None
    assert program.post(f"{address}/remove", {}).status == 204
    assert program.get(address).status == 404
    kinds = Event.objects.filter(kind__startswith="webhook.").order_by("id").values_list("kind", flat=True)
    assert [kind.partition(".")[2] for kind in kinds] == [
        "made",
        "changed",
        "secret-renewed",
        "stopped",
        "started",
        "removed",
    ]
