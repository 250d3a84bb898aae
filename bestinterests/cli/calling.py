"""From arguments to a verb: help, near misses, and the one place where a refusal becomes an exit code."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import Any

from bestinterests.cli.options import explained
from bestinterests.cli.verbs import GROUPS, VERBS

PROGRAM = "bestinterests"
ABOUT = (
    "Assess whether an online service acts in the best interests of children, under the UK Children's code and the "
    "UN Convention on the Rights of the Child. It says what follows on the record; people decide."
)


def call(argv: list[str]) -> int:
    """Call the verb that the arguments name and return its exit code."""
    _lenient_streams()
    if not argv or argv[0] in ("-h", "--help", "help"):
        return _help(argv[1:])
    if argv[0] == "--version":
        argv = ["version"]
    if argv[0] not in VERBS:
        return _unknown(argv[0])
    return _run(argv[0], argv[1:])


def _run(name: str, argv: list[str]) -> int:
    verb = import_module(f"bestinterests.cli.{VERBS[name].module}")
    arguments = parser_of(name).parse_args(argv)
    from bestinterests.domain.problem import Refused  # loaded by every verb but help

    try:
        return int(verb.run(arguments))
    except Refused as refused:
        from bestinterests.cli.problems import show

        show(refused.problems, arguments, sys.stderr)
        return 2


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return the parser of one verb."""
    verb = VERBS[name]
    module: Any = import_module(f"bestinterests.cli.{verb.module}")
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} {name}",
        description=explained(module.__doc__ or verb.does),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.arguments(parser)
    _explain_parts(parser)
    parser.add_argument(
        "--colour",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour the text: auto (on a terminal, unless NO_COLOR is set), always, never",
    )
    return parser


def _explain_parts(parser: argparse.ArgumentParser) -> None:
    """Let every part that does not explain itself say at least what the help of its verb says of it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            does = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, part in action.choices.items():
                part.description = part.description or explained(f"{does[name][:1].upper()}{does[name][1:]}.")
                part.formatter_class = argparse.RawDescriptionHelpFormatter
                _explain_parts(part)


def help_text() -> str:
    """Return what ``bestinterests --help`` prints."""
    import textwrap

    lines = [f"usage: {PROGRAM} VERB ...", "", *textwrap.wrap(ABOUT, 98), ""]
    width = max(map(len, VERBS)) + 2
    for group, title in GROUPS.items():
        lines.append(f"{title}:")
        lines += [f"  {v.name:<{width}}{v.does}" for v in VERBS.values() if v.group == group]
        lines.append("")
    lines += [
        f"'{PROGRAM} VERB --help' explains a verb. Files are .bia.yaml or .bia.json; '-' is standard input.",
        "Exit codes: 0 done; 1 failed on what was asked, or conflicts; 2 the input or the call is not in order.",
    ]
    return "\n".join(lines)


def _help(argv: list[str]) -> int:
    if argv and argv[0] in VERBS:
        return _run(argv[0], ["--help"])
    if argv and not argv[0].startswith("-"):
        return _unknown(argv[0])
    print(help_text())
    return 0


def _unknown(word: str) -> int:
    import difflib

    near = difflib.get_close_matches(word, VERBS, n=1, cutoff=0.5)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    print(f"{PROGRAM}: there is no verb '{word[:60]}'.{hint}", file=sys.stderr)
    print(f"Verbs: {', '.join(VERBS)}.", file=sys.stderr)
    return 2


def _lenient_streams() -> None:
    """Print a '?' where the terminal cannot show a character, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
