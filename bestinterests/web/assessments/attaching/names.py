"""Names of files, as any system can take them and nobody can be misled by them."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
"""Characters of a name, its ending included."""
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def cleaned(name: str, suffix: str, known: tuple[str, ...] = ()) -> str:
    """A name without folders, without characters that cannot be seen or that turn text around, with this ending.

    known: other endings for the same kind, such as ``.jpeg``, which stay as they are.
    """
    text = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    text = "".join(each for each in text if unicodedata.category(each)[0] != "C")
    text = " ".join(_FORBIDDEN.sub("-", text).split()).strip(". -")
    stem, dot, ending = text.rpartition(".")
    if f".{ending.casefold()}" in (suffix, *known) and dot:
        text, suffix = stem, f".{ending.casefold()}"
    text = text.strip(". -")[: LONGEST - len(suffix)].strip(". -") or "file"
    return f"{'file-' if _RESERVED.match(text) else ''}{text}{suffix}"
