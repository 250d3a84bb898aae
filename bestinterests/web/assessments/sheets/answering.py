"""What is asked about answering for a consultation: four elements, feedback, what children are told, not holding it."""

from __future__ import annotations

from bestinterests.domain.consultation import ChildrenAnswer, Consultation, LundyAnswer
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

FEEDBACK = Sheet(
    Consultation,
    (
        Part(
            "",
            (
                Asked("feedback", "What were they told?"),
                Asked("feedback_channel", "On which channel?", "Such as a visit, a video, a letter."),
                Asked("feedback_on", "On which day?"),
            ),
        ),
        Part(
            "Was it good feedback?",
            (
                Asked("feedback_full", "Full?", "All of it: what was not taken up too, and why."),
                Asked("feedback_friendly", "Friendly?", "In a form that fits those who are told."),
                Asked("feedback_fast", "Fast?", "While they still remember what they said."),
                Asked("feedback_followed_up", "Followed up?", "They hear again, as things are done."),
                Asked("feedback_reply", "What did they reply?"),
            ),
        ),
    ),
)

TOLD = Sheet(
    ChildrenAnswer,
    (
        Part(
            "",
            (
                Asked("you_said", "You said"),
                Asked("we_did", "We did"),
                Asked("we_did_not", "We did not, because"),
                Asked("by", "Who wrote it?", first="Not said"),
                Asked("tested", "Tested with children: with whom, and when?", "Blank means that it is a draft."),
            ),
        ),
    ),
)

EXEMPTION = Sheet(
    Consultation,
    (
        Part(
            "",
            (
                Asked(
                    "exemption_ground",
                    "On which ground is it not held?",
                    first="None said",
                    says={"disproportionate": "Wholly disproportionate"},
                ),
                Asked("exemption_reason", "Why is that defensible?"),
                Asked("proxy_evidence", "Which evidence speaks for the children meanwhile?"),
                Asked("proxy", "What does it say for them, and what can it not say?"),
                Asked("advised_by", "Which child-rights body was asked, when, and what did it say?"),
                Asked("hold_by", "By which day will it be held?"),
            ),
        ),
    ),
)


ELEMENT = Sheet(LundyAnswer, (Part("", (Asked("answer", "Answer"), Asked("evidence", "What shows it?", rows=2))),))
