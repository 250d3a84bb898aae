"""What the verdict hangs on: how far it can move, single judgements that would change it, controls and evidence."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Bullets, Column, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Link, Plain, Quiet, Strong, Tag, Words
from bestinterests.documents.model import Section
from bestinterests.documents.pictures import FlipEntry, FlipList, RangePicture, RangeRow
from bestinterests.domain.evaluation import ProfileResult, ViewResult
from bestinterests.domain.profile import Verdict
from bestinterests.domain.robustness import Distance, Flip, Robustness

SHOWN = 7
LABEL = {"settled": "Settled", "sensitive": "Sensitive", "open": "Open"}


def robustness(context: Context) -> Section:
    """Range, flips, distances, control failures, evidence, spread, and the stability share in one sentence."""
    return Section(
        anchor="robustness",
        title="What the verdict hangs on",
        lead=context.words(context.now.robustness.sentence),
        blocks=(
            Part(
                title="How far the verdict can move",
                blocks=(
                    Paragraph(words=line("A filled box is a verdict that is possible on this record."), style="small"),
                    _range(context),
                    *_share(context),
                ),
            ),
            Part(title="What would change today's verdict", anchor="flips", blocks=_hangs(context, context.now)),
            Part(
                title="What would change the projected verdict",
                anchor="flips-expected",
                blocks=_hangs(context, context.expected),
            ),
            Part(title="If a control fails", anchor="control-failures", blocks=_failures(context)),
            Part(title="Where assessors differ", blocks=_spread(context)),
        ),
    )


def _range(context: Context) -> RangePicture:
    results = (context.headline, *context.others)
    return RangePicture(
        name="How far the verdict can move",
        groups=tuple((f"{result.title} {result.version}", _rows(result)) for result in results),
    )


def _rows(result: ProfileResult) -> tuple[RangeRow, ...]:
    def row(label: str, view: ViewResult) -> RangeRow:
        held = view.verdict
        return RangeRow(label=label, worst=held.worst, best=held.best, note=LABEL[view.robustness.label])

    def evidence(label: str, view: ViewResult) -> RangeRow:
        held = view.robustness.evidence_test
        return RangeRow(label=label, worst=held.worst, best=held.best)

    return (
        row("Now", result.now),
        row("If every action is done, tested and signed", result.expected),
        evidence("Now, on fair and strong evidence only", result.now),
        evidence("Projected, on fair and strong evidence only", result.expected),
    )


def _share(context: Context) -> Blocks:
    share = context.now.robustness.stability_share
    if share is None:
        return ()
    text = (
        f"If every judgement could slip one step, today's verdict would be kept in {share:.0%} of draws. This is no "
        "probability of anything and compares no services."
    )
    return (Paragraph(words=(Quiet(text),), style="small"),)


def _hangs(context: Context, view: ViewResult) -> Blocks:
    robust = view.robustness
    blocks: list[AnyBlock] = [_flips(context, robust)]
    for label, distance in (("To a worse verdict: ", robust.adverse), ("To a better verdict: ", robust.favourable)):
        blocks += _distance(context, label, distance)
    return tuple(blocks)


def _flips(context: Context, robust: Robustness) -> FlipList:
    entries = tuple(_flip(context, flip) for flip in robust.flips)
    rest = len(entries) - SHOWN
    return FlipList(
        entries=entries[:SHOWN],
        rest=entries[SHOWN:],
        more=f"{rest} more" if rest > 0 else "",
        empty="No single step on a single judgement changes it.",
    )


def _flip(context: Context, flip: Flip) -> FlipEntry:
    name = context.scale(flip.scale)
    title = wording.short(context.name(flip.impact))
    words: Words = (
        Plain(f"if {name if flip.scale.startswith('ico-') else name.lower()} of "),
        Link(title, flip.impact),
        Plain(" is "),
        Strong(_level(context, flip.scale, flip.becomes)),
        Plain(f", not {_level(context, flip.scale, flip.present)} "),
        context.id(flip.impact),
    )
    return FlipEntry(
        verdict=flip.verdict,
        becomes=flip.new_verdict,
        words=words,
        rests_on=context.ids(flip.rests_on),
    )


def _level(context: Context, scale: str, level: str) -> str:
    return " to ".join(context.framework.level_label(scale, end).lower() for end in level.split(".."))


def _distance(context: Context, label: str, distance: Distance) -> Blocks:
    if distance.steps is None and not distance.sentence:
        return ()
    exact = "" if distance.exact or distance.steps is None else " This is the shortest found, not proved shortest."
    head = Paragraph(words=(Strong(label), *context.words(distance.sentence), Plain(exact)))
    if not distance.path or distance.steps == 1:
        return (head,)
    return (head, Bullets(items=tuple(context.words(step) for step in distance.path), style="small"))


def _failures(context: Context) -> Blocks:
    rows = []
    for label, view in (("Now", context.now), ("If every action is done", context.expected)):
        for failure in view.robustness.control_failures:
            becomes: Verdict = failure.verdict
            verdict: Words = (Tag(becomes), Plain("" if failure.flips else " unchanged"))
            rows.append(
                (
                    label,
                    Row(
                        head=((*context.named((failure.measure,)), Plain(" "), context.id(failure.measure)),),
                        cells=(
                            (verdict,),
                            (line("tested" if failure.tested else "not tested"),),
                            (context.ids(failure.impacts),),
                        ),
                    ),
                )
            )
    if not rows:
        return (Paragraph(words=line("No judgement counts on a control.")),)
    groups = tuple(
        RowGroup(title=label, rows=tuple(row for held, row in rows if held == label))
        for label in dict.fromkeys(label for label, _ in rows)
    )
    columns = (
        Column(title="If this control fails", width="wide"),
        Column(title="The verdict becomes"),
        Column(title="Tested?", width="narrow"),
        Column(title="Harms that come back"),
    )
    return (Table(caption="Each control left out in turn", columns=columns, groups=groups),)


def _spread(context: Context) -> Blocks:
    found = context.now.robustness.spread
    if not found:
        return (Paragraph(words=(Quiet("No judgement was made by several assessors who differ."),)),)
    return (Bullets(items=tuple(context.words(text) for text in found)),)
