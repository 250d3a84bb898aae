"""Counts of effects by place and level, of one version and added up over services."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from bestinterests.portfolio.rows.row import Row


class Count(Row, frozen=True, kw_only=True):
    """How many effects of one direction stand alike in one place: one pattern, right and band.

    before, now, expected: the level of each slot in the profile ``rights-first``; ``_ico``: in ``ico-scales``.
    0 also where the effect is not there in that view. ``_other``: the other end of the range, for a harm the good one.
    effects: within this pattern. once: each effect with the first pattern of its features only, so that it adds up over
    patterns too. A slot and a level are read off by adding up the rows that have it: the view ``levels`` is that.
    """

    table: ClassVar[str] = "counts"

    pattern: str
    right: str
    band: str
    direction: str
    before: int
    now: int
    expected: int
    before_ico: int
    now_ico: int
    expected_ico: int
    now_other: int
    expected_other: int
    effects: int
    once: int


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """How many current services of a sector stand at one level at most in one place: counts, added up.

    pattern: ``ANY`` for whatever feature. level: the highest of the service there.
    services: with this level. effects: of these services, at any level.
    """

    table: ClassVar[str] = "shares"

    sector: str
    pattern: str
    right: str
    band: str
    direction: str
    profile: str
    slot: str
    level: int
    services: int
    effects: int


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """In how many current services of a sector somebody looked at a right for a band in scope, and what was said.

    state: judged, none or not-applicable. A blank right with the state ``IN_SCOPE``: services with the band in scope.
    A blank band: for any band in scope, whatever was said (``ANY``).
    """

    table: ClassVar[str] = "looked"

    sector: str
    right: str
    band: str
    state: str
    services: int
