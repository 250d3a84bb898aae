"""How far the weighing has come, at the end of step 3: balances, tensions, remedies, the whole, conformity."""

from __future__ import annotations

from django.urls import reverse

from bestinterests.documents import wording
from bestinterests.domain.evaluation import Finding
from bestinterests.evaluation.gates import STATEMENT_PARTS
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.progress import State, Task
from bestinterests.web.assessments.signing import asked_for


def balance_tasks(opened: Opened) -> tuple[Task, ...]:
    """The tasks of weighing, each with one fact. Raises Refused where the packs are not here."""
    return (
        _balances(opened),
        _tensions(opened),
        _remedies(opened),
        _signatures(opened),
        _regulator(opened),
        _standards(opened),
        _statement(opened),
        _interests(opened),
    )


def _task(opened: Opened, title: str, route: str, fact: str, state: State) -> Task:
    return Task(title, reverse(f"assessments:{route}", args=[opened.id]), f"{wording.upper(fact)}.", state)


def _found(opened: Opened, rule: str) -> list[Finding]:
    """Findings of a rule in the profile that heads, as the service stands now."""
    head = next(p for p in opened.evaluation.profiles if p.profile == opened.evaluation.headline_profile)
    return [finding for finding in head.now.findings if finding.rule == rule]


def _balances(opened: Opened) -> Task:
    title = "Balance sheets, and harms that are tolerated"
    if not opened.judged.impacts:
        return _task(opened, title, "balances", "no effect on children is recorded yet", "not-started")
    refused = {feature for finding in _found(opened, "toleration.refused") for feature in finding.features}
    written = {balance.feature for balance in opened.judged.balances}
    if not refused:
        return _task(opened, title, "balances", "nothing that remains is without its reasons", "done")
    fact = f"what remains is not tolerated in {wording.many(len(refused), 'feature')}"
    return _task(opened, title, "balances", fact, "in-progress" if written & refused else "needs-you")


def _tensions(opened: Opened) -> Task:
    conflicts = opened.evaluation.conflicts
    bare = sum(1 for conflict in conflicts if conflict.tension is None)
    unresolved = sum(1 for conflict in conflicts if not conflict.resolved)
    if not conflicts:
        started = bool(opened.judged.impacts)
        return _task(
            opened, "Tensions", "tensions", "nothing was found that pulls apart", "done" if started else "not-started"
        )
    fact = f"{wording.many(len(conflicts), 'tension')} found, {wording.numbered(unresolved)} not resolved"
    state: State = "done" if not unresolved else "needs-you" if bare else "in-progress"
    return _task(opened, "Tensions", "tensions", fact, state)


def _remedies(opened: Opened) -> Task:
    title, held = "Ways to be put right", opened.judged.remedy_routes
    gaps = {right for finding in _found(opened, "gate.remedy") for right in finding.rights}
    if gaps:
        fact = f"{wording.many(len(gaps), 'right')} without a working way"
        return _task(opened, title, "remedies", fact, "in-progress" if held else "needs-you")
    fact = f"{wording.many(len(held), 'way')} recorded" if held else "no way is recorded yet"
    return _task(opened, title, "remedies", fact, "done" if held else "not-started")


def _signatures(opened: Opened) -> Task:
    asked = len(asked_for(opened))
    if asked:
        return _task(opened, "Signatures", "signatures", f"{wording.many(asked, 'signature')} asked for", "needs-you")
    return _task(opened, "Signatures", "signatures", "nothing asks for a signature", "done")


def _regulator(opened: Opened) -> Task:
    due = {key for finding in _found(opened, "law.article-36") for key in finding.impacts}
    held = opened.judged.regulator_consultations
    title = "Consulting the regulator"
    if due:
        fact = f"the law asks for it on {wording.many(len(due), 'harm')}"
        return _task(opened, title, "regulator", fact, "in-progress" if held else "needs-you")
    fact = f"{wording.many(len(held), 'consultation')} recorded" if held else "the law does not ask for it now"
    return _task(opened, title, "regulator", fact, "done")


def _standards(opened: Opened) -> Task:
    gaps = opened.evaluation.gaps
    open_ = sum(len(finding.items) for finding in gaps if finding.rule.startswith("conformity."))
    given = bool(opened.judged.obligations or opened.judged.minimum_harms or opened.judged.higher_protection)
    fact = f"{wording.many(open_, 'question')} not answered" if open_ else "every question in play is answered"
    state: State = "done" if not open_ else "in-progress" if given else "not-started"
    return _task(opened, "Standards, and what else the law asks", "standards", fact, state)


def _statement(opened: Opened) -> Task:
    given = sum(1 for part in STATEMENT_PARTS if getattr(opened.judged.statement, part).strip())
    fact = f"{wording.numbered(given)} of {wording.numbered(len(STATEMENT_PARTS))} questions answered"
    state: State = "done" if given == len(STATEMENT_PARTS) else "in-progress" if given else "not-started"
    return _task(opened, "The service as a whole", "whole", fact, state)


def _interests(opened: Opened) -> Task:
    held = len(opened.judged.other_interests)
    fact = f"{wording.many(held, 'interest')} recorded, apart from what children gain and lose" if held else "none yet"
    return _task(opened, "Other interests", "interests", fact, "done" if held else "not-started")
