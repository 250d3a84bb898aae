"""What has been asked: features by rights and ages, wide statements, what was left out, rights set aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Column, Fold, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Plain, Quiet, Words
from bestinterests.documents.model import Section
from bestinterests.documents.pictures import CoveragePicture, CoverageRow, CoverageSheet, StemBox, StemState
from bestinterests.documents.report.rights import order

SERVICE = "service"
SIDE_BY_SIDE = 20
SAYS = {
    "impact": "an impact is recorded",
    "looked": "looked for",
    "none": "no impact, with a reason",
    "not-applicable": "does not apply, with a reason",
    "not-asked": "not asked yet",
    "not-required": "asked of the service as a whole",
}
ANSWER = {
    "looked": "Looked for",
    "none-because": "No impact, because",
    "not-applicable-because": "Does not apply, because",
}


def coverage(context: Context) -> Section:
    """The grid, the count in words, the statements behind it, and what was left out."""
    found = context.evaluation.coverage
    blocks: list[AnyBlock] = [Paragraph(words=line(count(context)))]
    if found.states:
        blocks.append(_picture(context))
    if found.left_out:
        names = wording.listed(found.left_out)
        blocks.append(Paragraph(words=line(f"Left out by the short pass: {names}.")))
    blocks.append(_statements(context))
    blocks += set_aside(context)
    return Section(
        anchor="coverage",
        title="What has been asked",
        lead=line("Ink only: this picture shows where somebody looked, not whether what they found is good or bad."),
        blocks=tuple(blocks),
    )


def count(context: Context) -> str:
    """How many of the required questions have an answer, in a sentence."""
    found = context.evaluation.coverage
    if not found.required:
        return "Nothing has to be asked: no feature and no age is on the record."
    left = found.required - found.answered
    if not left:
        return f"Every question has an answer: {found.required:,} of {found.required:,} (feature, right and age)."
    return (
        f"{found.answered:,} of {found.required:,} questions (feature, right and age) have an answer; {left:,} are not "
        "asked yet."
    )


# -- the grid --------------------------------------------------------------------------------------------------------


def _picture(context: Context) -> CoveragePicture:
    states = context.evaluation.coverage.states
    rights = asked_rights(context)
    features = [f for f in context.assessment.features if f.id in states]
    return CoveragePicture(
        name="What has been asked, by feature, right and age",
        bands=tuple(wording.band_name(band, context.bands) for band in context.shown_bands),
        sheets=tuple(
            CoverageSheet(
                title=_sheet_title(place, chunk, rights),
                rights=tuple((wording.article(right), context.right(right)) for right in chunk),
                rows=tuple(
                    CoverageRow(
                        id=f.id,
                        anchor=f.id,
                        name=wording.short(f.name, 60),
                        boxes=tuple(box(context, f.id, right) for right in chunk),
                    )
                    for f in features
                ),
            )
            for place, chunk in enumerate(_chunks(rights), 1)
        ),
        whole=tuple(
            (wording.article(right), context.right(right), box(context, SERVICE, right))
            for right in service_rights(context)
        ),
    )


def asked_rights(context: Context) -> list[str]:
    """Rights that are asked of any feature, or that somebody said something about, in the order of the framework."""
    states = context.evaluation.coverage.states
    asked = {right for feature, rights in states.items() if feature != SERVICE for right in rights}
    return sorted(asked, key=lambda right: order(context, right))


def service_rights(context: Context) -> list[str]:
    """Rights that are asked once, of the service as a whole, in the order of the framework."""
    return sorted(context.evaluation.coverage.states.get(SERVICE, {}), key=lambda right: order(context, right))


def _sheet_title(place: int, chunk: list[str], rights: list[str]) -> str:
    if len(chunk) == len(rights):
        return "Features by rights; the numbers are articles"
    return f"Features by rights, part {place}; the numbers are articles"


def _chunks(rights: list[str]) -> list[list[str]]:
    """Even parts of at most as many rights as fit side by side."""
    if not rights:
        return []
    parts = -(-len(rights) // SIDE_BY_SIDE)
    size = -(-len(rights) // parts)
    return [rights[at : at + size] for at in range(0, len(rights), size)]


def box(context: Context, feature: str, right: str) -> StemBox:
    """A stem for each band: what has been asked of a feature, or of the service, about a right."""
    row = context.evaluation.coverage.states.get(feature, {}).get(right)
    if row is None:
        stems: tuple[StemState, ...] = tuple("not-required" for _ in context.shown_bands)
    else:
        stems = tuple(_stem(row.get(band, "not-asked")) for band in context.shown_bands)
    return StemBox(stems=stems, sentence=_sentence(context, right, stems))


def _stem(state: str) -> StemState:
    return next((known for known in get_args(StemState) if known == state), "not-asked")


def _sentence(context: Context, right: str, stems: Iterable[StemState]) -> str:
    by_state: dict[str, list[str]] = {}
    for band, state in zip(context.shown_bands, stems, strict=True):
        by_state.setdefault(state, []).append(band)
    if set(by_state) == {"not-required"}:
        return f"{context.right(right)}: {SAYS['not-required']}"
    said = [f"ages {context.ages(bands)} {SAYS[state]}" for state, bands in by_state.items()]
    return f"{context.right(right)}: {'; '.join(said)}"


# -- in words --------------------------------------------------------------------------------------------------------


def _statements(context: Context) -> AnyBlock:
    held = context.assessment.coverage
    if not held:
        return Paragraph(words=(Quiet("Nobody has stated what was looked for."),))
    wide = set(context.evaluation.coverage.wide)
    rows = []
    for statement in held:
        where = context.named(statement.features) if statement.features else line("The service as a whole")
        notes = (Quiet("wide: one answer for many questions"),) if statement.id in wide else ()
        what: tuple[Words, ...] = (
            line(context.rights(statement.rights)),
            line(f"ages {context.ages(statement.bands)}"),
        )
        rows.append(
            Row(
                anchor=statement.id,
                head=((*where, Plain(" "), context.id(statement.id)), *((notes,) if notes else ())),
                cells=(
                    what,
                    (
                        line(ANSWER[statement.answer]),
                        context.typed(statement.reason),
                        context.signed(statement.by, statement.on),
                    ),
                ),
            )
        )
    columns = (
        Column(title="Where"),
        Column(title="Rights and ages", width="wide"),
        Column(title="Answer", width="wide"),
    )
    table = Table(caption="Statements of what was looked for", columns=columns, groups=(RowGroup(rows=tuple(rows)),))
    if len(rows) <= 6:
        return table
    return Fold(
        summary=f"{wording.upper(wording.many(len(rows), 'statement'))} of what was looked for", blocks=(table,)
    )


def set_aside(context: Context) -> tuple[AnyBlock, ...]:
    """Rights set aside for the whole service, with reasons; nothing where there is none."""
    held = context.assessment.rights_set_aside
    if not held:
        return ()
    rows = tuple(
        Row(
            head=(line(context.right_of(aside.right)),),
            cells=(
                (context.typed(aside.reason) or (Quiet("No reason is recorded."),),),
                (context.signed(aside.by, None),),
            ),
        )
        for aside in held
    )
    columns = (
        Column(title="Right"),
        Column(title="Why it cannot be touched here", width="wide"),
        Column(title="Decided by"),
    )
    table = Table(caption="Rights set aside for the whole service", columns=columns, groups=(RowGroup(rows=rows),))
    return (Part(title="Rights set aside", blocks=(table,)),)
