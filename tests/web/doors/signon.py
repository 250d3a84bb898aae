"""Doors of signing in, of second factors, and of erasing an account.

Whoever is signed in here never typed a password, so what changes how an account is opened asks who they are first.
"""

from __future__ import annotations

from tests.web.doors import GO, OPEN_READ, administrators, everyone, only, signed_in

NAMED = {
    "accounts:session_end": {"browser": "nobody-has-this"},
    "mfa_edit_webauthn": {"pk": "1"},
    "mfa_remove_webauthn": {"pk": "1"},
    "openid_connect_login": {"provider_id": "organisation"},
    "openid_connect_callback": {"provider_id": "organisation"},
}
CONFIRM = signed_in((GO, GO))
TABLE = {
    "mfa_index": signed_in(OPEN_READ),
    "mfa_activate_totp": CONFIRM,
    "mfa_totp_picture": signed_in((GO, 405)),
    "mfa_deactivate_totp": signed_in((404, 404)),
    "mfa_add_webauthn": CONFIRM,
    "mfa_edit_webauthn": CONFIRM,
    "mfa_remove_webauthn": CONFIRM,
    "mfa_view_recovery_codes": CONFIRM,
    "mfa_generate_recovery_codes": signed_in((405, GO)),
    "mfa_download_recovery_codes": signed_in((GO, 405)),
    "mfa_authenticate": everyone((GO, GO)),
    "mfa_login_webauthn": everyone((GO, GO)),
    "mfa_reauthenticate": CONFIRM,
    "mfa_reauthenticate_webauthn": CONFIRM,
    "account_reauthenticate": signed_in((200, 200)),
    "account_confirm_provider": signed_in((404, 405)),
    "account_set_password": signed_in(OPEN_READ),
    "openid_connect_login": everyone((405, 404)),
    "openid_connect_callback": everyone((404, 405)),
    "accounts:session_name": signed_in((405, GO)),
    "accounts:session_end": signed_in((405, 404)),
    "accounts:protection": only("administrator", cell=(200, 422), others=(200, 403)),
    "accounts:factors_reset": administrators((200, GO)),
    "erasure:own": CONFIRM,
    "erasure:member": administrators((200, 422)),
}
