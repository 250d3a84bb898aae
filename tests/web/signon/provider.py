"""An identity provider of the tests: allauth's own, as a server by itself. Its arguments: port, folder, callback.

It knows three people: gia (invited by the journey), mallory (whom nobody invited) and ursula (not confirmed).
"""

from __future__ import annotations

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.urls import include, path

CLIENT, SECRET, PASSWORD = "workspace", "a secret between the two", "copper lantern meadow"
PEOPLE = (("gia", "Gia Fontein", True), ("mallory", "Mallory", True), ("ursula", "Ursula", False))
urlpatterns: list[object] = []


class Threaded(ThreadingMixIn, WSGIServer):
    """Answers several requests at once: a browser asks for a page while the workspace asks for a token."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, *_: object) -> None:
        pass


def configure(folder: Path) -> None:
    """Everything that allauth needs as a provider."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    settings.configure(
        SECRET_KEY="for tests only",
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.sqlite3")}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.messages",
            "django.contrib.sessions",
            "django.contrib.staticfiles",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        ROOT_URLCONF=__name__,
        STATIC_URL="/static/",
        LOGIN_URL="account_login",
        CSRF_COOKIE_NAME="provider_csrf",
        SESSION_COOKIE_NAME="provider_session",
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_SIGNUP_FIELDS=["email*", "password1*"],
        ACCOUNT_EMAIL_VERIFICATION="none",
        IDP_OIDC_PRIVATE_KEY=key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode(),
        LOGGING_CONFIG=None,
        USE_TZ=True,
    )


def fill(callback: str) -> None:
    """The people, and the workspace as a client."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for name, whole, confirmed in PEOPLE:
        first, _, last = whole.partition(" ")
        email = f"{name}@example.org"
        user = User.objects.create_user(name, email, PASSWORD, first_name=first, last_name=last)
        EmailAddress.objects.create(user=user, email=email, primary=True, verified=confirmed)
    client = Client(id=CLIENT, name="Best Interests", scopes="openid\nprofile\nemail", skip_consent=True)
    client.redirect_uris = callback
    client.set_secret(SECRET)
    client.save()


def main() -> None:
    """Serve until ended."""
    port, folder, callback = sys.argv[1:]
    configure(Path(folder))
    import django

    django.setup()
    urlpatterns.extend(path("", include(f"allauth.{each}.urls")) for each in ("account", "idp"))
    fill(callback)
    from django.core.wsgi import get_wsgi_application

    with make_server("127.0.0.1", int(port), get_wsgi_application(), Threaded, Quiet) as server:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main()
