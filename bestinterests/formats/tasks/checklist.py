"""Actions as a Markdown task list, for an issue or a wiki page."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.papers import Assessed
from bestinterests.formats.markdown import escaped
from bestinterests.formats.tasks.task import Task, tasks


def write_tasks_md(assessed: Assessed) -> str:
    """Return a task list in the method's order. A box is ticked once the action is done and its test passed."""
    assessment = assessed.document.assessment
    name = escaped(assessment.service.name or assessment.title) or "Untitled assessment"
    sample = " (fictional sample)" if assessment.fictional else ""
    lines = [f"# Actions: {name}{sample}", "", f"Read for {wording.day(assessed.evaluation.on)}.", ""]
    found = list(tasks(assessed))
    lines += [line for task in found for line in _lines(task)] or ["No measure is recorded."]
    return "\n".join(lines) + "\n"


def _lines(task: Task) -> list[str]:
    measure = task.measure
    facts = [
        f"owner: {escaped(measure.owner) or 'nobody yet'}",
        f"due: {escaped(task.due) or 'no day'}{' (overdue)' if task.overdue else ''}",
        task.state,
    ]
    lines = [f"- [{'x' if task.done else ' '}] **{measure.id} {escaped(measure.title)}** – {'; '.join(facts)}"]
    for label, text in (
        ("What", measure.what),
        ("Acts on", "; ".join(task.acts_on)),
        ("Test", measure.test_plan),
        ("Works if", measure.success_measure),
    ):
        if text.strip():
            lines.append(f"  - {label}: {escaped(text)}")
    return lines
