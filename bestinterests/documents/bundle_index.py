"""The first page of a bundle: what it holds, what was decided on which record, and how to check both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.blocks import Bullets, Column, Fact, Facts, Panel, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.framing import OWN, paper
from bestinterests.documents.inline import Id, Link, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.papers import Assessed


class Held(NamedTuple):
    """A file of the bundle. digest: ``sha256:`` and 64 hex digits. group: the heading it stands under."""

    path: str
    title: str
    size: int
    digest: str
    group: str


def build_index(assessed: Assessed, files: Sequence[Held], missing: Sequence[str]) -> Paper:
    """Return the page. files: all of the bundle but this page; missing: sentences on files that could not be packed."""
    context = Context(*assessed)
    return paper(
        context,
        name="bundle",
        kind="Bundle for a regulator or an auditor",
        opening=_opening(context, missing),
        sections=(_files(files), _decided(context), _evidence(context, files), _checking(context)),
    )


def _opening(context: Context, missing: Sequence[str]) -> tuple[Panel | Paragraph, ...]:
    blocks: list[Panel | Paragraph] = [Paragraph(words=line(OWN), style="lead")]
    if missing:
        lost = Bullets(items=tuple(line(sentence) for sentence in missing))
        blocks.append(Panel(tone="missing", title="Not in this bundle", blocks=(lost,)))
    return tuple(blocks)


def _files(files: Sequence[Held]) -> Section:
    groups = dict.fromkeys(file.group for file in files)
    return Section(
        anchor="files",
        title="What it holds",
        lead=line("Each file with its size and the first digits of its SHA-256 digest; SHA256SUMS holds them whole."),
        blocks=(
            Table(
                caption="Files of the bundle",
                columns=(Column(title="File", width="wide"), Column(title="Size"), Column(title="Digest")),
                groups=tuple(
                    RowGroup(title=group, rows=tuple(_row(file) for file in files if file.group == group))
                    for group in groups
                ),
            ),
        ),
    )


def _row(file: Held) -> Row:
    opens: Words = (Link(file.title, address=file.path),)
    return Row(
        head=(opens, (Quiet(file.path),)),
        cells=((line(_size(file.size)),), ((Id(file.digest.removeprefix("sha256:")[:16]),),)),
    )


def _size(count: int) -> str:
    if count < 10_000:
        return f"{count:,} bytes"
    return f"{count / 1000:,.0f} kB" if count < 10_000_000 else f"{count / 1_000_000:,.0f} MB"


def _decided(context: Context) -> Section:
    record = context.document.record
    digest = context.evaluation.assessment_digest
    said = [
        *(("Decision", d.id, d.decider, d.on, d.assessment_digest) for d in record.decisions),
        *(("Advice", a.id, a.adviser, a.on, a.assessment_digest) for a in record.advice),
        *(("Review", v.id, v.reviewer, v.on, v.assessment_digest) for v in record.reviews),
        *(("Dissent", w.id, w.by, w.on, w.assessment_digest) for w in record.dissent),
    ]
    rows = tuple(
        Row(
            head=((Plain(f"{what} "), Id(key)),),
            cells=(
                (foreign(who),),
                (line(wording.day(on) if on else "no day recorded"),),
                ((Strong("on this record"),) if read == digest else (Quiet("on another version of this record"),),),
            ),
        )
        for what, key, who, on, read in said
    )
    own = any(d.assessment_digest == digest for d in record.decisions)
    lead = (
        "The assessment in this bundle is the version that was decided on."
        if own
        else "The assessment in this bundle is not a version that anybody decided on."
    )
    table = Table(
        caption="What was said, and on which version",
        columns=(Column(title="What"), Column(title="By"), Column(title="Day"), Column(title="Version")),
        groups=(RowGroup(rows=rows),),
    )
    empty = Paragraph(words=(Quiet("No decision, advice, review or dissent is recorded."),))
    block = table if rows else empty
    return Section(anchor="decided", title="Is this the decided version?", lead=line(lead), blocks=(block,))


def _evidence(context: Context, files: Sequence[Held]) -> Section:
    packed = {file.path.partition("/")[2].partition("-")[0]: file for file in files if file.path.startswith("attach")}
    rows = []
    for item in context.assessment.evidence:
        links: list[Words] = [
            (Link(packed[key].title, address=packed[key].path),) if key in packed else (Id(key), Quiet(" not packed"))
            for key in item.attachments
        ]
        address: list[Words] = [foreign(item.address)] if item.address else []
        rows.append(
            Row(
                head=((*foreign(item.title or item.id), Plain(" "), Id(item.id)),),
                cells=((line(item.strength),), (*links, *address) or ((Quiet("no file attached"),),)),
            )
        )
    table = Table(
        caption="Evidence and its files",
        columns=(Column(title="Evidence", width="wide"), Column(title="Strength"), Column(title="Where", width="wide")),
        groups=(RowGroup(rows=tuple(rows)),),
    )
    empty = Paragraph(words=(Quiet("No evidence is recorded."),))
    return Section(anchor="evidence", title="Evidence", blocks=(table if rows else empty,))


def _checking(context: Context) -> Section:
    facts = (
        Fact(label="Record", blocks=(Paragraph(words=(Id(context.evaluation.assessment_digest),)),)),
        Fact(label="Read for", blocks=(Paragraph(words=line(wording.day(context.evaluation.on))),)),
        Fact(
            label="Packs",
            blocks=(Bullets(items=tuple(line(f"{p.pack} {p.version}") for p in context.evaluation.packs)),),
        ),
    )
    steps = (
        line("Unpack the bundle and run 'sha256sum -c SHA256SUMS' in its folder: every line must say OK."),
        line("Run 'bestinterests evaluate assessment.bia.yaml --on' with the day below: it says what the report says."),
        line("Compare the digest below with the one that the decision names."),
    )
    return Section(
        anchor="checking",
        title="How to check it",
        blocks=(Bullets(items=steps, ordered=True), Facts(facts=facts)),
    )
