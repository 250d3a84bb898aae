"""Everything that is written into the ledger of an assessment, with the words in which its history tells it."""

EVENTS: dict[str, str] = {
    "assessment.created": "began the assessment",
    "assessment.edited": "edited the assessment",
    "action.worked_on": "recorded what has become of an action",
    "assessment.brought_in": "brought in a file",
    "assessment.restored": "put the record back to how it stood before",
    "assessment.undone": "took back what one line had changed",
    "assessment.upgraded": "took the record over to another version of the packs",
    "assessment.submitted": "submitted it",
    "assessment.recalled": "took the submission back to edit it",
    "assessment.screened_out": "recorded that children are not likely to use the service",
    "assessment.returned": "sent it back with reasons",
    "assessment.decided": "decided",
    "decision.proposed": "proposed a decision that takes a second signature",
    "decision.signed": "gave the second signature: the decision stands",
    "decision.retracted": "took the proposed decision off the table",
    "dissent.recorded": "recorded a dissent from the decision",
    "assessment.superseded": "put a later decision in the place of this one",
    "assessment.withdrawn": "withdrew it",
    "assessment.draft_opened": "opened the next draft",
    "review.round_opened": "asked reviewers to read it",
    "review.given": "gave an independent view",
    "review.round_closed": "gave the last view of the round",
    "advice.given": "gave the data protection officer's advice",
    "content.removed": "removed content lawfully",
}
"""Words for each event, to stand after the name of who did it."""
