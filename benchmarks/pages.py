"""Pages of an assessment of 500 impacts, each against the same page with every value there already."""

from __future__ import annotations

import tempfile

from benchmarks.measure import best, row
from benchmarks.rating import SIZE, Desk, set_up_in

PAGES = {
    "the four steps": "",
    "features": "features/",
    "one feature": "features/F01/",
    "the data map": "data-map/",
    "impacts, the first 50 each way": "impacts/",
    "what has been looked for": "coverage/",
    "ratings, the first 50": "ratings/",
    "evidence": "evidence/",
    "balance sheets": "balances/",
    "one balance sheet": "balances/F01/",
    "actions": "actions/",
    "rights": "rights/",
    "history": "history/",
}


def run() -> list[str]:
    """Lines of the section on pages."""
    with tempfile.TemporaryDirectory() as folder:
        set_up_in(folder)
        desk = Desk()
        return [
            f"Pages at {SIZE} impacts (aim: at most 3x the same page with every value there already)",
            *(_line(desk, words, place) for words, place in PAGES.items()),
        ]


def _line(desk: Desk, words: str, place: str) -> str:
    address = f"/assessments/{desk.held.public_id}/{place}"
    queries = desk.queries(address)
    constant = desk.constant(address, 5)
    whole = best(lambda: desk.get(address), 5)
    return row(words, whole, whole / constant, f"{queries} queries")
