"""What rows of the table have in common: where functions are found, and the kinds of operations."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives, Into, Method, Operation
from bestinterests.web.api.shapes import reviews

HERE = "bestinterests.web.api.resources"
ORGANISATION = "/organisations/{organisation}"
ASSESSMENT = "/assessments/{assessment}"
ASSESSORS = "Assessors, while the record is open to be written"


def reading(name: str, path: str, says: str, does: str, kind: object, tag: str, **more: object) -> Operation:
    """An operation that reads, and gives 200. does: its function below ``resources``."""
    given = {"scope": "read", **more}
    gives = (Gives(200, kind, "As it stands."),)
    return Operation(name, "GET", path, says, f"{HERE}.{does}", gives=gives, tag=tag, **given)  # type: ignore[arg-type]


def kept(operation: Operation) -> Operation:
    """An operation whose answer is of one state of the record: whoever has it is told so."""
    first = operation.gives[0]._replace(headers=("ETag",))
    unchanged = Gives(304, None, "It is the one that was named in If-None-Match.", (), ("ETag",))
    return operation._replace(gives=(first, unchanged), headers=("If-None-Match",))


def step(name: str, says: str, takes: type[Into], who: str, more: str = "") -> Operation:
    """A step of review or decision, as its page takes it."""
    return Operation(
        f"{name}_step",
        "POST",
        f"{ASSESSMENT}/steps/{name.replace('_', '-')}",
        says,
        f"{HERE}.steps:{'return_' if name == 'return' else name}",
        "review",
        (Gives(200, reviews.Stepped, "It is taken.", headers=("ETag",)),),
        "Review and decision",
        more,
        takes={JSON: takes},
        refuses=(409, 410),
        who=who,
    )


def writing(
    name: str, method: Method, path: str, says: str, does: str, gives: Gives, tag: str, **more: object
) -> Operation:
    """An operation that writes. gives: what it answers when it is done."""
    given = {"scope": "write", "who": ASSESSORS, **more}
    return Operation(name, method, path, says, f"{HERE}.{does}", gives=(gives,), tag=tag, **given)  # type: ignore[arg-type]
