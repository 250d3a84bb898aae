"""Questions as addresses: filters in the query string, the value they make, and the words of each choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, get_args, get_type_hints
from urllib.parse import quote_plus, urlencode

from django.urls import reverse

from bestinterests.domain.problem import Problem, Refused
from bestinterests.portfolio.holding import Holding
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.portfolio.questions.asking import CLOSED, Asked
from bestinterests.portfolio.words import called, places
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.sheets.values import Unfit, day_in
from bestinterests.web.desk.models import OWN
from bestinterests.web.desk.sectors import sector_names

OF_TABLES = ("evidence", "unassessed")
"""Questions about tables from elsewhere, which are joined to a portfolio alone."""
ON_PAGES = tuple(name for name in QUESTIONS if name not in ("behind", *OF_TABLES))
"""Questions that the desk lists; the services behind a number open from the number itself."""
LABELS: dict[str, str] = {
    "sector": "Sector",
    "each": "A row for each sector",
    "right": "Right",
    "band": "Ages",
    "pattern": "Feature pattern",
    "direction": "Harms or benefits",
    "profile": "Profile",
    "slot": "When",
    "level": "At this level or above",
    "since": "Assessed since",
    "until": "Assessed until",
    "by": "By",
    "edtech": "Only education services",
    "role": "Role with data",
    "service": "Service (its key)",
    "limit": "Most rows",
    "size": "How many of each kind",
    "seed": "Seed of the draw",
    "of": "Numbers of",
    "verdict": "Verdict now",
    "label": "How firm",
    "rule": "Rule",
    "standard": "Standard",
    "obligation": "Obligation",
    "heard": "Children heard",
}
"""What each filter is called."""
SAID: dict[str, str] = {
    "before": "before controls",
    "now": "now",
    "expected": "if all is done, tested and signed",
    "harm": "harms",
    "benefit": "benefits",
    "rights-first": "rights first",
    "ico-scales": "on the ICO's scales",
    "joint-controller": "joint controller",
}
BLANK = {"verdict", "label", "right", "band", "pattern", "sector", "role", "standard"}
"""Filters that may be left open."""
HINTS = {"since": "As in 1 March 2026", "until": "As in 1 March 2026", "seed": "The same seed draws the same sample"}
LONGEST = 300


class Filter(NamedTuple):
    """A control of the form. kind: select, box or text. options: values with words, for a select."""

    name: str
    label: str
    kind: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""


def titled(question: str) -> str:
    """What a question is called; blank for none."""
    held = QUESTIONS.get(question)
    return held.title if held else ""


def filters_of(question: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """What an address says of the filters that a question takes; blanks are left out."""
    found = {name: parameters.get(name, "").strip()[:LONGEST] for name in QUESTIONS[question].takes}
    return {name: value for name, value in found.items() if value and "\0" not in value}


def asked_of(filters: Mapping[str, str]) -> Asked:
    """The value that filters make. Raises Refused with the Problem of each that cannot be read."""
    hints, values, problems = get_type_hints(Asked), {}, []
    for name, text in filters.items():
        try:
            values[name] = _read(hints[name], text)
        except Unfit as unfit:
            problems.append(Problem(code="desk.unfit", path=name, sentence=str(unfit), remedy=HINTS.get(name, "")))
    if problems:
        raise Refused(problems)
    return Asked(**values)


def _read(hint: Any, text: str) -> Any:
    if hint is bool:
        return text in ("yes", "1", "on", "true")
    if hint is int:
        if not (text.isascii() and text.isdigit() and len(text) < 8):
            raise Unfit(f"‘{text[:40]}’ is no whole number.")
        return int(text)
    if dt.date in get_args(hint):
        return day_in(text)
    return text


def address_of(
    organisation: Organisation, question: str, where: str, filters: Mapping[str, str], form: str = ""
) -> str:
    """The address that asks a question. form: csv or xlsx for its file."""
    return addressing(organisation, question, where, form)(filters)


def addressing(
    organisation: Organisation, question: str, where: str, form: str = ""
) -> Callable[[Mapping[str, str]], str]:
    """How filters become the address that asks a question, for a page with many of them."""
    place = [organisation.public_id, question]
    path = reverse("desk:export", args=[*place, form]) if form else reverse("desk:question", args=place)
    before = {} if where == OWN else {"where": where}
    takes = QUESTIONS[question].takes

    def address(filters: Mapping[str, str]) -> str:
        # In the order of the question: what a database keeps as JSON comes back in an order of its own.
        held = {**before, **{name: filters[name] for name in takes if filters.get(name)}}
        return f"{path}?{urlencode(held, safe='/', quote_via=_quoted)}" if held else path

    return address


_quoted = lru_cache(maxsize=1_000)(quote_plus)
"""A picture has hundreds of addresses, made of a few rights and bands."""


def form_of(question: str, holding: Holding, filters: Mapping[str, str]) -> list[Filter]:
    """The form of a question, filled with what was asked. Sectors are those that there are."""
    return [_filter(name, holding, filters.get(name, "")) for name in QUESTIONS[question].takes if name != "of"]


def _filter(name: str, holding: Holding, value: str) -> Filter:
    label, hint = LABELS.get(name, name), HINTS.get(name, "")
    if name in ("each", "edtech"):
        return Filter(name, label, "box", "yes" if value in ("yes", "1", "on", "true") else "")
    words = _words(name, holding)
    if not words:
        return Filter(name, label, "text", value or _usual(name), hint=hint)
    options = [(word, words_of(name, word)) for word in words]
    if name in BLANK:
        options.insert(0, ("", "All"))
    if value and value not in words:
        options.append((value, value))
    return Filter(name, label, "select", value or _usual(name), tuple(options), hint)


def _words(name: str, holding: Holding) -> tuple[str, ...]:
    """Words that a filter offers; none where it is typed."""
    if name in CLOSED:
        return CLOSED[name]
    if name == "sector":
        return tuple(sector_names(holding))
    return tuple(places(name))


def _usual(name: str) -> str:
    """What is asked where nothing is said, as a text."""
    usual = getattr(Asked(), name)
    return "" if usual is None or usual == 0 else str(usual)


def words_of(kind: str, word: str) -> str:
    """A word as people read it."""
    return SAID.get(word) or called(kind, word)
