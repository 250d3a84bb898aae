"""Text for Markdown."""

from __future__ import annotations

import re


def escaped(text: str) -> str:
    """Return a text on one line so that Markdown shows it as it is: no mark-up, mention or list."""
    line = re.sub(r"([\\`*_{}\[\]<>#|!~@])", r"\\\1", " ".join(text.split()))
    return re.sub(r"^([0-9]{1,9})([.)])", r"\1\\\2", re.sub(r"^([-+])", r"\\\1", line))
