"""Measure how hard texts are to read, and say what to change.

Name texts (plain text or Markdown; a folder stands for every .txt and .md below it) and who they are for. Or take
--ours, the texts that this release shows to children, parents and teachers, lessons among them; or --pack, the child's
wording of a pack. --report prints all of ours as one table.

The grade is that of Flesch and Kincaid, for English: 0.39 x words a sentence + 11.8 x syllables a word - 15.59. A
reader's age is about five years more. Below 20 words it says nothing, and the longest word is looked at instead.

Exit code 1 if a gate is missed. Passing is not proof: texts are drafts until they were tested with children.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.domain.problem import Problem
    from bestinterests.texts.audiences import Audience
    from bestinterests.texts.checks import Measured

SUFFIXES = (".md", ".txt")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.texts.audiences import Audience

    parser.add_argument("files", nargs="*", metavar="FILE", help="file, folder, or '-' for standard input")
    parser.add_argument("--ours", action="store_true", help="measure the texts of this release")
    parser.add_argument("--pack", metavar="ID", help="measure the child's wording of the rights of a pack")
    parser.add_argument("--report", action="store_true", help="print the report over all texts of this release")
    parser.add_argument("--audience", choices=list(Audience), help="who it is for; with --ours, all unless named")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quiet", action="store_true", help="print what misses its gate only")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; return 1 if a gate is missed."""
    from bestinterests.cli.problems import complain
    from bestinterests.cli.views.reading import as_json, as_text

    if arguments.report:
        return _report()
    if sum(map(bool, (arguments.files, arguments.ours, arguments.pack))) != 1:
        return complain("It is not clear what to measure.", "Name files, or give --ours, or --pack and an id.")
    if not arguments.ours and not arguments.audience:
        return complain("It is not said who the text is for.", "Give --audience, as in --audience 10-12.")
    found, faults = list(_measured(arguments)), _faults(arguments)
    if arguments.json:
        print(as_json(found, faults, named=not arguments.files), end="")
    else:
        print(as_text(found, faults, arguments), end="")
    return 1 if faults or any(one.problems for one in found) else 0


def _report() -> int:
    from bestinterests.cli.views.reading_report import report_page
    from bestinterests.texts.passages import passages

    found = passages()
    print(report_page(found), end="")
    return 1 if any(one.missed for one in found) else 0


def _measured(arguments: argparse.Namespace) -> Iterator[Measured]:
    from bestinterests.texts.audiences import EVERYBODY, Audience
    from bestinterests.texts.passages import every_text

    chosen = Audience(arguments.audience) if arguments.audience else None
    if arguments.ours:
        yield from every_text((chosen,) if chosen else EVERYBODY)
    elif chosen:
        for name, text in _of_pack(arguments.pack) if arguments.pack else _of_files(arguments.files):
            yield _one(name, text, chosen)


def _one(name: str, text: str, audience: Audience) -> Measured:
    from bestinterests.texts.checks import Measured
    from bestinterests.texts.reading.gates import missed
    from bestinterests.texts.reading.measure import measure

    reading = measure(text)
    return Measured(name, audience, reading, missed(reading, audience))


def _faults(arguments: argparse.Namespace) -> list[Problem]:
    from bestinterests.texts.checks import check
    from bestinterests.texts.lessons.checks import every_fault

    return [*check(), *every_fault()] if arguments.ours else []


def _of_pack(pack_id: str) -> Iterator[tuple[str, str]]:
    from bestinterests.packs.load import latest, load

    for right in load(pack_id, latest(pack_id) or "").rights:
        if right.child is not None:
            yield f"{pack_id}/{right.id}", right.child.text


def _of_files(given: list[str]) -> Iterator[tuple[str, str]]:
    """Every file by its name, decoded. Raises Refused for one that cannot be read and for a folder without texts."""
    from bestinterests.cli.given import bytes_of, label
    from bestinterests.domain.problem import Problem, Refused

    for name in _named(given):
        data = bytes_of(name)
        if isinstance(data, Problem):
            raise Refused([data])
        try:
            yield label(name), data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            sentence = f"{label(name)} is not UTF-8 text."
            remedy = "Save it as plain text or Markdown."
            raise Refused([Problem(code="file.encoding", path="", sentence=sentence, remedy=remedy)]) from error


def _named(given: list[str]) -> Iterator[str]:
    from pathlib import Path

    from bestinterests.domain.problem import Problem, Refused

    for name in dict.fromkeys(given):
        if name == "-" or not Path(name).is_dir():
            yield name
            continue
        inside = sorted(path for path in Path(name).rglob("*") if path.suffix in SUFFIXES and path.is_file())
        if not inside:
            sentence = f"There is no text in the folder {name}."
            remedy = "Texts end in .txt or .md; name other files one by one."
            raise Refused([Problem(code="file.none-in-folder", path="", sentence=sentence, remedy=remedy)])
        yield from map(str, inside)
