"""An evaluation as text: completeness first, the verdicts, what stops, what is missing, and what to do, in order."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.cli.output import Page, listed
from bestinterests.cli.views.profile import profile_table
from bestinterests.documents.wording import BASIS, day, upper
from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import VERDICT_WORDS, Evaluation, Finding, ProfileResult, ViewResult
from bestinterests.domain.measure import Measure
from bestinterests.packs.framework import Framework

STYLES = {
    "stop": "deep",
    "not_consistent": "red",
    "not_shown": "bold",
    "with_conditions": "amber",
    "consistent_on_this_record": "lilac",
}
VIEWS = {"now": "Now", "expected": "If all is done, tested and signed"}
GAPS = 10
FLIPS = 7


def show(
    sheet: Page,
    framework: Framework,
    assessment: Assessment,
    evaluation: Evaluation,
    *,
    everything: bool = False,
) -> None:
    """Write all that follows the opening. ``everything`` lists all gaps instead of the first ten."""
    head = headline(evaluation)
    summary(sheet, assessment, evaluation)
    stops(sheet, head.now)
    _gaps(sheet, evaluation, head.now, everything)
    _contradictions(sheet, evaluation)
    _conflicts(sheet, evaluation)
    sheet.heading(f"Rights by age, {head.title}, now")
    profile_table(sheet, framework, head.now.cells)
    _robustness(sheet, head.now)
    _actions(sheet, assessment, evaluation)
    _foot(sheet, evaluation)


def headline(evaluation: Evaluation) -> ProfileResult:
    """Return the profile that heads."""
    heads = (result for result in evaluation.profiles if result.profile == evaluation.headline_profile)
    return next(heads, evaluation.profiles[0])


def opening(sheet: Page, assessment: Assessment) -> None:
    """Write what is known before anything is evaluated: the title, and that a sample is fictional."""
    sheet.heading(assessment.title or "Untitled assessment")
    if assessment.fictional:
        sheet.line("A fictional sample: no such service exists.", style="dim")


def summary(sheet: Page, assessment: Assessment, evaluation: Evaluation) -> None:
    """Write completeness and the verdicts of every profile in both views."""
    sheet.heading("Completeness")
    sheet.line(evaluation.completeness.sentence, indent=2)
    sheet.heading("On this record")
    known: tuple[str, ...] = ()
    for result in evaluation.profiles:
        heads = " (heads this report)" if result.profile == evaluation.headline_profile else ""
        sheet.line(f"{result.title}{heads}", indent=2, style="bold")
        for view in (result.now, result.expected):
            _verdict(sheet, assessment, view, known)
            known = view.conditions or known
        sheet.line(result.note, indent=4, style="dim")


def _verdict(sheet: Page, assessment: Assessment, view: ViewResult, known: tuple[str, ...]) -> None:
    worst, best = view.verdict.worst, view.verdict.best
    words = sheet.paint(VERDICT_WORDS[worst], STYLES[worst])
    spread = "" if worst == best else f", at best {VERDICT_WORDS[best]}"
    sheet.lines.append(f"    {VIEWS[view.view]}: {words}{spread}")
    sheet.line(view.sentence, indent=6)
    if view.conditions and view.conditions == known:
        sheet.entry("-", f"the same {len(known)} measures", indent=6)
        return
    titles = {measure.id: measure.title for measure in assessment.measures}
    for condition in view.conditions:
        title = titles.get(condition, "")
        sheet.entry("-", f"{title} ({condition})" if title else condition, indent=6)


def _finding(sheet: Page, finding: Finding, mark: str = "-") -> None:
    sheet.entry(mark, f"{finding.sentence} [{BASIS[finding.basis]}: {finding.rule}]")
    if finding.mend:
        sheet.line(finding.mend, indent=4, style="teal")


def stops(sheet: Page, view: ViewResult, most: int | None = None) -> None:
    """Write what stops, with its basis; the first ``most`` of them where that is given."""
    if not view.stops:
        return
    sheet.heading(f"What stops ({len(view.stops)})")
    for finding in view.stops[:most]:
        _finding(sheet, finding, "!")
    if most is not None and len(view.stops) > most:
        sheet.line(f"and {len(view.stops) - most} more in the report", indent=2, style="dim")


def _gaps(sheet: Page, evaluation: Evaluation, view: ViewResult, everything: bool) -> None:
    held = [finding for finding in view.findings if finding.effect is not None and finding not in view.stops]
    open_ = evaluation.completeness.open
    if held:
        sheet.heading(f"What else holds the verdict down ({len(held)})")
        for finding in _first(held, everything):
            _finding(sheet, finding)
        _more(sheet, len(held), everything)
    if open_:
        sheet.heading(f"Still to be judged or written ({len(open_)})")
        for item in open_ if everything else open_[:GAPS]:
            sheet.entry(item.item or "-", item.what)
        _more(sheet, len(open_), everything)
    missing = [*evaluation.gaps, *evaluation.coverage.open]
    if missing:
        sheet.heading(f"Gaps ({len(missing)})")
        for finding in _first(missing, everything):
            _finding(sheet, finding)
        _more(sheet, len(missing), everything)


def _first(findings: Sequence[Finding], everything: bool) -> Sequence[Finding]:
    return findings if everything else findings[:GAPS]


def _more(sheet: Page, count: int, everything: bool) -> None:
    if count > GAPS and not everything:
        sheet.line(f"and {count - GAPS} more; --all lists them", indent=2, style="dim")


def _contradictions(sheet: Page, evaluation: Evaluation) -> None:
    if evaluation.contradictions:
        sheet.heading(f"Contradictions ({len(evaluation.contradictions)})")
        for finding in evaluation.contradictions:
            _finding(sheet, finding)


def _conflicts(sheet: Page, evaluation: Evaluation) -> None:
    unresolved = [conflict for conflict in evaluation.conflicts if not conflict.resolved]
    if unresolved:
        sheet.heading(f"Conflicts not resolved ({len(unresolved)} of {len(evaluation.conflicts)})")
        for conflict in unresolved:
            sheet.entry("-", conflict.sentence)


def _robustness(sheet: Page, view: ViewResult) -> None:
    firm = view.robustness
    sheet.heading(f"What the verdict hangs on: {firm.label}")
    sheet.line(firm.sentence, indent=2)
    for distance in (firm.adverse, firm.favourable):
        if distance.sentence:
            sheet.line(distance.sentence, indent=2)
    for flip in firm.flips[:FLIPS]:
        sheet.entry("-", flip.sentence)
    if len(firm.flips) > FLIPS:
        sheet.line(f"and {len(firm.flips) - FLIPS} more single judgements that would change it", indent=2, style="dim")
    for failure in firm.control_failures:
        if failure.flips:
            sheet.entry("-", failure.sentence)


def _actions(sheet: Page, assessment: Assessment, evaluation: Evaluation) -> None:
    if not evaluation.actions:
        return
    measures = {measure.id: measure for measure in assessment.measures}
    sheet.heading(f"Actions, in order ({len(evaluation.actions)})")
    rows = [("", "Id", "Status", "Due", "What and why")]
    for action in evaluation.actions:
        measure = measures.get(action.measure, Measure(id=action.measure))
        due = f"{measure.due or '–'}{' overdue' if action.overdue else ''}"
        event = f"Due {measure.due_event}. " if measure.due_event else ""
        what = f"{measure.title or 'Untitled'}. {event}{upper(action.reason)}"
        rows.append((f"{action.rank}.", action.measure, measure.status, due, what))
    sheet.table(rows)


def _foot(sheet: Page, evaluation: Evaluation) -> None:
    packs = listed(f"{used.pack} {used.version}" for used in evaluation.packs)
    sheet.blank()
    sheet.line(
        f"Read on {day(evaluation.on)} by method {evaluation.method} with {packs}. "
        f"{evaluation.unverified_statements} statements of these packs are not verified yet. "
        "This advises; people decide.",
        style="dim",
    )
    sheet.line(f"Record {evaluation.assessment_digest}", style="dim")
