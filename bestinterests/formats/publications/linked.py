"""A published document as linked data: who publishes, who decided, how it stands, what was left out, and the record."""

from __future__ import annotations

from bestinterests.documents.publication.standing import opening
from bestinterests.domain.publication import GROUND_WORDS, Entry, LeftOut, Publication, Standing
from bestinterests.formats.json_writing import json_of
from bestinterests.formats.linked_data.context import context
from bestinterests.formats.linked_data.writing import Node, plain, record_node, service_node
from bestinterests.formats.publications.writing import sealed


def write_linked(publication: Publication, standing: Standing | None = None) -> str:
    """Return one JSON-LD document with its context inside. standing: how it stands today; blank for a copy alone."""
    digest = publication.digest or sealed(publication).digest
    name = f"urn:bestinterests:publication:{digest}"
    return json_of({"@context": context(), **_publication(publication, name, digest, standing)})


def _publication(held: Publication, name: str, digest: str, standing: Standing | None) -> Node:
    decided = held.decided
    return plain(
        {
            "@id": name,
            "@type": "bia:Publication",
            "identifier": f"{held.id}/{held.number}",
            "description": opening(Entry(publication=held, standing=standing or Standing())).text,
            "kind": held.kind,
            "series": held.id,
            "number": str(held.number),
            "publishedOn": held.published_on.isoformat(),
            "publishedAt": held.address,
            "publisher": plain({"@id": f"{name}:publisher", "title": held.publisher.organisation}),
            "objectAt": held.publisher.object_at,
            "objectHow": held.publisher.object_how,
            "decidedBy": decided.by,
            "decidedOn": decided.on.isoformat() if decided.on else "",
            "outcome": decided.outcome,
            "because": held.because,
            "fictional": held.fictional,
            "publicationDigest": digest,
            **_standing(standing),
            **_other(held, name),
            "leftOut": [_left_out(each, f"{name}:left-out:{each.place}") for each in held.left_out],
            "record": _record(held, name),
        }
    )


def _standing(standing: Standing | None) -> Node:
    if standing is None:
        return {}
    return {
        "standing": standing.state,
        "standingSince": standing.on.isoformat() if standing.on else "",
        "withdrawnBecause": standing.because,
        "supersededBy": str(standing.superseded_by) if standing.superseded_by else "",
    }


def _other(held: Publication, name: str) -> Node:
    """What a shadow assessment reads again, and the change that is published."""
    found: Node = {}
    if held.shadow_of is not None:
        found["readsAgain"] = f"urn:bestinterests:publication:{held.shadow_of.digest}"
    if held.change is not None:
        found["change"] = plain(
            {
                "@id": f"{name}:change",
                "@type": "bia:PublishedChange",
                "title": held.change.title,
                "description": held.change.what,
                "outcome": held.change.answer,
                "because": held.change.reason,
            }
        )
    return found


def _left_out(each: LeftOut, name: str) -> Node:
    return {
        "@id": name,
        "@type": "bia:LeftOut",
        "place": each.place,
        "ground": GROUND_WORDS[each.ground],
        "reason": each.reason,
    }


def _record(held: Publication, name: str) -> Node:
    if held.evaluation is None:
        return service_node(held.document, f"{name}:record")
    return record_node(held.document, held.evaluation)
