"""allauth's forms of signing in, with faults in our words: what to enter, not that something is required."""

from __future__ import annotations

import struct
from typing import Any, ClassVar

from allauth.account import forms
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as factor_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkey_forms
from django.forms import CharField

from bestinterests.web.accounts.coming import may_use_password
from bestinterests.web.accounts.models import User


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
    """Asking for a link. users: whom the address is of."""

    users: list[User]

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
PASSKEY = 60
"""Characters of the name of a passkey."""


class Code(_InOurWords, factor_forms.AuthenticateForm):  # type: ignore[misc]
    """The second factor as one signs in."""

    asks: ClassVar[dict[str, str]] = {"code": CODE}


class CodeAgain(_InOurWords, factor_forms.ReauthenticateForm):  # type: ignore[misc]
    """Confirming with a code that it is oneself."""

    asks: ClassVar[dict[str, str]] = {"code": CODE}


class FirstCode(_InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app, which shows that it is set up."""

    asks: ClassVar[dict[str, str]] = {"code": "Enter the code that the app shows."}


class PasskeyNamed(_InOurWords, passkey_forms.EditWebAuthnForm):  # type: ignore[misc]
    """The name of a passkey."""

    asks: ClassVar[dict[str, str]] = {"name": "Enter a name for the passkey."}

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["name"] = CharField(
            max_length=PASSKEY,
            error_messages={"required": self.asks["name"], "max_length": f"Use at most {PASSKEY} characters."},
        )


UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)
"""What the reader of passkeys raises at something that no browser sends."""


class _Shown:
    """Answers what no browser sends like a passkey that is not known."""

    def clean_credential(self) -> Any:
        """The passkey that was shown."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyNew(passkey_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A passkey that a browser made."""

    def clean_name(self) -> str:
        """Its name, or one that is given to it; cut where it is long."""
        return str(super().clean_name())[:PASSKEY]

    def clean(self) -> dict[str, Any]:
        """What was made; something that no browser sends is answered like a passkey that came too late."""
        try:
            return dict(super().clean())
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeySecond(_Shown, passkey_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second factor."""


class PasskeyAlone(_Shown, passkey_forms.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey that signs somebody in by itself."""


class PasskeyAgain(_Shown, passkey_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """Confirming with a passkey that it is oneself."""
