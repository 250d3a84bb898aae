"""Who may do what about a case, and why not. Screens and programs show the same reasons.

Source: UK GDPR Art 12 (answering, extending, refusing); DPA 2018 s.164A; Children's code, standard 15. That nobody
works on a case about themselves, that a case with the safeguarding lead is closed to others, and that whoever decided
does not look again, is ours.
"""

import datetime as dt

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Refusal
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.events import Decided, Held, Settled, Sorted
from bestinterests.workflow.casework.refusing import refused
from bestinterests.workflow.casework.words import OPEN


class Handler(Base, frozen=True, kw_only=True):
    """A member of staff. id: public id. handles: works on cases. leads: is called where a child may not be safe."""

    id: str
    handles: bool = False
    leads: bool = False


def may_read(case: Case, who: Handler) -> tuple[Refusal, ...]:
    """May this person read what the case holds? Whoever works on it may; the safeguarding lead what is with them."""
    if not (who.handles or who.leads):
        return (refused("case.no-duty"),)
    if who.id in case.named:
        return (refused("case.about-you"),)
    if case.with_lead:
        return () if who.leads else (refused("case.with-lead"),)
    if case.handler == who.id:
        return ()
    if who.leads and case.flags:
        return ()
    return (refused("case.not-yours" if case.handler else "case.not-taken"),)


def may_work(case: Case, who: Handler) -> tuple[Refusal, ...]:
    """May this person do something on it now? While something is owed, and where they may read it."""
    return may_read(case, who) or unless_over(case)


def may_assign(
    case: Case, who: Handler, to: Handler, named: tuple[str, ...], *, gone: bool = False
) -> tuple[Refusal, ...]:
    """May the case be given to somebody? By whoever works on it, or taken by oneself; never to whom it is about.

    gone: does whoever works on it no longer do so here? Then anybody takes it, be it closed: it may be written to.
    """
    found = [refused("case.merged")] if case.state == "merged" else []
    if not (who.handles or who.leads):
        found.append(refused("case.no-duty"))
    if who.id in case.named or (who.id == to.id and who.id in named):
        found.append(refused("case.about-you"))
    if case.with_lead and not who.leads:
        found.append(refused("case.with-lead"))
    elif case.handler not in ("", who.id) and not (who.leads or gone):
        found.append(refused("case.not-yours"))
    if to.id and not (to.handles or to.leads):
        found.append(refused("case.no-duty"))
    if to.id in named and to.id != who.id:
        found.append(refused("case.about-you"))
    return tuple(found)


def may_name(case: Case, who: Handler) -> tuple[Refusal, ...]:
    """May this person say whom the case is about? Whoever may read it; the named are kept out from then on."""
    return (*may_read(case, who), *unless_over(case))


def may_mark(case: Case, who: Handler, reason: str) -> tuple[Refusal, ...]:
    """May it be marked as urgent, or no longer? With a reason, while something is owed."""
    return (*may_work(case, who), *_reason(reason))


def may_authorise(case: Case, who: Handler, reason: str) -> tuple[Refusal, ...]:
    """May it be written down who acts for the child? What it rests on is for ``acting_for`` to say."""
    return (*may_work(case, who), *_reason(reason))


def may_classify(case: Case, who: Handler, items: tuple[Sorted, ...], reason: str) -> tuple[Refusal, ...]:
    """May the items be these? What has an outcome stays; sorting anew what was sorted by staff needs a reason."""
    found = list(may_work(case, who))
    if not items:
        found.append(refused("case.no-items"))
    kept = {each.id: each for each in items}
    for item in case.items:
        other = kept.get(item.id)
        if item.decisions and (other is None or (other.kind, other.request) != (item.kind, item.request)):
            found.append(refused("case.item-lost", item=item.id))
    gone = {item.kind for item in case.items} - {each.kind for each in items}
    if gone & {"complaint", "safeguarding-concern"} and not reason.strip():
        found.append(refused("case.no-reason"))
    return tuple(found)


def may_reply(case: Case, who: Handler, text: str) -> tuple[Refusal, ...]:
    """May staff write to whoever sent it? Also after it was closed: they may have a question still."""
    return (*may_read(case, who), *unless_blank(text))


def may_ask(case: Case, who: Handler, what: str, text: str) -> tuple[Refusal, ...]:
    """May this be asked? One thing of a kind at a time; a pause is for access requests only (UK GDPR Art 12A)."""
    found = [*may_work(case, who), *unless_blank(text)]
    if any(each.what == what for each in case.asked):
        found.append(refused("case.asked-already"))
    if what == "clarification" and not any(item.request == "access" for item in case.items):
        found.append(refused("case.not-access"))
    return tuple(found)


def may_confirm(case: Case, who: Handler, what: str) -> tuple[Refusal, ...]:
    """May it be noted that what was asked for came in?"""
    found = list(may_read(case, who))
    if not any(each.what == what for each in case.asked):
        found.append(refused("case.not-asked"))
    return tuple(found)


def may_extend(case: Case, who: Handler, key: str, reason: str, last: dt.date, on: dt.date) -> tuple[Refusal, ...]:
    """May an item have two more months? last: of the first month, as its clock has it; on: today, in Europe/London."""
    found = [*may_work(case, who), *_reason(reason)]
    item = next((each for each in case.items if each.id == key), None)
    if item is None:
        return (*found, refused("case.no-item"))
    if item.kind != "rights-request":
        found.append(refused("case.no-extension"))
    elif item.extended:
        found.append(refused("case.extended"))
    elif on > last:
        found.append(refused("case.extended-late"))
    return tuple(found)


def may_decide(
    case: Case, who: Handler, decision: Decided, grounds: tuple[str, ...], needs_authority: bool
) -> tuple[Refusal, ...]:
    """May an item be decided so? grounds: that may refuse it. needs_authority: is an adult's standing unsettled?"""
    found = list(may_work(case, who))
    item = next((each for each in case.items if each.id == decision.item), None)
    if item is None:
        return (*found, refused("case.no-item"))
    if item.kind == "safeguarding-concern":
        found.append(refused("case.lead-item"))
    if not (decision.reason.strip() and decision.words.strip()):
        found.append(refused("case.no-reason"))
    if decision.outcome == "refused" and not decision.ground:
        found.append(refused("case.no-ground"))
    if item.request == "marketing" and decision.outcome in ("refused", "not-upheld"):
        found.append(refused("case.marketing"))
    elif decision.ground and decision.ground not in grounds:
        found.append(refused("case.other-ground", what=item.request or item.kind))
    if needs_authority and item.kind == "rights-request" and decision.outcome in ("upheld", "partly-upheld"):
        found.append(refused("case.no-authority"))
    return tuple(found)


def may_tell(case: Case, who: Handler, items: tuple[str, ...]) -> tuple[Refusal, ...]:
    """May the outcome of these items be told? Each that has one, and has not been told."""
    found = list(may_work(case, who))
    owed = {item.id for item in case.items if item.decided and item.told_at is None}
    if not items or not set(items) <= owed:
        found.append(refused("case.nothing-to-tell"))
    return tuple(found)


def may_review(case: Case, who: Handler, key: str, reason: str, words: str) -> tuple[Refusal, ...]:
    """May this person look at an item again? Whoever decided it may not."""
    found = list(_about_you(case, who))
    if not who.handles:
        found.append(refused("case.no-duty"))
    if case.with_lead:
        found.append(refused("case.with-lead"))
    item = next((each for each in case.items if each.id == key), None)
    if item is None or item.decided is None or item.told_at is None:
        return (*found, refused("case.not-told"))
    if item.decided.by == who.id:
        found.append(refused("case.same-person"))
    return (*found, *_reason(reason), *unless_blank(words))


def may_flag(case: Case, who: Handler, reason: str) -> tuple[Refusal, ...]:
    """May it be passed to the safeguarding lead? By anybody who may read it, at any time."""
    return (*may_read(case, who), *_reason(reason))


def may_settle(case: Case, who: Handler, said: Settled) -> tuple[Refusal, ...]:
    """May the safeguarding lead write what was done?"""
    found = list(_about_you(case, who))
    if not who.leads:
        found.append(refused("case.no-lead"))
    if not case.flags:
        found.append(refused("case.not-flagged"))
    return (*found, *unless_blank(said.did))


def may_hold(case: Case, who: Handler, reason: str) -> tuple[Refusal, ...]:
    """May it be put on legal hold?"""
    found = [*may_read(case, who), *_reason(reason)]
    if case.holds and isinstance(case.holds[-1], Held):
        found.append(refused("case.held"))
    return tuple(found)


def may_release(case: Case, who: Handler, reason: str) -> tuple[Refusal, ...]:
    """May the legal hold be taken off?"""
    found = [*may_read(case, who), *_reason(reason)]
    if not case.holds or not isinstance(case.holds[-1], Held):
        found.append(refused("case.not-held"))
    return tuple(found)


def may_link(case: Case, who: Handler, own: str, other: str, reason: str) -> tuple[Refusal, ...]:
    """May it be linked with another case of the same organisation? own, other: public ids."""
    found = [*may_read(case, who), *_reason(reason)]
    if own == other:
        found.append(refused("case.itself"))
    if any(each.case == other for each in case.links):
        found.append(refused("case.linked"))
    return tuple(found)


def may_merge(
    case: Case, into: Case, who: Handler, own: str, other: str, reason: str, same_sender: bool
) -> tuple[Refusal, ...]:
    """May it be taken on in another case? Only of the same person, so that nobody reads in it what is not theirs."""
    found = [*may_work(case, who), *may_work(into, who), *_reason(reason)]
    if own == other:
        found.append(refused("case.itself"))
    if not same_sender:
        found.append(refused("case.other-person"))
    return tuple(found)


def may_close(case: Case, who: Handler, why: str) -> tuple[Refusal, ...]:
    """May it be closed? Once every item has an outcome that was told; a safeguarding concern once the lead is done."""
    found = [*may_read(case, who), *_reason(why)]
    if case.with_lead or (case.flags and not case.settled):
        found.append(refused("case.flag-open"))
    if case.state in ("closed", "merged"):
        found.append(refused("case.over", state="closed"))
    elif case.state != "withdrawn":
        owed = [item for item in case.items if item.kind != "safeguarding-concern"]
        if any(item.decided is None for item in owed):
            found.append(refused("case.undecided"))
        elif any(item.told_at is None for item in owed):
            found.append(refused("case.untold"))
    return tuple(found)


def may_reopen(case: Case, who: Handler | None, why: str) -> tuple[Refusal, ...]:
    """May it be opened again? By staff with a reason, or by whoever sent it (None)."""
    found = [*may_read(case, who), *_reason(why)] if who else list(unless_blank(why))
    if case.state in OPEN:
        found.append(refused("case.open"))
    if case.state == "merged":
        found.append(refused("case.merged"))
    return tuple(found)


def unless_over(case: Case) -> tuple[Refusal, ...]:
    """Is anything still owed in it?"""
    return () if case.state in (*OPEN, "told") else (refused("case.over", state=case.state),)


def _about_you(case: Case, who: Handler) -> tuple[Refusal, ...]:
    return (refused("case.about-you"),) if who.id in case.named else ()


def unless_blank(text: str) -> tuple[Refusal, ...]:
    """Does it say anything?"""
    return () if text.strip() else (refused("case.no-words"),)


def _reason(text: str) -> tuple[Refusal, ...]:
    return () if text.strip() else (refused("case.no-reason"),)
