"""Is this start safe? What is asked on any host but this computer, each as a Problem that says how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bestinterests.domain.problem import Problem
from bestinterests.web.config.variables import is_local

LEAST_SECRET = 50
MAKE_ONE = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(64))'"


def unsafe(values: Mapping[str, Any], *, secret: str, host: str = "") -> list[Problem]:
    """Return everything that makes a start unsafe or surprising; none on this computer with a kept secret.

    values: what ``variables.read`` gave. secret: the one that will be used. host: where the server is to listen,
    where that is known.
    """
    address = values["BESTINTERESTS_ADDRESS"]
    problems = []
    if not secret and is_local(address):
        problems.append(_problem("no-secret", "BESTINTERESTS_SECRET", "There is no secret.", MAKE_ONE))
    if is_local(address) and host and not is_local(f"http://{_bracketed(host)}"):
        sentence = f"The server would listen on {host} for other computers, without an address that is known to it."
        remedy = "Set BESTINTERESTS_ADDRESS to the address that people type, or leave --host out."
        problems.append(_problem("no-address", "BESTINTERESTS_ADDRESS", sentence, remedy))
    problems += _provider(values, is_local(address))
    if not is_local(address):
        problems += _elsewhere(values, address, secret)
    return problems


PROVIDER = tuple(f"BESTINTERESTS_OIDC_{name}" for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET"))
"""What it takes to sign in with an identity provider."""


def _provider(values: Mapping[str, Any], local: bool) -> list[Problem]:
    problems = []
    missing = [name for name in PROVIDER if not values[name]]
    if 0 < len(missing) < len(PROVIDER):
        sentence = f"The identity provider cannot be used without {' and '.join(missing)}."
        problems.append(_problem("half-a-provider", missing[0], sentence, "Set all of them, or none."))
    if not values["BESTINTERESTS_PASSWORDS"] and missing:
        sentence = "Passwords are switched off, and there is no identity provider: nobody could sign in."
        remedy = f"Set {', '.join(missing)}, or leave BESTINTERESTS_PASSWORDS out."
        problems.append(_problem("no-way-in", "BESTINTERESTS_PASSWORDS", sentence, remedy))
    if not local and values[PROVIDER[0]].startswith("http://"):
        sentence = "The identity provider is one of this computer, which other people's browsers cannot reach."
        remedy = "Give the address by which people reach it, with https://."
        problems.append(_problem("provider-not-reached", PROVIDER[0], sentence, remedy))
    return problems


def _elsewhere(values: Mapping[str, Any], address: str, secret: str) -> list[Problem]:
    problems = []
    if not values["BESTINTERESTS_SECRET"]:
        sentence = "On a host for other people the secret has to be given; it is not made by itself."
        problems.append(_problem("secret-not-given", "BESTINTERESTS_SECRET", sentence, MAKE_ONE))
    elif len(secret) < LEAST_SECRET or len(set(secret)) < 12:
        sentence = f"The secret is easy to guess: it has {len(secret)} characters, {len(set(secret))} different ones."
        problems.append(_problem("weak-secret", "BESTINTERESTS_SECRET", sentence, MAKE_ONE))
    if not address.startswith("https://"):
        sentence = "Passwords and children's records would travel unprotected: the address is not https."
        remedy = "Put a proxy that speaks HTTPS in front, and start the address with https://."
        problems.append(_problem("no-https", "BESTINTERESTS_ADDRESS", sentence, remedy))
    if not values["BESTINTERESTS_BEHIND_PROXY"]:
        sentence = "Nothing in front of the server is said to speak HTTPS; the server itself does not."
        remedy = "Set BESTINTERESTS_BEHIND_PROXY=yes where a proxy sets X-Forwarded-Proto and X-Forwarded-For."
        problems.append(_problem("no-proxy", "BESTINTERESTS_BEHIND_PROXY", sentence, remedy))
    if "smtp" not in values["BESTINTERESTS_MAIL"]["BACKEND"]:
        sentence = "No e-mail leaves this server, so nobody can set a forgotten password by themselves."
        remedy = "Set BESTINTERESTS_MAIL to smtp://user:password@host:587."
        problems.append(_problem("no-mail", "BESTINTERESTS_MAIL", sentence, remedy, severity="warning"))
    return problems


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _problem(code: str, path: str, sentence: str, remedy: str, severity: Any = "error") -> Problem:
    return Problem(code=f"server.{code}", path=path, sentence=sentence, remedy=remedy, severity=severity)
