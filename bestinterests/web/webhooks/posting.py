"""One POST to an address that somebody typed, without being led elsewhere: no redirects, no proxy, no inner network.

The host is looked up once, and that answer is checked and used, so that a name cannot lead elsewhere in between.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

SECONDS = 10.0
"""How long connecting, and waiting for an answer, may each take."""
LONGEST = 500


class Where(NamedTuple):
    """Which addresses may be called. this: this computer. inside: networks that are not public."""

    this: bool = False
    inside: bool = False


class Answer(NamedTuple):
    """What came of it. status: of the answer, 0 for none. said: what went wrong, in our words; else blank."""

    status: int
    said: str = ""

    @property
    def is_good(self) -> bool:
        """Did it arrive?"""
        return 200 <= self.status < 300


def amiss(address: str, where: Where) -> str:
    """What is wrong with an address as it was typed, in a sentence; blank where nothing is."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "Give an address, as in https://example.org/hooks."
    if len(address) > LONGEST or not address.isascii() or any(c.isspace() or not c.isprintable() for c in address):
        return f"Give an address of at most {LONGEST} plain characters, without spaces."
    if parts.scheme not in ("https", "http") or not parts.hostname or port == 0:
        return "Give an address, as in https://example.org/hooks."
    if parts.username or parts.password or parts.fragment:
        return "Leave out names, passwords and what stands after #."
    if parts.scheme == "http" and not (where.this and _is_this(parts.hostname)):
        return "Use https: what is sent has to arrive unread."
    return ""


def post(address: str, body: bytes, headers: Mapping[str, str], where: Where, trust: ssl.SSLContext) -> Answer:
    """Send a body and return what was answered; nothing is raised for what goes wrong on the way.

    What the other side writes is not read: its status is all that matters.
    """
    if said := amiss(address, where):
        return Answer(0, said)
    parts = urlsplit(address)
    try:
        found = _looked_up(parts)
    except OSError:
        return Answer(0, "The host has no address.")
    if not all(_allowed(each, where) for each in found):
        return Answer(0, "The host is in a network that webhooks may not reach.")
    connection = _connection(parts, found[0], trust)
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    try:
        connection.request("POST", path, body, {"Host": parts.netloc, "Connection": "close", **headers})
        return Answer(connection.getresponse().status)
    except ssl.SSLError:
        return Answer(0, "The certificate of the host cannot be trusted.")
    except TimeoutError:
        return Answer(0, f"The host did not answer within {SECONDS:.0f} seconds.")
    except (OSError, http.client.HTTPException):
        return Answer(0, "The host did not answer as web servers do.")
    finally:
        connection.close()


class _Direct(http.client.HTTPConnection):
    """A connection to an address that was looked up and checked before."""

    def __init__(self, host: str, port: int, address: str, trust: ssl.SSLContext | None) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.address, self.trust = address, trust

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.trust is not None:
            self.sock = self.trust.wrap_socket(self.sock, server_hostname=self.host)


def _connection(parts: SplitResult, address: str, trust: ssl.SSLContext) -> _Direct:
    secure = parts.scheme == "https"
    return _Direct(parts.hostname or "", parts.port or (443 if secure else 80), address, trust if secure else None)


def _looked_up(parts: SplitResult) -> list[str]:
    found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


def _allowed(address: str, where: Where) -> bool:
    held = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(held, ipaddress.IPv6Address) and held.ipv4_mapped:
        held = held.ipv4_mapped
    if held.is_loopback:
        return where.this
    if held.is_multicast or held.is_unspecified or held.is_link_local or held.is_reserved:
        return False
    return held.is_global or where.inside


def _is_this(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
