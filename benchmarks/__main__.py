"""``python -m benchmarks [evaluation|files|command|papers|word|workbook|lists|api ...]``: compare, print ratios."""

from __future__ import annotations

import subprocess
import sys

from benchmarks import (
    api,
    command,
    desk,
    evaluation,
    files,
    lists,
    overview,
    pages,
    papers,
    portfolio,
    questions,
    rating,
    redress,
    register,
    word,
    workbook,
)

SECTIONS = {
    "evaluation": evaluation.run,
    "files": files.run,
    "command": command.run,
    "papers": papers.run,
    "word": word.run,
    "workbook": workbook.run,
    "lists": lists.run,
    "overview": overview.run,
    "desk": desk.run,
    "rating": rating.run,
    "pages": pages.run,
    "api": api.run,
    "redress": redress.run,
    "register": register.run,
    "questions": questions.run,
    "portfolio": portfolio.run,
}


def main(names: list[str]) -> int:
    """Print the named sections, or all of them; several each in a process of their own, since some make a workspace."""
    for name in names:
        if name not in SECTIONS:
            print(f"There is no section {name}. There are: {', '.join(SECTIONS)}.")
            return 2
    if len(names) == 1:
        print("\n".join(SECTIONS[names[0]]()), flush=True)
        return 0
    done = [subprocess.run([sys.executable, "-m", "benchmarks", name], check=False) for name in names or SECTIONS]
    return max(each.returncode for each in done)


sys.exit(main(sys.argv[1:]))
