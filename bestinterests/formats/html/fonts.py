"""The letters, as data inside the page: latin always, latin-ext only where the page has such characters.

The build step fetches the files; where they are absent the page uses the system's own letters.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "static" / "fonts"
FAMILIES = (
    ("Atkinson Hyperlegible Next Variable", "atkinson-hyperlegible-next", "200 800"),
    ("Literata Variable", "literata", "200 900"),
    ("Atkinson Hyperlegible Mono Variable", "atkinson-hyperlegible-mono", "200 800"),
)
LATIN = (
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, "
    "U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
)
LATIN_EXT = "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F"
_EXTENDED = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f\u1ef2-\u1eff\u2c60-\u2c7f]")


@cache
def _data(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode("ascii")


def _face(family: str, stem: str, weights: str, subset: str, folder: Path) -> str:
    path = folder / f"{stem}-{subset}-wght-normal.woff2"
    if not path.is_file():
        return ""
    covers = LATIN if subset == "latin" else LATIN_EXT
    return (
        f'@font-face{{font-family:"{family}";font-style:normal;font-display:swap;font-weight:{weights};'
        f'src:url(data:font/woff2;base64,{_data(path)}) format("woff2");unicode-range:{covers}}}\n'
    )


def font_faces(text: str, folder: Path = FONTS) -> str:
    """The @font-face rules that a page with this text needs, with the letters inside; empty without the files."""
    subsets = ("latin", "latin-ext") if _EXTENDED.search(text) else ("latin",)
    return "".join(_face(*family, subset, folder) for family in FAMILIES for subset in subsets)
