"""Make, check, change, print and take back the keys under which cases are kept.

They lie in the file `case-keys` of the data folder, or in BESTINTERESTS_CASE_KEYS. No backup holds them, and nothing
else opens a case. Two people keep a printed sheet each.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.web.redress.keys import Ring


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of every part."""
    from bestinterests.cli.options import add_data

    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    make = parts.add_parser("make", help="make the first keys; never over keys that are there")
    make.add_argument("--anew", action="store_true", help="also where cases are kept under keys that are lost for good")
    check = parts.add_parser("check", help="say which keys open how many cases; 1 where a case cannot be opened")
    sheet = parts.add_parser("sheet", help="print the sheet from which the keys can be typed back")
    recover = parts.add_parser("recover", help="take the keys back from a sheet that is typed, or from its text")
    recover.add_argument("file", nargs="?", metavar="FILE", help="text of the sheet (what is typed, ended by Ctrl-D)")
    rotate = parts.add_parser("rotate", help="add a key: what is written from now on is kept under it")
    rewrap = parts.add_parser("rewrap", help="put the keys of all cases under the newest; may be broken off")
    forget = parts.add_parser("forget", help="take an old key out of the file, for good")
    forget.add_argument("number", type=int, metavar="NUMBER", help="of a key that opens no case here any more")
    for part in (make, check, sheet, recover, rotate, rewrap, forget):
        add_data(part)


def run(arguments: argparse.Namespace) -> int:
    """Run a part on the data folder and the database."""
    from bestinterests.cli.problems import complain
    from bestinterests.cli.server import opened

    opened(arguments).upgrade()
    from bestinterests.web.redress.keys import NoKeys

    parts = {
        "make": _make,
        "check": _check,
        "sheet": _sheet,
        "recover": _recover,
        "rotate": _rotate,
        "rewrap": _rewrap,
        "forget": _forget,
    }
    try:
        return parts[arguments.part](arguments)
    except NoKeys:
        return complain("There are no keys on this server.", "Make them: bestinterests keys make")


def _make(arguments: argparse.Namespace) -> int:
    from bestinterests.cli.clock import today
    from bestinterests.cli.problems import complain
    from bestinterests.web.redress import keys
    from bestinterests.web.redress.custody import last_version, number_of_keys

    last = last_version()
    if last is not None and not arguments.anew and not keys.has_ring():
        said = f"{number_of_keys()} cases are kept under keys that are not here; new ones would not open them."
        return complain(said, "Take the keys back: bestinterests keys recover. If they are lost for good: --anew")
    # A number that was never used, so that an older sheet that turns up again is not taken for this one.
    return _written(keys.new_ring(today().isoformat(), (last or 0) + 1), "Made")


def _check(arguments: argparse.Namespace) -> int:
    from bestinterests.cli.output import page
    from bestinterests.cli.problems import write
    from bestinterests.web.redress.custody import looked_at, problems_of
    from bestinterests.web.redress.sheet import grouped

    found = looked_at()
    problems = list(problems_of(found))
    sheet = page(arguments.colour)
    if found.ring is None:
        sheet.line("There are no keys on this server: no portal takes anything in.")
    else:
        sheet.line(f"Keys from {found.source}")
        sheet.line(f"Fingerprint: {grouped(found.ring.fingerprint())}")
        rows = [("Key", "Made on", "Cases", "")]
        numbers = sorted({*map(int, found.ring.keys), *found.by_key})
        for number in numbers:
            here = str(number) in found.ring.keys
            use = "for new cases" if number == found.ring.current else "" if here else "not here"
            made = found.ring.made_on.get(str(number), "")
            rows.append((str(number), made, str(found.by_key.get(number, 0)), use))
        sheet.table(rows, indent=0)
    for case in found.locked[:20]:
        sheet.line(f"Cannot be opened: {case}", indent=2)
    if len(found.locked) > 20:
        sheet.line(f"and {len(found.locked) - 20} more", indent=2)
    for problem in problems:
        write(sheet, problem)
    sheet.show()
    return 1 if problems else 0


def _sheet(arguments: argparse.Namespace) -> int:
    from bestinterests.web.redress import keys
    from bestinterests.web.redress.sheet import sheet

    print(sheet(keys.ring()), end="")
    return 0


def _recover(arguments: argparse.Namespace) -> int:
    import sys
    from pathlib import Path

    from bestinterests.cli.problems import complain
    from bestinterests.web.redress.custody import looked_at
    from bestinterests.web.redress.sheet import read_sheet

    if arguments.file:
        path = Path(arguments.file)
        if not path.is_file():
            return complain(f"There is no file {path}.", "Name a file with the lines of the sheet, or type them.")
        text = path.read_text(encoding="utf-8", errors="replace")
    else:
        print("Type the numbered lines of the sheet, then Ctrl-D:", file=sys.stderr)
        text = sys.stdin.read()
    done = _written(read_sheet(text), "Taken back")
    if done:
        return done
    found = looked_at()
    kept = sum(found.by_key.values())
    print(f"They open {kept - len(found.locked)} of {kept} cases.")
    return 1 if found.locked else 0


def _written(ring: Ring, how: str) -> int:
    from django.conf import settings

    from bestinterests.cli.problems import complain
    from bestinterests.web.redress.custody import file_of_keys, write_ring

    path = file_of_keys()
    if settings.CASE_KEYS:
        return complain("BESTINTERESTS_CASE_KEYS gives the keys of this server.", "Unset it to keep them in a file.")
    try:
        write_ring(path, ring)
    except FileExistsError:
        return complain(f"There are keys in {path} already.", "See what they open: bestinterests keys check")
    except OSError as error:
        return complain(f"{path} cannot be written ({error.strerror}).", "Give this user the right to write there.")
    print(f"{how}: {path}, which only this user can read.")
    _next(ring)
    return 0


def _next(ring: Ring) -> None:
    from bestinterests.web.redress.sheet import grouped

    print(f"Fingerprint: {grouped(ring.fingerprint())}")
    print("Now print the sheet twice (bestinterests keys sheet), and give it to two people, each for a locked place.")
    print("Each shows in the workspace that they hold it, by its fingerprint. Backups never hold these keys.")


def _rotate(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from bestinterests.cli.clock import today
    from bestinterests.cli.problems import complain
    from bestinterests.web.redress import keys
    from bestinterests.web.redress.custody import file_of_keys, write_ring

    if settings.CASE_KEYS:
        return complain(
            "The keys come from BESTINTERESTS_CASE_KEYS, which this command cannot change.",
            "Keep them in the file, rotate there, and set the variable from it again.",
        )
    ring = keys.rotated(keys.ring(), today().isoformat())
    write_ring(file_of_keys(), ring, over=True)
    print(f"New cases are kept under key {ring.current}.")
    print("Sheets that were printed before do not open them: portals are shut until two people hold the new sheet.")
    _next(ring)
    print("To put the cases that are there under it, too: bestinterests keys rewrap")
    return 0


def _rewrap(arguments: argparse.Namespace) -> int:
    from bestinterests.cli.output import progress
    from bestinterests.web.redress import keys
    from bestinterests.web.redress.custody import number_of_keys, rewrap

    number = number_of_keys(but=keys.ring().current)
    done = rewrap(lambda count: progress(count, number, "keys"))
    ring = keys.ring()
    print(f"Put under key {ring.current}: {done.done}.")
    if done.locked:
        print(f"Cannot be opened, and stay as they are: {len(done.locked)}. See: bestinterests keys check")
        return 1
    old = [number for number in ring.keys if int(number) != ring.current]
    if old:
        said = f"Key {old[0]} opens" if len(old) == 1 else f"Keys {', '.join(old)} open"
        print(f"{said} no case here any more. Backups that were made before still need it, until you forget it.")
    return 0


def _forget(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from bestinterests.cli.problems import complain
    from bestinterests.web.redress import keys
    from bestinterests.web.redress.custody import file_of_keys, is_used, write_ring

    ring = keys.ring()
    if settings.CASE_KEYS:
        return complain("The keys come from BESTINTERESTS_CASE_KEYS.", "Take the key out of it there.")
    if str(arguments.number) not in ring.keys:
        return complain(f"There is no key {arguments.number}.", "See which there are: bestinterests keys check")
    if arguments.number == ring.current or is_used(arguments.number):
        return complain(f"Key {arguments.number} is in use.", "First: bestinterests keys rotate, then keys rewrap")
    ring = keys.without(ring, arguments.number)
    write_ring(file_of_keys(), ring, over=True)
    print(f"Key {arguments.number} is gone. Cases in backups that were made under it can no longer be read by anybody,")
    print("nor what an erased case has left in them, once the sheets that hold the key are destroyed, too.")
    _next(ring)
    return 0
