"""Every document that can be taken away: each paper in each of its formats, and the record itself in the others."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import msgspec

from bestinterests.documents.papers import PAPERS
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.formats import FORMATS, Format
from bestinterests.formats.bundle.dossier import Dossier
from bestinterests.formats.libraries import unusable
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.models import AttachedFile
from bestinterests.web.assessments.revisions import Keyed, Revision
from bestinterests.web.assessments.snapshot import Head
from bestinterests.web.ledger.chaining import instant

RECORD = "record"
"""The word that stands for the assessment itself, where a paper has its name."""
SLOW = frozenset({("report", "pdf"), ("report", "docx"), ("dpia", "pdf"), (RECORD, "bundle")})
"""What takes more than a second to make for an ordinary record."""
LARGE = 300
"""Impacts beyond which what is slow would take longer than the server lets one answer take."""


class Offer(NamedTuple):
    """One file that can be taken away. problem: the library that is missing for it. slow: takes a while to make."""

    paper: str
    form: Format
    problem: Problem | None
    slow: bool

    @property
    def suffix(self) -> str:
        """The ending of the file, as people know it: PDF, DOCX."""
        return self.form.suffixes[0].removeprefix(".")


def offers(paper: str, document: Document) -> tuple[Offer, ...]:
    """Every file of one paper, or of the record."""
    return tuple(
        _offer(paper, form, document)
        for form in FORMATS.values()
        if form.writer and (form.writes == "paper") == (paper in PAPERS)
    )


def offer(paper: str, form: str, document: Document) -> Offer | None:
    """One file, None where there is no such paper or format."""
    if paper != RECORD and paper not in PAPERS:
        return None
    return next((each for each in offers(paper, document) if each.form.name == form), None)


def _offer(paper: str, form: Format, document: Document) -> Offer:
    slow = (paper, form.name) in SLOW
    problem = unusable(form)
    if problem is None and slow and (count := len(document.assessment.impacts)) > LARGE:
        problem = Problem(
            code="paper.too-large",
            path="",
            sentence=f"The record has {count} impacts: making this file takes longer than a page may take.",
            remedy="Take the HTML file, which prints well; or take the record as YAML and make this file from it "
            f"with: bestinterests export FILE --to {form.name}",
        )
    return Offer(paper, form, problem, slow)


def content(held: Revision, chosen: Offer, head: Head) -> bytes:
    """The bytes of a file that is no paper. Raises Refused where a library or a pack is missing."""
    form = chosen.form
    match form.writes:
        case "document":
            return form.write(held.document)
        case "assessed":
            return form.write(held.assessed)
        case _:
            return form.write(Dossier(held.assessed, attached(head.pk, held), _history(head, held.seq)))


def made(held: Opened, at: Revision, chosen: Offer) -> bytes:
    """The bytes of any file; those of a paper are kept for a while, since whoever asks again should not wait again.

    Raises Refused where a library or a pack is missing.
    """
    if chosen.form.writes != "paper":
        return content(at, chosen, held.head)
    return _paper(Keyed(at, chosen.paper, chosen.form.name), chosen)


@lru_cache(maxsize=6)
def _paper(key: Keyed, chosen: Offer) -> bytes:
    return chosen.form.write(PAPERS[chosen.paper].build(key.held.assessed))


def attached(assessment: int, held: Revision) -> Mapping[str, bytes]:
    """The bytes of the files that a record names, by their digests, as far as they are here."""
    named = {item.digest for item in held.document.assessment.attachments}
    rows = AttachedFile.objects.filter(assessment_id=assessment, digest__in=named).order_by("pk") if named else ()
    return {row.digest: bytes(row.content) for row in rows}


def file_name(held: Revision, chosen: Offer) -> str:
    """What a file is called: whose, which, as of which revision, read for which day."""
    return file_name_of(held.document, held.seq, held.on, chosen)


def file_name_of(document: Document, seq: int, on: dt.date, chosen: Offer) -> str:
    """The same for a record as of a line. on: the day for which it was read."""
    judged = document.assessment
    title = _plain(judged.service.name or judged.title) or "assessment"
    sample = "fictional sample " if judged.fictional else ""
    parts = [f"{sample}{title}", chosen.paper, f"revision {seq}", on.isoformat()]
    return "-".join(part.replace(" ", "-") for part in parts) + chosen.form.suffixes[0]


REVISION = re.compile(r"-revision-([0-9]{1,9})-\d{4}-\d\d-\d\d")


def revision_in(name: str) -> int | None:
    """The revision that the name of a file says it was made from; None where it says none."""
    found = REVISION.search(name)
    return int(found[1]) if found else None


def _plain(text: str) -> str:
    """Words that every system takes in a file name, cut where they are long."""
    kept = "".join(c if c.isalnum() else " " for c in text if c.isprintable())
    return " ".join(kept.split())[:60].strip()


def _history(head: Head, until: int) -> Mapping[str, bytes]:
    """The lines of the ledger up to a revision: who, when, what, and the digests that chain them; no content."""
    lines = head.ledger.lines.filter(seq__lte=until).order_by("seq")
    told = [
        msgspec.json.encode(
            {
                "seq": line.seq,
                "at": instant(line.at),
                "actor": line.actor,
                "kind": line.kind,
                "payload": line.payload_digest,
                "snapshot": line.snapshot_digest,
                "before": line.before,
                "digest": line.digest,
            }
        )
        for line in lines.iterator(chunk_size=500)
    ]
    return {"ledger.jsonl": b"\n".join((*told, b""))}
