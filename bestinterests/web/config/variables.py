"""The one table of environment variables: what each means, its default, and how its text is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bestinterests.domain.problem import Problem
from bestinterests.web.config.database import database_of
from bestinterests.web.config.mail import mail_of

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(frozen=True)
class Variable:
    """One environment variable.

    read: takes the text and returns the value, or raises ValueError with a sentence that says what would be right.
    secret: may also be given as a file, by the same name with ``_FILE``; its value is never shown.
    """

    name: str
    default: str
    says: str
    read: Callable[[str], Any] = str
    secret: bool = False


def _flag(text: str) -> bool:
    words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.lower() not in words:
        raise ValueError("Say yes or no.")
    return words[text.lower()]


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 999:
        raise ValueError("Give a whole number from 1 to 999.")
    return int(text)


def _rate(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 100_000:
        raise ValueError("Give a whole number from 1 to 100000.")
    return int(text)


def _address(text: str) -> str:
    """Read the public address of the workspace: scheme, host, maybe a port; no path."""
    if not text:
        return ""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise ValueError("Give scheme and host only, as in https://assess.example.org.")
    return f"{parts.scheme}://{parts.netloc}"


def origin_of(text: str) -> str:
    """Return scheme, host and port of an address that people are led to; raises ValueError for an unsafe one."""
    parts = urlsplit(text)
    local = (parts.hostname or "") in LOOPBACK
    if parts.scheme != "https" and not (parts.scheme == "http" and local):
        raise ValueError("Start it with https://. Only this computer itself may be spoken to by http.")
    if not parts.hostname or parts.username or not re.fullmatch(r"[\w.:\[\]-]+", parts.netloc, re.ASCII):
        raise ValueError("Give the address of a server, as in https://login.example.org.")
    return f"{parts.scheme}://{parts.netloc}"


def _issuer(text: str) -> str:
    """Read the issuer of an identity provider: where its description is found, without a query."""
    if not text:
        return ""
    origin, parts = origin_of(text), urlsplit(text)
    if parts.query or parts.fragment:
        raise ValueError("Give the issuer as the provider writes it, without anything after ? or #.")
    return f"{origin}{parts.path}".rstrip("/")


def _origins(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin_of(each) for each in text.split()))


def _folder(text: str) -> Path | None:
    return Path(text) if text else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _level(text: str) -> str:
    if text.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("Say debug, info, warning or error.")
    return text.upper()


def _mailbox(text: str) -> str:
    if "@" not in text or any(c.isspace() for c in text.strip()):
        raise ValueError("Give one e-mail address, as in workspace@example.org.")
    return text.strip()


VARIABLES: dict[str, Variable] = {
    variable.name: variable
    for variable in (
        Variable(
            "BESTINTERESTS_DATA",
            "data",
            "Folder of everything that is kept: the SQLite database, the secret, the mail that is not sent. "
            "`serve --data` sets it.",
            Path,
        ),
        Variable(
            "DATABASE_URL",
            "",
            "`postgresql://user:password@host:5432/name`, or `sqlite:///path`. Empty: SQLite in the data folder.",
            database_of,
            secret=True,
        ),
        Variable(
            "BESTINTERESTS_ADDRESS",
            "",
            "The public address of the workspace, as in `https://assess.example.org`. Needed on any host but this "
            "computer; links in e-mails start with it, and no other host name is answered.",
            _address,
        ),
        Variable(
            "BESTINTERESTS_SECRET",
            "",
            "At least 50 characters by chance that sign sessions and links. Empty on this computer: one is made and "
            "kept in the data folder.",
            str,
            secret=True,
        ),
        Variable(
            "BESTINTERESTS_BEHIND_PROXY",
            "no",
            "`yes` where a proxy in front speaks HTTPS and sets `X-Forwarded-Proto` and `X-Forwarded-For` itself, "
            "whatever the browser sent.",
            _flag,
        ),
        Variable(
            "BESTINTERESTS_MAIL",
            "file:",
            "How e-mail leaves: `smtp://user:password@host:587` (STARTTLS), `smtps://` (TLS from the start), "
            "`console:` (printed), `file:` (written to `mail` in the data folder).",
            mail_of,
            secret=True,
        ),
        Variable("BESTINTERESTS_MAIL_FROM", "workspace@localhost", "The sender of e-mails.", _mailbox),
        Variable("BESTINTERESTS_WORKERS", "2", "How many requests are answered at once.", _count),
        Variable(
            "BESTINTERESTS_SESSION_HOURS",
            "12",
            "After how many hours a person has to sign in again.",
            _count,
        ),
        Variable(
            "BESTINTERESTS_WEBHOOKS_INSIDE",
            "no",
            "`yes` where webhooks may go to addresses within your own network, which are not public.",
            _flag,
        ),
        Variable(
            "BESTINTERESTS_OIDC_ISSUER",
            "",
            "The issuer of your own identity provider (OpenID Connect), as in `https://login.example.org/realm`. With "
            "it people can sign in with the account that they have there.",
            _issuer,
        ),
        Variable("BESTINTERESTS_OIDC_CLIENT_ID", "", "What the identity provider calls this workspace."),
        Variable(
            "BESTINTERESTS_OIDC_CLIENT_SECRET",
            "",
            "The secret that the identity provider gave this workspace.",
            secret=True,
        ),
        Variable(
            "BESTINTERESTS_OIDC_NAME",
            "your organisation's account",
            "What stands on the button after *Sign in with*.",
        ),
        Variable(
            "BESTINTERESTS_OIDC_ORIGINS",
            "",
            "Further origins, with spaces between, through which the identity provider leads people on the way; a "
            "browser refuses to be led to others.",
            _origins,
        ),
        Variable(
            "BESTINTERESTS_PASSWORDS",
            "yes",
            "`no`: people sign in with the identity provider only. The first administrator keeps a password, so that a "
            "broken provider locks nobody out for good.",
            _flag,
        ),
        Variable(
            "BESTINTERESTS_API_RATE",
            "600",
            "How many requests a minute one token may make of the API. Each worker counts for itself; papers count as "
            "ten requests.",
            _rate,
        ),
        Variable(
            "BESTINTERESTS_REGISTER_OPEN",
            "yes",
            "`no`: the register of what was published is read only by people who sign in. Else anybody reads it, "
            "without an account.",
            _flag,
        ),
        Variable(
            "BESTINTERESTS_CASE_KEYS",
            "",
            "The keys under which cases are kept, as `bestinterests keys make` wrote them. Empty: the file `case-keys` "
            "in the data folder, if there is one. No backup holds them; without them no case can be read.",
            str,
            secret=True,
        ),
        Variable(
            "BESTINTERESTS_PORTFOLIO",
            "",
            "Folder of a portfolio of many assessments, as `bestinterests portfolio add` makes it. The desk asks it "
            "and writes nothing to it.",
            _folder,
        ),
        Variable(
            "BESTINTERESTS_PORTFOLIO_FOR",
            "",
            "Ids of the organisations whose supervisors may ask the portfolio, with spaces between, as the addresses "
            "of their pages show them. Empty: on this computer all may, on any other host none.",
            _names,
        ),
        Variable("BESTINTERESTS_LOG_LEVEL", "info", "`debug`, `info`, `warning` or `error`.", _level),
    )
}
"""Every variable by name, in the order in which the reference shows them."""


def read(environment: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    """Read every variable from an environment.

    Returns the values by name, the default where a text could not be read, and every Problem found.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for variable in VARIABLES.values():
        try:
            values[variable.name] = variable.read(_text(variable, environment))
        except ValueError as why:
            values[variable.name] = variable.read(variable.default)
            problems.append(_unreadable(variable, str(why)))
    problems += [_unknown(name) for name in environment if name.startswith("BESTINTERESTS_") and not _known(name)]
    return values, problems


def is_local(address: str) -> bool:
    """Say whether an address, or an empty one, is that of this computer only."""
    return not address or (urlsplit(address).hostname or "") in LOOPBACK


def _text(variable: Variable, environment: Mapping[str, str]) -> str:
    path = environment.get(f"{variable.name}_FILE", "") if variable.secret else ""
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ValueError(f"The file that {variable.name}_FILE names cannot be read.") from error
    return environment.get(variable.name, "").strip() or variable.default


def _known(name: str) -> bool:
    return name in VARIABLES or name in ELSEWHERE or name.removesuffix("_FILE") in VARIABLES


ELSEWHERE = ("BESTINTERESTS_CHROMIUM", "BESTINTERESTS_TEST_DATABASE")
"""Names that the tests read, which the workspace does not mind."""


def _unreadable(variable: Variable, remedy: str) -> Problem:
    said = f"The value of {variable.name} cannot be read."
    return Problem(code="server.variable", path=variable.name, sentence=said, remedy=remedy)


def _unknown(name: str) -> Problem:
    return Problem(
        code="server.unknown-variable",
        path=name,
        sentence=f"There is no variable {name}, so it changes nothing.",
        remedy="docs/reference/settings.md lists every variable.",
        severity="warning",
    )
