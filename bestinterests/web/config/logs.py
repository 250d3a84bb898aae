"""Logs as one JSON object a line, without personal data: what happened, where in the code, how long; never who or what.

A message is written as its template, without the values that were to go into it, and an exception as its kind and
its places without its text: both could hold an e-mail address, a child's words or a secret link.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import traceback
from typing import Any

PLAIN = ("route", "method", "status", "milliseconds", "request")
"""What may be added to a line by ``extra``."""


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": dt.datetime.fromtimestamp(record.created, tz=dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": event_of(record),
        }
        line |= {name: value for name in PLAIN if (value := getattr(record, name, None)) is not None and plain(value)}
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__name__
            line["places"] = [
                f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])[-12:]
            ]
        return json.dumps(line, ensure_ascii=False)


def event_of(record: logging.LogRecord) -> str:
    """The template of a message; its place where gunicorn has put address and text of a bad request into one."""
    if record.name.startswith("gunicorn") and "/workers/" in record.pathname.replace("\\", "/"):
        return f"request not served: {record.funcName}"
    return str(record.msg)


def plain(value: object) -> bool:
    """Say whether a value can stand in a log: Django itself adds the whole request under one of our names."""
    return isinstance(value, str | int | float)


def logging_of(level: str) -> dict[str, Any]:
    """Return the logging configuration: everything to the error stream, in one form."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "bestinterests.web.config.logs.JsonLines"}},
        "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stream"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.request": {"level": "ERROR"},  # what was refused stands in the line of the request
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "gunicorn": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
