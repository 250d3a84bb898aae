"""Answers, and how they are written: as text, CSV, a spreadsheet, JSON, Parquet, or as the SQL that was asked."""

from __future__ import annotations

from bestinterests.portfolio.answering.answer import Answer, Part, answer, part_of, together
from bestinterests.portfolio.questions import Column

__all__ = ["Answer", "Column", "Part", "answer", "part_of", "together"]
