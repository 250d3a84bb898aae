"""Write documents in the one canonical form: fixed order of fields and items, texts as blocks, nothing twice.

With '-' it reads standard input and writes standard output; so does '--stdout' for one file, which lets git show
documents with 'textconv'. Comments of YAML are not part of a document: a file that has some is left as it is, and
exit code 2 returned, until '--drop-comments' says that they may go. Remarks belong into a 'note' field.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.domain.problem import Problem


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="file, folder, or '-' for standard input")
    parser.add_argument("--stdout", action="store_true", help="write to standard output and leave the file as it is")
    parser.add_argument("--check", action="store_true", help="change nothing; exit code 1 if a file would change")
    parser.add_argument("--drop-comments", action="store_true", help="allow comments to be dropped")
    parser.add_argument("--to", choices=("yaml", "json"), help="write in this format; only to standard output")


def run(arguments: argparse.Namespace) -> int:
    """Format every file; return 2 if any could not be, 1 with --check if any would change."""
    from bestinterests.cli.given import named
    from bestinterests.cli.problems import complain

    names = named(arguments.files)
    to_stdout = arguments.stdout or names == ["-"]
    if "-" in names and len(names) > 1:
        return complain("Standard input cannot be formatted beside files.", "Format it alone.")
    if to_stdout and len(names) > 1:
        return complain("Only one file can go to standard output.", "Name one file.")
    if arguments.to and not to_stdout:
        return complain("A file keeps its format.", "Add --stdout, and write the output where you want it.")
    return max(_format(name, arguments, to_stdout) for name in names)


def _format(name: str, arguments: argparse.Namespace, to_stdout: bool) -> int:
    import sys

    from bestinterests.cli.given import bytes_of, label
    from bestinterests.cli.problems import show
    from bestinterests.domain.problem import Problem
    from bestinterests.formats.reading import is_json, read_document

    data = bytes_of(name)
    if isinstance(data, Problem):
        show([data], arguments, sys.stderr, label(name))
        return 2
    document, problems = read_document(data, name)
    if document is None:
        show(problems, arguments, sys.stderr, label(name))
        return 2
    as_json = is_json(data, name)
    if not as_json and not arguments.drop_comments and (lines := _comments(data)):
        show([would_drop(lines)], arguments, sys.stderr, label(name))
        if not to_stdout:
            return 2
    written = _written(document, arguments.to or ("json" if as_json else "yaml"))
    return _put(name, data, written, arguments, to_stdout)


def _comments(data: bytes) -> list[int]:
    from bestinterests.formats.yaml_reading import comment_lines

    return comment_lines(data.decode("utf-8-sig"))


def comments_of(name: str) -> list[int]:
    """Return the lines of a readable file that carry comments; none for JSON and for standard input."""
    from bestinterests.cli.given import bytes_of
    from bestinterests.formats.reading import is_json

    data = b"" if name == "-" else bytes_of(name)
    return _comments(data) if isinstance(data, bytes) and not is_json(data, name) else []


def _written(document: object, name: str) -> bytes:
    from bestinterests.formats import FORMATS

    return FORMATS[name].write(document)


def warn_of_comments(names: Iterable[str], arguments: argparse.Namespace) -> None:
    """Say of each file that its comments will be dropped, before that happens."""
    import sys

    from bestinterests.cli.problems import show

    for name in names:
        if lines := comments_of(name):
            show([would_drop(lines)], arguments, sys.stderr, name)


def would_drop(lines: list[int]) -> Problem:
    """Return the warning that comments would be dropped."""
    from bestinterests.domain.problem import Problem

    where = f"line {lines[0]}" if len(lines) == 1 else f"{len(lines)} lines, the first of them line {lines[0]}"
    return Problem(
        code="yaml.comments",
        path="",
        line=lines[0],
        severity="warning",
        sentence=f"Comments in {where} would be dropped: they are not part of the document.",
        remedy="Move them into a 'note' field, or allow it with --drop-comments.",
    )


def _put(name: str, data: bytes, written: bytes, arguments: argparse.Namespace, to_stdout: bool) -> int:
    import sys
    from pathlib import Path

    if to_stdout:
        sys.stdout.write(written.decode())
        return 0
    if data == written:
        return 0
    if arguments.check:
        print(f"{name} is not in canonical form")
        return 1
    from bestinterests.cli.outputs import replace

    replace(Path(name), written)
    print(f"{name} written anew")
    return 0
