"""Doors of review and decision. The assessment of the story is an unfinished draft: most steps meet the wrong time."""

from __future__ import annotations

from tests.web.doors import OPEN_READ, assessors, members, only

NAMED: dict[str, dict[str, str]] = {route: {"version": "1"} for route in ("reviews:version", "reviews:version_report")}
TABLE = {
    "reviews:review": members(OPEN_READ),
    "reviews:changes": members(OPEN_READ),
    "reviews:submit": assessors((200, 409), others=(403, 403)),
    "reviews:recall": only("assessor", cell=(405, 409)),
    "reviews:screen_out": only("decider", cell=(200, 409)),
    "reviews:withdraw": only("decider", "administrator", cell=(200, 422)),
    "reviews:open_draft": only("assessor", cell=(405, 409)),
    "reviews:open_round": only("decider", "administrator", cell=(200, 409)),
    "reviews:release": only("decider", "administrator", cell=(200, 422)),
    "reviews:interest": members((200, 422)),
    "reviews:view": only("reviewer", "child-rights-reviewer", cell=(200, 422)),
    "reviews:advise": only("data-protection-officer", cell=(200, 422)),
    "reviews:return": only("decider", cell=(200, 409)),
    "reviews:decide": only("decider", cell=(200, 422)),
    "reviews:sign": only("decider", "second-signatory", cell=(200, 422)),
    "reviews:retract": only("decider", "second-signatory", cell=(405, 409)),
    "reviews:dissent": members((200, 409)),
    "reviews:bundle": members(OPEN_READ),
    "reviews:versions": members(OPEN_READ),
    "reviews:version": members(OPEN_READ),
    "reviews:version_report": members((404, 405)),
}
