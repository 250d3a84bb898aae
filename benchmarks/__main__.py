"""``python -m benchmarks [evaluation|files|command|papers|word|workbook|lists ...]``: compare, and print the ratios."""

from __future__ import annotations

import sys

from benchmarks import command, evaluation, files, lists, pages, papers, rating, word, workbook

SECTIONS = {
    "evaluation": evaluation.run,
    "files": files.run,
    "command": command.run,
    "papers": papers.run,
    "word": word.run,
    "workbook": workbook.run,
    "lists": lists.run,
    "rating": rating.run,
    "pages": pages.run,
}


def main(names: list[str]) -> int:
    """Print the named sections, or all of them."""
    for name in names or SECTIONS:
        if name not in SECTIONS:
            print(f"There is no section {name}. There are: {', '.join(SECTIONS)}.")
            return 2
        print("\n".join(SECTIONS[name]()), flush=True)
    return 0


sys.exit(main(sys.argv[1:]))
