"""Doors of step 3: ratings, evidence with its files, consultations; and what the story needs for them."""

from __future__ import annotations

import hashlib

from bestinterests.web.assessments.actions.attaching import attach
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import save
from bestinterests.web.assessments.attaching.files import Checked
from tests.web.doors import OPEN_READ, assessors, members, only

IMPACT = {"item": "I07"}
"""Far from the numbers that other parts add, or find missing."""
OF_ONE = ("_held", "_elements", "_answer", "_exempt")
"""Pages of one consultation beside its plan."""
NAMED = {
    **{f"assessments:{name}": IMPACT for name in ("rating", "rating_apart")},
    **{f"assessments:{name}": {**IMPACT, "slot": "now"} for name in ("rating_slot", "rating_live")},
    **{f"assessments:evidence_{name}": {"item": "E01"} for name in ("item", "attach", "delete")},
    **{f"assessments:attachment{name}": {"item": "A01"} for name in ("", "_delete")},
    **{f"assessments:consultation{name}": {"item": "C01"} for name in ("", *OF_ONE, "_delete")},
    **{f"assessments:{name}_new": {"item": "C01"} for name in ("session", "finding")},
    **{f"assessments:session{name}": {"item": "H01"} for name in ("", "_delete")},
    **{f"assessments:finding{name}": {"item": "N01"} for name in ("", "_delete")},
}
WRITTEN = assessors((200, 422))
GONE = assessors((200, 302))
TABLE = {
    "assessments:ratings": members(OPEN_READ),
    "assessments:rating": WRITTEN,
    "assessments:rating_slot": WRITTEN,
    "assessments:rating_live": only("assessor", cell=(405, 200)),
    "assessments:rating_apart": WRITTEN,
    "assessments:evidence": members(OPEN_READ),
    "assessments:evidence_new": WRITTEN,
    "assessments:evidence_item": WRITTEN,
    "assessments:evidence_attach": WRITTEN,
    "assessments:evidence_delete": GONE,
    "assessments:attachment": members(OPEN_READ),
    "assessments:attachment_delete": GONE,
    "assessments:consultations": members(OPEN_READ),
    "assessments:consultation_new": WRITTEN,
    "assessments:consultation": WRITTEN,
    **{f"assessments:consultation{name}": WRITTEN for name in OF_ONE},
    "assessments:you_said": members(OPEN_READ),
    "assessments:session_new": WRITTEN,
    "assessments:session": WRITTEN,
    "assessments:session_delete": GONE,
    "assessments:consultation_delete": GONE,
    "assessments:finding_new": WRITTEN,
    "assessments:finding": WRITTEN,
    "assessments:finding_delete": GONE,
}


def furnish(assessment, actor, at):
    """Give the assessment of the story an impact, evidence with a file, and a consultation with a finding."""
    harm = {"title": "Strangers write", "features": ["F01"], "bands": ["6-9", "10-12"], "direction": "harm"}
    made = [
        Entry(("assessment", "impacts", "I07"), harm),
        Entry(("assessment", "evidence", "E01"), {"title": "Reports"}),
        Entry(("assessment", "consultations", "C01"), {"title": "Panel", "asked": "children", "bands": ["6-9"]}),
        Entry(("assessment", "sessions", "H01"), {"consultation": "C01"}),
        Entry(("assessment", "findings", "N01"), {"consultation": "C01", "says": "Show who writes."}),
    ]
    done = save(assessment=assessment, base_revision=1, entries=made, actor=actor, at=at)
    data = b"Nine reports."
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    files = [Checked("reports.txt", "text/plain", digest, data)]
    attach(assessment=assessment, base_revision=done.revision, evidence="E01", files=files, actor=actor, at=at)
