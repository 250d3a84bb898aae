"""Examples of what is sent, by operation and media type. Tests send each of them."""

from __future__ import annotations

from typing import Any

from bestinterests.web.api.operations import CHANGES, DOCUMENT, JSON, YAML

WHOLE: dict[str, Any] = {
    "format": 1,
    "assessment": {
        "title": "Pond Pals",
        "packs": [{"pack": "uncrc", "version": "1.0.0"}, {"pack": "uk-childrens-code", "version": "1.0.0"}],
        "service": {"name": "Pond Pals"},
    },
}

MAPPING = """mapping: 1
tables:
  - table: the table
    holds: risks
    header_row: 1
    columns:
      - {column: Risk, means: title}
"""

EXAMPLES: dict[tuple[str, str], Any] = {
    ("begin_assessment", JSON): {"title": "Pond Pals", "patterns": ["chat"]},
    ("begin_assessment", DOCUMENT): WHOLE,
    ("change_document", CHANGES): {
        "base_revision": 1,
        "changes": {
            "format": 1,
            "edits": [
                {"kind": "set", "path": ["assessment", "summary"], "before": "", "after": "A pond to look after."},
                {
                    "kind": "add",
                    "path": ["assessment", "features", "F+import-1"],
                    "after": {"id": "F+import-1", "name": "Daily reward"},
                },
            ],
        },
    },
    ("put_document", DOCUMENT): WHOLE,
    ("remark_new", JSON): {"about": "rights/article-16", "wrong": "Parents are not named.", "source": "Our workshop."},
    ("remark_settle", JSON): {"answer": "The next version of the pack names them."},
    ("remark_reopen", JSON): {},
    ("remark_remove", JSON): {},
    ("thread_new", JSON): {"about": "assessment/impacts/I02/mechanism", "text": "Did children say so?"},
    ("comment_new", JSON): {"text": "They did, in the second workshop."},
    ("comment_correct", JSON): {"text": "They did, in the third workshop."},
    ("comment_take_back", JSON): {},
    ("comment_remove", JSON): {"ground": "confidential"},
    ("thread_resolve", JSON): {},
    ("thread_reopen", JSON): {},
    ("notices_read", JSON): {},
    ("notice_read", JSON): {},
    ("digest_settle", JSON): {
        "mail": {
            "mention": "hour",
            "reply": "hour",
            "rating": "day",
            "change": "day",
            "review": "day",
            "reuse": "never",
            "trigger": "day",
            "reading": "day",
            "connection": "day",
        }
    },
    ("apart_open", JSON): {
        "impacts": ["I02"],
        "raters": ["01kg3v8m5n6p7q8r9s0t1v2w3x", "01kg3v8m5n6p7q8r9s0t1v2w3y"],
        "until": "2027-03-31",
    },
    ("apart_rate", JSON): {
        "ratings": [
            {"scale": "gravity", "level": "minor..serious", "reason": "It stops once names are hidden."},
            {"scale": "likelihood", "level": "unknown"},
        ]
    },
    ("apart_give", JSON): {"me": "P01"},
    ("apart_close", JSON): {"reason": "Chioma is away until June."},
    ("apart_agree", JSON): {
        "base_revision": 1,
        "judgements": [{"scale": "gravity", "level": "serious", "reason": "The younger ones met it."}],
        "agreed_by": ["P01", "P02"],
    },
    ("undo", JSON): {"answers": {"5f2a9c0d1e3b4a67": {"choose": "own", "own": "A pond to look after."}}},
    ("restore", JSON): {"base_revision": 2},
    ("removal_look", JSON): {"text": "Robin, aged nine", "ground": "erasure"},
    ("remove", JSON): {"text": "Robin, aged nine", "ground": "erasure", "words": "A parent asked for it."},
    ("upgrade", JSON): {"revision": 12, "to": [{"pack": "uncrc", "version": "9.0.0"}]},
    ("work", JSON): {"base_revision": 2, "status": "tested", "test_result": "passed", "tested_on": "2026-10-01"},
    ("upload_merge", JSON): {"delete": ["assessment.impacts[I07]"], "answers": {}},
    ("upload_map", YAML): MAPPING,
    ("file_begin", JSON): {"title": "Pond Pals"},
    ("copy_sample", JSON): {"sample": "01kg3v8m5n6p7q8r9s0t1v2w3x"},
    ("reuse_take", JSON): {"along": ["impacts", "measures"], "judgements": False},
    ("origin_take", JSON): {"seen": f"sha256:{'0' * 64}", "fields": ["description"]},
    ("origin_aside", JSON): {"seen": f"sha256:{'0' * 64}", "reason": "Here it is not for children alone."},
    ("submit_step", JSON): {"revision": 12},
    ("recall_step", JSON): {},
    ("screen_out_step", JSON): {},
    ("open_draft_step", JSON): {},
    ("withdraw_step", JSON): {"reasons": "The service is not launched."},
    ("open_round_step", JSON): {"reviewers": ["01kg3v8m5n6p7q8r9s0t1v2w3x"]},
    ("view_step", JSON): {"seen": f"sha256:{'0' * 64}", "interest": "none", "view": "supports"},
    ("advise_step", JSON): {"seen": f"sha256:{'0' * 64}", "interest": "none", "advice": "Hide names before launch."},
    ("return_step", JSON): {"seen": f"sha256:{'0' * 64}", "reasons": "Nobody has asked children."},
    ("decide_step", JSON): {
        "seen": f"sha256:{'0' * 64}",
        "interest": "none",
        "outcome": "proceed-with-conditions",
        "measures": ["M02"],
        "conditions": "Names stay hidden.",
        "reasons": "The harm is small once names are hidden.",
        "followed": "accepted",
        "expires_on": "2027-05-31",
    },
    ("retract_step", JSON): {"reasons": "The measure cannot be done in time."},
    ("dissent_step", JSON): {"view": "The harm is worse for children under ten."},
}
