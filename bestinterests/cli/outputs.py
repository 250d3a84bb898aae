"""Files that verbs write: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from pathlib import Path

from bestinterests.domain.problem import Problem, Refused


def replace(path: Path, content: str | bytes) -> None:
    """Write a file so that nobody ever sees half of it. Raises Refused with the reason why it cannot be written."""
    target = path.resolve() if path.is_symlink() else path
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refused(
            [
                Problem(
                    code="file.cannot-write",
                    path="",
                    sentence=f"{path} cannot be written: {error.strerror or error}.",
                    remedy="Name another place with -o, or change the permissions.",
                )
            ]
        ) from error


def put(content: bytes, output: str | None) -> None:
    """Write a file's bytes, or text to standard output where no file is named."""
    if output is None or output == "-":
        sys.stdout.write(content.decode())
    else:
        replace(Path(output), content)


def stem(name: str) -> str:
    """Return the name of a document without its folder and suffixes."""
    base = Path(name).name if name != "-" else "assessment"
    return re.sub(r"(\.bia)?\.(ya?ml|json)$", "", base) or "assessment"
