"""A paper as one HTML file: no script, no request to anywhere, fonts inside; for the screen, the phone and paper."""

from bestinterests.formats.html.page import write_html

__all__ = ["write_html"]
