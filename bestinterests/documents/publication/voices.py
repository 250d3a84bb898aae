"""What children and others said, what became of it, and who was not asked."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import (
    AnyBlock,
    Blocks,
    Bullets,
    Column,
    Fact,
    Facts,
    Paragraph,
    Row,
    RowGroup,
    Table,
)
from bestinterests.documents.consultations import BECAME
from bestinterests.documents.context import Context, joined
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.measures import done
from bestinterests.documents.model import Section
from bestinterests.documents.process import counted
from bestinterests.documents.unasked import unasked_bands, unasked_groups
from bestinterests.domain.consultation import Consultation, ConsultationFinding

STATES = {"planned": "planned", "implemented": "done, not tested", "tested": "done and tested"}
UNHEARD = {"planned": "will be asked", "exempt": "were not asked, with a reason", "no": "were not asked"}
WHO = {"children": "Children", "parents": "Parents", "others": "Others"}


def told_us(context: Context, bands: tuple[str, ...] = ()) -> Section:
    """They said, and what became of it. bands: what children of these ages said alone; of all where it is empty."""
    held = [f for f in context.assessment.findings if not bands or set(bands) & set(f.bands)]
    held.sort(key=lambda f: tuple(WHO).index(f.voice))
    blocks: list[AnyBlock] = []
    if held:
        rows = tuple(_row(context, f) for f in held)
        columns = (Column(title="They said", width="wide"), Column(title="What became of it", width="wide"))
        blocks.append(
            Table(caption="What was said, and what became of it", columns=columns, groups=(RowGroup(rows=rows),))
        )
    else:
        blocks.append(Paragraph(words=(Strong("Nothing that anybody said is recorded."),)))
    blocks += _asked(context) if not bands else ()
    blocks += _unheard(context, bands)
    return Section(anchor="voices", title="What children told us, and what became of it", blocks=tuple(blocks))


def _row(context: Context, f: ConsultationFinding) -> Row:
    asked = context.items.get(f.consultation)
    answer: Words = (Strong(f"{BECAME[f.disposition]}. "), *context.typed(f.reason))
    carried = [_measure(context, key) for key in f.measures]
    return Row(
        anchor=f.id,
        head=((Foreign(" ".join(f.says.split())), Plain(" "), context.id(f.id)), (Quiet(_whose(context, f, asked)),)),
        cells=((answer, *(((Quiet("Carried by "), *joined(carried), Plain(".")),) if carried else ())),),
    )


def _measure(context: Context, key: str) -> Words:
    held = context.measures.get(key)
    state = STATES.get(done(held), "") if held is not None and held.status != "abandoned" else "dropped"
    return (context.id(key), Quiet(f" ({state})")) if held is not None else (context.id(key),)


def _whose(context: Context, f: ConsultationFinding, asked: object) -> str:
    parts = [WHO[f.voice]]
    parts += [f"ages {context.ages(f.bands)}"] if f.bands else []
    parts += [" ".join(asked.title.split()).lower()] if isinstance(asked, Consultation) and asked.title else []
    parts += ["a minority view"] if f.minority else []
    parts += ["against what the assessors conclude"] if f.supports == "no" else []
    return ", ".join(parts)


def _asked(context: Context) -> Blocks:
    """Who was asked, how many, and how; what was planned and not held too."""
    held = context.assessment.consultations
    if not held:
        return ()
    facts = tuple(
        Fact(
            label=" ".join((c.title or context.term("consulted", c.asked)).split()),
            anchor=c.id,
            blocks=(Paragraph(words=_who(context, c), style="small"),),
        )
        for c in held
    )
    return (Facts(facts=facts, layout="pairs"),)


def _who(context: Context, c: Consultation) -> Words:
    if c.status == "not-held":
        return (Strong("Not held. "), *context.typed(c.exemption_reason or c.missing or c.said))
    many = f"{wording.upper(counted(c.number))} took part" if c.number else "The number is not recorded"
    said = f"{'Planned' if c.status == 'planned' else many}. "
    return (Plain(said), *context.typed(c.who))


def _unheard(context: Context, bands: tuple[str, ...]) -> Blocks:
    """Ages and groups that nobody asked, in bold, since silence is no consent."""
    items: list[Words] = [
        (Strong(f"Children of {context.ages((held.band,))} {UNHEARD[held.heard]}."),)
        for held in unasked_bands(context)
        if not bands or held.band in bands
    ]
    if not bands:
        items += [(Strong(f"{context.name(g.group)}: not asked as a group."),) for g in unasked_groups(context)]
    return (Bullets(items=tuple(items)),) if items else ()
