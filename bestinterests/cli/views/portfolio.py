"""The reference page on portfolios: questions with what they take and cannot say, and tables with their columns."""

from __future__ import annotations

from bestinterests.cli.views.reference import MADE, struct_about
from bestinterests.portfolio.parquet import columns_of
from bestinterests.portfolio.questions import QUESTIONS, Question
from bestinterests.portfolio.rows import LEVELS, TABLES

OPENING = """# Questions and tables of a portfolio

How to ask is in [Ask about many assessments](../guide/portfolio-questions.md); this page is what there is.
"""
TABLES_SAY = """## Tables

For your own SQL (`bestinterests portfolio sql`), and for whatever else reads Parquet. `version` ties them: one version
of one assessment. To ask about services as they stand, join `standings` and ask for `is_current`. `levels` is a view:
the counts with a row for each profile, slot and level.
"""


def portfolio_page() -> str:
    """Return the page."""
    places = ", ".join(f"{place} {level}" for place, level in enumerate(LEVELS))
    parts = [MADE + OPENING, "## Questions\n", *(_question(each) for each in QUESTIONS.values())]
    parts += [TABLES_SAY, f"Levels are places: {places}.\n"]
    for name, struct in TABLES.items():
        rows = "\n".join(f"| `{column}` | {kind} |" for column, kind in columns_of(struct).items())
        parts.append(f"### {name}\n\n{struct_about(struct)}\n\n| Column | Holds |\n| --- | --- |\n{rows}\n")
    return "\n".join(parts)


def _question(question: Question) -> str:
    titles = {column.name: column.title for column in question.columns}
    of = {each.name: f" (of: {_plain(titles[each.of])})" if each.of else "" for each in question.columns}
    within = {each.name: f" (also within: {titles[each.within]})" for each in question.columns if each.within}
    rows = "\n".join(
        f"| `{each.name}` | {_plain(each.title)}{of[each.name]}{within.get(each.name, '')} | {each.kind} |"
        for each in question.columns
    )
    notes = "\n".join(f"- {note}" for note in question.notes)
    takes = ", ".join(f"`{each}`" for each in question.takes)
    return (
        f"### {question.name}\n\n{question.title}. {question.says}\n\nTakes {takes}.\n\n"
        f"| Column | Title | Kind |\n| --- | --- | --- |\n{rows}\n\n{notes}\n"
    )


def _plain(title: str) -> str:
    """A title with the words of what is asked in its place."""
    return title.format(level="LEVEL", slot="SLOT")
