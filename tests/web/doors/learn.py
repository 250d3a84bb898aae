"""Doors of the framework, open to everybody, and of remarks, which belong to an organisation."""

from __future__ import annotations

from tests.web.doors import EVERYBODY, GO, OPEN_READ, everyone, members, only

NAMED = {
    "learn:kind": {"kind": "rights"},
    "learn:item": {"kind": "rights", "key": "article-16"},
}
SETTLERS = ("administrator", "assessor", "data-protection-officer")
TABLE = {
    "learn:framework": everyone(OPEN_READ),
    "learn:search": everyone((301, 405)),
    "learn:unchecked": everyone(OPEN_READ),
    "learn:kind": everyone(OPEN_READ),
    "learn:item": everyone(OPEN_READ),
    "learn:remark_new": {
        who: (GO, GO) if not who else (403, 403) if who == "nowhere" else (200, 422) for who in EVERYBODY
    },
    "learn:remarks": members(OPEN_READ),
    "learn:remarks_csv": members(OPEN_READ),
    "learn:remarks_json": members(OPEN_READ),
    "learn:remark": only(*SETTLERS, cell=(200, 422), others=(200, 403)),
    "learn:remark_reopen": only(*SETTLERS, cell=(405, GO)),
    "learn:remark_remove": only("assessor", cell=(200, GO)),
}
