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
FIRST_LETTERS = (("Andika", "andika", "400"), ("Andika", "andika", "700"))
"""For people who learn to read: on the pages of the youngest alone."""
LATIN = (
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, "
    "U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"
)
LATIN_EXT = "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F"
_EXTENDED = re.compile("[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f\u1ef2-\u1eff\u2c60-\u2c7f]")


@cache
def _data(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode("ascii")


def _face(family: str, weights: str, subset: str, source: str) -> str:
    covers = LATIN if subset == "latin" else LATIN_EXT
    return (
        f'@font-face{{font-family:"{family}";font-style:normal;font-display:swap;font-weight:{weights};'
        f'src:url({source}) format("woff2");unicode-range:{covers}}}\n'
    )


def _inside(family: str, stem: str, weights: str, subset: str, folder: Path) -> str:
    path = folder / _file(stem, weights, subset)
    if not path.is_file():
        return ""
    return _face(family, weights, subset, f"data:font/woff2;base64,{_data(path)}")


def _file(stem: str, weights: str, subset: str) -> str:
    return f"{stem}-{subset}-{'wght' if ' ' in weights else weights}-normal.woff2"


def font_faces(text: str, folder: Path = FONTS, *, first_letters: bool = False) -> str:
    """The @font-face rules that a page with this text needs, with the letters inside; empty without the files.

    first_letters: the page is for people who learn to read.
    """
    subsets = ("latin", "latin-ext") if _EXTENDED.search(text) else ("latin",)
    families = (*FAMILIES, *FIRST_LETTERS) if first_letters else FAMILIES
    return "".join(_inside(*family, subset, folder) for family in families for subset in subsets)


def font_files(folder: Path = FONTS) -> dict[str, bytes]:
    """Every file of letters by its name, with the licences, for a folder of pages; empty where none was fetched."""
    wanted = [_file(stem, weights, subset) for _, stem, weights in (*FAMILIES, *FIRST_LETTERS) for subset in SUBSETS]
    licences = sorted(path.name for path in folder.glob("*-LICENSE.txt"))
    return {name: (folder / name).read_bytes() for name in (*wanted, *licences) if (folder / name).is_file()}


def linked_faces(base: str, folder: Path = FONTS) -> str:
    """The @font-face rules of letters that lie beside the style sheet, in the folder ``base``."""
    return "".join(
        _face(family, weights, subset, f"{base}/{_file(stem, weights, subset)}")
        for family, stem, weights in (*FAMILIES, *FIRST_LETTERS)
        for subset in SUBSETS
        if (folder / _file(stem, weights, subset)).is_file()
    )


SUBSETS = ("latin", "latin-ext")
