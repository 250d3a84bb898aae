"""Who may erase a case for good, on which ground, and why not. No clock in here.

Source: UK GDPR Art 17 and Art 5(1); DPA 2018 s.173 (nothing is erased to keep it from whoever asked for it). That a
case which was with the safeguarding lead is erased by them alone, that nobody erases a case about themselves, and
that what an assessment counts is taken back before its case is called a mistake, is ours.
"""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.policies import Handler, may_read
from bestinterests.workflow.casework.refusing import refused

ERASING: dict[str, str] = {
    "erasure": "The child, or whoever sent it, asked for it to be erased (UK GDPR Art 17)",
    "ordered": "A court or the regulator ordered it",
    "unlawful": "It should never have been taken down (UK GDPR Art 5(1)(a))",
    "confidential": "It was told in breach of confidence",
    "by-mistake": "It was sent by mistake, or to the wrong place",
    "twice": "It was taken down twice, and the other one stays",
    "trial": "It was a trial, and tells of nobody",
    "unreadable": "Its keys are lost for good, and nobody can ever read it",
}
"""Grounds on which people erase a case."""
IN_LAW = {"by-mistake": "not-needed", "twice": "not-needed", "trial": "not-needed", "unreadable": "not-needed"}
"""What a ground is called in the ledger, where that has another word for it."""
NEVER_ONE = frozenset({"by-mistake", "twice", "trial"})
"""Grounds that say that there was no case, or no other than one that stays: nothing may count it."""


def may_erase(case: Case, who: Handler) -> tuple[Refusal, ...]:
    """May this person erase a case? Whoever works on it may; the lead, and nobody else, what was ever with them."""
    found = list(may_read(case, who))
    if case.flags and not who.leads and not case.with_lead:
        found.append(refused("case.lead-erases"))
    return (*found, *unless_held(case.on_hold))


def may_erase_locked(who: Handler, *, handler: str, flagged: bool, on_hold: bool) -> tuple[Refusal, ...]:
    """The same for a case whose keys are not at hand: whom it is about nobody can see then.

    Whoever works on it is never one of them; the safeguarding lead answers for the rest. handler: public id of who
    works on it. flagged: was it ever with the lead?
    """
    found = []
    if not (who.handles or who.leads):
        found.append(refused("case.no-duty"))
    elif not who.leads:
        if flagged:
            found.append(refused("case.lead-erases"))
        elif handler != who.id:
            found.append(refused("case.locked-yours"))
    return (*found, *unless_held(on_hold))


def unless_held(on_hold: bool) -> tuple[Refusal, ...]:
    """Is it held? That is stronger than any ground, and than its time."""
    return (refused("case.on-hold"),) if on_hold else ()


def may_ground(ground: str, *, locked: bool, evidence: tuple[str, ...]) -> tuple[Refusal, ...]:
    """May it be erased on this ground? evidence: ids in the assessment of what counts it."""
    if ground not in ERASING or (ground == "unreadable" and not locked):
        return (refused("case.no-ground-erasing"),)
    if ground in NEVER_ONE and evidence:
        return (refused("case.counted", evidence=" and ".join(evidence)),)
    return ()
