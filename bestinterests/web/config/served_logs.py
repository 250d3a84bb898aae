"""What gunicorn says, in the form of our logs: of a request that it could not read it would name address and text."""

from __future__ import annotations

import logging
from typing import Any

from gunicorn.glogging import Logger

from bestinterests.web.config.logs import JsonLines


class Nameless(JsonLines):
    """Writes of what went wrong with a request only where in the code that was noticed."""

    def format(self, record: logging.LogRecord) -> str:
        if "/workers/" in record.pathname.replace("\\", "/"):
            # Its words are put together before they come here, so that address and request stand in them.
            record = logging.makeLogRecord({**record.__dict__, "msg": f"request not served: {record.funcName}"})
        return super().format(record)


class ServedLog(Logger):  # type: ignore[misc]  # gunicorn ships no types
    """The logger of the server processes."""

    def setup(self, cfg: Any) -> None:
        """Write as gunicorn would, in our form."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Nameless())

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Keep where in gunicorn it was said, not where in its logger."""
        self.error_log.warning(msg, *args, stacklevel=2, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Keep where in gunicorn it was said, not where in its logger."""
        self.error_log.exception(msg, *args, stacklevel=2, **kwargs)
