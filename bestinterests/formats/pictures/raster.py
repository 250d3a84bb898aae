"""A drawing as an image of points, made by the typesetter of the PDFs, so that no other drawing program is needed."""

from __future__ import annotations

import typst

from bestinterests.formats.pictures.fonts import fonts

_PAGE = """#set page(width: float(sys.inputs.width) * 1pt, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""


def png(svg: str, width: int) -> bytes:
    """Return a PNG of this many points across on white. svg: a whole file, as ``draw`` gives it.

    Raises typst.TypstError for text that is no SVG.
    """
    made = typst.compile(
        _PAGE.encode(),
        font_paths=fonts(),
        format="png",
        ppi=72,
        sys_inputs={"svg": svg, "width": str(width)},
    )
    return bytes(made)
