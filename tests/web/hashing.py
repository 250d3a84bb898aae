"""Passwords on a stage: kept as those of people are, but worked out once, since all have the same."""

from __future__ import annotations

from functools import cache

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import override_settings


@cache
def worked_out(password: str, salt: str, iterations: int | None) -> str:
    """A hash as the server reads it, with all the work that it asks for."""
    return PBKDF2PasswordHasher().encode(password, salt, iterations)


class Once(PBKDF2PasswordHasher):
    """The hasher of the workspace with one salt for all."""

    def salt(self) -> str:
        return "the-same-for-all-on-a-stage"

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        return worked_out(password, salt, iterations)


def once() -> None:
    """Use it in this process, which sets a stage and ends."""
    override_settings(PASSWORD_HASHERS=["tests.web.hashing.Once"]).enable()
