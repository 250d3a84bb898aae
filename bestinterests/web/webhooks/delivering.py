"""What the clock does for webhooks: finding what is to be told, and telling it until it arrives or is given up."""

from __future__ import annotations

import datetime as dt
import ssl
from concurrent.futures import ThreadPoolExecutor

import msgspec
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Membership
from bestinterests.web.accounts.roles import Permission, holding
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.ledger.models import Line
from bestinterests.web.notices.telling import tell
from bestinterests.web.webhooks.models import Delivery, Webhook
from bestinterests.web.webhooks.posting import Answer, Where, post
from bestinterests.web.webhooks.signing import headers_of
from bestinterests.web.webhooks.topics import TEST, kinds_of
from bestinterests.workflow.events import EVENTS

SETTLED = dt.timedelta(minutes=2)
"""Lines get their numbers before they are committed: a smaller one may still appear for so long; they are read again.

A request lasts a minute at most."""
LOOKED_AT, SENT_AT_ONCE, BESIDE = 1000, 40, 8
AGAIN = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""How long after each try that failed the next one is. After the last, the message is given up."""
CLAIM = dt.timedelta(minutes=5)
"""For so long nobody else sends what one process is sending."""
MOST_FAILED = 3
"""Messages given up one after another until nothing more is sent."""
KEPT = dt.timedelta(days=30)
STOPS: dict[str, str] = {
    "person": "An administrator stopped it.",
    "failed": "It was stopped by itself: several messages in a row could not be delivered in two days each.",
    "gone": "It was stopped by itself: the other side says that the address is gone (410).",
}
"""Why nothing is sent."""


def collect(at: dt.datetime) -> None:
    """Make a message of every line that a webhook is to be told of, once, however often this is done."""
    for webhook in Webhook.objects.filter(stopped_at=None).select_related("organisation"):
        with transaction.atomic():
            _collect(webhook, at)


def _collect(webhook: Webhook, at: dt.datetime) -> None:
    of_it = Assessment.objects.filter(organisation=webhook.organisation).values("ledger")
    found = Line.objects.filter(pk__gt=webhook.seen_to, ledger__in=of_it).select_related("ledger").order_by("pk")
    lines = list(found[:LOOKED_AT])
    wanted = kinds_of(webhook.topics)
    Delivery.objects.bulk_create(
        [_of_line(webhook, line, at) for line in lines if line.kind in wanted], ignore_conflicts=True
    )
    settled = [line.pk for line in lines if line.at <= at - SETTLED]
    if settled:
        Webhook.objects.filter(pk=webhook.pk).update(seen_to=max(settled))


def _of_line(webhook: Webhook, line: Line, at: dt.datetime) -> Delivery:
    told = {
        "organisation": webhook.organisation.public_id,
        "assessment": line.ledger.subject,
        "revision": line.seq,
        "by": line.actor,
        "says": EVENTS[line.kind],
        "page": settings.ADDRESS + reverse("assessments:line", args=[line.ledger.subject, line.seq]),
    }
    return _message(webhook, line.kind, line.at, told, at, line)


def test_of(webhook: Webhook, at: dt.datetime) -> Delivery:
    """A message that only shows that it arrives; to be saved by the caller."""
    return _message(webhook, TEST, at, {"organisation": webhook.organisation.public_id}, at)


def _message(
    webhook: Webhook,
    kind: str,
    happened: dt.datetime,
    data: dict[str, object],
    at: dt.datetime,
    line: Line | None = None,
) -> Delivery:
    body = msgspec.json.encode({"type": kind, "timestamp": happened, "data": data})
    return Delivery(public_id=new_id(at), webhook=webhook, line=line, kind=kind, body=body, at=happened, next_at=at)


def deliver(at: dt.datetime) -> None:
    """Send what is due, a few at once, and write down what came of it."""
    claimed = [each for each in _due(at) if _claimed(each, at)]
    if not claimed:
        return
    trust, where = ssl.create_default_context(), where_to()

    def send(delivery: Delivery) -> Answer:
        body = bytes(delivery.body)
        headers = headers_of(delivery.webhook, delivery.public_id, body, int(at.timestamp()))
        return post(delivery.webhook.address, body, headers, where, trust)

    # Threads only wait for the other side; every query is made here.
    with ThreadPoolExecutor(BESIDE) as pool:
        for delivery, answer in zip(claimed, pool.map(send, claimed), strict=True):
            _write_down(delivery, answer, at)


def where_to() -> Where:
    """Which addresses this server may call."""
    return Where(this=settings.IS_LOCAL, inside=settings.VALUES["BESTINTERESTS_WEBHOOKS_INSIDE"])


def _due(at: dt.datetime) -> list[Delivery]:
    found = Delivery.objects.filter(next_at__lte=at, webhook__stopped_at=None).select_related("webhook__organisation")
    return list(found.order_by("next_at", "pk")[:SENT_AT_ONCE])


def _claimed(delivery: Delivery, at: dt.datetime) -> bool:
    row = Delivery.objects.filter(pk=delivery.pk, next_at=delivery.next_at)
    return row.update(next_at=at + CLAIM, tries=F("tries") + 1) == 1


@transaction.atomic
def _write_down(delivery: Delivery, answer: Answer, at: dt.datetime) -> None:
    tried = delivery.tries + 1
    told: dict[str, object] = {"status": answer.status, "said": answer.said, "next_at": None}
    if answer.is_good:
        told["arrived_at"] = at
        Webhook.objects.filter(pk=delivery.webhook_id, failed__gt=0).update(failed=0)
    elif answer.status == 410:
        stop(webhook=delivery.webhook, because="gone", at=at)
    elif tried <= len(AGAIN) and delivery.kind != TEST:
        told["next_at"] = at + AGAIN[tried - 1]
    elif delivery.kind != TEST:
        Webhook.objects.filter(pk=delivery.webhook_id).update(failed=F("failed") + 1)
        if Webhook.objects.filter(pk=delivery.webhook_id, failed__gte=MOST_FAILED).exists():
            stop(webhook=delivery.webhook, because="failed", at=at)
    Delivery.objects.filter(pk=delivery.pk).update(**told)


def stop(*, webhook: Webhook, because: str, at: dt.datetime) -> None:
    """Send nothing more, in the caller's transaction; tell those who connect systems, unless one of them did it."""
    stopped = Webhook.objects.filter(pk=webhook.pk, stopped_at=None).update(stopped_at=at, stopped_because=because)
    if not stopped or because == "person":
        return
    able = holding(Permission.CONNECT)
    members = Membership.objects.filter(organisation=webhook.organisation_id, held_roles__role__in=able)
    tell(
        people=members.values_list("person__public_id", flat=True),
        kind="connection",
        sentence=f"The webhook {webhook.name} was stopped, because its messages do not arrive.",
        address=reverse("webhooks:webhook", args=[webhook.organisation.public_id, webhook.public_id]),
        organisation=webhook.organisation,
        at=at,
    )


def forget(at: dt.datetime) -> None:
    """Forget messages that arrived, or were given up, long ago: each line that they tell of is in its history."""
    Delivery.objects.filter(next_at=None, at__lt=at - KEPT, webhook__seen_to__gte=F("line_id")).delete()
    Delivery.objects.filter(next_at=None, at__lt=at - KEPT, line=None).delete()
