"""The page of the workflow, made from its tables: states, steps, refusals, events, triggers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bestinterests.cli.views.reference import MADE, cell
from bestinterests.workflow.events import EVENTS
from bestinterests.workflow.people import any_of
from bestinterests.workflow.publishing.refusals import PUBLISHING
from bestinterests.workflow.refusals import REFUSALS
from bestinterests.workflow.states import STATES, State
from bestinterests.workflow.transitions import TRANSITIONS
from bestinterests.workflow.triggers import TRIGGERS


def workflow_page() -> str:
    """Return the page of the workflow."""
    intro = (
        f"{MADE}# From draft to decision\n\n"
        "A version of an assessment is in one of these states. A decision stays in force, and readable, while the next "
        "draft is written.\n"
    )
    return "\n".join([intro, _diagram(), _states(), _steps(), _refusals(), _events(), _triggers()])


def _table(title: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]
    return f"## {title}\n\n" + "\n".join(lines) + "\n"


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", "  [*] --> draft"]
    for row in TRANSITIONS.values():
        target = row.target
        if target:
            lines += [f"  {source} --> {target}: {row.step}" for source in row.sources]
    return "\n".join([*lines, "```", ""])


def _states() -> str:
    rows = [
        (f"`{state}`", words.label, cell(words.says), cell(any_of(words.turn)) if words.turn else "nobody")
        for state, words in STATES.items()
    ]
    return _table("States", ("State", "Shown as", "Means", "Whose turn"), rows)


def _steps() -> str:
    rows = [
        (
            f"`{row.step}`",
            ", ".join(map(_code, row.sources)),
            _code(row.target) if row.target else "the same",
            any_of(row.duties) if row.duties else "follows of itself",
            cell(row.asks),
        )
        for row in TRANSITIONS.values()
    ]
    return _table("Steps", ("Step", "From", "To", "Who", "Asks"), rows)


def _refusals() -> str:
    told = {**REFUSALS, **PUBLISHING}
    rows = [(f"`{code}`", _plain(wording.sentence), _plain(wording.help)) for code, wording in told.items()]
    return _table("Why something may not be done", ("Code", "Says", "Who could help"), rows)


def _events() -> str:
    rows = [(f"`{event}`", words) for event, words in EVENTS.items()]
    return _table("What history tells", ("Event", "Somebody ..."), rows)


def _triggers() -> str:
    rows = [(f"`{reason}`", words) for reason, words in TRIGGERS.items()]
    return _table("What brings an assessment back", ("Trigger", "What it is"), rows)


def _code(state: State) -> str:
    return f"`{state}`"


def _plain(text: str) -> str:
    return cell(re.sub(r"\{(\w+)\}", r"*\1*", text))
