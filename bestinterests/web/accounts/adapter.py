"""How allauth behaves here: nobody signs up by themselves, links start with our address, nothing pops up."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail address and password; people come by invitation only."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both, then try again.",
        "too_many_login_attempts": "There were too many tries. Wait five minutes, then try again.",
        "enter_current_password": "This is not your present password.",
        "incorrect_password": "This is not your present password.",
        "password_same_as_old": "Choose another password than the present one.",
    }

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        messages.success(request, "Your password is changed.")
        return reverse("accounts:account")

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *_: Any, **__: Any) -> None:
        """Say nothing: the page that follows says what happened."""

    def format_email_subject(self, subject: str) -> str:
        return subject
