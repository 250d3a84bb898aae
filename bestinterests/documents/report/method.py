"""How this was read: method, packs, the tables and limits of each profile, and what it rests on unverified."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import (
    AnyBlock,
    Blocks,
    Column,
    Fact,
    Facts,
    Fold,
    Paragraph,
    Part,
    Row,
    RowGroup,
    Table,
)
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Id, Strong
from bestinterests.documents.model import Section
from bestinterests.documents.profile_limits import limits, rules
from bestinterests.domain.evaluation import ProfileResult
from bestinterests.domain.profile import Matrix, Profile


def method(context: Context) -> Section:
    """Method and provenance: enough to evaluate the same record again and get the same."""
    blocks: list[AnyBlock] = [provenance(context)]
    blocks += [_profile(context, result) for result in (context.headline, *context.others)]
    return Section(
        anchor="method",
        title="Method and provenance",
        lead=line(
            "A benefit is never subtracted from a harm, and there is no total and no average. The verdict is the "
            "worst that any rule gives, read at the bad end of every range. This advises; a person decides."
        ),
        blocks=tuple(blocks),
    )


def provenance(context: Context) -> Facts:
    """For which day it was read, by which method and packs, and what nobody has verified."""
    found = context.evaluation
    day = context.assessment.assessed_on
    facts = (
        Fact(label="Read for", blocks=_line(wording.weekday(found.on))),
        Fact(label="Assessed on", blocks=_line(wording.weekday(day) if day else "no day is recorded")),
        Fact(
            label="Method",
            blocks=_line(f"Version {found.method}; {'short pass' if found.depth == 'short' else 'full pass'}"),
        ),
        Fact(label="Digest of the assessment", blocks=(Paragraph(words=(Id(found.assessment_digest),)),)),
        Fact(label="Packs", blocks=_packs(context)),
        Fact(label="Unverified", blocks=_line(unverified(context))),
    )
    return Facts(facts=facts)


def _line(text: str) -> Blocks:
    return (Paragraph(words=line(text)),)


def _packs(context: Context) -> Blocks:
    return tuple(
        Paragraph(words=(Strong(f"{pack.pack} {pack.version} "), Id(pack.digest)), style="small")
        for pack in context.evaluation.packs
    ) or _line("none")


def unverified(context: Context) -> str:
    """How many statements of the packs nobody has verified, in a sentence."""
    count = context.evaluation.unverified_statements
    if not count:
        return "Every statement of the packs has been verified."
    noun = "statement" if count == 1 else "statements"
    return f"The packs hold {count:,} {noun} that nobody has verified against the source yet."


def _profile(context: Context, result: ProfileResult) -> Part:
    held = context.framework.profiles.get(result.profile)
    blocks: list[AnyBlock] = [Paragraph(words=line(result.note))]
    if held:
        blocks += [_limits(context, held)]
        blocks += [_matrix(context, held, side) for side in ("harm", "benefit")]
        blocks.append(_caps(held))
    title = f"{result.title} {result.version}"
    return Part(title=title, anchor=f"method-{result.profile}", blocks=tuple(blocks))


def _limits(context: Context, p: Profile) -> Facts:
    return Facts(
        facts=tuple(
            Fact(label=label, blocks=(Paragraph(words=line(text), style="small"),))
            for label, text in limits(context.framework, p)
        )
    )


def _matrix(context: Context, p: Profile, side: str) -> AnyBlock:
    held: Matrix | None = context.framework.matrices.get(p.harm_matrix if side == "harm" else p.benefit_matrix)
    if held is None:
        return Paragraph(words=line(f"The {side} table is not in the packs."))
    rows = context.framework.scales.get(held.rows)
    columns = context.framework.scales.get(held.columns)
    row_names = [level.label for level in rows.levels] if rows else []
    names = [level.label for level in columns.levels] if columns else []
    body = tuple(
        Row(head=(line(name),), cells=tuple((line(cell),) for cell in cells))
        for name, cells in zip(reversed(row_names), reversed(held.cells), strict=False)
    )
    corner = f"{rows.title if rows else held.rows}, by {(columns.title if columns else held.columns).lower()}"
    return Table(
        caption=held.title,
        columns=(Column(title=corner), *(Column(title=name, width="narrow") for name in names)),
        groups=(RowGroup(rows=body),),
    )


def _caps(p: Profile) -> Fold:
    rows = tuple(Row(head=((Id(rule),),), cells=((line(allows),),)) for rule, allows in rules(p))
    columns = (Column(title="Rule"), Column(title="Best verdict it allows when it fires"))
    table = Table(caption=f"Rules of {p.title}", columns=columns, groups=(RowGroup(rows=rows),))
    return Fold(summary=f"Rules switched on and the best verdict each allows: {len(p.rules)}", blocks=(table,))
