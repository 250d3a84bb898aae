"""Print the JSON Schema (2020-12) of documents, packs, evaluations or publications."""

from __future__ import annotations

import argparse

KINDS = ("document", "pack", "evaluation", "publication", "mapping")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("kind", nargs="?", choices=KINDS, default="document", help="what to describe (document)")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from bestinterests.formats.schema import schema_text

    print(schema_text(arguments.kind), end="")
    return 0
