"""Places in lists, and addresses of what was made."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from bestinterests.web.api.faults import wrong
from bestinterests.web.api.library import Call
from bestinterests.web.api.operations import PREFIX
from bestinterests.web.ui.paging import leads


def insist_place(rows: QuerySet[Any], keys: tuple[str, ...], place: str) -> None:
    """Raise Wrong (422) for a cursor that no page of this list gave, which must not lead to the first page."""
    if not leads(rows, keys, place):
        sentence = "This place is none that a page of this list, in this order, gave."
        raise wrong(422, "api.parameter", sentence, "Begin anew without it.", path="place")


def whole_address(call: Call, path: str) -> str:
    """A path with the address of the server before it, as people are sent it."""
    request = call.request
    return f"{settings.ADDRESS or f'{request.scheme}://{request.get_host()}'}{path}"


def assessment_address(public_id: str) -> str:
    """Where an assessment is found."""
    return f"{PREFIX}/assessments/{public_id}"


def etag_of(revision: int) -> str:
    """The name of a state of the record: its revision, in quotes."""
    return f'"{revision}"'
