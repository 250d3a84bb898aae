"""Which rules apply to an item: chosen by the day of its receipt, so that an old case is counted as it was then."""

import datetime as dt
from typing import Literal

from bestinterests.domain.base import Base
from bestinterests.workflow.clocks.values import Ground, Step

MONTH_SINCE = dt.date(2026, 2, 5)
"""Requests received from this day are counted by Art 12A (SI 2026/82 regs 2(h) and 4)."""

DECISIONS_SINCE = dt.date(2026, 2, 5)
"""Automated decisions taken from this day are under Arts 22A to 22D (SI 2026/82 regs 2(j) and 5)."""

COMPLAINTS_SINCE = dt.date(2026, 6, 19)
"""Complaints received from this day must be acknowledged (SI 2026/82 regs 3 and 7)."""

ACKNOWLEDGED_WITHIN = 30
"""Days in which a complaint is acknowledged (DPA 2018 s.164A)."""

Part = Literal["chosen", "month", "identity", "fee", "pause", "extension", "three-months"]


class MonthRules(Base, frozen=True, kw_only=True):
    """How the month of a request is counted. notice_from_receipt: an extension is told within a month of receipt."""

    id: str
    chosen: str
    grounds: dict[Part, Ground]
    notice_from_receipt: bool


_LAW = Ground(basis="law", provenance="confirmed", sources=("art-12a",))
_GUIDANCE = Ground(basis="guidance", provenance="confirmed", sources=("ico-time",))
_OLD_LAW = Ground(basis="law", provenance="to_verify", sources=("art-12",))
COMMENCED = Ground(basis="law", provenance="confirmed", sources=("si-2026-82",))
"""From which day a rule holds."""

BEFORE = MonthRules(
    id="month-before-2026-02-05",
    chosen="It was received before 5 February 2026, so the rules from before that day apply.",
    grounds={
        "chosen": COMMENCED,
        "month": _OLD_LAW,
        "identity": _GUIDANCE,
        "fee": _GUIDANCE,
        "pause": Ground(basis="guidance", provenance="secondary", sources=("ico-time", "pause-seven")),
        "extension": _OLD_LAW,
        "three-months": _GUIDANCE,
    },
    notice_from_receipt=True,
)
SINCE = MonthRules(
    id="month-since-2026-02-05",
    chosen="It was received on or after 5 February 2026, so the rules of Article 12A apply.",
    grounds={
        "chosen": COMMENCED,
        "month": _LAW,
        "identity": _LAW,
        "fee": _LAW,
        "pause": _LAW,
        "extension": _LAW,
        "three-months": _GUIDANCE,
    },
    notice_from_receipt=False,
)

CALENDAR = Ground(basis="law", provenance="confirmed", sources=("reg-1182-71", "s-205"))
"""The day of the event is not counted; a period that ends on a day off ends on the next working day."""

SAME_DATE = Ground(basis="guidance", provenance="confirmed", sources=("ico-time",))
"""A month ends on the day with the same number, or on the last day of a month that has none."""

DUTY = Ground(basis="law", provenance="confirmed", sources=("s-164a",))
"""Complaints: acknowledge, act without undue delay, keep informed, tell the outcome."""

THIRTY = Ground(basis="guidance", provenance="secondary", sources=("ico-complaints",))
"""The 30 days start on the day after receipt."""

WHOLE_OUTCOME = Ground(basis="guidance", provenance="confirmed", sources=("ico-acknowledge",))
"""Who is told the whole outcome within the 30 days needs no separate acknowledgement."""

PAUSED_DAYS = Ground(basis="guidance", provenance="secondary", sources=("pause-seven",))
"""A pause is counted from the day after asking, as those who cite the regulator do."""

WORD_FOR_WORD = Ground(basis="ours", provenance="ours", sources=("art-12a", "ico-time"))
"""Where the law or the regulator can be read to give a later day, and we keep to the earlier."""

OURS = Ground(basis="ours", provenance="ours")
"""What no law or guidance says, and we do."""


def month_rules(received: dt.date) -> MonthRules:
    """The rules for a request received on a day."""
    return SINCE if received >= MONTH_SINCE else BEFORE


def step(ground: Ground, sentence: str, on: dt.date | None = None, *, grey: bool = False) -> Step:
    """A step that rests on this ground."""
    return Step(
        sentence=sentence,
        basis=ground.basis,
        provenance=ground.provenance,
        sources=ground.sources,
        on=on,
        grey=grey,
    )
