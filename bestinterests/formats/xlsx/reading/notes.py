"""Problems with cells and rows, each with its place and its remedy."""

from __future__ import annotations

from bestinterests.domain.problem import Problem, Severity
from bestinterests.formats.xlsx.kinds import Unreadable
from bestinterests.formats.xlsx.reading.grid import RowRead


class Notes:
    """Problems gathered while the rows of a workbook are read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, code: str, path: str, sentence: str, remedy: str, severity: Severity = "error") -> None:
        """Note a Problem."""
        self.problems.append(
            Problem(code=f"workbook.{code}", path=path, sentence=sentence, remedy=remedy, severity=severity)
        )

    def unreadable(self, row: RowRead, field: str, title: str, fault: Unreadable) -> None:
        """Note a cell that cannot be read."""
        self.add("cell", row.place(field), f"{title}: {fault.sentence}", fault.remedy)

    def formula(self, row: RowRead, field: str, title: str) -> None:
        """Note a formula where a person's words belong."""
        self.add(
            "formula",
            row.place(field),
            f"{title}: the cell holds a formula, which is never read; what stood there before is kept.",
            "Copy the cell and paste it as values, or write an apostrophe before a text that begins with =.",
            "warning",
        )
