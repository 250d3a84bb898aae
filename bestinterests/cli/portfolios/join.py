"""Join a table of facts about many services with a portfolio, by a mapping that is kept.

A table is CSV or XLSX. Without --mapping a first one is written for a person to correct, and nothing is joined: no
table says of itself what its method cannot show. A column becomes evidence of the strength and limit that the mapping
states, never a rating; a blank cell is unknown, never no. What says otherwise than a record is shown beside it. Rows
are joined exactly or not at all: what is like a known name is listed, for a person to decide.

Joining the same table again puts it in the place of what was joined before. Exit code 1 if rows did not join.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bestinterests.portfolio.evidence.kept import Kept
    from bestinterests.portfolio.evidence.mapping import EvidenceMapping
    from bestinterests.portfolio.evidence.table import Source
    from bestinterests.portfolio.lake import Lake
    from bestinterests.portfolio.rows import Fact


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import day

    parser.add_argument("lake", metavar="PORTFOLIO", help="folder of the portfolio")
    parser.add_argument("table", nargs="?", metavar="TABLE", help="CSV or XLSX file")
    parser.add_argument("--mapping", metavar="FILE", help="what its columns say, and what the method cannot show")
    parser.add_argument("--write-mapping", metavar="FILE", help="where to write a first mapping (beside the table)")
    parser.add_argument("--list", action="store_true", help="list the tables that are joined")
    parser.add_argument("--remove", metavar="SOURCE", help="take a table out, with all that was made from it")
    parser.add_argument("--all", action="store_true", help="list every row that did not simply join")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (text)")
    parser.add_argument("--on", type=day, default=None, metavar="DATE", help="day of the joining (today)")


def run(arguments: argparse.Namespace) -> int:
    """Join, list or remove; return 1 if rows did not join, 2 if nothing could be joined."""
    from pathlib import Path

    from bestinterests.cli.problems import complain
    from bestinterests.portfolio.lake import Lake

    lake = Lake.opened(Path(arguments.lake))
    if arguments.remove:
        return _remove(lake, arguments)
    if arguments.list:
        return _list(lake, arguments)
    if not arguments.table:
        return complain("It is not said which table to join.", "Name a CSV or XLSX file, or give --list.")
    return _join(lake, arguments) if arguments.mapping else _guess(arguments)


def _source(name: str, sheet: str) -> Source:
    from bestinterests.cli.given import bytes_of
    from bestinterests.domain.problem import Problem, Refused
    from bestinterests.portfolio.evidence.table import LIMITS, read_table

    data = bytes_of(name, LIMITS)
    if isinstance(data, Problem):
        raise Refused([data])
    return read_table(data, name, sheet)


def _mapping(arguments: argparse.Namespace) -> EvidenceMapping:
    """Read the mapping; its doubts are shown. Raises Refused with every fault."""
    import sys

    from bestinterests.cli.given import bytes_of, label
    from bestinterests.cli.problems import show
    from bestinterests.domain.problem import Problem, Refused
    from bestinterests.portfolio.evidence.mapping_file import read_mapping

    data = bytes_of(arguments.mapping)
    if isinstance(data, Problem):
        raise Refused([data])
    mapping, problems = read_mapping(data)
    if mapping is None:
        raise Refused(problems)
    show(problems, arguments, sys.stderr, label(arguments.mapping))
    return mapping


def _join(lake: Lake, arguments: argparse.Namespace) -> int:
    import sys

    from bestinterests.cli.clock import today
    from bestinterests.cli.problems import show
    from bestinterests.portfolio.evidence.joining import joined
    from bestinterests.portfolio.evidence.kept import keep, record_of
    from bestinterests.portfolio.evidence.of_lake import lookup
    from bestinterests.portfolio.evidence.table import body_of

    mapping = _mapping(arguments)
    source = _source(arguments.table, mapping.table)
    show(source.problems, arguments, sys.stderr, source.name)
    found = lookup(lake, mapping)
    done = joined(body_of(source.table, mapping.header_row), mapping, found.known, found.stated)
    record = record_of(done, mapping, source, on=arguments.on or today(), newest=found.newest)
    keep(lake, done, mapping, record)
    _print(record, done.contradictions, arguments)
    return 1 if record.became.get("not-joined") else 0


def _print(record: Kept, contradictions: list[Fact], arguments: argparse.Namespace) -> None:
    from bestinterests.cli.views import joined as views

    if arguments.format == "json":
        print(views.as_json(record, contradictions), end="")
    else:
        views.as_text(record, contradictions, arguments).show()


def _guess(arguments: argparse.Namespace) -> int:
    """Write a first mapping; nothing is joined."""
    from pathlib import Path

    from bestinterests.cli.outputs import replace
    from bestinterests.cli.problems import complain
    from bestinterests.portfolio.evidence.guessing import guessed
    from bestinterests.portfolio.evidence.mapping_file import write_mapping

    path = Path(arguments.write_mapping or _beside(arguments.table))
    if path.exists():
        return complain(f"{path} is there already and is left as it is.", f"Give it with: --mapping {path}")
    replace(path, write_mapping(guessed(_source(arguments.table, ""))))
    return complain(
        f"nothing is joined yet. {path} is written: a first mapping, made from headings and cells.",
        "Put what is true in the place of every '?', above all what the method cannot show, and the sentences of the "
        f"columns in order. Then give it with: --mapping {path}",
    )


def _beside(table: str) -> Path:
    from pathlib import Path

    return Path("table.mapping.yaml") if table == "-" else Path(table).with_suffix(".mapping.yaml")


def _list(lake: Lake, arguments: argparse.Namespace) -> int:
    from bestinterests.cli.views import joined as views
    from bestinterests.portfolio.evidence.kept import kept_tables
    from bestinterests.portfolio.evidence.of_lake import newest

    held, now = kept_tables(lake), newest(lake)
    if arguments.format == "json":
        print(views.list_as_json(held, now), end="")
    else:
        views.list_as_text(held, now, arguments).show()
    return 0


def _remove(lake: Lake, arguments: argparse.Namespace) -> int:
    from bestinterests.portfolio.evidence.kept import remove

    remove(lake, arguments.remove)
    print(f"{arguments.remove} is taken out, with all that was made from it.")
    return 0
