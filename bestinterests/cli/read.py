"""Read what others published: check each file, tell it in words, compare two, or begin a reading of one's own.

Every file is checked first: its shape, and its digest, so that one changed byte is seen. What is not in order is listed
with its faults, and the rest is read all the same. Two files, or two folders with one each, are compared: by right and
age, in words, without a score. --shadow writes a document in which the publisher's judgements are marked as theirs;
--ours sets such a document beside what was published.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bestinterests.documents.reading_others.chapters import Chapter
    from bestinterests.domain.problem import Problem
    from bestinterests.domain.publication import Publication
    from bestinterests.packs.framework import Framework


class Read(NamedTuple):
    """What came of all files: publications in order, and for each file that is not, its name and its faults."""

    held: list[Publication]
    bad: list[tuple[str, list[Problem]]]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("files", nargs="+", metavar="FILE|DIR", help="published documents, folders of them, or '-'")
    parser.add_argument("--format", choices=("text", "json", "md"), default="text", help="how to print (text)")
    parser.add_argument("--compare", action="store_true", help="compare two that lie in one folder")
    parser.add_argument("--shadow", action="store_true", help="begin a reading of one's own, written to -o")
    parser.add_argument("--ours", metavar="FILE", help="our reading, to be set beside what was published")
    parser.add_argument("-o", "--output", metavar="OUT", help="file to write: a document, or with --ours a paper")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was read; return 2 if any file is not in order."""
    from bestinterests.cli.problems import complain

    if arguments.shadow and not arguments.output:
        return complain("--shadow writes a document.", "Name its file with -o, as in -o ours.bia.yaml.")
    read = _read(arguments.files)
    code = 2 if read.bad else 0
    if arguments.format != "json":
        _complain(read.bad, arguments)
    if arguments.shadow or arguments.ours:
        if len(read.held) != 1:
            return complain("One published document is read again at a time.", "Name one file that is in order.")
        done = _begin(read.held[0], arguments) if arguments.shadow else _beside(read.held[0], arguments)
        return max(code, done)
    if arguments.compare and len(read.held) != 2:
        return code or complain(f"Two are compared; {len(read.held)} are in order.", "Name two.")
    pair = arguments.compare or (len(arguments.files) == 2 and len(read.held) == 2)
    _print(read, pair, arguments)
    return code


def _read(names: Sequence[str]) -> Read:
    from pathlib import Path

    from bestinterests.cli.given import bytes_of, label
    from bestinterests.domain.problem import Problem, Refused
    from bestinterests.formats.publications import read_publication
    from bestinterests.formats.publications.files import publications_in

    held: list[Publication] = []
    bad: list[tuple[str, list[Problem]]] = []
    for given in names:
        inside = [str(path) for path in publications_in(Path(given))] if Path(given).is_dir() else [given]
        if not inside:
            bad.append((given, [_none(given)]))
        for name in dict.fromkeys(inside):
            data = bytes_of(name)
            try:
                if isinstance(data, Problem):
                    raise Refused([data])
                held.append(read_publication(data))
            except Refused as refused:
                bad.append((label(name), refused.problems))
    return Read(held, bad)


def _none(folder: str) -> Problem:
    from bestinterests.domain.problem import Problem

    return Problem(
        code="publication.none-in-folder",
        path="",
        sentence="There is no published document in this folder.",
        remedy="They are JSON files, as in shop.published.json, or those of an exported register.",
    )


def _complain(bad: list[tuple[str, list[Problem]]], arguments: argparse.Namespace) -> None:
    import sys

    from bestinterests.cli.problems import show

    for name, problems in bad:
        show(problems, arguments, sys.stderr, name)


def _framework(publication: Publication, arguments: argparse.Namespace) -> Framework | None:
    """Its packs, or None where they are not here: then ids are told."""
    from bestinterests.cli.inputs import brought
    from bestinterests.packs.resolve import resolve

    framework, _ = resolve(publication.document.assessment.packs, brought(arguments))
    return framework


def _print(read: Read, pair: bool, arguments: argparse.Namespace) -> None:
    from bestinterests.cli.views import published as views
    from bestinterests.documents.reading_others.comparing import compared
    from bestinterests.documents.reading_others.telling import title_of, told

    chapters: list[tuple[str, Publication | None, tuple[Chapter, ...]]] = []
    if pair:
        one, other = read.held
        title = f"{title_of(one)} and {title_of(other)}"
        chapters.append((title, None, compared(one, other, _framework(one, arguments))))
    else:
        chapters = [(title_of(each), each, told(each, _framework(each, arguments))) for each in read.held]
    if arguments.format == "json":
        print(views.as_json(chapters, read.bad), end="")
    elif arguments.format == "md":
        print(views.as_markdown(chapters), end="")
    else:
        views.as_text(chapters, arguments).show()


def _begin(publication: Publication, arguments: argparse.Namespace) -> int:
    """Write a document that reads it again."""
    import sys
    from pathlib import Path

    from bestinterests.cli.output import page
    from bestinterests.cli.outputs import replace
    from bestinterests.formats import FORMATS, format_of
    from bestinterests.workflow.publishing.shadow import begin

    form = format_of(arguments.output)
    form = form if form is not None and form.writes == "document" and form.whole else FORMATS["yaml"]
    replace(Path(arguments.output), form.write(begin(publication)))
    sheet = page(arguments.colour, sys.stderr)
    sheet.line(
        f"{arguments.output} written. Every judgement in it is the publisher's and says so, until you put your own in "
        "its place. Nothing that they signed or decided is in it."
    )
    sheet.show(sys.stderr)
    return 0


def _beside(publication: Publication, arguments: argparse.Namespace) -> int:
    """Tell where our reading differs, or write that as a paper."""
    from bestinterests.cli.clock import today
    from bestinterests.cli.inputs import assessed, loaded
    from bestinterests.cli.problems import complain
    from bestinterests.documents.shadow import chapters_of, shadow_difference

    found = loaded(arguments.ours, arguments)
    if found is None:
        return 2
    ours = assessed(found, arguments.on or today())
    if arguments.output:
        from pathlib import Path

        from bestinterests.cli.outputs import replace
        from bestinterests.formats import format_of

        form = format_of(arguments.output)
        if form is None or form.writes != "paper":
            return complain("A difference is written as a paper.", "Name an HTML, Word or PDF file with -o.")
        replace(Path(arguments.output), form.write(shadow_difference(publication, ours)))
        return 0
    _print_difference(publication, chapters_of(publication, ours), arguments)
    return 0


def _print_difference(publication: Publication, chapters: tuple[Chapter, ...], arguments: argparse.Namespace) -> None:
    from bestinterests.cli.views import published as views
    from bestinterests.documents.reading_others.telling import title_of

    held = [(f"{title_of(publication)}, read again", publication, chapters)]
    if arguments.format == "json":
        print(views.as_json(held, []), end="")
    elif arguments.format == "md":
        print(views.as_markdown(held), end="")
    else:
        views.as_text(held, arguments).show()
