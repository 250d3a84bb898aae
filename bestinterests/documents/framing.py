"""What every paper has around its sections: title, who answers for it, who decided, and on which record."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.documents.blocks import Blocks, Paragraph
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Headline, Paper, Section
from bestinterests.documents.places import placed

FICTIONAL = "A sample. The service, the organisation and every fact are invented; any likeness is by chance."
OWN = (
    "This is the organisation's own assessment of its service. It was not made, checked or approved by a regulator, "
    "and it does not say that anything is in a child's best interests: it says what follows on this record."
)


def paper(
    context: Context,
    *,
    name: str,
    kind: str,
    sections: tuple[Section, ...],
    headline: Headline | None = None,
    opening: Blocks = (),
    part: bool = False,
) -> Paper:
    """Return a paper of this record: ``sections`` framed with what each page of any paper must carry.

    part: the paper shows a part of the record, so that ids of what it leaves out lead nowhere and are no links.
    """
    held = context.assessment
    digest = context.evaluation.assessment_digest
    fictional = context.evaluation.fictional
    return Paper(
        name=name,
        title=" ".join((held.service.name or held.title).split()) or "Untitled assessment",
        kind=kind,
        subtitle=_subtitle(context),
        organisation=" ".join(held.service.controller.name.split()),
        fictional=fictional,
        fictional_note=FICTIONAL if fictional else "",
        headline=headline,
        opening=placed(opening, (opening, sections)) if part else opening,
        sections=placed(sections, (opening, sections)) if part else sections,
        decided=decided(context),
        digest=digest,
        read_on=wording.day(context.evaluation.on),
        short_digest=short_digest(digest),
        document=context.document,
    )


def short_digest(digest: str) -> str:
    """A digest short enough to be read aloud; blank for none."""
    return " ".join(digest.removeprefix("sha256:")[at : at + 4] for at in (0, 4, 8)).strip()


def standing(context: Context) -> Paragraph:
    """Whose assessment this is, that no regulator made it, and who decided on this very record."""
    return Paragraph(words=(Plain(f"{OWN} "), Strong(f"{decided(context)}.")), style="lead")


def marked(held: Paper, *, name: str, address: str, on: dt.date, purpose: str) -> Paper:
    """The paper as a copy for one person. address: their e-mail address. purpose: why they read it, as was agreed."""
    said = [" ".join(part.split()) for part in (name, address, purpose)]
    words = f"Opened by {said[0]}, {said[1]}, on {wording.day(on)} for {said[2].rstrip('.')}. Not to be passed on."
    return replace(held, marked_for=words)


def _subtitle(context: Context) -> Words:
    held = context.assessment
    kind = held.service.kind
    name = held.service.controller.name
    by = f"{wording.upper(kind)} by {name}" if kind and name else wording.upper(kind) or name
    parts = [f"{' '.join(by.split())}."] if by.strip() else []
    parts += [f"Assessed {wording.day(held.assessed_on)}."] if held.assessed_on else []
    parts += [f"Read for {wording.day(context.evaluation.on)}."]
    parts += ["Short pass: only rights that the activities list."] if context.evaluation.depth == "short" else []
    title = held.title.strip()
    known = not title or title.casefold().startswith(held.service.name.casefold())
    quiet = () if known else (Quiet(f" {' '.join(title.split())}"),)
    return (Plain(" ".join(parts)), *quiet)


def decided(context: Context) -> str:
    """Who decided on exactly this record, or that nobody did; sending it back is no decision on it."""
    digest = context.evaluation.assessment_digest
    decisions = context.document.record.decisions
    own = [d for d in decisions if d.assessment_digest == digest and d.outcome != "returned"]
    return f"Decided by {' '.join(own[-1].decider.split())}" if own else "Not yet decided by a person"
