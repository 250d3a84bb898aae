"""What an answer brings with it, beside the answer itself: use that is limited meanwhile, and others who are told."""

from bestinterests.domain.pack import Statement
from bestinterests.workflow.casework.words import Outcome, Request

CHECKED: frozenset[Request | str] = frozenset({"rectification", "age-result", "objection"})
"""Requests while which are checked the use is limited."""
PASSED_ON: frozenset[Request | str] = frozenset({"rectification", "age-result", "erasure", "restriction"})
"""Requests of whose outcome those are told who got the data."""


def meanwhile(request: Request | str) -> tuple[Statement, ...]:
    """What is done at once, before a request is decided."""
    found = []
    if request in CHECKED:
        text = (
            "Limit the use now, until this is decided: keep the data, and use it for nothing else (UK GDPR Art 18). "
            "An objection limits the use it is about."
        )
        found.append(_law(text))
    if request == "access":
        text = "Change, hide and delete nothing of it now: while it is open that is a crime (DPA 2018 s.173)."
        found.append(Statement(text=text, provenance="confirmed"))
    if request == "marketing":
        found.append(_law("Stop the marketing, and profiling for it, today. It is never refused (UK GDPR Art 21)."))
    return tuple(found)


def afterwards(request: Request | str, outcome: Outcome | str) -> tuple[Statement, ...]:
    """What is done once a request is decided so."""
    found = []
    if outcome in ("upheld", "partly-upheld") and request in PASSED_ON:
        text = (
            "Tell everybody to whom the data was given, unless that is impossible or far too much effort; and tell the "
            "child who they are, if they ask (UK GDPR Art 19)."
        )
        found.append(_law(text))
    if outcome in ("upheld", "partly-upheld") and request == "objection":
        found.append(_law("Stop that use. Where nothing else needs the data, delete it (UK GDPR Art 17)."))
    if outcome not in ("upheld", "partly-upheld") and request in CHECKED:
        found.append(_law("Before the limit on the use is lifted, tell them (UK GDPR Art 18(3))."))
    return tuple(found)


def _law(text: str) -> Statement:
    return Statement(text=text, provenance="to_verify")
