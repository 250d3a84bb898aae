"""The other side: a web server on this computer that keeps what it is sent, and answers as it is told to."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver(ThreadingHTTPServer):
    """Keeps headers and bodies; answers with the next of ``answers``, then with 204."""

    def __init__(self, trust=None):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got, self.answers, self.led = [], [], []
        if trust is not None:
            self.socket = trust.wrap_socket(self.socket, server_side=True)

    def address(self, host="127.0.0.1", scheme="http"):
        return f"{scheme}://{host}:{self.server_port}/hooks?from=us"

    def handle_error(self, request, client_address):
        """A broken handshake is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 204)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        self.server.led.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        """Nothing is printed."""


@contextmanager
def listening(trust=None):
    """A receiver for as long as the block lasts."""
    server = Receiver(trust)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
