"""Pictures that stand beside words: one file each, drawn by us, which pages carry within themselves."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

FOLDER = Path(__file__).parent / "static/redress/icons"
OFFERED = {
    "talk": "Tell us",
    "me": "My information and my rights",
    "see": "I want to see my information",
    "not_good": "This is not good for us",
    "rules": "This breaks the rules",
    "help": "I need help",
    "not_safe": "I am not safe",
}
"""Pictures that a service may use on its own pages to lead to its portal, each with words that go with it."""


@lru_cache(maxsize=128)
def icon(name: str) -> Markup:
    """A picture to put into a page; nothing where no name is given. Words say the same beside it, so it is hidden.

    Within the page itself, it is there when nothing else comes through. Raises FileNotFoundError for a wrong name.
    """
    if not name:
        return Markup()
    drawn = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
    return Markup(drawn.replace("<svg ", '<svg class="dr-icon" aria-hidden="true" focusable="false" ', 1))  # noqa: S704  # our own files
