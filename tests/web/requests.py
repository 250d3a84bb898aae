"""Requests as somebody of the cast, and what may be read from a page."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

from tests.web.cast import Cast


class Signed:
    """A client with the cast; calling it with a role signs in as that person, with nothing as nobody."""

    def __init__(self, client: Client, cast: Cast) -> None:
        self.client = client
        self.cast = cast

    def __call__(self, role: str = "") -> Client:
        self.client.logout()
        if role:
            self.client.force_login(self.cast.people[role])
        return self.client


def text(response) -> str:
    """What a page says, without its tags."""
    body = re.sub(r"<(script|style|title)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())
