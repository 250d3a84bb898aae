"""Write documents in another format: a paper to read, a workbook to fill in, or data for another tool.

Papers (the report, the DPIA and others, see --paper) are written as HTML, DOCX or PDF, and carry the document inside,
so that 'import' reads it back. The format follows the ending of -o where --to does not name it.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from bestinterests.cli.inputs import Loaded
    from bestinterests.documents.papers import Assessed
    from bestinterests.formats import Format
    from bestinterests.formats.bundle.dossier import Dossier


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack
    from bestinterests.documents.papers import PAPERS
    from bestinterests.formats import FORMATS

    written = [name for name, form in FORMATS.items() if form.writer]
    parser.add_argument("files", nargs="+", metavar="FILE", help="file, folder, or '-' for standard input")
    parser.add_argument("--to", choices=written, metavar="FORMAT", help=f"format to write: {', '.join(written)}")
    parser.add_argument(
        "--paper", choices=tuple(PAPERS), default="report", metavar="PAPER", help=f"which paper: {', '.join(PAPERS)}"
    )
    parser.add_argument("-o", "--output", metavar="PATH", help="folder, or a file for one document (this folder)")
    parser.add_argument("--template", metavar="FILE", help="your own Word document, whose fields are filled in")
    parser.add_argument("--attachments", metavar="FOLDER", help="where attached files lie, found by their digests")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write every document; return 2 if any could not be read."""
    from bestinterests.cli.clock import today
    from bestinterests.cli.given import named
    from bestinterests.cli.inputs import loaded
    from bestinterests.cli.output import progress
    from bestinterests.cli.outputs import replace
    from bestinterests.cli.problems import complain

    names = named(arguments.files)
    form = _form(arguments)
    if form is None:
        return complain("No format is named.", "Name one with --to, or with the ending of -o.")
    if not form.writer:
        return complain(f"{form.title} is read, not written.", "Name another format with --to.")
    if arguments.template and not form.filler:
        return complain(f"{form.title} takes no template.", "Leave --template out, or name --to docx.")
    if len(names) > 1 and _is_file(arguments.output, form):
        return complain("Several documents cannot go into one file.", "Name a folder with -o.")
    on = arguments.on or today()
    code = 0
    for number, name in enumerate(names, 1):
        found = loaded(name, arguments, on)
        if found is None:
            code = 2
        else:
            target = target_of(name, arguments.output, form, arguments.paper)
            replace(target, content(found, form, arguments, on))
            print(target)
        progress(number, len(names), "files written")
    return code


def _form(arguments: argparse.Namespace) -> Format | None:
    from bestinterests.formats import FORMATS, format_of

    return FORMATS[arguments.to] if arguments.to else format_of(arguments.output or "")


def _is_file(output: str | None, form: Format) -> bool:
    return bool(output) and str(output).lower().endswith(form.suffixes)


def target_of(name: str, output: str | None, form: Format, paper: str) -> Path:
    """Return the path of the file made from a document: its name, the paper where it is not the report, the ending."""
    from pathlib import Path

    from bestinterests.cli.outputs import stem

    if _is_file(output, form):
        return Path(str(output))
    which = f".{paper}" if form.writes == "paper" and paper != "report" else ""
    return Path(output or ".") / f"{stem(name)}{which}{form.suffixes[0]}"


def content(found: Loaded, form: Format, arguments: argparse.Namespace, on: dt.date) -> bytes:
    """Return the bytes of a document in a format, and say what it cannot carry. Raises Refused where it cannot be."""
    import sys

    from bestinterests.cli.inputs import assessed
    from bestinterests.cli.problems import show
    from bestinterests.documents.papers import PAPERS

    value: Any = found.document
    if form.writes != "document":
        value = assessed(found, on)
    if form.writes == "paper":
        value = PAPERS[arguments.paper].build(value)
        if arguments.template:
            return form.fill(value, template_of(arguments))
    elif form.writes == "dossier":
        value = _dossier(value, arguments)
    written = form.write(value)
    show(form.lost(value), arguments, sys.stderr)
    return written


def template_of(arguments: argparse.Namespace) -> bytes:
    """Return the bytes of the template. Raises Refused where it cannot be read."""
    from bestinterests.cli.given import bytes_of
    from bestinterests.domain.problem import Problem, Refused

    data = bytes_of(arguments.template)
    if isinstance(data, Problem):
        raise Refused([data])
    return data


def _dossier(held: Assessed, arguments: argparse.Namespace) -> Dossier:
    import sys
    from pathlib import Path

    from bestinterests.cli.problems import show
    from bestinterests.formats.bundle.dossier import Dossier
    from bestinterests.formats.files import files_by_digest

    wanted = {item.digest: item.size for item in held.document.assessment.attachments}
    found = files_by_digest(Path(arguments.attachments), wanted) if arguments.attachments else {}
    dossier = Dossier(held, found)
    show(dossier.missing(), arguments, sys.stderr)
    return dossier
