"""The list behind a number: services that are counted under a key, worst verdict first, a page at a time."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple, get_args

from bestinterests.documents import wording
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.counting import keys
from bestinterests.web.assessments.models import CountedUnder
from bestinterests.web.assessments.queries import Listed, assessments_of, shown
from bestinterests.web.learn.reading import current
from bestinterests.web.overview.asking import Asked
from bestinterests.web.overview.deadlines import MONTH
from bestinterests.web.overview.heat import SAYS
from bestinterests.web.ui.paging import paged

SIZE = 50
ORDER = ("rank", "assessment_id")
PLAIN = {
    keys.EVERY: "All services",
    keys.WAITS: "Not worked out yet",
    keys.NOT_HERE: "Cannot be judged here",
    keys.UNDATED: "Planned actions without a day",
}


class Page(NamedTuple):
    """Rows, and what leads to the pages beside them; blank where there is none."""

    rows: tuple[Listed, ...]
    before: str
    after: str


def services(organisation: Organisation, asked: Asked, key: str, place: str, on: dt.date, size: int = SIZE) -> Page:
    """A page of the services under a key: the index says which, and only these are read."""
    rows = CountedUnder.objects.filter(organisation=organisation, key=key)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    page = paged(rows.only("rank", "assessment"), ORDER, place, size)
    held = assessments_of(organisation).in_bulk([row.assessment_id for row in page.rows])
    return Page(
        tuple(shown(held[row.assessment_id], on) for row in page.rows if row.assessment_id in held),
        page.before,
        page.after,
    )


def words_of(key: str) -> str:
    """What a key counts, as a heading says it; blank for what is no key."""
    if key in PLAIN:
        return PLAIN[key]
    start, *rest = key.split("/")
    if start in SAYS and len(rest) == 3:
        return _mark(start, *rest)
    if start in get_args(keys.View) and len(rest) == 2:
        return _verdict(start, *rest)
    if start == "open" and len(rest) == 1:
        return next((words for least, words in keys.BUCKETS.items() if str(least) == rest[0]), "")
    if start == "did" and len(rest) == 2 and rest[0] in keys.DID and (found := MONTH.fullmatch(rest[1])):
        year, month = (int(part) for part in found.groups())
        return f"{keys.DID[rest[0]]} in {wording.MONTHS[month - 1]} {year}"
    return ""


def _mark(side: str, right: str, band: str, level: str) -> str:
    framework = current()
    said = SAYS[side].get(level, "")  # type: ignore[index]  # one of the two
    if not said or not _is_known(framework, right, band):
        return ""
    where = wording.right_of(framework, right) if right else "Any right"
    ages = f"ages {wording.band_name(band, framework.bands)}" if band else "any age"
    return f"{where}, {ages}: {said}"


def _is_known(framework: Framework, right: str, band: str) -> bool:
    """Say whether these could be words of a pack; those of packs that are gone stay readable."""
    return all(not word or word.replace("-", "").isalnum() for word in (right, band))


def _verdict(view: str, finished: str, verdict: str) -> str:
    if verdict not in VERDICT_WORDS or finished not in ("finished", "open"):
        return ""
    words = VERDICT_WORDS[verdict]
    when = "now" if view == "now" else "if all is done, tested and signed"
    return f"{words}, {when}" if finished == "finished" else f"Cannot be judged yet; as it stands: {words}, {when}"
