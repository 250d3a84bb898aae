"""Webhooks: where to, what is told, what was sent."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from bestinterests.web.api.operations import Into, Out

Topic = Literal["work", "review", "decision", "removal", "publication"]


class Webhooked(Into, frozen=True, kw_only=True):
    """What it is called here, where to, and what is told."""

    name: Annotated[str, msgspec.Meta(max_length=100)]
    address: Annotated[str, msgspec.Meta(max_length=500)]
    topics: Annotated[tuple[Topic, ...], msgspec.Meta(max_length=5)]


class WebhookRow(Out, frozen=True, kw_only=True):
    """A webhook. failed: messages given up one after another. stopped_because: `person`, `failed`, `gone`, or blank."""

    id: str
    name: str
    address: str
    topics: tuple[str, ...]
    made_at: dt.datetime
    failed: int
    stopped_at: dt.datetime | None
    stopped_because: str


class Webhooks(Out, frozen=True, kw_only=True):
    """The webhooks of an organisation, by name."""

    entries: tuple[WebhookRow, ...]


class WebhookTold(WebhookRow, frozen=True, kw_only=True):
    """A webhook with the secret by which the other side knows that a message is ours."""

    secret: str


class DeliveryRow(Out, frozen=True, kw_only=True):
    """A message. next_at: when it is tried next; null once it arrived or was given up. status: of the last answer.

    said: what went wrong, in our words.
    """

    id: str
    kind: str
    at: dt.datetime
    tries: int
    next_at: dt.datetime | None
    status: int
    said: str
    arrived_at: dt.datetime | None


class Deliveries(Out, frozen=True, kw_only=True):
    """Some messages, the newest first. before, after: cursors; blank where there is no more."""

    entries: tuple[DeliveryRow, ...]
    before: str
    after: str


class DeliveryTold(DeliveryRow, frozen=True, kw_only=True):
    """A message with its bytes, as they are signed and sent."""

    body: str
