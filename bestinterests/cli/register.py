"""Write a register of published documents as a folder of files, which opens from a disk with no server.

Among publications of one series the highest number is in force; those before it are superseded. One that was withdrawn
is named with --withdrawn and stays in the register, with the reason on top. Files that are not in order are listed and
left out, and the exit code is then 2; all others are written. A folder that is no register is never written over.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bestinterests.cli.published import Held
    from bestinterests.domain.publication import Entry

TITLE = "Register of children’s rights assessments"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_with_pack

    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    export = parts.add_parser("export", help="write the register as a folder of files")
    export.add_argument("files", nargs="+", metavar="FILE", help="published documents (.json), or folders of them")
    export.add_argument("-o", "--output", required=True, metavar="FOLDER", help="folder to write, new or a register")
    export.add_argument(
        "--base", default="", metavar="URL", help="where it will be served: adds a sitemap and whole links"
    )
    export.add_argument("--title", default=TITLE, help="name of the register")
    export.add_argument("--pdf", action="store_true", help="write each page as PDF too (takes longer)")
    export.add_argument(
        "--withdrawn",
        action="append",
        default=[],
        metavar="SERIES/NUMBER=REASON",
        help="a publication that was withdrawn, with the reason that everybody reads; may be given several times",
    )
    add_with_pack(export)


def run(arguments: argparse.Namespace) -> int:
    """Read, write beside, and move into place; return 2 if a file could not be used."""
    from pathlib import Path

    from bestinterests.cli.problems import complain
    from bestinterests.cli.published import gathered, withdrawals

    if arguments.base and not arguments.base.startswith(("https://", "http://")):
        return complain(f"'{arguments.base}' is no address.", "Give one that starts with https://.")
    target = Path(arguments.output)
    if target.exists() and not _ours(target):
        return complain(
            f"{target} holds something that is no register, so nothing is written there.",
            "Name a new folder with -o, or one that this command has written.",
        )
    held, faults = gathered(arguments.files, withdrawals(arguments.withdrawn), arguments)
    if not held:
        return faults or complain("There is no published document to write.", "Name files that 'publish' has written.")
    count = _write(held, target, arguments)
    print(f"{target}: {len(held):,} publication{'' if len(held) == 1 else 's'}, {count:,} files")
    return faults


def _ours(target: Path) -> bool:
    """Whether a folder is empty, or was written by this command."""
    from bestinterests.formats.register import DIGESTS
    from bestinterests.formats.register.places import STYLE

    if not target.is_dir():
        return False
    listed = target / DIGESTS
    return not any(target.iterdir()) or (listed.is_file() and f"  {STYLE}\n" in listed.read_text(encoding="utf-8"))


def _write(held: list[Held], target: Path, arguments: argparse.Namespace) -> int:
    """Write everything beside the folder, then put it in its place; return the number of files."""
    import os
    import shutil

    from bestinterests.domain.problem import Problem, Refused

    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    before = target.with_name(f".{target.name}.{os.getpid()}.before")
    try:
        count = _files(held, beside, arguments)
        if target.exists():
            target.rename(before)
        beside.rename(target)
    except OSError as error:
        if before.exists() and not target.exists():
            before.rename(target)
        sentence = f"{target} cannot be written: {error.strerror or error}."
        remedy = "Name another place with -o, or change the permissions."
        raise Refused([Problem(code="file.cannot-write", path="", sentence=sentence, remedy=remedy)]) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    shutil.rmtree(before, ignore_errors=True)
    return count


def _files(held: list[Held], folder: Path, arguments: argparse.Namespace) -> int:
    from bestinterests.cli.inputs import brought
    from bestinterests.cli.output import progress
    from bestinterests.formats.register import export

    def entries() -> Iterator[Entry]:
        for number, each in enumerate(held, 1):
            yield each.entry()
            progress(number, len(held), "publications written")

    count = 0
    files = export(
        entries(),
        base=arguments.base,
        title=" ".join(arguments.title.split()) or TITLE,
        pdf=arguments.pdf,
        extra=brought(arguments),
    )
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        count += 1
    return count
