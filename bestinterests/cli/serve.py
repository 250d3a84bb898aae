"""Serve the workspace in a browser, until you stop it with Ctrl-C.

It makes or upgrades its database first, with four fictional samples to learn from. On this computer nothing has to be
set; on any other address an unsafe setting is refused. Every variable is in docs/reference/settings.md.
"""

from __future__ import annotations

import argparse

SMALLEST, LARGEST = 1, 65535


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_data

    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", default=8000, type=_port, metavar="PORT", help="port to listen on (8000)")
    add_data(parser)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not SMALLEST <= int(text) <= LARGEST:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port; give a number from {SMALLEST} to {LARGEST}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Set everything up, say where the workspace is, and hand over to the server process."""
    import os
    import sys

    from bestinterests.cli.clock import now
    from bestinterests.cli.problems import show
    from bestinterests.cli.server import loaded

    serving = loaded()
    problems = serving.set_up(serving.environment_of(os.environ, arguments.data), arguments.host)
    show(problems, arguments, sys.stderr)
    serving.insist_free(arguments.host, arguments.port)
    serving.upgrade()
    serving.fill(now())
    serving.collect()
    code = serving.first_code()
    _say(arguments, code)
    from django.conf import settings
    from django.db import connections

    from bestinterests.web.config.gunicorn import command
    from bestinterests.web.config.scheduling import start_beside

    connections.close_all()
    start_beside()
    called = command(arguments.host, arguments.port, settings.VALUES["BESTINTERESTS_WORKERS"])
    os.execv(called[0], called)  # noqa: S606  # our own interpreter, with arguments that were read above


def _say(arguments: argparse.Namespace, code: str) -> None:
    import sys

    from django.conf import settings

    from bestinterests.cli.output import page

    host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
    address = settings.ADDRESS or f"http://{host}:{arguments.port}"
    sheet = page(arguments.colour)
    sheet.heading("The workspace")
    sheet.lines.append(f"  {address}")
    if code and settings.IS_LOCAL:
        sheet.line("Nobody can sign in yet: open it and make the first administrator.", indent=2)
    elif code:
        sheet.line(f"Nobody can sign in yet: open it and make the first administrator. The code is {code}", indent=2)
    sheet.line("Stop it with Ctrl-C.", indent=2)
    sheet.show()
    sys.stdout.flush()
