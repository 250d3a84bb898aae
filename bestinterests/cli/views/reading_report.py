"""How hard every text of this release is to read, on one page: a row for each whole, a column for each audience."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.texts.audiences import CHILDREN, Audience
from bestinterests.texts.passages import Passage
from bestinterests.texts.reading import NOT_PROOF
from bestinterests.texts.reading.gates import GATES

COLUMNS = (*CHILDREN, Audience.PARENT, Audience.TEACHER)
HEAD = """# How hard our texts are to read

Made by `bestinterests reading --report`; a test keeps it current. Every text that children, parents and teachers are
shown: topics, packs of lessons, and the words for children in the pack of the UN Convention.

A cell says three things: the grade of all texts together, the highest grade of a single one, and the longest sentence
in words. Below each audience stand the most grade and the most words that it is asked to read. A dash means that there
is nothing for that audience, or too little for a grade. How it is measured:
[texts that children can read](../guide/reading.md).

"""


def report_page(found: Sequence[Passage]) -> str:
    """Return the page in Markdown."""
    held: dict[str, dict[Audience, Passage]] = {}
    for one in found:
        held.setdefault(one.name, {})[one.audience] = one
    heads = [f"{each.value}<br>{GATES[each].grade:g}, {GATES[each].sentence}" for each in COLUMNS]
    rows = [f"| {name} | {' | '.join(_cell(by.get(each)) for each in COLUMNS)} |" for name, by in held.items()]
    table = "\n".join([f"| Texts | {' | '.join(heads)} |", f"| --- |{' --- |' * len(COLUMNS)}", *rows])
    return f"{HEAD}{_count(found)}\n\n{table}\n\n{_missing(found)}\n\n{NOT_PROOF}\n"


def _cell(one: Passage | None) -> str:
    if one is None:
        return "–"
    return f"{_grade(one.grade)}, {_grade(one.hardest)}, {one.longest}"


def _grade(grade: float | None) -> str:
    return "–" if grade is None else f"{grade + 0.0:.1f}"


def _count(found: Sequence[Passage]) -> str:
    columns = [one for one in found if one.audience in COLUMNS]
    texts, words = sum(one.texts for one in columns), sum(one.words for one in columns)
    missing = sum(len(one.missed) for one in columns)
    return f"{texts:,} texts of {words:,} words. {missing or 'None'} {'miss' if missing != 1 else 'misses'} the gate."


def _missing(found: Sequence[Passage]) -> str:
    lines = [f"- {key}, for {one.audience.value}" for one in found if one.audience in COLUMNS for key in one.missed]
    return "\n".join(["These miss their gate:", "", *lines]) if lines else "Nothing misses its gate."
