"""The link with which a person sets a password, as allauth makes and reads it."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse


def path_to_set(person: Any) -> str:
    """Return the path of a link that sets the password of a person once, within PASSWORD_RESET_TIMEOUT."""
    named = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return reverse("account_reset_password_from_key", kwargs=named)
