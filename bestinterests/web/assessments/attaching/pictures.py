"""Pictures are drawn anew before they are kept, so that what cameras write into them beside the picture is gone.

Source of the rules: the file upload advice of OWASP; place and time in a photograph of a child must not travel.
"""

from __future__ import annotations

import io
import warnings
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from bestinterests.domain.problem import Problem

PIXELS = 40_000_000
"""Points of a picture, at most: a photograph of a good camera, and about 160 MB while it is drawn anew."""
_FAULTS = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError)


def redrawn(data: bytes, form: Literal["PNG", "JPEG"]) -> bytes | Problem:
    """The picture alone, turned as its camera meant it, without anything written beside it; or why it is not taken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=[form]) as picture:
                if picture.width * picture.height > PIXELS:
                    return _too_many()
                return _saved(ImageOps.exif_transpose(picture), form)
        except Image.DecompressionBombError:
            return _too_many()
        except _FAULTS:
            return Problem(
                code="attachment.damaged",
                path="",
                sentence="The picture cannot be read: it is damaged, or something else under its name.",
                remedy="Open it, save it anew as PNG or JPEG, and attach that.",
            )


def _saved(picture: Image.Image, form: Literal["PNG", "JPEG"]) -> bytes:
    clear = picture.info.get("transparency")
    picture.info = {} if clear is None else {"transparency": clear}
    out = io.BytesIO()
    if form == "JPEG":
        drawn = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
        drawn.save(out, "JPEG", quality=95, subsampling=0)
    else:
        picture.save(out, "PNG", optimize=False)
    return out.getvalue()


def _too_many() -> Problem:
    return Problem(
        code="attachment.picture",
        path="",
        sentence=f"The picture has more than {PIXELS // 1_000_000} million points.",
        remedy="Make it smaller and attach that.",
    )
