"""Why something may not be done about a case: each code with its sentence and who could help."""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.refusals import Wording, worded

_ADMINISTRATOR = "An administrator can give the role."
_HANDLER = "Somebody else who handles cases."
_LEAD = "The safeguarding lead."

CASE_REFUSALS: dict[str, Wording] = {
    "case.no-duty": Wording("Only people who handle cases, or the safeguarding lead, can do this.", _ADMINISTRATOR),
    "case.no-lead": Wording("Only the safeguarding lead can do this.", _ADMINISTRATOR),
    "case.about-you": Wording("This case is about you, so somebody else reads it and works on it.", _HANDLER),
    "case.with-lead": Wording("This case is with the safeguarding lead, who alone reads it.", _LEAD),
    "case.not-yours": Wording("Somebody else works on this case.", "Whoever works on it can pass it to you."),
    "case.not-taken": Wording("Nobody works on this case yet. Take it first."),
    "case.over": Wording("This case is {state}. Open it again first."),
    "case.no-words": Wording("Write something."),
    "case.no-reason": Wording("Say why."),
    "case.no-item": Wording("There is no item with this number."),
    "case.no-items": Wording("A case has at least one item."),
    "case.item-lost": Wording("Item {item} has an outcome. It stays."),
    "case.lead-item": Wording("What comes of a safeguarding concern is written by the safeguarding lead.", _LEAD),
    "case.no-ground": Wording("A refusal needs a ground in law."),
    "case.other-ground": Wording("This ground is not one for {what}."),
    "case.marketing": Wording("An objection to direct marketing is never refused (UK GDPR Art 21(3))."),
    "case.no-authority": Wording("Write down first who may act for the child, and why."),
    "case.asked-already": Wording("The same was asked and waits for an answer."),
    "case.not-asked": Wording("Nothing of this kind was asked."),
    "case.not-access": Wording(
        "Only a request to see data pauses while you ask what is meant. Send a message instead."
    ),
    "case.no-extension": Wording("Only a data-rights request can have a longer deadline."),
    "case.extended": Wording("The deadline was extended already; it can be extended once."),
    "case.extended-late": Wording("The first month is over: it can no longer be extended."),
    "case.nothing-to-tell": Wording("There is no outcome that is still to be told."),
    "case.untold": Wording("Items have an outcome that was not told yet."),
    "case.undecided": Wording("Items have no outcome yet."),
    "case.same-person": Wording("You decided it. Somebody else looks at it again.", _HANDLER),
    "case.not-told": Wording("There is no outcome yet that could be looked at again."),
    "case.on-hold": Wording(
        "It is on hold: an access request is open, or a legal hold is on it (DPA 2018 s.173). Nothing is erased.",
        "Whoever works on it: once the request is answered, or the hold is taken off.",
    ),
    "case.lead-erases": Wording("It was with the safeguarding lead, who alone erases it.", _LEAD),
    "case.locked-yours": Wording(
        "Nobody can see whom this case is about, since its key is not at hand. Only whoever works on it, or the "
        "safeguarding lead, erases it.",
        _LEAD,
    ),
    "case.no-ground-erasing": Wording("Choose the ground on which it has to go."),
    "case.counted": Wording(
        "It counts as upheld in the assessment ({evidence}). Decide it anew as not upheld first, so that nothing rests "
        "on it; then erase it.",
        "Whoever works on it.",
    ),
    "case.erased": Wording("This case was erased for good, and nobody can bring it back."),
    "case.held": Wording("It is on legal hold already."),
    "case.not-held": Wording("It is not on legal hold."),
    "case.open": Wording("It is open already."),
    "case.merged": Wording("It was taken on in another case."),
    "case.itself": Wording("That is this case itself."),
    "case.other-person": Wording(
        "Cases are taken on in each other only where the same person sent both. Link them instead."
    ),
    "case.linked": Wording("They are linked already."),
    "case.not-flagged": Wording("It was not passed to the safeguarding lead."),
    "case.flag-open": Wording("The safeguarding lead still looks into it."),
    "case.changed-nothing": Wording(
        "It changed nothing in an assessment: nothing was upheld that names a judgement. Write to them instead."
    ),
    "case.full": Wording("There are very many messages in this case. Please start a new one."),
    "case.locked": Wording(
        "The key of this case is not at hand on this server, so nobody can read it.",
        "Whoever keeps the keys: bestinterests keys check says what is missing.",
    ),
    "case.before-asked": Wording("It was asked later than that."),
    "case.future": Wording("It cannot have been received after now."),
    "case.too-old": Wording("That is more than ten years ago. Check the date."),
    "cover.no-role": Wording("{name} has not the role of a safeguarding lead here.", _ADMINISTRATOR),
    "cover.same-person": Wording("Whoever stands in is somebody else than the lead."),
    "cover.not-member": Wording("{name} does not belong to this organisation.", "An administrator can invite them."),
    "cover.not-named": Wording("You are not named as one who holds the keys.", "Whoever runs the portals."),
    "cover.no-keys": Wording("There are no keys on this server.", "Whoever runs it: bestinterests keys make"),
    "cover.other-fingerprint": Wording(
        "These are not the letters of the keys that this server uses. Compare your copy with it.",
        "Whoever made the keys.",
    ),
    "cover.no-address": Wording("Name the lead, and the address to which they are called, first."),
    "cover.not-lead": Wording("Only the safeguarding lead, or whoever stands in, can confirm that it arrived."),
    "cover.other-code": Wording(
        "These are not the letters of the last trial, or it is older than a day. Send another."
    ),
    "portal.sample": Wording("A sample takes nothing in: nobody would answer."),
    "portal.not-ready": Wording("Missing: {what}. {told}"),
    "portal.no-reason": Wording("Say, in words that children understand, why it is shut and where else to turn."),
    "pattern.record-closed": Wording(
        "The record is being reviewed or decided on, so nothing is written into it now. Take it up afterwards."
    ),
    "pattern.settled": Wording("Somebody has settled this already."),
}
"""Every refusal about cases and portals, by code."""


def refused(code: str, **words: str) -> Refusal:
    """The refusal with its words filled in. Raises KeyError for a code or a word that is not in the table."""
    return worded(CASE_REFUSALS, code, words)
