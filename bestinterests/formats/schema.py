"""JSON Schemas of what people and programs exchange: documents, packs, evaluations, publications and mappings."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from bestinterests.domain.document import FORMAT, Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.pack import Pack
from bestinterests.domain.publication import PUBLICATION_FORMAT, Publication
from bestinterests.formats.foreign.mapping import MAPPING_FORMAT, Mapping

DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: dict[str, tuple[type, str, int]] = {
    "document": (Document, "A best interests assessment with its record", FORMAT),
    "pack": (Pack, "One version of a framework pack", 1),
    "evaluation": (Evaluation, "What follows from an assessment on its record", 1),
    "publication": (Publication, "A published assessment, as it can be checked", PUBLICATION_FORMAT),
    "mapping": (Mapping, "How the tables of files from another tool are understood", MAPPING_FORMAT),
}
"""Name of each schema: the type it describes, its title, and its version."""


@cache
def schema(kind: str | type) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a kind in KINDS, or of any struct; it refers to nothing outside itself."""
    if isinstance(kind, type):
        return {"$schema": DIALECT, **msgspec.json.schema(kind)}
    described, title, version = KINDS[kind]
    exported = msgspec.json.schema(described)
    return {
        "$schema": DIALECT,
        "$id": f"urn:bestinterests:schema:{kind}:{version}",
        "title": title,
        "$ref": exported["$ref"],
        "$defs": dict(sorted(exported["$defs"].items())),
    }


def schema_text(kind: str) -> str:
    """Return the schema as the text that is committed under ``schemas/``."""
    return msgspec.json.format(msgspec.json.encode(schema(kind)), indent=2).decode() + "\n"
