"""Every Problem code that the meaning of a document can raise: its title and how much it weighs."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.domain.problem import Severity


class Code(NamedTuple):
    """What a code stands for. Errors must be mended; warnings and notes are for a person to look at."""

    title: str
    severity: Severity = "error"


TABLE: dict[str, Code] = {
    "id.wrong-letter": Code("An id whose letter belongs to another kind of item"),
    "key.duplicate": Code("Two items of one list with the same id or key"),
    "reference.unknown-item": Code("A reference to an item that the document does not hold"),
    "reference.wrong-kind": Code("A reference to an item of a kind that cannot stand there"),
    "reference.unknown-word": Code("A word that no pinned pack defines"),
    "reference.no-vocabulary": Code("A list of words that no pinned pack defines", "warning"),
    "reference.repeated": Code("The same reference twice in one list", "warning"),
    "reference.itself": Code("An item that refers to itself"),
    "text.blank-title": Code("An item without a title or name"),
    "judgement.unknown-level": Code("A level that its scale does not have"),
    "judgement.range-order": Code("A range whose low end is above its high end"),
    "judgement.scale-unfit": Code("A judgement on a scale that does not fit its place or direction"),
    "judgement.agreed-twice": Code("Two agreed judgements on one scale"),
    "judgement.given-twice": Code("One assessor who judged twice on one scale"),
    "judgement.given-by-nobody": Code("A judgement that no assessor stands behind", "warning"),
    "judgement.credit-before": Code("A measure credited to the state before controls"),
    "impact.no-right": Code("An impact of which nobody has said what right it touches"),
    "impact.no-feature": Code("An impact that comes from no feature"),
    "impact.no-band": Code("An impact that reaches no age band"),
    "impact.band-not-in-use": Code("An impact on a band that the record says does not use the service", "warning"),
    "impact.group-elsewhere": Code("An impact confined to a group of other age bands", "warning"),
    "impact.gain-for-nobody": Code("A benefit that does not say who gains", "warning"),
    "impact.harm-with-gain": Code("A harm that says who gains from it", "warning"),
    "impact.right-repeated": Code("A leading right that is also listed as linked", "warning"),
    "impact.mixed-directions": Code("A cumulative impact made of harms and benefits"),
    "impact.parts-elsewhere": Code("A cumulative impact whose part shares no right or band with it", "warning"),
    "right.set-aside-touched": Code("A right set aside for the service that an impact touches"),
    "coverage.empty": Code("A search statement that covers no right or no band", "warning"),
    "coverage.no-reason": Code("A search statement that says 'because' and gives no reason", "warning"),
    "balance.wrong-direction": Code("A balance that tolerates a benefit, or is paid with a harm"),
    "balance.other-feature": Code("A balance that tolerates a harm of another feature"),
    "answer.no-with-impacts": Code("A harm of the minimum list answered no, with impacts that record it"),
    "answer.yes-without-impacts": Code("A harm of the minimum list answered yes, with no impact", "warning"),
    "answer.no-reason": Code("An obligation called not applicable without a reason", "warning"),
    "consultation.no-reason": Code("A consultation that was not held, without a reason", "warning"),
    "consultation.not-held": Code("A finding from a consultation that was not held"),
    "consultation.bare-exemption": Code("A reason for not asking with nothing to stand in for the children", "warning"),
    "consultation.no-waiver-reason": Code("Children asked without an adult's permission, and no reason", "warning"),
    "consultation.other-children": Code("Numbers for an age or group that the consultation does not name", "warning"),
    "session.not-held": Code("A session of a consultation that was not held"),
    "override.same-person": Code("Two signatures by one person"),
    "override.unknown-rule": Code("A signature under a rule that no profile switches on", "warning"),
    "attachment.file-name": Code("A file name that is a path, or blank"),
    "attachment.repeated": Code("The same file attached twice", "warning"),
    "attachment.unused": Code("An attached file that no evidence names", "note"),
    "children.shares": Code("Shares of the age bands above 100 per cent", "warning"),
    "scope.no-band": Code("A service in scope with no age band in scope", "warning"),
    "date.order": Code("Two days in an order that cannot be"),
    "date.future": Code("Something recorded as done on a day that is still to come", "warning"),
}
"""Every code with its title and severity."""

CODES: dict[str, str] = {code: entry.title for code, entry in TABLE.items()}
"""Code to title, for the reference pages."""
