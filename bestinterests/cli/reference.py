"""Write the reference pages and schemas of this release: docs/reference/ and schemas/ below a folder.

They are made from the code and committed; with --check nothing is written and exit code 1 says that one is not current.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.packs.framework import Framework


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="root of the project (this folder)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if one is not current")


def run(arguments: argparse.Namespace) -> int:
    """Write or check every page."""
    from pathlib import Path

    from bestinterests.cli.outputs import replace

    root = Path(arguments.folder)
    stale = 0
    for name, text in pages().items():
        path = root / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if arguments.check:
            print(f"{name} is not current")
        else:
            replace(path, text)
            print(f"{name} written")
    return 1 if stale and arguments.check else 0


def pages() -> dict[str, str]:
    """Return every made page by its path below the root."""
    from bestinterests.cli.views.api import api_page
    from bestinterests.cli.views.portfolio import portfolio_page
    from bestinterests.cli.views.reading_report import report_page
    from bestinterests.cli.views.reference import command_page, fields_page, problems_page
    from bestinterests.cli.views.settings import settings_page
    from bestinterests.cli.views.template_fields import template_fields_page
    from bestinterests.cli.views.workflow import workflow_page
    from bestinterests.formats.linked_data.vocabulary import vocabulary_text
    from bestinterests.formats.schema import KINDS, schema_text
    from bestinterests.texts.passages import passages

    return {
        "docs/reference/fields.md": fields_page(),
        "docs/reference/command.md": command_page(),
        "docs/reference/portfolio.md": portfolio_page(),
        "docs/reference/problems.md": problems_page(),
        "docs/reference/api.md": api_page(),
        "docs/reference/reading.md": report_page(passages()),
        "docs/reference/settings.md": settings_page(),
        "docs/reference/workflow.md": workflow_page(),
        "schemas/vocabulary.jsonld": vocabulary_text(_shipped()),
        "docs/reference/template-fields.md": template_fields_page(),
        **{f"schemas/{kind}.schema.json": schema_text(kind) for kind in KINDS},
    }


def _shipped() -> Framework:
    from bestinterests.domain.problem import Refused
    from bestinterests.packs.resolve import pins_of, resolve

    framework, problems = resolve(pins_of("uncrc", "uk-childrens-code"))
    if framework is None:
        raise Refused(list(problems))
    return framework
