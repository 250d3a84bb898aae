"""Somebody of an organisation that is there already, signed in, at one assessment."""

from __future__ import annotations

from tests.web.cast import PASSWORD
from tests.web.journeys import pictures
from tests.web.journeys.visitor import Visitor


class Colleague(Visitor):
    """A visitor who is known by their name, and goes about within one assessment."""

    def __init__(self, chromium, server, name, assessment):
        super().__init__(chromium, server, name, pictures=pictures.folder())
        self.context.set_default_timeout(30_000)
        self.start = f"/assessments/{assessment}/"
        self.go("/sign-in/")
        self.fill("E-mail address", self.email)
        self.fill("Password", PASSWORD)
        self.press("Sign in")

    def at(self, tab):
        self.go(self.start)
        self.tab(tab)
