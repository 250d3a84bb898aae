"""Coverage, balances, answers, signatures and attachments say something that can hold."""

from __future__ import annotations

from collections import Counter

from bestinterests.domain.balance import Balance
from bestinterests.packs.meaning.notes import Notes


def check_coverage(notes: Notes) -> None:
    """A search statement covers something, and its 'because' is followed by a reason."""
    for statement in notes.assessment.coverage:
        path = f"assessment.coverage[{statement.id}]"
        if not statement.rights or not statement.bands:
            what = "right" if not statement.rights else "band"
            notes.add("coverage.empty", f"{path}.{what}s", f"{statement.id} covers no {what}.", f"Name the {what}s.")
        if statement.answer != "looked" and not statement.reason.strip():
            notes.add(
                "coverage.no-reason",
                f"{path}.reason",
                f"{statement.id} says 'because' and no more.",
                "Write the reason.",
            )


def check_balances(notes: Notes) -> None:
    """Harms are tolerated for the sake of benefits, and in the feature they come from."""
    for balance in notes.assessment.balances:
        _check_side(notes, balance, "tolerates", "harm")
        _check_side(notes, balance, "benefits", "benefit")
        for key in balance.tolerates:
            impact = notes.impacts.get(key)
            if impact is not None and balance.feature not in impact.features:
                notes.add(
                    "balance.other-feature",
                    f"assessment.balances[{balance.feature}].tolerates",
                    f"{key} does not come from {balance.feature}.",
                    "Tolerate it in the balance of the feature it comes from.",
                )


def _check_side(notes: Notes, balance: Balance, side: str, direction: str) -> None:
    for key in getattr(balance, side):
        impact = notes.impacts.get(key)
        if impact is not None and impact.direction != direction:
            notes.add(
                "balance.wrong-direction",
                f"assessment.balances[{balance.feature}].{side}",
                f"{key} is a {impact.direction}.",
                f"List a {direction} there.",
            )


def check_answers(notes: Notes) -> None:
    """Answers on minimum harms and obligations fit what stands beside them."""
    for answer in notes.assessment.minimum_harms:
        path = f"assessment.minimum_harms[{answer.harm}]"
        if answer.answer == "no" and answer.impacts:
            notes.add(
                "answer.no-with-impacts",
                path,
                f"{answer.harm} is answered no, with {answer.impacts[0]} beside.",
                "Answer yes, or take the impacts out.",
            )
        if answer.answer == "yes" and not answer.impacts:
            notes.add(
                "answer.yes-without-impacts",
                path,
                f"{answer.harm} is answered yes, and no impact records it.",
                "Record the impact and name it here.",
            )
    for duty in notes.assessment.obligations:
        if duty.answer == "not-applicable" and not duty.reason.strip():
            notes.add(
                "answer.no-reason",
                f"assessment.obligations[{duty.obligation}].reason",
                f"{duty.obligation} is called not applicable without a reason.",
                "Write why it does not apply.",
            )


def check_overrides(notes: Notes) -> None:
    """Two signatures are two people's; the rule that is signed for is one that a profile has."""
    rules = {rule for profile in notes.framework.profiles.values() for rule in profile.rules}
    for override in notes.assessment.overrides:
        path = f"assessment.overrides[{override.id}]"
        if override.by is not None and override.by == override.second:
            notes.add(
                "override.same-person",
                f"{path}.second",
                f"{override.by} signed {override.id} twice.",
                "The second signature is somebody else's.",
            )
        if rules and override.rule not in rules:
            notes.add(
                "override.unknown-rule",
                f"{path}.rule",
                f"No profile switches on a rule {override.rule}.",
                notes.hint(override.rule, rules, "Name the rule as the evaluation prints it."),
            )


def check_attachments(notes: Notes) -> None:
    """File names are names; each file is attached once and belongs to some evidence."""
    used = {key for evidence in notes.assessment.evidence for key in evidence.attachments}
    times = Counter(attachment.digest for attachment in notes.assessment.attachments)
    seen: set[str] = set()
    for attachment in notes.assessment.attachments:
        path = f"assessment.attachments[{attachment.id}]"
        name = attachment.name
        if not name.strip() or "/" in name or "\\" in name or name in {".", ".."} or not name.isprintable():
            notes.add(
                "attachment.file-name",
                f"{path}.name",
                f"{attachment.id} is not named like a file.",
                "Give the name alone, without a folder.",
            )
        if times[attachment.digest] > 1 and attachment.digest in seen:
            notes.add(
                "attachment.repeated",
                f"{path}.digest",
                f"{attachment.id} is a file that is attached already.",
                "Keep one, and refer to it from each piece of evidence.",
            )
        seen.add(attachment.digest)
        if attachment.id not in used:
            notes.add(
                "attachment.unused",
                path,
                f"No evidence names {attachment.id}.",
                "Name it in the evidence that it belongs to.",
            )
