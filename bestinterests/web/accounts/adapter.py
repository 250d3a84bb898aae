"""How allauth behaves here: nobody signs up by themselves, links start with our address, nothing pops up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail address and password; people come by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *_: Any, **__: Any) -> None:
        """Say nothing: the page that follows says what happened."""

    def format_email_subject(self, subject: str) -> str:
        return subject
