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
from bestinterests.documents.inline import Id, Plain, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.domain.evaluation import VERDICT_WORDS, ProfileResult
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
    caps = "; ".join(
        f"{context.framework.level_label(p.certainty, key).lower()}: {level}" for key, level in p.benefit_caps.items()
    )
    texts = [
        ("Stops at harm", p.stop_at or "no level by itself"),
        (f"{context.regulator()} consulted from its level", p.article_36_at),
        ("A senior person signs from", p.escalate_at or "no level"),
        ("Children must have been heard from harm", p.heard_at),
        ("A tested way to be put right from harm", f"{p.remedy_at}; weighs more from {p.remedy_hard_at}"),
        ("Least certainty of a harm", p.evidence_floor),
        ("Highest benefit that counts, by certainty", caps),
        ("Judged together from", f"{wording.many(p.cumulative_features, 'feature')} at {p.cumulative_at} or worse"),
        ("Settled from", f"{wording.many(p.settled_distance, 'step')} to another verdict"),
        ("What it takes to tolerate a harm", "; ".join(_toleration(context, p)) or "nothing is tolerated"),
        ("Asked of every feature", wording.listed([context.right_of(r) for r in p.always_rights])),
    ]
    if p.build:
        texts.insert(
            0,
            (
                "Severity is built from",
                f"gravity, one step up where it is {p.build.gravity_floor} or more and "
                f"reach is {p.build.reach_at} or it is {p.build.irremediability_at}; never lowered",
            ),
        )
    return Facts(
        facts=tuple(Fact(label=label, blocks=(Paragraph(words=line(text), style="small"),)) for label, text in texts)
    )


def _toleration(context: Context, p: Profile) -> list[str]:
    found = []
    for t in p.tolerations:
        asks = [f"a benefit of {t.benefit} or more to the same children in the same feature"]
        asks += (
            [f"certainty {context.framework.level_label(p.certainty, t.certainty).lower()} or more"]
            if t.certainty
            else []
        )
        asks += ["a named senior person's signature"] if t.sign_off else []
        asks += ["the regulator's outcome where its level is high"] if t.regulator else []
        found.append(f"{t.harm}: {wording.listed(asks)}")
    return found


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
    rows = tuple(Row(head=((Id(rule),),), cells=((_verdict(p, rule),),)) for rule in dict.fromkeys((*p.caps, *p.rules)))
    columns = (Column(title="Rule"), Column(title="Best verdict it allows when it fires"))
    table = Table(caption=f"Rules of {p.title}", columns=columns, groups=(RowGroup(rows=rows),))
    return Fold(summary=f"Rules switched on and the best verdict each allows: {len(p.rules)}", blocks=(table,))


def _verdict(p: Profile, rule: str) -> Words:
    cap = p.caps.get(rule)
    return (Plain(VERDICT_WORDS[cap] if cap else "changes no verdict"),)
