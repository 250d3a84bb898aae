"""One service from its rows: what to look into, as a sheet for a page, as questions, and as papers."""

from __future__ import annotations

from bestinterests.portfolio.worksheets.reading import worksheet_for
from bestinterests.portfolio.worksheets.sheet import Worksheet

__all__ = ["Worksheet", "worksheet_for"]
