"""What every door answers to whom: a module for each part of the workspace, with its TABLE.

A row says what a GET and a POST of an empty form answer, for each role, outsiders and nobody. NAMED gives what the
address of a route needs beyond the organisation, the person, the invitation and the assessment of the story; ``fill``,
where a module has it, writes what stands at those addresses, for every row, or for its own where it says FILLS_OWN.
"""

from __future__ import annotations

from bestinterests.web.accounts.roles import ROLES

EVERYBODY = ("", *ROLES, "outsider", "nowhere")
GO = 302
OPEN, OPEN_READ = (200, 200), (200, 405)


def everyone(cell):
    return dict.fromkeys(EVERYBODY, cell)


def signed_in(cell, out=(GO, GO)):
    return {who: cell if who else out for who in EVERYBODY}


INSIDE = tuple(role for role in ROLES if role != "outside-reader")
"""Roles that read assessments. An outside reader is refused wherever they read: it opens named documents alone."""


def members(cell, out=(GO, GO)):
    """Whoever works here may."""
    return only(*INSIDE, cell=cell) | {"": out}


def only(*roles, cell, others=None):
    """Only these roles may; other members get 403, or ``others`` where reading is open to them."""
    get, post = cell
    refused = (405 if get == 405 else 403, 405 if post == 405 else 403)
    hidden = (405 if get == 405 else 404, 405 if post == 405 else 404)

    def answer(who):
        if who in roles:
            return cell
        if who in INSIDE:
            return others or refused
        return refused if who in ROLES else hidden if who else (GO, GO)

    return {who: answer(who) for who in EVERYBODY}


def administrators(cell):
    return only("administrator", cell=cell)


def assessors(cell, others=None):
    """A page of the assessment that members read and assessors write: ``others`` is what other members get."""
    return only("assessor", cell=cell, others=others or (cell[0], 405 if cell[1] == 405 else 403))
