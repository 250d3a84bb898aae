"""Bytes into a published document: its shape, its format, and whether anything was changed since it was published."""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.document import FORMAT
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.publication import PUBLICATION_FORMAT, Publication
from bestinterests.formats.limits import LIMITS, Limits
from bestinterests.formats.publications.writing import canonical, digest_of_written
from bestinterests.formats.reading import STOPPING, decoded, read_tree, too_large
from bestinterests.formats.shape import shape_faults
from bestinterests.formats.tree import Tree

BOM = b"\xef\xbb\xbf"
GET_AGAIN = "Get it again from where it was published, and tell the publisher if that does not fit either."


def read_publication(raw: bytes, limits: Limits = LIMITS) -> Publication:
    """Return the published document that these bytes are. Raises Refused with every Problem.

    Refused is a wrong shape, a format of a later release, and anything that was changed since it was published: also
    white space, or the order of fields.
    """
    if len(raw) > limits.size:
        raise Refused([too_large(limits)])
    try:
        found = msgspec.json.decode(raw.removeprefix(BOM), type=Publication)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused(_faults(raw, limits)) from None
    if problems := [*_versions(found.format, found.document.format), *_changed(found, raw)]:
        raise Refused(problems)
    return found


def is_publication(raw: bytes) -> bool:
    """Say whether bytes mean to be a published document, in order or not: that is how each begins."""
    head = raw[:4000].removeprefix(BOM).lstrip()
    return head.startswith(b"{") and b'"published_on"' in head and b'"publisher"' in head


def _changed(found: Publication, raw: bytes) -> list[Problem]:
    written = canonical(found)
    if not found.digest or found.digest != digest_of_written(written, found.digest):
        if not found.digest:
            sentence, remedy = "It has no digest, so it was never published.", "Publish it: bestinterests publish."
        else:
            sentence, remedy = (
                "One or more bytes were changed since it was published: its digest does not fit.",
                GET_AGAIN,
            )
        return [Problem(code="publication.digest", path="digest", sentence=sentence, remedy=remedy)]
    if written != raw:
        return [
            Problem(
                code="publication.written-anew",
                path="",
                sentence="One or more bytes were changed since it was published: it says the same, written otherwise "
                "(white space, line ends, or the order of fields).",
                remedy=f"A program may have saved it anew. {GET_AGAIN}",
            )
        ]
    return []


def _versions(publication: Any, document: Any) -> list[Problem]:
    """Problems of formats that this release does not know."""
    return [
        Problem(
            code="publication.newer-format",
            path=path,
            sentence=f"The format {held} of this {what} is newer than {newest}, the newest that this release reads.",
            remedy="Install a newer release of bestinterests.",
        )
        for path, what, held, newest in (
            ("format", "published document", publication, PUBLICATION_FORMAT),
            ("document.format", "record", document, FORMAT),
        )
        if isinstance(held, int) and held > newest
    ]


def _faults(raw: bytes, limits: Limits) -> list[Problem]:
    """Everything that is wrong with the shape, each with its line."""
    text, problems = decoded(raw.removeprefix(BOM))
    if text is None or not text.strip():
        return problems or [_nothing()]
    tree = read_tree(text, True, limits)
    problems += tree.problems
    if any(problem.code in STOPPING for problem in problems):
        return problems
    if not isinstance(tree.root, dict):
        return [*problems, _nothing()]
    return [*problems, *_misshapen(tree, limits)]


def _misshapen(tree: Tree, limits: Limits) -> list[Problem]:
    root: dict[str, Any] = tree.root
    held = root.get("document")
    if newer := _versions(root.get("format"), held.get("format") if isinstance(held, dict) else None):
        return newer
    if "published_on" not in root and "assessment" in root:
        return [
            Problem(
                code="publication.is-a-document",
                path="",
                sentence="This is an assessment, not a published document.",
                remedy="Check it with: bestinterests check. Publish it with: bestinterests publish.",
            )
        ]
    found = [fault.problem for fault in shape_faults(tree, limits.problems, "publication")]
    return found or [Problem(code="shape.other", path="", sentence="A value does not fit.")]


def _nothing() -> Problem:
    return Problem(
        code="publication.none",
        path="",
        sentence="The file holds no published document.",
        remedy="Published documents are JSON files that begin with 'format' and 'id'.",
    )
