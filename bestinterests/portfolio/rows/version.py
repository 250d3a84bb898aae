"""One version of the assessment of one service, and where it stands among all."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from bestinterests.portfolio.rows.levels import NO_NUMBER
from bestinterests.portfolio.rows.row import Row


class Version(Row, frozen=True, kw_only=True):
    """One version of the assessment of one service, with where it came from.

    content: digest over the document as it was read (``sha256:``). original: digest of the bytes it was read from, also
    where those are of an older format. source: document, bundle, workbook, publication or workspace. whose: provider,
    other (a shadow assessment) or table (a stub, in which nothing is rated). day: of the decision, else of publication,
    else of the assessment; it orders versions where no number does. read_for: the day for which it was evaluated.
    now_worst .. expected_best: verdicts of the headline profile, blank where nothing was evaluated.
    published: the kind of a publication (decision, screened-out, change or shadow), blank for what was not published.
    adverse, favourable: fewest one-step changes to another verdict, ``NO_NUMBER`` where there is none.
    """

    table: ClassVar[str] = "versions"

    content: str
    original: str
    format: int
    source: str
    name: str
    inside: str = ""
    taken_on: dt.date
    whose: str = "provider"
    service: str
    service_name: str
    organisation: str
    country: str = ""
    kind: str = ""
    role: str = ""
    edtech: bool = False
    series: str = ""
    number: int = 0
    address: str = ""
    published: str = ""
    shadow_of: str = ""
    title: str = ""
    day: dt.date | None = None
    read_for: dt.date | None = None
    fictional: bool = False
    depth: str = "full"
    scope: str = ""
    stage: str = ""
    packs: str = ""
    method: str = ""
    profile: str = ""
    finished: bool = False
    open_judgements: int = 0
    now_worst: str = ""
    now_best: str = ""
    expected_worst: str = ""
    expected_best: str = ""
    robustness: str = ""
    adverse: int = NO_NUMBER
    favourable: int = NO_NUMBER
    decided: str = ""
    decided_on: dt.date | None = None
    next_review: dt.date | None = None


class Standing(Row, frozen=True, kw_only=True):
    """Where a version stands among all, worked out after each taking in: whose it is, of which sector, in which order.

    service, sector: by the kept names of services and sectors. place: 1 for the first version of the service.
    versions: how many there are. is_current: the newest by the provider, not fictional, in scope: what questions read
    unless they ask for more.
    """

    table: ClassVar[str] = "standings"

    service: str
    sector: str
    place: int
    versions: int
    is_current: bool
