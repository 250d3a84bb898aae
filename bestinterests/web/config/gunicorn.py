"""How gunicorn is called: a process of its own, so that it gets Ctrl-C itself and ends cleanly."""

from __future__ import annotations

import sys

APPLICATION = "bestinterests.web.config.wsgi:application"
LOGGER = "bestinterests.web.config.served_logs.ServedLog"


def command(host: str, port: int, workers: int) -> list[str]:
    """Return the command that serves the workspace until it is stopped."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        address,
        "--workers",
        str(workers),
        "--no-control-socket",
        "--logger-class",
        LOGGER,
        "--log-level",
        "warning",
        "--timeout",
        "60",
        "--graceful-timeout",
        "5",
        APPLICATION,
    ]
