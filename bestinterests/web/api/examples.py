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
    ("invite", JSON): {"email": "gia@example.com", "roles": ["observer"]},
    ("withdraw_invitation", JSON): {},
    ("change_roles", JSON): {"roles": ["observer", "reviewer"]},
    ("rename_organisation", JSON): {"name": "Tern and Tide Games"},
    ("arrange", JSON): {"fewest_reviewers": 2, "has_dpo": True, "senior": []},
    ("declare_interest", JSON): {"interest": "other", "interest_words": "I taught the founders."},
    ("remove_person", JSON): {},
    ("interest_step", JSON): {"interest": "none"},
    ("release_step", JSON): {"person": "01kg3v8m5n6p7q8r9s0t1v2w3x"},
    ("name_papers", JSON): {
        "email": "auditor@example.com",
        "papers": ["dpia", "action-plan"],
        "version": 1,
        "purpose": "the yearly audit",
        "until": "2027-05-31T17:30:00Z",
    },
    ("end_reading", JSON): {},
    ("describe_change", JSON): {
        "title": "Voice in rooms of friends",
        "what": "Today friends type. From spring they also talk.",
        "when": "In spring",
        "service": "Pond Pals",
        "new_features": ["Voice rooms"],
        "notice": "A microphone button.",
        "bands": ["10-12"],
        "children": ["same"],
        "uses": ["new-data"],
        "worse": "A stranger hears a child.",
        "basis": "A guess. Reports would show it.",
    },
    ("add_to_change", JSON): {"words": "Voices are not kept."},
    ("ask_sender", JSON): {"words": "Are voices kept?"},
    ("answer_change", JSON): {
        "effect": "update",
        "assessment": "01kg3v8m5n6p7q8r9s0t1v2w3x",
        "reason": "Voices are new data.",
    },
    ("publish_change", JSON): {
        "what": "Friends can talk.",
        "answer": "We looked at it again.",
        "why": "A stranger could have heard a child.",
    },
    ("unpublish_change", JSON): {},
    ("begin_for_change", JSON): {"title": "Pond Pals Voice"},
    ("take_features", JSON): {},
    ("forget_sender", JSON): {},
    ("remove_from_change", JSON): {"text": "Petra Product", "ground": "erasure", "words": "She asked for it."},
    ("make_change_link", JSON): {"label": "Studio in Leeds", "expires_on": "2027-05-31"},
    ("withdraw_change_link", JSON): {},
    ("set_aside", JSON): {"until": "2027-02-28", "reason": "It is looked at with the spring release."},
    ("set_day", JSON): {"on": "2027-02-28", "why": "The trial of voice rooms ends."},
    ("keep_day", JSON): {"outcome": "Nothing had changed."},
    ("record_incident", JSON): {
        "assessment": "01kg3v8m5n6p7q8r9s0t1v2w3x",
        "title": "A stranger joined a room",
        "what": "He asked for names.",
        "on": "2026-10-05",
        "seriousness": "serious",
        "bands": ["10-12"],
    },
    ("look_into_incident", JSON): {"words": "Rooms open by invitation alone now."},
    ("remove_from_incident", JSON): {"text": "the boy from Leeds", "ground": "not-needed"},
    ("make_webhook", JSON): {"name": "Tickets", "address": "https://example.org/hooks", "topics": ["decision"]},
    ("change_webhook", JSON): {"name": "Tickets", "address": "https://example.org/hooks", "topics": ["review"]},
    ("test_webhook", JSON): {},
    ("deliver_again", JSON): {},
    ("renew_webhook_secret", JSON): {},
    ("stop_webhook", JSON): {},
    ("start_webhook", JSON): {},
    ("remove_webhook", JSON): {},
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
