"""The sixteen points that standard 2 asks step 2 to describe, each answered from the record."""

from __future__ import annotations

from collections.abc import Callable

from bestinterests.documents import wording
from bestinterests.documents.blocks import Column, Row, RowGroup, Table
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft, to
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.report.service import ANSWER
from bestinterests.domain.feature import DataActivity

Lines = tuple[Words, ...]
NUDGE = "nudge-techniques"
FLAGS: dict[str, Callable[[DataActivity], tuple[str, ...]]] = {
    "Profiling or decisions without a person": lambda a: (a.profiling, a.automated_decision),
    "Location": lambda a: (a.geolocation,),
    "Special category data": lambda a: (a.special_category,),
    "Data inferred about the child": lambda a: (a.inferred,),
}
"""Points that each use of data answers for itself."""
WRITTEN = {
    "public-concern": "Public concern over risks to children online",
    "industry-codes": "Standards and codes of the industry",
    "equality-duties": "Equality duties in each nation of the UK",
}
"""Points that a person answers in words."""


def points(draft: Draft) -> Table:
    """A row for each point; what nobody has said is marked."""
    written = [(label, _written(draft, field, label)) for field, label in WRITTEN.items()]
    flags = {label: _flag(draft, label) for label in FLAGS}
    rows = [
        ("Is it made for children?", _made_for(draft)),
        ("If not, are children likely to use it?", _likely(draft)),
        ("Their ages", _ages(draft)),
        ("Plans for parental controls", _service(draft, "parental_controls", "plans for parental controls")),
        ("How age is established", _service(draft, "age_assurance", "how age is established")),
        ("Intended benefits for children", _benefits(draft)),
        ("Commercial interests taken into account", ((to("dpia-purposes", "See 2.4"),),)),
        *list(flags.items())[:2],
        ("Nudges", _nudges(draft)),
        *list(flags.items())[2:],
        *written,
        ("Research or guidance on needs, wellbeing and capacity at these ages", _needs(draft)),
    ]
    return Table(
        caption="What standard 2 asks this step to describe (the points in our words)",
        columns=(Column(title="Point"), Column(title="What the record says", width="wide")),
        groups=(RowGroup(rows=tuple(Row(head=((Strong(label),),), cells=(cell,)) for label, cell in rows)),),
    )


def lower(label: str) -> str:
    """A label within a sentence."""
    return label[:1].lower() + label[1:]


def _made_for(draft: Draft) -> Lines:
    answer = draft.context.assessment.scope.intended_for_children
    if answer == "unknown":
        return (draft.gap("context", "it is not said whether the service is made for children"),)
    return (line(f"{wording.upper(ANSWER[answer])}."),)


def _likely(draft: Draft) -> Lines:
    said = {"in-scope": "Yes", "screened-out": "No: screened out", "undecided": "Not decided"}
    outcome = draft.context.assessment.scope.outcome
    return ((Plain(f"{said[outcome]}. "), to("dpia-need", "See 1.1")),)


def _ages(draft: Draft) -> Lines:
    uses = draft.context.assessment.children
    if not uses:
        return (draft.gap("scope", "the ages of the children are not recorded"),)
    ages = draft.context.ages(use.band for use in uses if use.in_scope)
    return ((Plain(f"{ages or 'No age is in scope'}. "), to("dpia-scope", "See 2.2")),)


def _service(draft: Draft, field: str, what: str) -> Lines:
    text = getattr(draft.context.assessment.service, field)
    return (draft.typed("nature", text, f"{what} is not recorded" if "how" in what else f"{what} are not recorded"),)


def _benefits(draft: Draft) -> Lines:
    many = wording.many(len(draft.benefits), "benefit")
    return ((Plain(f"{wording.upper(many)} from the use of data. "), to("dpia-purposes", "See 2.4")),)


def _flag(draft: Draft, label: str) -> Lines:
    context = draft.context
    held = context.assessment.data_activities
    if not held:
        return ((Quiet("No use of data is recorded."),),)
    yes = [a.id for a in held if "yes" in FLAGS[label](a)]
    open_ = [a.id for a in held if a.id not in yes and "unknown" in FLAGS[label](a)]
    lines: list[Words] = []
    if yes:
        lines.append((Plain("Yes: "), *context.ids(yes)))
    elif not open_:
        lines.append(line("No."))
    lines += [
        (
            *draft.gap("nature", f"it is not said whether this applies: {lower(label)}", key),
            Plain(" "),
            context.id(key),
        )
        for key in open_
    ]
    return tuple(lines)


def _nudges(draft: Draft) -> Lines:
    context = draft.context
    found = [a.id for a in context.assessment.data_activities if NUDGE in a.kinds]
    if found:
        return ((Plain("Recorded as such: "), *context.ids(found)),)
    return (line("No use of data is recorded as a nudge."),)


def _written(draft: Draft, field: str, label: str) -> Lines:
    return (draft.typed("context", draft.answer(field), f"nothing is written on {lower(label)}"),)


def _needs(draft: Draft) -> Lines:
    context = draft.context
    text = draft.answer("needs-and-capacity")
    lines: list[Words] = [context.typed(text)] if text.strip() else []
    lines += [
        (Quiet(f"{wording.band_name(use.band, context.bands)}: "), *context.typed(use.needs))
        for use in context.assessment.children
        if use.needs.strip()
    ]
    return tuple(lines) or (draft.gap("context", "nothing is written on children's needs and capacity at these ages"),)
