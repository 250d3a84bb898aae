"""Add people to the workspace, list them, make the link with which somebody sets a password, or erase an account.

It works on the data folder and the database, on the server itself; no password is ever given on the command line.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestinterests.web.accounts.models import User


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of every part."""
    from bestinterests.cli.options import add_data
    from bestinterests.web.accounts.roles import ROLES

    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    add = parts.add_parser("add", help="add a person, and print the link with which they set their password")
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("--name", required=True, help="as colleagues know them")
    add.add_argument("--organisation", required=True, metavar="NAME", help="made where there is none of this name")
    add.add_argument(
        "--role",
        action="append",
        default=[],
        choices=tuple(ROLES),
        metavar="ROLE",
        help=f"{', '.join(ROLES)}; may be given several times (observer)",
    )
    listing = parts.add_parser("list", help="list everybody, with their organisations and roles")
    reset = parts.add_parser("reset", help="print a link with which a person sets a new password")
    reset.add_argument("email", metavar="EMAIL")
    reset.add_argument("--factors", action="store_true", help="take away their second factors, too")
    erase = parts.add_parser("erase", help="erase an account, and take the person's name out of every record")
    erase.add_argument("email", metavar="EMAIL")
    erase.add_argument("--yes", action="store_true", help="do not ask for the address once more")
    for part in (add, listing, reset, erase):
        add_data(part)


def run(arguments: argparse.Namespace) -> int:
    """Run a part on the database of the data folder."""
    from bestinterests.cli.server import opened

    opened(arguments).upgrade()
    return {"add": _add, "list": _list, "reset": _reset, "erase": _erase}[arguments.part](arguments)


def _add(arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from bestinterests.web.accounts import actions
    from bestinterests.web.accounts.forms import Added

    chosen = {"email": arguments.email, "display_name": arguments.name, "organisation": arguments.organisation}
    form = Added({**chosen, "roles": arguments.role or ["observer"]})
    if not form.is_valid():
        return _complain([str(text) for texts in form.errors.values() for text in texts])
    given = {**form.cleaned_data, "roles": frozenset(form.cleaned_data["roles"])}
    try:
        person = actions.add_person(**given, at=timezone.now())
    except actions.Refusing as refusing:
        return _complain([refusal.sentence for refusal in refusing.refusals])
    print(f"{person.display_name} <{person.email}> is added.")
    return _link(person)


def _list(arguments: argparse.Namespace) -> int:
    from bestinterests.cli.output import page
    from bestinterests.web.accounts.queries import everybody

    rows = [("Name", "E-mail", "Organisation", "Roles")]
    rows += [(held.display_name, held.email, held.organisation, ", ".join(held.roles)) for held in everybody()]
    sheet = page(arguments.colour)
    if len(rows) == 1:
        sheet.line("There is nobody yet. `bestinterests user add`, or the first screen of the workspace, makes one.")
    else:
        sheet.table(rows, indent=0)
    sheet.show()
    return 0


def _reset(arguments: argparse.Namespace) -> int:
    from bestinterests.web.accounts.models import User

    person = User.objects.filter(email__iexact=arguments.email).first()
    if person is None:
        return _complain([f"There is nobody with the address {arguments.email}."])
    if arguments.factors:
        from bestinterests.web.accounts.protecting import take_factors

        take_factors(person)
        print(f"{person.display_name} has no second factor any more, and is signed out everywhere.")
    return _link(person)


def _erase(arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from bestinterests.web.accounts.actions import Refusing
    from bestinterests.web.accounts.models import User
    from bestinterests.web.config.erasing.doing import begin, finish

    person = User.objects.filter(email__iexact=arguments.email).first()
    if person is None:
        return _complain([f"There is nobody with the address {arguments.email}."])
    if not arguments.yes and not _confirmed(arguments.email):
        return _complain(["Nothing was erased: the address was not typed again."])
    try:
        erasure = begin(person=person, actor=None, at=timezone.now())
    except Refusing as refusing:
        return _complain(
            [" ".join(part for part in (each.sentence, each.who_could_help) if part) for each in refusing.refusals]
        )
    changed = finish(erasure, timezone.now())
    erasure.refresh_from_db()
    print(f"The account is erased. The name was taken out of {changed} {'record' if changed == 1 else 'records'}.")
    if erasure.ended_at is None:
        return _complain(["Some records could not be rewritten; the log says where. The server tries again."])
    print("Backups that were made before still hold it, and so does mail that was written to a folder: delete them.")
    return 0


def _confirmed(email: str) -> bool:
    try:
        typed = input(f"Nobody can undo this. Type {email} to erase the account: ")
    except EOFError:
        return False
    return typed.strip().lower() == email.lower()


def _link(person: User) -> int:
    from django.conf import settings

    from bestinterests.web.accounts.coming import may_use_password
    from bestinterests.web.accounts.passwords import path_to_set

    if not may_use_password(person):
        print(f"Passwords are switched off: they sign in with {settings.OIDC_NAME}.")
        return 0
    print("Give them this link, with which they set their password. It works once, for three days:")
    print(f"{settings.ADDRESS or 'http://127.0.0.1:8000'}{path_to_set(person)}")
    return 0


def _complain(sentences: list[str]) -> int:
    from bestinterests.cli.problems import complain

    return complain(" ".join(sentences))
