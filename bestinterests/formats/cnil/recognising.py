"""Is a JSON file a CNIL PIA? Told from its first keys, before anything is read."""

from __future__ import annotations

import re

_FIRST_KEYS = re.compile(
    rb'\s*(?:\[\s*)?\{\s*"(?:pia|answers|measures|evaluations|comments|structure|knowledges|pia_id|export)"\s*:'
)
_PIA = re.compile(rb'"(?:pia|pia_id|knowledges)"\s*:')
_OURS = re.compile(rb'"(?:format|assessment)"\s*:')
_LOOKED_AT = 200_000


def is_pia(data: bytes) -> bool:
    """Say whether the bytes of a JSON file look like a CNIL PIA in one of its shapes, and not like our document."""
    start = data.removeprefix(b"\xef\xbb\xbf")[:_LOOKED_AT]
    if _FIRST_KEYS.match(start):
        return True
    return start.lstrip()[:1] in (b"{", b"[") and _PIA.search(start) is not None and _OURS.search(start) is None
