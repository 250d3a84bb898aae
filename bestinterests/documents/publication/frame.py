"""What each page of a publication has around its sections: title, opening, who answers, on which digest."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import Blocks
from bestinterests.documents.framing import FICTIONAL
from bestinterests.documents.inline import Plain, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.places import placed
from bestinterests.documents.publication.audiences import PAGES
from bestinterests.documents.publication.standing import MADE_UP, decided_short, opening_blocks
from bestinterests.domain.publication import Entry

KINDS = {
    "decision": "Published assessment",
    "screened-out": "Published decision that no assessment is needed",
    "change": "Published change",
    "shadow": "Shadow assessment",
}


def framed(
    entry: Entry,
    audience: str,
    sections: tuple[Section, ...],
    *,
    title: str,
    blocks: Blocks = (),
    subtitle: Words = (),
    opening_last: bool = False,
) -> Paper:
    """A page: ``blocks`` below the opening, then the sections; a link to what this page does not hold is no link.

    opening_last: the opening stands below ``blocks``, on pages whose first words a young child should understand; what
    is withdrawn or superseded says so first in any case.
    """
    held = entry.publication
    said = opening_blocks(entry, audience)
    if opening_last and len(said) == 1:
        opening = (*blocks, *said)
    elif opening_last:
        opening = (said[0], *blocks, *said[1:])
    else:
        opening = (*said, *blocks)
    name = f"{KINDS[held.kind]}, for {PAGES[audience].whom}" if held.kind == "decision" else KINDS[held.kind]
    within = (opening, sections)
    return Paper(
        name=f"published-{audience}",
        title=title,
        kind=name,
        subtitle=subtitle or _subtitle(entry),
        organisation=" ".join(held.publisher.organisation.split()),
        fictional=held.fictional,
        fictional_note=MADE_UP.get(audience, FICTIONAL) if held.fictional else "",
        opening=placed(opening, within),
        sections=placed(sections, within),
        decided=decided_short(held),
        digest=held.digest,
        read_on=wording.day(held.published_on),
        short_digest=" ".join(held.digest.removeprefix("sha256:")[at : at + 4] for at in (0, 4, 8)),
        document=held.document,
        audience=audience,
    )


def service_of(entry: Entry) -> str:
    """Name of the service on one line."""
    return " ".join(entry.publication.publisher.service.split()) or "An unnamed service"


def _subtitle(entry: Entry) -> Words:
    held = entry.publication
    who = " ".join(held.publisher.organisation.split()) or "An unnamed organisation"
    return (Plain(f"{who}. Publication {held.number}, {wording.day(held.published_on)}."),)
