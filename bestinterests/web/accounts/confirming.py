"""Asking once more who it is, before something that opens an account or ends it for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from allauth.account.decorators import reauthentication_required
from django.http import HttpResponse

View = Callable[..., HttpResponse]


def confirmed(view: View) -> View:
    """Lead to where somebody confirms that it is them, unless they did within five minutes; then back."""
    return cast(View, reauthentication_required(app="allauth.mfa")(view))
