"""What follows on the record, for reading: worked out when the workbook was written, and again when it comes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bestinterests.documents.context import Context
from bestinterests.documents.wording import BASIS, day, level, verdict_words
from bestinterests.domain.evaluation import Cell, ViewResult
from bestinterests.formats.xlsx.plans import fitted
from bestinterests.formats.xlsx.writing.book import Book, height_of

_WIDTHS = (30, 26, 26, 34, 60, 50, 40)
_MOST = 300
"""Findings and open judgements that are listed; the report lists all of them."""


def write_evaluation(book: Book, held: Any) -> None:
    """Write the sheet."""
    for at, width in enumerate(_WIDTHS):
        held.set_column(at, at, width)
    context = Context(book.framework, book.document, book.evaluation)
    page = _Page(book, held)
    page.title("Evaluation, for reading only")
    page.say(
        f"Worked out on {day(book.evaluation.on)}, before this workbook was sent out. Nothing here is read back: "
        f"bring the "
        "workbook in, and it is worked out anew. It says what follows on this record; people decide."
    )
    page.say(f"Completeness: {book.evaluation.completeness.sentence}")
    _verdicts(page, context)
    _features(page, context)
    _profile(page, context)
    _findings(page, context)
    _actions(page, context)
    _open(page, context)
    held.fit_to_pages(1, 0)
    held.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})


class _Page:
    """Writes one table below the other."""

    def __init__(self, book: Book, held: Any) -> None:
        self.book = book
        self.held = held
        self.row = 0

    def title(self, text: str) -> None:
        self.held.set_row(self.row, 36)
        self._put([text], "title")

    def say(self, text: str) -> None:
        self._put([text], "about")

    def table(self, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        rows = list(rows)
        if not rows:
            return
        self.row += 1
        self.held.set_row(self.row, 26)
        self._put([title], "heading")
        self._put(heads, "head-shown")
        for row in rows:
            self.held.set_row(self.row, height_of(zip(row, _WIDTHS, strict=False)))
            self._put(row, "text")

    def _put(self, texts: Sequence[str], style: str) -> None:
        for at, text in enumerate(texts):
            self.book.put(self.held, self.row, at, fitted(text), style)
        self.row += 1


def _verdicts(page: _Page, context: Context) -> None:
    rows = []
    for result in (context.headline, *context.others):
        for name, view in (("now", result.now), ("expected, with every measure done", result.expected)):
            rows.append(
                (result.title, name, verdict_words(view.verdict), view.robustness.label, view.sentence, result.note)
            )
    page.table(
        "Verdict on the service", ("Profile", "View", "Verdict", "How firm", "In words", "To be said with it"), rows
    )


def _features(page: _Page, context: Context) -> None:
    later = {result.feature: result for result in context.expected.features}
    rows = [
        (
            f"{result.feature} {context.name(result.feature)}",
            verdict_words(result.verdict),
            verdict_words(later[result.feature].verdict) if result.feature in later else "",
            f"harm {level(result.harm)}; ICO level {level(result.regulator_level)}",
            f"benefit {level(result.benefit)}",
        )
        for result in context.now.features
    ]
    page.table("Feature by feature", ("Feature", "Now", "Expected", "Worst harm now", "Best benefit now"), rows)


def _profile(page: _Page, context: Context) -> None:
    """Rights by ages: worst harm and best benefit beside one another, never one from the other."""
    bands = context.shown_bands
    rights = list(dict.fromkeys(cell.right for cell in context.now.cells))
    rows = [
        (context.right_of(right), *(_marks(context.cells.get((right, band))) for band in bands))
        for right in rights
        if any(_marks(context.cells.get((right, band))) for band in bands)
    ]
    heads = ["Right", *(f"Ages {context.ages([band])}" for band in bands)]
    page.table("Rights and ages, now: worst harm, best benefit", heads, rows)


def _marks(cell: Cell | None) -> str:
    if cell is None or (cell.harm is None and cell.benefit is None):
        return ""
    return f"harm {level(cell.harm)}\nbenefit {level(cell.benefit)}"


def _findings(page: _Page, context: Context) -> None:
    view: ViewResult = context.now
    findings = [*view.findings, *context.evaluation.contradictions][:_MOST]
    rows = [
        (finding.rule, BASIS[finding.basis], ", ".join(finding.features), ", ".join(finding.impacts), finding.sentence,
         finding.mend, finding.source)
        for finding in findings
    ]  # fmt: skip
    heads = ("Rule", "Basis", "Features", "Impacts", "What was found", "What would mend it", "Source")
    page.table("Findings, now", heads, rows)


def _actions(page: _Page, context: Context) -> None:
    rows = [
        (f"{action.rank}", f"{action.measure} {context.name(action.measure)}", "overdue" if action.overdue else "",
         ", ".join(action.impacts), action.reason)
        for action in context.evaluation.actions
    ]  # fmt: skip
    page.table("What to do first", ("Place", "Measure", "Time", "Impacts", "Why there"), rows)


def _open(page: _Page, context: Context) -> None:
    rows = [(found.item, "", "", "", found.what) for found in context.evaluation.completeness.open[:_MOST]]
    page.table("What is still open", ("Item", "", "", "", "What"), rows)
