"""Documents that need a sound shape and no framework: what comparing and merging read."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from bestinterests.cli.given import bytes_of, label
from bestinterests.cli.problems import show
from bestinterests.domain.problem import Problem
from bestinterests.formats import FORMATS, Format, format_of
from bestinterests.formats.reading import is_json, read_document

if TYPE_CHECKING:
    from bestinterests.domain.document import Document


def well_shaped(name: str, arguments: argparse.Namespace) -> Document | None:
    """Read a document, or print the faults of its shape and return None."""
    data = bytes_of(name)
    if isinstance(data, Problem):
        show([data], arguments, sys.stderr, label(name))
        return None
    document, problems = read_document(data, name)
    if document is None:
        show(problems, arguments, sys.stderr, label(name))
    return document


def form_for(output: str | None, read: str) -> Format:
    """Return the format to write: that of the output's name, else that of the name or content of the file read."""
    named = format_of(output or "") or format_of(read)
    if named is not None and named.writes == "document" and named.whole:
        return named
    data = bytes_of(read) if read != "-" else b""
    return FORMATS["json" if isinstance(data, bytes) and is_json(data, read) else "yaml"]
