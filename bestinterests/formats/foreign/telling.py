"""What a person is told about a file: what was read as what, what is only a note, and what needs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from bestinterests.domain.problem import Problem
from bestinterests.formats.foreign.draft import Draft
from bestinterests.formats.foreign.labels import Labels
from bestinterests.formats.foreign.matching import Matched
from bestinterests.formats.foreign.ratings import Ratings

_SHOWN = 8
"""How many names a sentence lists before it counts the rest."""
_HOLDS = {"risks": "risks", "measures": "measures", "data-map": "uses of data", "matrix": "a matrix of levels"}


class Told(msgspec.Struct):
    """What happened while a file was read."""

    rows: dict[str, int] = {}
    without_feature: list[str] = []
    unlinked: list[str] = []
    kept_tables: list[str] = []
    kept_in: str = ""
    left_out: int = 0
    template: bool = False
    axes_unknown: bool = False


def tell(draft: Draft, told: Told, tables: Iterable[Matched], ratings: Ratings, labels: Labels) -> None:
    """Add the Problems to the draft: notes on what was understood, warnings on what needs a person."""
    for each in tables:
        if each.holds in ("risks", "measures", "data-map"):
            _tell_table(draft, told, each)
        elif each.holds == "matrix" and not told.axes_unknown:
            draft.tell("foreign.mapped", f"{_begin(each.table.where)} is read as the file's own matrix of levels.")
    if told.template:
        draft.tell(
            "foreign.template",
            "The layout of the ICO's DPIA template is recognised; its boxes are answers to the DPIA's fields.",
        )
    _tell_levels(draft, ratings, told)
    _tell_labels(draft, labels)
    _tell_rest(draft, told)
    tell_open(draft)


def _tell_table(draft: Draft, told: Told, each: Matched) -> None:
    said = [f"'{heading[:40]}' is {means}" for heading, means in _pairs(each) if means not in (None, "note")]
    notes = [f"'{heading[:40]}'" for heading, means in _pairs(each) if means in (None, "note")]
    number = told.rows.get(each.table.name, 0)
    draft.tell(
        "foreign.mapped",
        f"{_begin(each.table.where)}: {number} row{'' if number == 1 else 's'} read as {_HOLDS[each.holds]}. "
        f"{listed(said, 20)}.",
        "If a column says something else, correct the mapping (--write-mapping) and give it with --mapping.",
    )
    if notes:
        draft.tell("foreign.kept-as-note", f"Kept in the notes of the items, by column: {listed(notes, 20)}.")


def _pairs(each: Matched) -> list[tuple[str, str | None]]:
    return [(heading, means) for heading, means in zip(each.headings, each.means, strict=True) if heading]


def _tell_levels(draft: Draft, ratings: Ratings, told: Told) -> None:
    if told.axes_unknown:
        draft.tell(
            "foreign.axes-unknown",
            "A matrix of levels is there, but nothing tells which of its sides is likelihood; it is not used.",
            "Write the scale and its matrix into the mapping.",
            severity="warning",
        )
    if ratings.inferred:
        draft.tell(
            "foreign.matrix-inferred",
            f"The file gives no matrix that could be read. One is inferred from its rows: {ratings.inferred}.",
            "If it is not so, write the matrix into the mapping.",
        )
    for (of, label), places in ratings.off_scale.items():
        draft.tell(
            "foreign.label-unknown",
            f"'{label[:60]}' is no {of} of the file's own scale ({listed(places)}); kept as stated, not checked.",
            f"Say in the mapping what it means: of: {of}, label, means.",
            severity="warning",
        )
    if ratings.read:
        read = [f"'{label[:40]}' is {means}" for (_, label), means in ratings.read.items()]
        draft.tell("foreign.label-read", f"Labels read as levels of the file's own scale: {listed(read)}.")
    if ratings.rated:
        draft.tell(
            "foreign.ratings-kept",
            "Ratings are kept on the file's own scale, as stated. None is turned into a level of ours.",
            "Judge each impact on our scales, with the stated rating beside it.",
        )
    if ratings.unordered:
        draft.tell(
            "foreign.order-unknown",
            f"The order of these levels is not known: {listed(ratings.unordered)}.",
            "Put them in order in the mapping, least first.",
        )


def _tell_labels(draft: Draft, labels: Labels) -> None:
    if labels.read:
        read = [f"'{text[:40]}' is {means}" for (_, text), means in labels.read.items()]
        draft.tell("foreign.label-read", f"Read as words of the framework: {listed(read)}.")
    for (of, text), means in labels.wrong.items():
        draft.tell(
            "mapping.unknown-word",
            f"The mapping says that '{text[:60]}' means '{means[:60]}', which is no {of.replace('-', ' ')}.",
            "Correct it in the mapping.",
            severity="warning",
        )
    unread: dict[str, list[str]] = {}
    for of, text in labels.unread:
        unread.setdefault(of, []).append(f"'{text[:40]}'")
    for kind, texts in unread.items():
        draft.tell(
            "foreign.label-unknown",
            f"Not read as a {kind.replace('-', ' ')}, and kept as it stands: {listed(texts)}.",
            f"Say in the mapping what they mean (of: {kind}), or fill the field in the draft.",
            severity="warning",
        )
    if labels.day_first:
        draft.tell("foreign.day-first", f"Days such as 03/04/2026 are read day first ({labels.day_first} of them).")


def _tell_rest(draft: Draft, told: Told) -> None:
    if told.kept_in:
        tables = f", {listed(told.kept_tables)} among it" if told.kept_tables else ""
        draft.tell("foreign.kept-as-note", f"What no field takes is kept as evidence, '{told.kept_in}'{tables}.")
    if told.left_out:
        many = "1 cell is" if told.left_out == 1 else f"{told.left_out} cells are"
        draft.tell("foreign.left-out", f"{many} left out, as the mapping says.")
    if told.unlinked:
        draft.tell(
            "foreign.measure-unlinked",
            f"These measures name a risk that is in no table: {listed(told.unlinked)}.",
            "Say in the draft on which impacts they act.",
            severity="warning",
        )


def tell_open(draft: Draft) -> None:
    """What nobody has said, and nobody but a person may say."""
    impacts = draft.impacts.values()
    for number, what, remedy in (
        (
            sum(not impact.right for impact in impacts),
            "the right that it touches",
            "Name the right each touches first.",
        ),
        (sum(not impact.bands for impact in impacts), "the age bands that it reaches", "Name the bands each reaches."),
        (sum(not impact.features for impact in impacts), "the feature that it comes from", "Name the feature of each."),
    ):
        if number:
            of = f"{number} of {len(draft.impacts)}" if number < len(draft.impacts) else f"all {number}"
            draft.tell(
                "foreign.needs-person",
                f"Of {of} impact{'' if number == 1 else 's'} the file does not say {what.replace('it ', 'each ')}.",
                f"{remedy} The draft leaves it blank; 'check' lists each.",
                severity="warning",
            )
    if draft.activities:
        draft.tell(
            "foreign.needs-person",
            f"Of {len(draft.activities)} use{'' if len(draft.activities) == 1 else 's'} of data the file does not say "
            "which kind of data activity it is.",
            "Name the kinds in the draft; they decide which rights are asked about.",
            severity="warning",
        )


def listed(names: Sequence[str], shown: int = _SHOWN) -> str:
    """Join names, and count those beyond the first few."""
    rest = len(names) - shown
    return ", ".join(names[:shown]) + (f" and {rest} more" if rest > 0 else "")


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


NOTHING_FOUND = Problem(
    code="foreign.nothing-found",
    path="",
    sentence="No table of risks, measures or uses of data is recognised in the file.",
    remedy="Write the mapping with --write-mapping, say in it which table holds what and which column says what, "
    "and give it with --mapping.",
)
