"""List, show, check, build and compare packs: the framework as data.

Every statement of a pack says how sure it is: confirmed, secondary, to verify, or ours.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.domain.problem import Problem


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of every part."""
    from bestinterests.cli.options import add_with_pack

    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    parts.add_parser("list", help="list the packs that are here")

    show = parts.add_parser("show", help="show a pack, or one thing in it")
    show.add_argument("pack", metavar="PACK[@VERSION]")
    show.add_argument("id", nargs="?", metavar="ID", help="a right, activity, pattern, standard, scale ...")

    check = parts.add_parser("check", help="check packs, or list what nobody has verified yet")
    check.add_argument("paths", nargs="*", metavar="PATH", help="source folders (those of this release)")
    check.add_argument("--unverified", action="store_true", help="the worklist: statements to verify")

    build = parts.add_parser("build", help="build packs from their sources")
    build.add_argument("--source", metavar="FOLDER", help="folder of source folders (this release's)")
    build.add_argument("--built", metavar="FOLDER", help="folder to write to (this release's)")
    build.add_argument("--check", action="store_true", help="write nothing; exit code 1 if anything would change")
    build.add_argument("--release", action="append", default=[], metavar="PACK", help="fix its version for good")

    diff = parts.add_parser("diff", help="compare two versions of a pack")
    diff.add_argument("old", metavar="PACK@VERSION|PATH")
    diff.add_argument("new", metavar="PACK@VERSION|PATH")
    diff.add_argument("--format", choices=("text", "json"), default="text", help="how to print (text)")
    for part in (show, check, diff):
        add_with_pack(part)


def run(arguments: argparse.Namespace) -> int:
    """Run a part."""
    return {"list": _list, "show": _show, "check": _check, "build": _build, "diff": _diff}[arguments.part](arguments)


def _list(arguments: argparse.Namespace) -> int:
    from bestinterests.cli.output import page
    from bestinterests.packs.load import BUILT, load
    from bestinterests.packs.lock import read_lock

    sheet = page(arguments.colour)
    rows = [("Pack", "Version", "State", "Title")]
    for entry in read_lock(BUILT).packs:
        pack = load(entry.id, entry.version)
        rows.append((entry.id, entry.version, "released" if entry.released else "in work", pack.title))
    sheet.table(rows, indent=0)
    sheet.show()
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from bestinterests.cli.inputs import brought
    from bestinterests.cli.output import page
    from bestinterests.cli.pins import pack_of
    from bestinterests.cli.problems import complain
    from bestinterests.cli.views.pack import COLLECTIONS, show_item, show_pack

    pack = pack_of(arguments.pack, brought(arguments))
    sheet = page(arguments.colour)
    if arguments.id is None:
        show_pack(sheet, pack)
    else:
        items = {
            getattr(item, "id", "") or item.right: (collection, item)
            for collection in reversed(COLLECTIONS)
            for item in getattr(pack, collection)
        }
        if arguments.id not in items:
            from bestinterests.packs.load import nearest

            return complain(f"{pack.id} {pack.version} holds no '{arguments.id}'.", nearest(arguments.id, items))
        show_item(sheet, *items[arguments.id])
    sheet.show()
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from bestinterests.evaluation.rules import RULES
    from bestinterests.packs.build import check_folders
    from bestinterests.packs.load import BUILT
    from bestinterests.packs.source import SOURCE, Folder

    if arguments.unverified:
        return _unverified(arguments)
    paths = [Path(path) for path in arguments.paths] or sorted(path for path in SOURCE.iterdir() if path.is_dir())
    if missing := [path for path in paths if not path.is_dir()]:
        from bestinterests.cli.problems import complain

        return complain(f"{missing[0]} is no folder.", "Name the source folder of a pack.")
    problems = check_folders([Folder(path) for path in paths], BUILT, RULES)
    return _said(problems, arguments)


def _said(problems: list[Problem], arguments: argparse.Namespace) -> int:
    import sys

    from bestinterests.cli.problems import counted, show

    show(problems, arguments, sys.stdout)
    print(f"packs: {counted(problems)}")
    return 2 if any(problem.severity == "error" for problem in problems) else 0


def _unverified(arguments: argparse.Namespace) -> int:
    from bestinterests.cli.inputs import brought
    from bestinterests.cli.output import listed, page
    from bestinterests.packs.resolve import pins_of, resolve
    from bestinterests.packs.validate import unverified

    extra = brought(arguments)
    own = {pack.id for pack in extra}
    pins = [pin for pin in pins_of() if pin.pack not in own]
    from bestinterests.domain.document import PackPin
    from bestinterests.domain.problem import Refused

    framework, problems = resolve([*pins, *(PackPin(pack=p.id, version=p.version) for p in extra)], extra)
    if framework is None:
        raise Refused(problems)
    found = unverified(framework)
    sheet = page(arguments.colour)
    for statement in found:
        sheet.line(statement.place, style="bold")
        sheet.line(statement.text, indent=4)
        sheet.line(f"Sources: {listed(statement.sources)}", indent=4, style="dim")
    sheet.line(f"{len(found)} statements to verify.")
    sheet.show()
    return 0


def _build(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from bestinterests.evaluation.rules import RULES
    from bestinterests.packs.build import build
    from bestinterests.packs.load import BUILT
    from bestinterests.packs.source import SOURCE

    outcome = build(
        Path(arguments.source) if arguments.source else SOURCE,
        Path(arguments.built) if arguments.built else BUILT,
        rules=RULES,
        release=arguments.release,
        write=not arguments.check,
    )
    code = _said(outcome.problems, arguments)
    if code:
        return code
    for name in outcome.changed:
        print(f"{name} {'would change' if arguments.check else 'written'}")
    return 1 if arguments.check and outcome.changed else 0


def _diff(arguments: argparse.Namespace) -> int:
    from pathlib import Path

    from bestinterests.cli.inputs import brought, pack_at
    from bestinterests.cli.pins import pack_of
    from bestinterests.cli.views.pack import show_changes
    from bestinterests.packs.compare import compare

    extra = brought(arguments)
    old, new = (
        pack_at(text) if Path(text).exists() else pack_of(text, extra) for text in (arguments.old, arguments.new)
    )
    changes = compare(old, new)
    if arguments.format == "json":
        from bestinterests.formats.json_writing import whole_json

        print(whole_json({"changes": changes}), end="")
        return 0
    from bestinterests.cli.output import page

    sheet = page(arguments.colour)
    show_changes(sheet, old, new, changes)
    sheet.show()
    return 0
