"""The bundle of an assessment with its history: what a regulator or an auditor can check without this workspace."""

from __future__ import annotations

import msgspec

from bestinterests.documents.papers import Assessed
from bestinterests.formats import FORMATS
from bestinterests.formats.bundle.dossier import Dossier
from bestinterests.formats.bundle.handing_over import write_bundle
from bestinterests.formats.json_writing import whole_json
from bestinterests.web.assessments.evaluating import stored
from bestinterests.web.assessments.models import AttachedFile
from bestinterests.web.assessments.snapshot import Unreadable, document_at
from bestinterests.web.ledger.exporting import exported
from bestinterests.web.ledger.history import between
from bestinterests.web.reviews.access import Reviewing
from bestinterests.web.reviews.queries import names_of
from bestinterests.workflow.declaring import told

PAPERS_AS = ("html",)
"""Papers travel as HTML files: they open anywhere, and other formats can be made from each of them."""


def bundle(held: Reviewing) -> bytes:
    """The archive. A view that is still sealed is in none of its files. Raises Refused where packs are not here."""
    opened = held.opened
    assessed = Assessed(opened.framework, opened.head.document, opened.evaluation)
    attached = AttachedFile.objects.filter(assessment=opened.row).values_list("digest", "content")
    files = {digest: bytes(content) for digest, content in attached}
    return write_bundle(Dossier(assessed, files, _history(held)), PAPERS_AS)


def _history(held: Reviewing) -> dict[str, bytes]:
    """The ledger, the names in it, and each version as it was submitted last, with what was stored with it."""
    head = held.opened.head
    actors = {entry.actor for entry in between(head.ledger, 0, head.revision)}
    actors |= {each.by for version in head.course.versions for each in told(version)}
    found = {
        "ledger.jsonl": exported(head.ledger),
        "interests.json": msgspec.json.encode(_interests(held)),
        "people.json": msgspec.json.encode(dict(sorted(names_of(actors).items()))),
    }
    seen = set()
    for submission in held.submissions:
        if submission.version in seen:
            continue
        seen.add(submission.version)
        name = f"version-{submission.version}"
        try:
            document = document_at(head, submission.revision)
        except Unreadable:
            continue
        found[f"{name}.bia.yaml"] = FORMATS["yaml"].write(document)
        found[f"{name}-evaluation.json"] = whole_json(stored(submission)).encode()
    return dict(sorted(found.items()))


def _interests(held: Reviewing) -> list[dict[str, object]]:
    """What those declared who have said something on a version. by: as in people.json."""
    return [
        {"version": version.number, "by": each.by, "kind": each.kind, "words": each.words, "on": each.on.isoformat()}
        for version in held.course.versions
        for each in told(version)
    ]
