"""How one signs in: an app, passkeys, recovery codes; each set up, named, used up and removed by its owner."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import flows as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn import views as passkeys
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bestinterests.web.accounts.access import person_of, standings_in
from bestinterests.web.accounts.confirming import confirmed
from bestinterests.web.accounts.factors import Adapter, factors_of, wanting
from bestinterests.web.accounts.mailing import mail
from bestinterests.web.accounts.queries import sessions_of
from bestinterests.web.accounts.views.signing_in import is_by_name, options_of, ways

CHANGED = "How you sign in was changed"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what one signs in with, and what is asked for."""
    person, at = person_of(request), timezone.now()
    wanted = wanting(request, standings_in(request))
    values = {
        **ways(request),
        "factors": factors_of(person),
        "wanted": wanted,
        "due": wanted is not None and wanted.is_due(at),
        "onward": get_next_redirect_url(request) or reverse("home"),
        "others": len(sessions_of(person, request.session.session_key or "", at)) > 1,
    }
    return render(request, "accounts/signing_in.html", values)


def _after(request: HttpRequest, said: str, letter: str) -> str:
    """Where it goes on after a factor was set up: to recovery codes that nobody has seen yet, else back."""
    person = person_of(request)
    mail(person, CHANGED, letter)
    messages.success(request, said)
    return reverse("mfa_view_recovery_codes" if factors_of(person).fresh else "mfa_index")


class AppNew(app.ActivateTOTPView):  # type: ignore[misc]
    """Setting up an app that shows codes (TOTP, RFC 6238)."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        values: dict[str, Any] = super(app.ActivateTOTPView, self).get_context_data(**named)
        secret = values["form"].secret
        return {**values, "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        held = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        held.wrap().validate_code(form.cleaned_data["code"])  # it has been used now, and opens nothing any more
        return response

    def get_success_url(self) -> str:
        said = "An app that shows codes was set up as your second factor."
        return _after(self.request, "The app is your second factor from now on.", said)


class AppRemove(app.DeactivateTOTPView):  # type: ignore[misc]
    """Taking the app away."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        mail(person_of(self.request), CHANGED, "The app that shows codes is no longer a second factor of yours.")
        messages.success(self.request, "The app is removed. Its codes no longer work.")
        return response


@require_safe
@confirmed
def app_picture(request: HttpRequest) -> HttpResponse:
    """Draw the code that an app reads with the camera, of the secret that is being set up in this session."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    adapter = Adapter()
    picture = adapter.build_totp_svg(adapter.build_totp_url(person_of(request), secret))
    return HttpResponse(picture, content_type="image/svg+xml")


class PasskeyNew(passkeys.AddWebAuthnView):  # type: ignore[misc]
    """Setting up a passkey (WebAuthn): one that is found by itself where the device can, so that it signs in alone."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().get_context_data(**named)
        asked = values["js_data"]["creation_options"]["publicKey"]
        selection = {**asked["authenticatorSelection"], "residentKey": "preferred", "requireResidentKey": False}
        values["js_data"] = {"creation_options": {"publicKey": {**asked, "authenticatorSelection": selection}}}
        return {**values, "options": options_of(values), "by_name": is_by_name(self.request)}

    def form_invalid(self, form: Any) -> HttpResponse:
        return redirect(f"{reverse('mfa_add_webauthn')}?refused")

    def get_success_url(self) -> str:
        said = "A passkey was added to your account."
        return _after(self.request, "The passkey is one of yours from now on.", said)


class PasskeyName(passkeys.EditWebAuthnView):  # type: ignore[misc]
    """Naming a passkey anew."""

    success_url = reverse_lazy("mfa_index")


class PasskeyRemove(passkeys.RemoveWebAuthnView):  # type: ignore[misc]
    """Taking a passkey away."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        mail(person_of(self.request), CHANGED, "A passkey was removed from your account.")
        messages.success(self.request, "The passkey is removed. It no longer opens your account.")
        return response


def _fresh_codes(request: HttpRequest) -> list[str]:
    """Recovery codes that their owner has not said to have kept; none where they have."""
    held = Authenticator.objects.filter(user=person_of(request), type=Authenticator.Type.RECOVERY_CODES).first()
    if held is None:
        raise Http404
    codes: list[str] = [] if held.wrap().did_view else held.wrap().get_unused_codes()
    return codes


@require_http_methods(["GET", "HEAD", "POST"])
@confirmed
def codes(request: HttpRequest) -> HttpResponse:
    """Show recovery codes until their owner says that they are kept; from then on they are never shown again."""
    found = _fresh_codes(request)
    if request.method == "POST":
        held = Authenticator.objects.get(user=person_of(request), type=Authenticator.Type.RECOVERY_CODES)
        held.wrap().mark_as_viewed()
        messages.success(request, "Your recovery codes are kept by you, and not shown here again.")
        return redirect("mfa_index")
    return render(request, "accounts/recovery_codes.html", {"codes": found})


@require_POST
@confirmed
def codes_new(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes; those of before no longer work."""
    person = person_of(request)
    if not factors_of(person).any:
        raise Http404
    recovery.generate_recovery_codes(request)
    mail(person, CHANGED, "New recovery codes were made for your account. Those of before no longer work.")
    return redirect("mfa_view_recovery_codes")


@require_safe
@confirmed
def codes_file(request: HttpRequest) -> HttpResponse:
    """Give recovery codes as a text file, as long as they are shown."""
    found = _fresh_codes(request)
    if not found:
        raise Http404
    text = "Recovery codes of Best Interests. Each works once, in place of your second factor.\n\n" + "\n".join(found)
    headers = {"Content-Disposition": 'attachment; filename="recovery-codes.txt"'}
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", headers=headers)
