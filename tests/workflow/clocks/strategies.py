"""Items of a case that could have happened, and tables with more holidays."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from hypothesis import strategies as st
from msgspec.structs import replace

from bestinterests.workflow.casework.words import REQUESTS, Nation
from bestinterests.workflow.clocks.bank_holidays import Holiday
from bestinterests.workflow.clocks.events import Item, Kind
from tests.workflow.clocks.build import happened, table

DAYS = st.dates(dt.date(2024, 6, 1), dt.date(2028, 6, 30))
NATIONS = st.sampled_from(get_args(Nation))
LATER = tuple(kind for kind in get_args(Kind) if kind != "received")


@st.composite
def events(draw, received, kinds=LATER, most=8):
    """A receipt, and what came after it within some months, in the order of entering."""
    made = [happened("received", received)]
    for _ in range(draw(st.integers(0, most))):
        on = received + dt.timedelta(days=draw(st.integers(0, 150)))
        kind = draw(st.sampled_from(kinds))
        fields = {"question": draw(st.sampled_from(("", "which-year")))} if kind.startswith("clarification") else {}
        again = draw(st.sampled_from(("incomplete", "review"))) if kind == "reopened" else None
        made.append(happened(kind, on, again=again, **fields))
    return tuple(made)


@st.composite
def items(draw, kinds=LATER, most=8):
    """Requests of any right and complaints, in any nation."""
    what = draw(st.sampled_from(("rights-request", "rights-request", "complaint", "feedback", "code-report")))
    return Item(
        what=what,
        right=draw(st.sampled_from((*REQUESTS, "marketing"))) if what == "rights-request" else None,
        nation=draw(NATIONS),
        events=draw(events(draw(DAYS), kinds, most)),
    )


@st.composite
def more_holidays(draw):
    """The table of this release with a few weekdays more in it."""
    extra = draw(st.lists(DAYS.filter(lambda on: on.weekday() < 5), min_size=1, max_size=6, unique=True))
    divisions = ("england-and-wales", "scotland", "northern-ireland")
    added = tuple(Holiday(on=on, name="New holiday", divisions=divisions) for on in extra)
    return replace(table(), version="newer", holidays=(*table().holidays, *added))
