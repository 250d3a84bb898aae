"""Why something may not be published, left out or withdrawn: each code with its sentence and who could help."""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.refusals import Wording, worded

_ASSESSORS = "The assessors, in the next version."
_CHANGES = "The data protection officer or a decider."

PUBLISHING: dict[str, Wording] = {
    "publish.no-version": Wording("There is no version {version}."),
    "publish.not-decided": Wording(
        "Version {version} is {state}. Only what was decided or screened out is published, never a draft.",
        "A decider.",
    ),
    "publish.withdrawn-version": Wording("Version {version} was withdrawn before it was decided."),
    "publish.no-decision": Wording(
        "Nobody has decided on this very text: a decision names the text by its digest.",
        "A decider; or publish the text that was decided.",
    ),
    "publish.not-screened-out": Wording(
        "The scope test does not say that children are unlikely to use it.", "The assessors."
    ),
    "publish.no-because": Wording("Say why it was screened out.", "A decider."),
    "publish.change-open": Wording("Only an answered change is published.", _CHANGES),
    "publish.change-private": Wording("Nobody has given words of this change for the public.", _CHANGES),
    "publish.no-shadow": Wording("Say which published document is read again: by its digest."),
    "publish.shadow-nobody": Wording("Say who read it again and answers for it."),
    "publish.no-publisher": Wording("Say which organisation publishes, and which service it is about."),
    "publish.no-objecting": Wording("Say how anybody can object to it: an address, or in words."),
    "publish.no-evaluation": Wording("What follows from the text is missing. Evaluate it first."),
    "publish.other-evaluation": Wording("The evaluation is of another text than the one that is published."),
    "publish.salt": Wording(
        "The chance in the seal is too short to keep anybody from guessing: 32 characters at least."
    ),
    "publish.twice-left-out": Wording("{place} is left out twice. Keep one reason."),
    "publish.not-to-be-left-out": Wording(
        "{place} cannot be left out: it is not there, is blank, or is no free text. Levels, verdicts, directions, "
        "rights, ages and ids always stay, so that no harm is hidden."
    ),
    "publish.no-reason": Wording("Say why {place} is left out, in words for everybody."),
    "publish.ground": Wording("{place}: a person cannot choose the ground “{ground}”."),
    "publish.reason-tells": Wording("The reason for leaving out {place} repeats what stands in {other}."),
    "publish.said-anyway": Wording(
        "What stands in {place} is also said in “{where}”, which is always published. Publish both, or reword that."
    ),
    "publish.still-there": Wording("What stands in {place} could not be taken out everywhere."),
    "withdraw.no-because": Wording("Say why it is withdrawn, in words for everybody."),
    "withdraw.already": Wording("It is withdrawn already."),
    "supersede.withdrawn": Wording("A withdrawn publication is not superseded. It stays withdrawn."),
    "supersede.earlier": Wording("Only a later number of the same series takes its place."),
}
"""Every refusal of publishing by code."""


def not_published(code: str, **words: str) -> Refusal:
    """The refusal with its words filled in. Raises KeyError for a code or a word that is not in the table."""
    return worded(PUBLISHING, code, words)
