"""The pictures of a paper as files of their own, for formats that hold no page of ours: SVG, PNG, and words beside.

``draw`` gives the sheets of a picture, none higher than a page of A4, each with its alternate text; ``twin`` gives the
table that says the same in words, where the paper has none yet; ``png`` draws a sheet as an image of points. The list
of judgements that a verdict hangs on (FlipList) is words, not a drawing: it has a twin and no sheet.
"""

from bestinterests.formats.pictures import balance, controls, coverage, profile, ranges, timeline, twins
from bestinterests.formats.pictures.dispatch import draw, twin
from bestinterests.formats.pictures.raster import png
from bestinterests.formats.pictures.sheet import Drawing

__all__ = ["DRAWERS", "Drawing", "draw", "png", "twin"]

DRAWERS = (balance, controls, coverage, profile, ranges, timeline, twins)
"""Modules that register how their pictures are drawn, or said as a table."""
