"""allauth's forms of signing in, with faults in our words: what to enter, not that something is required."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms


class _InOurWords:
    """Sets what a form says at an empty field."""

    asks: ClassVar[dict[str, str]]
    fields: dict[str, Any]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, words in self.asks.items():
            self.fields[name].error_messages |= {"required": words, "invalid": words}


class Login(_InOurWords, forms.LoginForm):  # type: ignore[misc]
    """Signing in."""

    asks: ClassVar[dict[str, str]] = {"login": "Enter your e-mail address.", "password": "Enter your password."}


class ChangePassword(_InOurWords, forms.ChangePasswordForm):  # type: ignore[misc]
    """Changing one's password."""

    asks: ClassVar[dict[str, str]] = {
        "oldpassword": "Enter your present password.",
        "password1": "Choose a new password.",
        "password2": "Enter the new password once more.",
    }


class ResetPassword(_InOurWords, forms.ResetPasswordForm):  # type: ignore[misc]
    """Asking for a link."""

    asks: ClassVar[dict[str, str]] = {"email": "Enter your e-mail address, as in name@example.org."}


class ResetPasswordFromKey(_InOurWords, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """Setting a password by a link."""

    asks: ClassVar[dict[str, str]] = {
        "password1": "Choose a new password.",
        "password2": "Enter the new password once more.",
    }
