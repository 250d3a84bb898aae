"""The API, described for machines."""

from __future__ import annotations

from functools import cache

import msgspec

from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.openapi import described
from bestinterests.web.api.table import OPERATIONS


def description(call: Call) -> Answer:
    """Give the description, which is the same for everybody."""
    return Answer(_bytes())


@cache
def _bytes() -> bytes:
    return msgspec.json.encode(described(OPERATIONS))
