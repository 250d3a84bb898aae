"""A provider that says whatever a test lets it say, and signs it with a key of its choice."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "workspace", "a secret between the two"
OURS, OTHER = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


class Hostile:
    """What is said next. claims, userinfo, config: on top of what is right. key, algorithm: of the ID token."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.claims: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.config: dict[str, Any] = {}
        self.key: Any = OURS
        self.algorithm = "RS256"
        self.asked: dict[str, str] = {}

    def answer(self, path: str) -> dict[str, Any]:
        person = {"sub": "7", "email": "amara@example.org", "email_verified": True, "name": "Amara O."}
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "go", "token_endpoint": "token", "userinfo_endpoint": "me"}
            places |= {"jwks_uri": "keys"}
            found = {name: f"{self.issuer}/{place}" for name, place in places.items()}
            return {"issuer": self.issuer, **found, **self.config}
        if path == "/keys":
            return {"keys": [{**json.loads(RSAAlgorithm.to_jwk(OURS.public_key())), "kid": "one", "alg": "RS256"}]}
        if path == "/me":
            return {**person, **self.userinfo}
        now = int(time.time())
        claims = {**person, "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        token = jwt.encode(claims, self.key, self.algorithm, headers={"kid": "one"})
        return {"access_token": "t", "token_type": "Bearer", "id_token": token}


@contextmanager
def hostile() -> Iterator[Hostile]:
    """One that answers on this computer."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self._answer()

        def _answer(self) -> None:
            body = json.dumps(held.answer(self.path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held = Hostile(f"http://127.0.0.1:{server.server_port}")
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield held
        server.shutdown()
