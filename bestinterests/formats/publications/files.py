"""Files with published documents: those in a folder, also in that of an exported register."""

from __future__ import annotations

import os
from pathlib import Path

from bestinterests.formats.publications.reading import is_publication

NAMES = (".published.json", "publication.json")
"""How names end that say what a file is; one of these that is broken is not passed over."""


def publications_in(folder: Path) -> list[Path]:
    """Return the files at and below a folder that are or mean to be published documents, in order of their paths.

    Other JSON lies beside them in an exported register; hidden folders are passed over.
    """
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(root, name) for name in names if name.endswith(".json")]
    return sorted(path for path in found if path.is_file() and (path.name.endswith(NAMES) or _means_to_be(path)))


def _means_to_be(path: Path) -> bool:
    with path.open("rb") as stream:
        return is_publication(stream.read(4000))
