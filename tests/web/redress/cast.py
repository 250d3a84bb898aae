"""A portal that is open, and what comes in by it, made by the actions that people use."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings

from bestinterests.web.assessments.models import Assessment
from bestinterests.web.redress.actions.receiving import Received, receive
from bestinterests.web.redress.models import Portal
from bestinterests.workflow.casework.events import About, Told
from tests.web.cast import AT

RING = settings.CASE_KEYS
"""The keys of this run, as text."""
HAPPENED = "It kept showing me videos about being thin after I stopped my search."


def portal(assessment: Assessment, at: dt.datetime = AT) -> Portal:
    """The portal of a service, as its row stands while it is open."""
    from bestinterests.web.accounts.ids import new_id

    return Portal.objects.create(
        public_id=new_id(at),
        organisation=assessment.organisation,
        assessment=assessment,
        slug=new_id(at)[-10:],
        name="Pond Pals",
        features=[{"id": "F01", "words": {"6-9": "Chat", "13-15": "Chat with other players"}}],
        made_at=at,
        opened_at=at,
    )


def told(**given: Any) -> Told:
    """What a young person might send."""
    base: dict[str, Any] = {
        "door": "not-good-for-us",
        "received_at": AT,
        "band": "13-15",
        "nation": "england",
        "about": About(features=("F01",), rights=("article-16",)),
        "happened": HAPPENED,
        "wanted": "Stop using what I search for.",
    }
    return Told(**base | given)


def received(where: Portal, sent: str = "one", at: dt.datetime = AT, **given: Any) -> Received:
    """A case that came in by a portal."""
    return receive(portal=where, told=told(**{"received_at": at} | given), sent=sent, at=at)
