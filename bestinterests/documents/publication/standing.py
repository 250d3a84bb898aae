"""What every page, file and feed entry begins with: whose it is, who decided, who did not approve it, how to object."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.blocks import Blocks, Panel, Paragraph
from bestinterests.documents.framing import FICTIONAL
from bestinterests.documents.inline import Foreign, Link, Plain, Strong, Words
from bestinterests.documents.publication.audiences import page_address
from bestinterests.domain.publication import Entry, Publication

OUTCOMES = {
    "proceed": "go ahead",
    "proceed-with-conditions": "go ahead with conditions",
    "do-not-proceed": "do not go ahead",
    "stop": "stop",
    "returned": "sent back",
    "screened-out": "screened out",
}
UNSEEN = "No regulator made, checked or approved it."
NOBODY = "Nobody has decided on it yet."
NOWHERE = "It does not say yet how to object."
MADE_UP = {
    "0-5": "This is made up.",
    "6-9": "This page is made up. It shows how it could be.",
    "10-12": "This is a made-up sample. It shows what such a page can look like.",
}
OLD = {"0-5": "This page is old.", "6-9": "This page is old. There is a new one."}
BACK = {"0-5": "This page is not true.", "6-9": "The makers took this page back."}
STAYS = "Its place stays here, so that anybody can see that it was published."
OWN = {
    "0-5": "The makers wrote this.",
    "6-9": "The people who make it wrote this page.",
    "10-12": "The people who run it wrote this page about themselves.",
}
UNCHECKED = {
    "0-5": "No one checked it.",
    "6-9": "No one else checked it.",
    "10-12": "Nobody else has checked it or said yes to it.",
}
OBJECT = {
    "0-5": "You can say no.",
    "6-9": "Is it wrong? You can say so.",
    "10-12": "If you think it is wrong, you can say so.",
}


class Opening(NamedTuple):
    """What stands first, each part a sentence or more; standing and sample are blank where there is nothing to say.

    address: where to object, if it can be done at one.
    """

    standing: str
    sample: str
    own: str
    decided: str
    regulator: str
    objecting: str
    address: str

    @property
    def text(self) -> str:
        """All of it as one text, for files and feeds."""
        said = (self.standing, self.sample, self.own, self.decided, self.regulator, self.objecting, self.address)
        return " ".join(part for part in said if part)


def opening(entry: Entry, audience: str = "adults") -> Opening:
    """What a page, file or feed entry of this publication begins with; for the youngest in words of their age."""
    held = entry.publication
    return Opening(
        standing=stands(entry, audience),
        sample=MADE_UP.get(audience, FICTIONAL) if held.fictional else "",
        own=OWN.get(audience) or _own(held),
        decided=_decided(held, audience),
        regulator=UNCHECKED.get(audience, UNSEEN),
        objecting=OBJECT.get(audience) or _objecting(held),
        address=reachable(held.publisher.object_at),
    )


def reachable(address: str) -> str:
    """An address that may be opened from a page: one of the web or of mail; blank for anything else."""
    address = address.strip()
    fits = address.startswith(("https://", "http://", "mailto:"))
    return address if fits and not any(c.isspace() for c in address) else ""


def stands(entry: Entry, audience: str = "adults") -> str:
    """That a publication was superseded or withdrawn, and why; blank while it is in force."""
    how = entry.standing
    since = f" on {wording.day(how.on)}" if how.on else ""
    if how.state == "withdrawn":
        because = f" The reason given: {_sentence(how.because)}" if how.because.strip() else " No reason is given."
        return BACK.get(audience) or f"Withdrawn{since}.{because} {STAYS}"
    if how.state == "superseded":
        by = f" by publication {how.superseded_by} of this series" if how.superseded_by else ""
        return OLD.get(audience) or f"Superseded{since}{by}. It no longer says how things stand."
    return ""


def _own(held: Publication) -> str:
    who = _line(held.publisher.organisation) or "the organisation"
    what = _line(held.publisher.service) or "the service"
    if held.kind == "shadow":
        other = _line(held.shadow_of.organisation) if held.shadow_of else ""
        return f"This is how {who} reads what {other or 'another organisation'} published on {what}. It is not theirs."
    if held.kind == "screened-out":
        return f"This is the decision of {who} itself that {what} needs no assessment of children's best interests."
    if held.kind == "change":
        return f"This is what {who} itself says on a change to {what}."
    return f"This is the assessment that {who} made of its own service, {what}."


def _decided(held: Publication, audience: str) -> str:
    decided = held.decided
    if not (decided.by or decided.on or decided.outcome):
        return {"0-5": "No one has decided yet.", "6-9": "No one has decided yet."}.get(audience, NOBODY)
    who = _line(decided.by) or "somebody who is not named"
    if audience in OWN:
        return f"{wording.upper(who)} decided."
    when = f" on {wording.day(decided.on)}" if decided.on else ""
    version = f", on version {decided.version} of the record" if decided.version else ""
    what = f": {OUTCOMES.get(decided.outcome, wording.spaced(decided.outcome))}" if decided.outcome else ""
    return f"Decided by {who}{when}{version}{what}."


def decided_short(held: Publication) -> str:
    """Who decided in a few words, as stands on each printed page."""
    return f"Decided by {_line(held.decided.by)}" if held.decided.by.strip() else "Not yet decided by a person"


def _objecting(held: Publication) -> str:
    how = held.publisher.object_how
    if how.strip():
        return f"To object: {_sentence(how)}"
    if reachable(held.publisher.object_at):
        return "To object:"
    address = _line(held.publisher.object_at)
    return f"To object: {address}." if address else NOWHERE


def _line(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    line = _line(text)
    return line if line.endswith((".", "!", "?")) else f"{line}."


def opening_blocks(entry: Entry, audience: str) -> Blocks:
    """The opening as blocks: what is no longer in force first and apart, then whose it is."""
    said = opening(entry, audience)
    found: list[Panel] = []
    if said.standing:
        newer: Words = ()
        if entry.standing.state == "superseded" and entry.standing.superseded_by:
            newer = (Plain(" "), Link("See the newer one", address=f"number:{entry.standing.superseded_by}"))
        found.append(Panel(tone="caution", blocks=(Paragraph(words=(Strong(said.standing), *newer)),)))
    words: Words = (Foreign(said.own), Plain(" "), Foreign(said.decided), Plain(f" {said.regulator} "))
    found.append(Panel(blocks=(Paragraph(words=(*words, *_objection(said)), style="small"),)))
    return tuple(found)


def _objection(said: Opening) -> Words:
    if not said.address:
        return (Foreign(said.objecting),)
    if said.objecting == "To object:":
        return (Plain("To object: "), Link(said.address, address=said.address))
    return (Foreign(said.objecting), Plain(" "), Link("Tell us", address=said.address))


def instead(audience: str, written: frozenset[str]) -> Words:
    """Where to read while a page is not written: the page for parents if somebody wrote it, else that for everyone."""
    other = "parents" if audience != "parents" and "parents" in written else "adults"
    name = "The page for parents and carers" if other == "parents" else "The page for everyone"
    return (Link(name, address=page_address(other)),)
