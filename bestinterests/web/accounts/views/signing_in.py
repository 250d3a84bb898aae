"""Signing in: by password, by passkey, with the identity provider; and confirming that it is oneself."""

from __future__ import annotations

import ipaddress
import json
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView, PasswordChangeView, ReauthenticateView
from allauth.mfa.base import views as factor
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from bestinterests.web.accounts.access import person_of
from bestinterests.web.accounts.coming import may_use_password
from bestinterests.web.accounts.limits import limited
from bestinterests.web.accounts.oidc import FAILED, SILENT, Adapter, Asking
from bestinterests.web.accounts.refusing import not_let_in, oidc_is_set


def ways(request: HttpRequest) -> dict[str, Any]:
    """What there is to sign in with: the name of the provider where there is one, passwords, passkeys."""
    return {
        "provider": settings.OIDC_NAME if oidc_is_set() else "",
        "passwords": settings.PASSWORDS,
        "by_name": is_by_name(request),
        "onward": get_next_redirect_url(request) or "",
    }


def is_by_name(request: HttpRequest) -> bool:
    """Say whether the address has a name in it: browsers give no passkey to a bare number."""
    try:
        ipaddress.ip_address(request.get_host().rpartition(":")[0].strip("[]") or request.get_host())
    except ValueError:
        return True
    return False


def options_of(values: dict[str, Any]) -> str:
    """What a browser is asked for a passkey, as an attribute holds it."""
    return json.dumps(next(iter(values["js_data"].values())), cls=DjangoJSONEncoder)


class SignIn(LoginView):  # type: ignore[misc]
    """The page of signing in."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        refused = "passkey" in self.request.GET
        return {**super().get_context_data(**named), **ways(self.request), "passkey_refused": refused}


class PasskeySignIn(passkeys.LoginWebAuthnView):  # type: ignore[misc]
    """Signing in with a passkey alone."""

    def form_invalid(self, form: Any) -> HttpResponse:
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'passkey': 'refused'})}")


class Second(factor.AuthenticateView):  # type: ignore[misc]
    """The second factor, after password or provider."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().get_context_data(**named)
        has_passkey = bool(values["js_data"]["request_options"]["publicKey"].get("allowCredentials"))
        return {**values, "options": options_of(values), "has_passkey": has_passkey and is_by_name(self.request)}


class Confirm(ReauthenticateView):  # type: ignore[misc]
    """Confirming with the password that it is oneself."""


class ConfirmByCode(factor.ReauthenticateView):  # type: ignore[misc]
    """The same with a code."""


class ConfirmByPasskey(passkeys.ReauthenticateWebAuthnView):  # type: ignore[misc]
    """The same with a passkey."""

    template_name = "mfa/webauthn/reauthenticate.html"

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().get_context_data(**named)
        return {**values, "options": options_of(values), "refused": "refused" in self.request.GET}

    def form_invalid(self, form: Any) -> HttpResponse:
        onward = urlencode({"refused": "", "next": get_next_redirect_url(self.request) or ""})
        return HttpResponseRedirect(f"{self.request.path}?{onward}")


class ChangePassword(PasswordChangeView):  # type: ignore[misc]
    """Changing one's password, where one may have one."""

    def dispatch(self, request: HttpRequest, *arguments: Any, **named: Any) -> Any:
        if not may_use_password(person_of(request)):
            return render(request, "accounts/no_password.html", ways(request), status=403)
        return super().dispatch(request, *arguments, **named)


@require_safe
def password_none(request: HttpRequest) -> HttpResponse:
    """Say how somebody who has no password gets one."""
    return render(request, "accounts/no_password.html", ways(request))


@require_safe
def confirm_provider(request: HttpRequest) -> HttpResponse:
    """Ask somebody who has neither password nor factor to sign in with the provider once more."""
    if not oidc_is_set():
        raise Http404
    return render(request, "accounts/confirm_provider.html", ways(request))


@login_not_required
@require_POST
@limited("oidc", "20/m/ip")
def provider_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the identity provider. again: where somebody is to sign in there anew, though they are signed in."""
    try:
        provider = Adapter(request).get_provider(request, provider_id)
        asked = {"prompt": "login"} if request.POST.get("again") else {}
        onward = get_next_redirect_url(request)
        response: HttpResponse = provider.redirect(request, "login", next_url=onward, auth_params=asked)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (RequestException, OAuth2Error, LookupError, TypeError, ValueError):
        return not_let_in(request, SILENT, status=502)
    return response


@login_not_required
@require_http_methods(["GET", "HEAD"])
@limited("oidc_back", "20/m/ip")
def provider_callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take what the identity provider answers. It writes where it must: whoever signs in is signed in by it."""
    try:
        view = OAuth2CallbackView.adapter_view(Asking(request, provider_id))
        response: HttpResponse = view(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except (LookupError, TypeError, ValueError):
        return not_let_in(request, FAILED)
    return response
