"""Django's settings, made from the table of variables. Importing this writes nothing and asks nobody."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django import VERSION
from django.core.exceptions import ImproperlyConfigured

from bestinterests.web.config import folder
from bestinterests.web.config.logs import logging_of
from bestinterests.web.config.mail import settings_of
from bestinterests.web.config.variables import LOOPBACK, is_local, origin_of, read

VALUES, PROBLEMS = read(os.environ)
_broken = [f"{problem.sentence} {problem.remedy}" for problem in PROBLEMS if problem.severity == "error"]
if _broken:
    raise ImproperlyConfigured("\n".join(_broken))

DATA: Path = VALUES["BESTINTERESTS_DATA"]
ADDRESS: str = VALUES["BESTINTERESTS_ADDRESS"]
BEHIND_PROXY: bool = VALUES["BESTINTERESTS_BEHIND_PROXY"]
IS_LOCAL = is_local(ADDRESS)
WEB = Path(__file__).resolve().parents[1]
FORMATS = WEB.parent / "formats/html"

# Django says what is wrong with an empty one at first use; checks.py says it at the start.
SECRET_KEY: str = VALUES["BESTINTERESTS_SECRET"] or (folder.kept(DATA / folder.SECRET) if IS_LOCAL else "")
DEBUG = False
ALLOWED_HOSTS = [*LOOPBACK, *([urlsplit(ADDRESS).hostname or ""] if ADDRESS else [])]
CSRF_TRUSTED_ORIGINS = [ADDRESS] if ADDRESS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "bestinterests.web.accounts",
    "bestinterests.web.jobs",
    "bestinterests.web.notices",
    "bestinterests.web.learn",
    "bestinterests.web.explainer",
    "bestinterests.web.ledger",
    "bestinterests.web.assessments",
    "bestinterests.web.reviews",
    "bestinterests.web.change_requests",
    "bestinterests.web.overview",
    "bestinterests.web.redress",
    "bestinterests.web.surveys",
    "bestinterests.web.resources",
    "bestinterests.web.register",
    "bestinterests.web.desk",
    "bestinterests.web.webhooks",
    "bestinterests.web.api",
    "bestinterests.web.ui",
    "bestinterests.web.config",
]
MIDDLEWARE = [
    "bestinterests.web.config.requests.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "bestinterests.web.config.headers.Headers",
    "bestinterests.web.api.plain.OneShape",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "bestinterests.web.redress.opening.Doors",
    "bestinterests.web.register.opening.OpenRegister",
    "bestinterests.web.ui.refusing.CalmErrors",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "bestinterests.web.config.first.FirstAdministrator",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bestinterests.web.accounts.insisting.SecondFactor",
    "bestinterests.web.assessments.unevaluated.WithoutPacks",
]
ROOT_URLCONF = "bestinterests.web.config.urls"
WSGI_APPLICATION = "bestinterests.web.config.wsgi.application"
CSRF_FAILURE_VIEW = "bestinterests.web.ui.refusing.page_too_old"

DATABASES: dict[str, dict[str, Any]] = {"default": dict(VALUES["DATABASE_URL"])}
if not DATABASES["default"]["NAME"]:
    DATABASES["default"]["NAME"] = str(DATA / folder.DATABASE)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Several processes count the same attempts: so the counts are rows, not memory.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counts",
        "KEY_FUNCTION": "bestinterests.web.config.counts.sealed",
        # A code that was used, and a count of tries, must not be pushed out by many others.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / app.rpartition(".")[2] / "templates" for app in INSTALLED_APPS if app.startswith("bestint")],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "bestinterests.web.ui.environment.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "bestinterests.web.config.navigation.navigation",
            ],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# Files that people send in are rows of the database, so that a backup and a lawful removal reach them. None is here.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# The letters and the look of the reports are those of the workspace.
STATICFILES_DIRS = [
    (name, path) for name, path in (("fonts", FORMATS / "static/fonts"), ("look", FORMATS / "css")) if path.is_dir()
]

# The text of the ring of keys; empty where it lies in its file in the data folder. Nothing else reads it.
CASE_KEYS: str = VALUES["BESTINTERESTS_CASE_KEYS"]

# A folder with many assessments, which the desk asks read only, and the organisations that may.
PORTFOLIO: Path | None = VALUES["BESTINTERESTS_PORTFOLIO"]
PORTFOLIO_FOR: tuple[str, ...] = VALUES["BESTINTERESTS_PORTFOLIO_FOR"]

AUTH_USER_MODEL = "accounts.User"
# Functions that hold something still in a record, each a ``assessments.keepers.Keeper``: apps above say there what no
# change may undo.
KEEPERS = ["bestinterests.web.redress.actions.resting.still_open"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "display_name")}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_ENGINE = "bestinterests.web.accounts.sessions"
SESSION_COOKIE_AGE = 3600 * VALUES["BESTINTERESTS_SESSION_HOURS"]
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

ACCOUNT_ADAPTER = "bestinterests.web.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {
    "login": "bestinterests.web.accounts.signing.Login",
    "change_password": "bestinterests.web.accounts.signing.ChangePassword",
    "reset_password": "bestinterests.web.accounts.signing.ResetPassword",
    "reset_password_from_key": "bestinterests.web.accounts.signing.ResetPasswordFromKey",
    "reauthenticate": "bestinterests.web.accounts.signing.PasswordAgain",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

MFA_ADAPTER = "bestinterests.web.accounts.factors.Adapter"
MFA_FORMS = {
    "authenticate": "bestinterests.web.accounts.signing.Code",
    "reauthenticate": "bestinterests.web.accounts.signing.CodeAgain",
    "activate_totp": "bestinterests.web.accounts.signing.FirstCode",
    "add_webauthn": "bestinterests.web.accounts.signing.PasskeyNew",
    "authenticate_webauthn": "bestinterests.web.accounts.signing.PasskeySecond",
    "edit_webauthn": "bestinterests.web.accounts.signing.PasskeyNamed",
    "login_webauthn": "bestinterests.web.accounts.signing.PasskeyAlone",
    "reauthenticate_webauthn": "bestinterests.web.accounts.signing.PasskeyAgain",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Best Interests"
MFA_TOTP_TOLERANCE = 1
# People join by a link that was sent to their address; nobody signs up with that of another.
MFA_ALLOW_UNVERIFIED_EMAIL = True
SOCIALACCOUNT_ADAPTER = "bestinterests.web.accounts.oidc.Adapter"
SOCIALACCOUNT_STORE_TOKENS = False

OIDC_ISSUER: str = VALUES["BESTINTERESTS_OIDC_ISSUER"]
OIDC_CLIENT_ID: str = VALUES["BESTINTERESTS_OIDC_CLIENT_ID"]
OIDC_CLIENT_SECRET: str = VALUES["BESTINTERESTS_OIDC_CLIENT_SECRET"]
OIDC_NAME: str = VALUES["BESTINTERESTS_OIDC_NAME"]
# A browser holds the redirects that follow on a form against the policy, too.
OIDC_ORIGINS = [*([origin_of(OIDC_ISSUER)] if OIDC_ISSUER else []), *VALUES["BESTINTERESTS_OIDC_ORIGINS"]]
PASSWORDS: bool = VALUES["BESTINTERESTS_PASSWORDS"]

globals().update(settings_of(VALUES["BESTINTERESTS_MAIL"], DATA / "mail", VERSION[:2]))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = VALUES["BESTINTERESTS_MAIL_FROM"]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_LOCAL
SECURE_HSTS_SECONDS = 0 if IS_LOCAL else 31_536_000
SECURE_SSL_REDIRECT = not IS_LOCAL
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CSP: dict[str, list[str]] = {
    "default-src": ["'none'"],
    "base-uri": ["'none'"],
    "connect-src": ["'self'"],
    "font-src": ["'self'"],
    "form-action": ["'self'", *OIDC_ORIGINS],
    "frame-ancestors": ["'none'"],
    "img-src": ["'self'"],
    "media-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
}
API_RATE: int = VALUES["BESTINTERESTS_API_RATE"]
# Whether anybody reads the register, or only whoever signs in.
REGISTER_OPEN: bool = VALUES["BESTINTERESTS_REGISTER_OPEN"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_of(VALUES["BESTINTERESTS_LOG_LEVEL"])
SILENCED_SYSTEM_CHECKS = ["security.W003"]
