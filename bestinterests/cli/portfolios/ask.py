"""Ask a question of all assessments in a portfolio. Without a question, all are listed.

Answers count services and say of how many. None is a score, an average level or an order of services. Notes on how to
read an answer, and on what it cannot say, come with it everywhere. What narrows a question is refused where the
question does not take it. -o writes a file that holds every row and column: .csv, .xlsx, .json, .parquet or .sql.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bestinterests.portfolio.answering import Answer
    from bestinterests.portfolio.holding import Holding
    from bestinterests.portfolio.questions.asking import Asked

WORDS: dict[str, str] = {
    "sector": "one sector; all of them together unless told",
    "right": "one right, as in article-16",
    "band": "one age band, as in 10-12",
    "pattern": "features of one pattern, as in chat",
    "direction": "harm or benefit (harm)",
    "profile": "rights-first or ico-scales (rights-first)",
    "slot": "before, now or expected (now)",
    "level": "low, medium, high or critical: this one or a higher (high)",
    "by": "month or year (year)",
    "role": "services of this role, as in controller",
    "service": "one service, by its key",
    "seed": "seed of the draw (the day)",
    "of": "for behind: the question whose number it is (heat)",
    "verdict": "one verdict, as in stop",
    "label": "for behind: settled, sensitive or open",
    "rule": "one rule, by its id",
    "standard": "one standard, as in standard-5",
    "obligation": "for behind: one obligation, as in s5-1",
    "heard": "for behind: no, planned, exempt or yes (no)",
}
"""What narrows a question and is a word."""
FLAGS = {"each": "each-sector", "edtech": "edtech"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import day

    parser.add_argument("lake", metavar="PORTFOLIO", help="folder of the portfolio")
    parser.add_argument(
        "question", metavar="QUESTION", nargs="?", help="what to ask; all are listed where none is named"
    )
    for name, says in WORDS.items():
        parser.add_argument(f"--{name}", metavar=name.upper(), help=says)
    parser.add_argument("--each-sector", action="store_true", dest="each", default=None, help="a row for each sector")
    parser.add_argument("--edtech", action="store_true", default=None, help="services that schools use to teach")
    parser.add_argument("--since", type=day, metavar="DATE", help="versions of this day or later")
    parser.add_argument("--until", type=day, metavar="DATE", help="versions of this day or earlier")
    parser.add_argument("--limit", type=int, metavar="ROWS", help="most rows (all)")
    parser.add_argument("--size", type=int, metavar="NUMBER", help="so many of each kind are drawn or shown (1)")
    parser.add_argument(
        "--engine",
        choices=("duckdb", "spark"),
        default="duckdb",
        help="who answers: DuckDB, which comes with it, or Spark, over a folder or an address that it reads (duckdb)",
    )
    parser.add_argument("--sql", action="store_true", help="print what is asked as SQL, and do not ask it")
    add_output(parser)


def add_output(parser: argparse.ArgumentParser) -> None:
    """Declare where an answer goes."""
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write: .csv, .xlsx, .json, .parquet or .sql")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (text)")


def run(arguments: argparse.Namespace) -> int:
    """Ask and print, or write a file. Raises Refused with what is wrong with the question."""
    from bestinterests.portfolio.answering import answer
    from bestinterests.portfolio.answering.answer import text_of

    if arguments.question is None:
        return _list(arguments)
    holding, asked = _holding(arguments), asked_for(arguments)
    if arguments.sql:
        print(text_of(holding, arguments.question, asked))
        return 0
    return give(answer(holding, arguments.question, asked), arguments)


def _holding(arguments: argparse.Namespace) -> Holding:
    if arguments.engine == "spark":
        from bestinterests.portfolio.spark import of_spark

        return of_spark(arguments.lake)
    from pathlib import Path

    from bestinterests.portfolio.holding import of_lake
    from bestinterests.portfolio.lake import Lake

    return of_lake(Lake.opened(Path(arguments.lake)))


def asked_for(arguments: argparse.Namespace) -> Asked:
    """Return what is asked for; the seed of a draw is the day, so that it stands before anybody looks."""
    from bestinterests.cli.clock import today
    from bestinterests.portfolio.questions.asking import Asked

    names = (*WORDS, *FLAGS, "since", "until", "limit", "size")
    given: dict[str, Any] = {name: value for name in names if (value := getattr(arguments, name)) is not None}
    if arguments.question == "sample":
        given.setdefault("seed", today().isoformat())
    return Asked(**given)


def give(answer: Answer, arguments: argparse.Namespace) -> int:
    """Print an answer, or write it to a file."""
    from pathlib import Path

    from bestinterests.cli.output import page
    from bestinterests.cli.outputs import replace
    from bestinterests.cli.views.answer import show
    from bestinterests.portfolio.answering.files import FILES, json_of, suffix_of, write_parquet

    if arguments.format == "json":
        print(json_of(answer).decode(), end="")
        return 0
    if arguments.output:
        path = Path(arguments.output)
        suffix = suffix_of(path)
        if suffix == "parquet":
            write_parquet(answer, path)
        else:
            replace(path, FILES[suffix](answer))
        print(f"{path}: {len(answer.rows):,} row{'' if len(answer.rows) == 1 else 's'}")
        return 0
    sheet = page(arguments.colour)
    show(sheet, answer, most=arguments.limit or 0)
    sheet.show()
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from bestinterests.cli.output import page
    from bestinterests.portfolio.questions import QUESTIONS

    sheet = page(arguments.colour)
    sheet.heading("Questions")
    sheet.table([(question.name, question.says) for question in QUESTIONS.values()], head=False)
    sheet.show()
    return 0
