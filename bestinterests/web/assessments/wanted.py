"""What a person asks of a list: words, filters and an order, out of an address and into the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args
from urllib.parse import urlencode

from django.db.models import Q

from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.web.assessments.models import LAST_DAY, LAST_RANK
from bestinterests.workflow.states import STATES

Sort = Literal["updated", "title", "verdict", "age", "review"]
SORTS: dict[Sort, tuple[str, tuple[str, ...]]] = {
    "updated": ("Last changed first", ("-updated_at", "-id")),
    "title": ("Title, A to Z", ("title", "id")),
    "verdict": ("Worst verdict first", ("by_verdict", "-updated_at", "-id")),
    "age": ("Oldest assessment first", ("by_age", "id")),
    "review": ("Next review first", ("by_review", "id")),
}
"""What a list can be ordered by: the words for it, and the columns."""

STATE_CHOICES: dict[str, str] = {state: words.label for state, words in STATES.items()}
VERDICT_CHOICES: dict[str, str] = {str(verdict): words for verdict, words in VERDICT_WORDS.items()} | {
    "none": "Cannot be judged here"
}
COMPLETENESS_CHOICES = {"finished": "Finished", "open": "Judgements are open"}
AGE_CHOICES = {
    "review": "Review is overdue",
    "action": "An action is overdue",
    "year": "Assessed more than a year ago",
    "undated": "No day of assessment",
}
YEAR = dt.timedelta(days=365)
LONGEST = 200
"""Characters of a query that are looked at."""


class Wanted(NamedTuple):
    """What is asked of a list; a blank filter keeps everything."""

    query: str = ""
    state: str = ""
    verdict: str = ""
    completeness: str = ""
    age: str = ""
    sort: Sort = "updated"

    @property
    def is_narrowed(self) -> bool:
        """Say whether anything is left out."""
        return bool(self.query.strip() or any(self[1:5]))

    @property
    def is_filtered(self) -> bool:
        """Say whether anything but words is asked for."""
        return any(self[1:5]) or self.sort != "updated"

    @property
    def address(self) -> str:
        """The query string that asks for the same; blank for all in the first order."""
        return urlencode({name: value for name, value in self._asdict().items() if value and value != "updated"})

    def filters(self, on: dt.date) -> Q:
        """What a row has to meet, but for the words, in columns of ``FILTERED`` alone; on: today."""
        kept = Q(state=self.state) if self.state else Q()
        if self.verdict:
            kept &= Q(by_verdict=LAST_RANK if self.verdict == "none" else list(VERDICT_CHOICES).index(self.verdict))
        if self.completeness:
            kept &= Q(open_count=0) if self.completeness == "finished" else Q(open_count__gt=0)
        return kept & _of_age(self.age, on)


def _of_age(age: str, on: dt.date) -> Q:
    return {
        "": Q(),
        "review": Q(by_review__lt=on),
        "action": Q(next_due__lt=on),
        "year": Q(by_age__lt=on - YEAR),
        "undated": Q(by_age=LAST_DAY),
    }[age]


def wanted_of(asked: Mapping[str, str]) -> Wanted:
    """What the parameters of an address ask for; a value that is none of the choices asks for nothing."""
    sort = asked.get("sort", "")
    return Wanted(
        query=asked.get("query", "").replace("\0", "")[:LONGEST],
        state=_known(asked.get("state", ""), STATE_CHOICES),
        verdict=_known(asked.get("verdict", ""), VERDICT_CHOICES),
        completeness=_known(asked.get("completeness", ""), COMPLETENESS_CHOICES),
        age=_known(asked.get("age", ""), AGE_CHOICES),
        sort=sort if sort in get_args(Sort) else "updated",  # type: ignore[arg-type]  # one of them
    )


def _known(value: str, choices: Mapping[str, str]) -> str:
    return value if value in choices else ""
