"""What gunicorn says, in the form of our logs, with the place where it was said."""

from __future__ import annotations

from typing import Any

from gunicorn.glogging import Logger

from bestinterests.web.config.logs import JsonLines


class ServedLog(Logger):  # type: ignore[misc]  # gunicorn ships no types
    """The logger of the server processes. A record names where in gunicorn it was said, not where in its logger."""

    def setup(self, cfg: Any) -> None:
        """Write as gunicorn would, in our form."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())

    def warning(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Keep a warning."""
        self.error_log.warning(msg, *args, stacklevel=2, **kwargs)

    def exception(self, msg: str, *args: Any, **kwargs: Any) -> None:
        """Keep what broke."""
        self.error_log.exception(msg, *args, stacklevel=2, **kwargs)
