"""allauth's forms of signing in, with faults in our words: what to enter, not that something is required."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm
from django.forms import CharField

from bestinterests.web.accounts.coming import may_use_password


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

    def clean_email(self) -> str:
        """The address; whoever may not use a password gets no letter, and the page answers everybody alike."""
        email: str = super().clean_email()
        self.users = [person for person in self.users if may_use_password(person)]
        return email


class ResetPasswordFromKey(_InOurWords, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """Setting a password by a link."""

    asks: ClassVar[dict[str, str]] = {
        "password1": "Choose a new password.",
        "password2": "Enter the new password once more.",
    }


class PasswordAgain(_InOurWords, forms.ReauthenticateForm):  # type: ignore[misc]
    """Confirming with one's password that it is oneself."""

    asks: ClassVar[dict[str, str]] = {"password": "Enter your password."}


CODE = "Enter the code."


class Code(_InOurWords, factor_forms.AuthenticateForm):  # type: ignore[misc]
    """The second factor as one signs in."""

    asks: ClassVar[dict[str, str]] = {"code": CODE}


class CodeAgain(_InOurWords, factor_forms.ReauthenticateForm):  # type: ignore[misc]
    """Confirming with a code that it is oneself."""

    asks: ClassVar[dict[str, str]] = {"code": CODE}


class FirstCode(_InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app, which shows that it is set up."""

    asks: ClassVar[dict[str, str]] = {"code": "Enter the code that the app shows."}


class PasskeyNamed(_InOurWords, EditWebAuthnForm):  # type: ignore[misc]
    """The name of a passkey."""

    asks: ClassVar[dict[str, str]] = {"name": "Enter a name for the passkey."}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["name"] = CharField(
            max_length=60, error_messages={"required": self.asks["name"], "max_length": "Use at most 60 characters."}
        )
