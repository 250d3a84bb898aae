"""Rows of the register as feeds tell them, from their columns alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse

from bestinterests.documents.publication.standing import opening
from bestinterests.formats.register.feeds import Lies
from bestinterests.formats.register.row import Listed
from bestinterests.web.register.holding import listed
from bestinterests.web.register.models import Published


def told(row: Published) -> Listed:
    """A publication as a feed tells it."""
    entry = listed(row)
    kind: Any = row.kind  # one of the choices
    state: Any = row.standing.state
    verdict: Any = row.verdict or None
    return Listed(
        id=row.series.slug,
        number=row.number,
        title=row.service,
        organisation=entry.publication.publisher.organisation,
        sort="",
        kind=kind,
        what=row.sector,
        on=row.published_on,
        state=state,
        verdict=None if state == "withdrawn" else verdict,
        fictional=row.fictional,
        rights=(),
        bands=(),
        opening=opening(entry).text,
        folder=f"{row.series.slug}/{row.number}",
        digest=row.digest,
        audiences=(),
        found=(),
    )


def lies(row: Listed) -> Lies:
    """Where the page and the data of a publication lie, below the register."""
    root = reverse("register:register")
    places = [reverse(f"register:{name}", args=[row.id, row.number]) for name in ("publication", "publication_json")]
    return Lies(*(each.removeprefix(root) for each in places))


def feed(write: Callable[..., bytes], rows: Sequence[Published], base: str, title: str) -> bytes:
    """A feed of publications, the newest first."""
    root = f"{base}{reverse('register:register')}".rstrip("/")
    return write([told(row) for row in rows], root, title, lies=lies, front="")
