"""How a child can tell somebody: the same two ways on every child's page, and who helps outside."""

from __future__ import annotations

from bestinterests.documents.blocks import AnyBlock, Paragraph
from bestinterests.documents.context import line
from bestinterests.documents.inline import Foreign
from bestinterests.documents.model import Section
from bestinterests.documents.public_blocks import Way, Ways
from bestinterests.documents.publication.standing import reachable
from bestinterests.domain.publication import Entry
from bestinterests.texts.signposts import numbers

UNHAPPY = {"0-5": "I am not happy", "6-9": "I am not happy"}
FREE = {
    "0-5": "",
    "6-9": "You do not need a grown-up. You can bring one.",
    "10-12": "You can tell us on your own. You do not need an account.",
    "13-15": "You can tell us on your own, for free and without an account. Somebody has to answer.",
    "16-17": "You can tell us on your own, for free and without an account. Somebody has to answer.",
}
HELPER = "childline"


def tell_us(entry: Entry, audience: str) -> Section:
    """The door of redress first, then help that needs no service. Numbers come from the list of signposts."""
    held = entry.publication.publisher
    address = reachable(held.object_at)
    blocks: list[AnyBlock] = [Paragraph(words=line(FREE[audience]))] if FREE[audience] and address else []
    if held.object_how.strip() and audience in ("13-15", "16-17"):
        blocks.append(Paragraph(words=(Foreign(" ".join(held.object_how.split())),)))
    phone = numbers().get(HELPER, "")
    ways = [
        Way(
            title=UNHAPPY.get(audience, "I disagree, or I am not happy"),
            address=address,
            words=() if address else line("Tell a grown-up. Ask them to write to us."),
            picture="unhappy",
        )
    ]
    if audience == "0-5":
        ways = [Way(title="Get a grown-up", picture="grown-up"), *ways]
    if phone:
        call = f"tel:{phone.replace(' ', '')}"
        ways.append(
            Way(title="I need help now", address=call, words=_call(audience, phone), picture="help", strong=True)
        )
    blocks.append(Ways(ways=tuple(ways)))
    return Section(anchor="disagree", title="You can tell us", blocks=tuple(blocks))


def _call(audience: str, phone: str) -> tuple[Foreign, ...]:
    return (Foreign(f"Call {phone}." if audience == "0-5" else f"Childline: {phone}. It is free."),)
