"""From what a browser sent to how somebody wants to be told."""

from __future__ import annotations

from typing import Any

from django import forms

from bestinterests.web.notices.queries import DEFAULT, MAIL
from bestinterests.web.notices.telling import KINDS


class Settled(forms.Form):
    """How often each kind of notice comes by e-mail."""

    def __init__(self, data: Any, *, held: dict[str, str]) -> None:
        super().__init__(data, initial={kind: held.get(kind, DEFAULT) for kind in KINDS})
        for kind in KINDS:
            wrong = {"required": "Choose how often.", "invalid_choice": "Choose one of these."}
            self.fields[kind] = forms.ChoiceField(choices=list(MAIL.items()), error_messages=wrong)
