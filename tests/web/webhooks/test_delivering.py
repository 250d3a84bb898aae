"""What happens to an assessment is told once, signed, without its words, and tried again until it arrives."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json

import pytest
from django.test import override_settings

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.config.backing_up import kept_models
from bestinterests.web.notices.models import Notice
from bestinterests.web.webhooks import actions
from bestinterests.web.webhooks.delivering import AGAIN, MOST_FAILED, SETTLED, collect, deliver, forget
from bestinterests.web.webhooks.models import Delivery, Webhook
from bestinterests.web.webhooks.signing import secret_of
from bestinterests.web.webhooks.topics import TOPICS, kinds_of, topic_of
from bestinterests.workflow.events import EVENTS
from tests.web.cast import AT
from tests.web.webhooks.receiver import listening

LATER = AT + SETTLED


def begun(cast, title="Pond Pals, a secret title"):
    return create(
        organisation=cast.organisation, title=title, actor=actor_of(standings_of(cast.people["assessor"])[0]), at=AT
    )


def hooked(cast, address="http://127.0.0.1:9/", topics=("work",)):
    standing = standings_of(cast.people["administrator"])[0]
    return actions.make(standing=standing, name="Tickets", address=address, topics=topics, at=AT)


def test_every_event_is_in_one_topic():
    assert {topic_of(kind) for kind in EVENTS} == set(TOPICS)
    assert sum(len(kinds_of([topic])) for topic in TOPICS) == len(EVENTS)


def test_a_line_is_told_once_signed_and_without_what_was_written(cast):
    with listening() as receiver:
        held = hooked(cast, receiver.address())
        assessment = begun(cast)
        for _ in range(2):
            collect(AT)
            deliver(AT)
        collect(LATER)
        deliver(LATER)
        [(headers, body)] = receiver.got
    told = json.loads(body)
    assert told["type"] == "assessment.created"
    assert told["data"]["assessment"] == assessment.public_id
    assert (told["data"]["revision"], told["data"]["by"]) == (1, cast.people["assessor"].public_id)
    assert b"secret title" not in body
    named = {name.lower(): value for name, value in headers.items()}
    assert verified(secret_of(held), named, body)
    assert not verified(secret_of(held), named, body + b" ")
    delivery = Delivery.objects.get()
    assert (delivery.status, delivery.arrived_at, delivery.next_at) == (204, AT, None)


def verified(secret, headers, body):
    """What a receiver does, written from the convention and not from our code."""
    key = base64.b64decode(secret.split("_", 1)[1])
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{body.decode()}"
    expected = base64.b64encode(hmac.new(key, signed.encode(), hashlib.sha256).digest()).decode()
    return f"v1,{expected}" in headers["webhook-signature"].split()


def test_what_happened_before_or_elsewhere_or_is_of_no_chosen_topic_is_not_told(cast):
    begun(cast, "Before")
    hooked(cast, topics=("decision",))
    other = hooked(cast)
    Webhook.objects.filter(pk=other.pk).update(organisation=cast.other)
    begun(cast, "After")
    collect(LATER)
    assert not Delivery.objects.exists()


def test_a_line_that_gets_an_earlier_number_later_is_still_told(cast):
    held = hooked(cast)
    begun(cast)
    collect(AT)
    held.refresh_from_db()
    assert held.seen_to < Delivery.objects.get().line_id
    collect(LATER)
    held.refresh_from_db()
    assert held.seen_to == Delivery.objects.get().line_id


def test_it_is_tried_again_later_and_later_then_given_up_then_stopped_and_people_are_told(cast):
    with listening() as receiver:
        held = hooked(cast, receiver.address())
        for _ in range(MOST_FAILED):
            begun(cast)
        collect(AT)
        receiver.answers = [500] * MOST_FAILED * (len(AGAIN) + 1)
        at = AT
        for pause in AGAIN:
            deliver(at)
            deliver(at)  # nothing more is due
            at += pause
        deliver(at)
        assert len(receiver.got) == MOST_FAILED * (len(AGAIN) + 1)
    assert set(Delivery.objects.values_list("next_at", "status", "tries")) == {(None, 500, len(AGAIN) + 1)}
    held.refresh_from_db()
    assert held.stopped_because == "failed"
    assert [notice.person for notice in Notice.objects.all()] == [cast.people["administrator"]]


def test_an_address_that_is_gone_is_not_asked_again(cast):
    with listening() as receiver:
        held = hooked(cast, receiver.address())
        begun(cast)
        begun(cast)
        collect(AT)
        receiver.answers = [410, 410]
        deliver(AT)
        deliver(AT + dt.timedelta(days=1))
        assert len(receiver.got) == 2
    held.refresh_from_db()
    assert held.stopped_because == "gone"
    collect(LATER)
    assert Delivery.objects.count() == 2


def test_what_happened_while_it_was_stopped_is_told_once_it_is_started(cast):
    standing = standings_of(cast.people["administrator"])[0]
    with listening() as receiver:
        held = hooked(cast, receiver.address())
        actions.halt(webhook=held, standing=standing, at=AT)
        begun(cast)
        collect(AT)
        deliver(AT)
        assert receiver.got == []
        actions.start(webhook=held, standing=standing, at=AT)
        collect(AT)
        deliver(AT)
        assert len(receiver.got) == 1


def test_the_secret_is_in_no_row_and_changes_with_its_generation_and_with_the_server(cast):
    held = hooked(cast)
    secret = secret_of(held)
    rows = [str(row) for model in kept_models() for row in model._base_manager.values()]
    assert not any(secret in row or secret.removeprefix("whsec_") in row for row in rows)
    actions.renew_secret(webhook=held, standing=standings_of(cast.people["administrator"])[0], at=AT)
    held.refresh_from_db()
    assert secret_of(held) != secret
    with override_settings(SECRET_KEY="another secret of this server"):
        assert secret_of(held) != secret


@pytest.mark.parametrize("days,left", [(29, 1), (31, 0)])
def test_messages_are_forgotten_and_their_lines_not_told_again(cast, days, left):
    with listening() as receiver:
        hooked(cast, receiver.address())
        begun(cast)
        collect(LATER)
        deliver(LATER)
        forget(AT + dt.timedelta(days=days))
        collect(AT + dt.timedelta(days=days))
        assert Delivery.objects.count() == left
