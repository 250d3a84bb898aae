"""A question: its filters as a form, its answer as a table, rights by ages as a picture too, and files to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.lists import Cell, Sheet
from bestinterests.portfolio.answering import Answer, Part, answer, part_of
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.web.accounts.access import Standing
from bestinterests.web.desk.access import places_of, supervising, where_of
from bestinterests.web.desk.answers import SIZE, said, table_of
from bestinterests.web.desk.asking import address_of, asked_of, filters_of, form_of, words_of
from bestinterests.web.desk.heat import heat_of
from bestinterests.web.desk.holding import holding_of
from bestinterests.web.desk.pairs import pairs_of
from bestinterests.web.desk.views.frame import page
from bestinterests.web.ui.faults import Fault
from bestinterests.web.ui.files import csv_file, workbook

FORMS = {"csv": "CSV", "xlsx": "Spreadsheet (XLSX)"}


@require_safe
def question(request: HttpRequest, organisation: str, question: str) -> HttpResponse:
    """Put a question and show its answer; what cannot be asked is said at its field, and nothing typed is lost."""
    standing = supervising(request, organisation)
    if question not in QUESTIONS:
        raise Http404
    where, filters = where_of(request.GET, standing.organisation), filters_of(question, request.GET)
    try:
        holding = holding_of(standing.organisation, where)
    except Refused as refused:
        return page(request, standing, "no_portfolio", status=503, problems=refused.problems)
    is_picture = question == "heat" and request.GET.get("as") != "table"
    part, problems = _asked(holding, question, filters, None if is_picture else _page(request))
    values: dict[str, Any] = {
        "question": QUESTIONS[question],
        "filters": form_of(question, holding, filters),
        "faults": [_fault(each, question) for each in problems],
        "narrowed": filters,
        "addresses": _addresses(standing, question, where, filters),
    }
    if part is not None:
        values["answer"] = part.answer
        if is_picture:
            asked = asked_of(filters)
            when = words_of("slot", asked.slot)
            values["heat"] = heat_of(part.answer, standing.organisation, where, filters, level=asked.level, when=when)
        else:
            lay, name = (pairs_of, "pairs") if question == "patterns" else (table_of, "table")
            laid = lay(part, standing.organisation, where)
            values |= {name: laid, "shown": laid.shown}
    return page(request, standing, "question", status=422 if problems else 200, **values)


@require_safe
def export(request: HttpRequest, organisation: str, question: str, form: str) -> HttpResponseBase:
    """Give an answer as a file, with what must be said of it in the file itself."""
    standing = supervising(request, organisation)
    if question not in QUESTIONS or form not in FORMS:
        raise Http404
    where, filters = where_of(request.GET, standing.organisation), filters_of(question, request.GET)
    try:
        found = answer(holding_of(standing.organisation, where), question, asked_of(filters))
    except Refused as refused:
        return page(request, standing, "not_asked", status=422, problems=refused.problems)
    head = [column.title for column in found.columns]
    if form == "csv":
        return csv_file(f"desk-{question}", head, [*_rows(found), *((note,) for note in _notes(found, where))])
    sheets = [
        Sheet("Answer", head, _rows(found)),
        Sheet("How to read it", ["note"], [(note,) for note in _notes(found, where)]),
    ]
    return workbook(f"desk-{question}", f"{found.title}: {standing.organisation.name}", sheets)


def _page(request: HttpRequest) -> int:
    number = request.GET.get("page", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def _asked(
    holding: Any, question: str, filters: Mapping[str, str], page: int | None
) -> tuple[Part | None, list[Problem]]:
    """A page of an answer, or all of it, or why it cannot be asked so."""
    try:
        asked = asked_of(filters)
        if page is not None:
            return part_of(holding, question, asked, page, SIZE), []
        whole = answer(holding, question, asked)
        return Part(whole, 0, len(whole.rows)), []
    except Refused as refused:
        return None, list(refused.problems)


def _fault(problem: Problem, question: str) -> Fault:
    field = problem.path if problem.path in QUESTIONS[question].takes else QUESTIONS[question].takes[0]
    return Fault(field, " ".join(part for part in (problem.sentence, problem.remedy) if part))


def _addresses(standing: Standing, question: str, where: str, filters: Mapping[str, str]) -> dict[str, Any]:
    held = standing.organisation
    told = urlencode({**({} if where == "own" else {"where": where}), **filters}, safe="/")
    save = reverse("desk:save", args=[held.public_id, question])
    return {
        "plain": address_of(held, question, where, {}),
        "here": address_of(held, question, where, filters),
        "joined": f"{address_of(held, question, where, filters)}{'&' if told else '?'}",
        "save": f"{save}?{told}" if told else save,
        "files": {FORMS[form]: address_of(held, question, where, filters, form) for form in FORMS},
        "places": {words: address_of(held, question, other, filters) for other, words in places_of(held).items()},
    }


def _rows(found: Answer) -> Iterator[tuple[Cell, ...]]:
    names = [column.name for column in found.columns]
    for row in found.rows:
        held = dict(zip(names, row, strict=True))
        yield tuple(_cell(column, held) for column in found.columns)


def _cell(column: Any, held: Mapping[str, Any]) -> Cell:
    """A cell of a file: numbers as numbers, so that they can be reckoned with; what is not shown in words."""
    value: Any = held[column.name]
    if column.kind in ("number", "share") and isinstance(value, int) and value >= 0:
        return value
    if column.kind == "day" and value is not None:
        return value  # type: ignore[no-any-return]
    return "" if value is None else said(column, value, dict(held))


def _notes(found: Answer, where: str) -> list[str]:
    return [found.title, *found.notes]
