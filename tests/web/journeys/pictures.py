"""Pictures of pages for the guide, small enough to be kept with the text."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parents[3] / "docs/guide/pictures"
WIDTH = 1000
COLOURS = 160


def folder() -> Path | None:
    """Where pictures go; None where none are asked for, so that a test run changes no file."""
    return FOLDER if os.environ.get("BESTINTERESTS_PICTURES") == "1" else None


def keep(page, path: Path) -> None:
    """Write the top of the page as a PNG of few colours."""
    page.evaluate("scrollTo(0, 0)")
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    small = taken.resize((WIDTH, round(taken.height * WIDTH / taken.width)), Image.Resampling.LANCZOS)
    path.parent.mkdir(parents=True, exist_ok=True)
    small.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
