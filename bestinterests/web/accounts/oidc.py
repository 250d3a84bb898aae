"""Signing in with an organisation's own identity provider (OpenID Connect), as far as allauth leaves it to us.

One provider, from the settings. State and PKCE are allauth's; the nonce, the signature and the issuer are held here.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.datakit import parse_bool_safely
from allauth.core.internal.deferred import jwt
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from bestinterests.domain.problem import Refusal
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.coming import come_by
from bestinterests.web.accounts.refusing import not_let_in, oidc_is_set

PROVIDER = "organisation"
"""What addresses and rows call the one provider."""
SIGNED = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
"""How an ID token may be signed: with a key of which the provider shows only the public half."""


def nonce_of(verifier: str) -> str:
    """The nonce of an attempt to sign in, from its PKCE verifier: both are its own, and only the verifier is kept."""
    return hashlib.sha256(f"nonce {verifier}".encode()).hexdigest()


class Asking(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Asks the provider, and believes only what answers this attempt (OpenID Connect Core 1.0, section 3.1.3.7)."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself. Raises OAuth2Error where that is of another issuer."""
        found: dict[str, Any] = super().openid_config
        if str(found.get("issuer", "")).rstrip("/") != settings.OIDC_ISSUER:
            raise OAuth2Error("The description is of another issuer.")
        return found

    def get_access_token_data(
        self, request: HttpRequest, app: SocialApp, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        """Trade the code for tokens, and keep in mind which nonce has to come back."""
        if not pkce_code_verifier:
            raise OAuth2Error("There is no verifier of this attempt.")
        self.nonce = nonce_of(pkce_code_verifier)
        return super().get_access_token_data(request, app, client, pkce_code_verifier=pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """Read who it is from the ID token and the userinfo of the same subject. Only the link is stored."""
        claims = self._decode_id_token(app, kwargs["response"].get("id_token") or "")
        if not hmac.compare_digest(str(claims.get("nonce", "")), self.nonce):
            raise OAuth2Error("The ID token answers another attempt.")
        info = self._fetch_user_info(token.token) if self.openid_config.get("userinfo_endpoint") else claims
        if info.get("sub") != claims["sub"]:
            raise OAuth2Error("The userinfo is of another person.")
        about = info if info.get("email") else claims  # an address and whether it is verified: from one source
        told = {key: about.get(key) for key in ("email", "email_verified")}
        told |= {"sub": claims["sub"], "name": info.get("name") or claims.get("name")}
        login: SocialLogin = self.get_provider().sociallogin_from_response(request, {"userinfo": told})
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """The claims of an ID token whose signature, issuer, audience and time hold; it counts once."""
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as error:
            raise OAuth2Error("Invalid id_token") from error
        if algorithm not in SIGNED:
            raise OAuth2Error("The ID token is not signed as it has to be.")
        config = self.openid_config
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=config["jwks_uri"],
            issuer=config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        return claims


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    """The provider of the settings."""

    oauth2_adapter_class = Asking

    def get_pkce_params(self) -> dict[str, str]:
        """PKCE always, and the nonce with it."""
        found: dict[str, str] = generate_code_challenge()
        return {**found, "nonce": nonce_of(found["code_verifier"])}

    def extract_uid(self, data: dict[str, Any]) -> str:
        """The subject at this issuer; a digest, so that another issuer's subject can never be taken for it."""
        subject = str(data["userinfo"]["sub"])
        return hashlib.sha256(f"{settings.OIDC_ISSUER}\n{subject}".encode()).hexdigest()

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing is stored of what the provider says."""
        self.said_name = str(data["userinfo"]["name"] or "")
        return {}


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who comes by the provider: those who are here already, and those who are invited. Nobody else."""

    def list_apps(
        self, request: HttpRequest | None, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The one application of the settings; none is ever made in the database."""
        if not oidc_is_set() or provider not in (None, PROVIDER, "openid_connect"):
            return []
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=PROVIDER,
                name=settings.OIDC_NAME,
                client_id=settings.OIDC_CLIENT_ID,
                secret=settings.OIDC_CLIENT_SECRET,
                settings={"server_url": settings.OIDC_ISSUER},
            )
        ]

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Provider:
        """The provider of the settings. Raises SocialApp.DoesNotExist where none is set."""
        return Provider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Any:
        """Nobody is made from what the provider says; whoever is invited is made by the action of joining."""
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find who it is by the link of before, or by a verified address; refuse everybody else with a page."""
        if sociallogin.is_existing:
            return
        verified = [each.email for each in sociallogin.email_addresses if parse_bool_safely(each.verified)]
        if not verified:
            refuse(request, UNVERIFIED)
        name = sociallogin.provider.said_name
        try:
            person = come_by(
                provider=PROVIDER, uid=sociallogin.account.uid, email=verified[0], name=name, at=timezone.now()
            )
        except Refusing as refusing:
            refuse(request, *refusing.refusals)
        sociallogin.user = person

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Answer with our page, whatever went wrong: a stale attempt, a refusal there, an answer that does not hold."""
        refuse(request, FAILED)


def refuse(request: HttpRequest, *refusals: Refusal) -> NoReturn:
    """Answer with a page that says why somebody does not come in."""
    raise ImmediateHttpResponse(not_let_in(request, *refusals))


UNVERIFIED = Refusal(
    code="oidc.unverified",
    sentence="Your e-mail address is not confirmed where you signed in, so we cannot tell that it is yours.",
    who_could_help="Confirm it there, or ask whoever looks after those accounts.",
)
FAILED = Refusal(
    code="oidc.failed",
    sentence="The sign-in was not completed. It may have been left open too long, or broken off.",
    who_could_help="Begin again. If it goes on, tell the person who runs this server.",
)
SILENT = Refusal(
    code="oidc.silent",
    sentence="The place where you sign in does not answer.",
    who_could_help="Try again in a few minutes. If it goes on, tell the person who runs this server.",
)
