"""Values that several shapes hold."""

from __future__ import annotations

from typing import Annotated

import msgspec

from bestinterests.web.api.operations import Into

Words = Annotated[str, msgspec.Meta(max_length=20_000)]
Cursor = Annotated[str, msgspec.Meta(max_length=400, description="What `after` or `before` of another page said.")]
Revision = Annotated[int, msgspec.Meta(ge=1, le=999_999_999)]


class Placed(Into, frozen=True, kw_only=True):
    """Where in a list."""

    place: Cursor = ""
