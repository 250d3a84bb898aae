"""The data folder: everything that is kept, in one place that only its owner reads."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

SECRET = "secret"
DATABASE = "workspace.sqlite3"


def prepare(folder: Path) -> None:
    """Make the data folder with the places that are written to; what is there stays. Raises OSError."""
    for part in (folder, folder / "mail"):
        part.mkdir(mode=0o700, parents=True, exist_ok=True)


def kept(path: Path) -> str:
    """Return the one line that a file keeps; empty where there is none."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def keep_secret(path: Path, length: int = 64) -> str:
    """Return the secret that a file keeps; make it by chance, readable by its owner only, where there is none.

    Two processes that start at once agree: the first to make the file decides. Raises OSError.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept(path)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(length) + "\n")
    return kept(path)
