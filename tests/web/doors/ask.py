"""Doors of portals: anybody opens them, and being signed in changes nothing."""

from __future__ import annotations

from tests.web.doors import GO, everyone

SLUG = "pondpals00"
"""The portal of the doors of portals, which nobody has opened yet: it takes nothing in, and says so."""
BACK = (405, GO)
ROUTES = (
    " _before _who _grown_up _words _first _question _check _send _receipt _throw_away _code _case _add _withdraw "
    "_again _soon _not_safe _fair _close _safe _voice"
)
NAMED = {f"redress:door{route}": {"slug": SLUG, "key": "door", "name": "title"} for route in ROUTES.split(" ")}
TABLE = {
    "redress:door_leave": everyone((GO, 405)),
    "redress:door_help": everyone((200, 405)),
    "redress:door": everyone((200, 405)),
    "redress:door_before": everyone((200, 405)),
    "redress:door_voice": everyone((404, 405)),
    "redress:door_who": everyone((200, 200)),
    "redress:door_grown_up": everyone((200, 405)),
    "redress:door_words": everyone(BACK),
    "redress:door_first": everyone((GO, 405)),
    "redress:door_question": everyone((200, 200)),
    "redress:door_check": everyone((200, 405)),
    "redress:door_send": everyone((405, 200)),
    "redress:door_receipt": everyone((GO, GO)),
    "redress:door_throw_away": everyone((405, 200)),
    "redress:door_code": everyone((200, 200)),
    "redress:door_case": everyone((GO, 405)),
    "redress:door_add": everyone(BACK),
    "redress:door_withdraw": everyone(BACK),
    "redress:door_again": everyone(BACK),
    "redress:door_soon": everyone(BACK),
    "redress:door_not_safe": everyone(BACK),
    "redress:door_fair": everyone(BACK),
    "redress:door_close": everyone((405, 200)),
    "redress:door_safe": everyone((200, 405)),
}
