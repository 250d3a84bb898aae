"""Letters of printed papers: those that the build step fetched, then those that the typesetter brings.

The typesetter reads neither WOFF2 nor variable weights, so these are files of their own, one for each weight. Without
them papers are set in the typesetter's own letters.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"


@cache
def fonts(system: bool = False) -> typst.Fonts:
    """The letters to set with. system: also those that are installed on this machine."""
    return typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=True, font_paths=[str(FONTS)] if FONTS.is_dir() else []
    )
