"""What may be done with tokens, decided on values: an empty answer means yes, else every reason why not."""

from __future__ import annotations

import datetime as dt

from bestinterests.domain.problem import Refusal
from bestinterests.web.api.scopes import SCOPES

LONGEST = dt.timedelta(days=365)
MOST = 50
"""Tokens that a person may have at a time."""


def may_make(
    scopes: frozenset[str], chosen: frozenset[str], own: frozenset[str], on: dt.date, until: dt.date, held: int
) -> tuple[Refusal, ...]:
    """May a token be made? chosen, own: public ids of organisations. on: today. held: good tokens of the person."""
    found = []
    if not scopes or scopes - set(SCOPES):
        found.append(Refusal(code="token.scopes", sentence="Choose what the token is for."))
    if not chosen or chosen - own:
        found.append(Refusal(code="token.organisations", sentence="Choose one or more of your organisations."))
    if not on < until <= on + LONGEST:
        found.append(Refusal(code="token.until", sentence="Choose a day after today and within a year."))
    if held >= MOST:
        sentence = f"You have {MOST} tokens that are good."
        found.append(Refusal(code="token.many", sentence=sentence, who_could_help="Revoke those that nothing uses."))
    return tuple(found)
