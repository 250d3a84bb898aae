"""What is asked about a measure, and what is asked of whoever works on it."""

from __future__ import annotations

from bestinterests.documents.measures import TYPE
from bestinterests.documents.wording import upper
from bestinterests.domain.measure import Measure
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

KINDS = {key: upper(words) for key, words in TYPE.items()}
PURPOSES = {"mitigate": "Cut a risk", "support": "Strengthen a benefit", "comply": "Meet a standard"}
STATUS = {
    "planned": "Planned",
    "implemented": "Done, not tested",
    "tested": "Done and tested",
    "abandoned": "Given up",
}
WORK_FIELDS = (
    Asked("status", "How far is it?", "Tested needs the result of the test and its day.", says=STATUS),
    Asked("done_on", "On which day was it done?"),
    Asked(
        "test_result", "How did its test go?", "The verdict counts on an action as tested only with a test that passed."
    ),
    Asked("tested_on", "On which day was it tested?"),
    Asked("test_note", "What did the test show?"),
)
MEASURE = Sheet(
    Measure,
    (
        Part(
            "",
            (
                Asked("title", "What is done, in a few words?", required=True),
                "what",
                Asked("type", "What kind is it?", "In the order of trust.", says=KINDS),
                Asked("purpose", "What is it for?", says=PURPOSES),
            ),
        ),
        Part(
            "What it acts on",
            (
                Asked("acts_on", "Which effects on children does it act on?"),
                Asked("standards", "Which standards does it serve?"),
                Asked(
                    "side_effects", "Which harms does it bring with it?", "A measure can take something from children."
                ),
                Asked("side_effects_note", "If it brings none: why not?"),
            ),
        ),
        Part(
            "Who, and by when",
            (
                Asked("owner", "Which role owns it?"),
                Asked("due", "By which day is it done?"),
                Asked(
                    "due_event", "Or by which event?", "Where there is no day, such as before the Season Trail opens."
                ),
                "stated_due",
                Asked(
                    "effort",
                    "How much work is it?",
                    "It only breaks ties: no action waits because it is work.",
                    control="choice",
                ),
            ),
        ),
        Part(
            "How one will know that it works",
            (
                Asked("test_plan", "How will it be tested?"),
                Asked("success_measure", "How will one see that it works?"),
                Asked("failure", "What happens if it fails?"),
            ),
        ),
        Part("How far it is", WORK_FIELDS),
        Part(
            "For the DPIA",
            (
                Asked("approved", "Is it approved?"),
                Asked("effect_on_risk", "What does it do to the risk?", control="choice"),
                "note",
            ),
        ),
    ),
)
WORK = Sheet(Measure, (Part("", WORK_FIELDS),))
"""For whoever works on a measure without writing the plan."""
