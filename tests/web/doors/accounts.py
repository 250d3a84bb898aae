"""Doors of people, and of pages that say the same to everybody."""

from __future__ import annotations

from tests.web.doors import EVERYBODY, GO, OPEN_READ, administrators, everyone, members, only, signed_in

NAMED: dict[str, dict[str, str]] = {}
TABLE = {
    "home": signed_in(OPEN_READ, (GO, GO)),
    "health": everyone(OPEN_READ),
    "accessibility": everyone(OPEN_READ),
    "privacy": everyone(OPEN_READ),
    "accounts:first_administrator": everyone((GO, GO)),
    "accounts:invitation": {who: (409, 409) if who else (200, 422) for who in EVERYBODY},
    "accounts:account": signed_in(OPEN_READ),
    "accounts:name_change": signed_in((200, 422)),
    "accounts:sessions_end": signed_in((405, GO)),
    "accounts:roles": signed_in(OPEN_READ),
    "accounts:organisations": signed_in(OPEN_READ),
    "accounts:arrangement": only("administrator", cell=(200, 422), others=(200, 403)),
    "accounts:interests": members((200, 422)),
    "accounts:people": members(OPEN_READ),
    "accounts:invitation_new": administrators((200, 422)),
    "accounts:invitation_withdraw": administrators((405, GO)),
    "accounts:member_roles": administrators((200, 422)),
    "accounts:member_remove": administrators((200, GO)),
    "accounts:organisation_rename": administrators((200, 422)),
    "account_login": {who: (GO, GO) if who else (200, 200) for who in EVERYBODY},
    "account_logout": {who: (200, GO) if who else (GO, GO) for who in EVERYBODY},
    "account_inactive": everyone(OPEN_READ),
    "account_change_password": signed_in((200, 200)),
    "account_reset_password": everyone((200, 200)),
    "account_reset_password_done": everyone(OPEN_READ),
    "account_reset_password_from_key": everyone((200, 200)),
    "account_reset_password_from_key_done": everyone(OPEN_READ),
}
