"""The one table of operations, by what they are about. Addresses, description and reference page are made from it."""

from __future__ import annotations

from bestinterests.web.api.operations import Gives, Operation
from bestinterests.web.api.table.apart import RATING_APART
from bestinterests.web.api.table.changes import CHANGE_REQUESTS
from bestinterests.web.api.table.documents import DOCUMENTS
from bestinterests.web.api.table.files import FILES
from bestinterests.web.api.table.framework import FRAMEWORK
from bestinterests.web.api.table.history import HISTORY
from bestinterests.web.api.table.lists import LISTS
from bestinterests.web.api.table.members import MEMBERS
from bestinterests.web.api.table.outside import OUTSIDE
from bestinterests.web.api.table.overview import OVERVIEW
from bestinterests.web.api.table.people import PEOPLE
from bestinterests.web.api.table.plan import PLAN
from bestinterests.web.api.table.publications import PUBLICATIONS
from bestinterests.web.api.table.removals import REMOVALS
from bestinterests.web.api.table.reuse import REUSE
from bestinterests.web.api.table.reversals import REVERSALS
from bestinterests.web.api.table.reviews import REVIEWS
from bestinterests.web.api.table.rows import HERE
from bestinterests.web.api.table.talk import TALKING
from bestinterests.web.api.table.upgrades import UPGRADES
from bestinterests.web.api.table.uploads import UPLOADS
from bestinterests.web.api.table.watching import WATCHING
from bestinterests.web.api.table.webhooks import WEBHOOKS

DESCRIPTION = Operation(
    "description",
    "GET",
    "/openapi.json",
    "This description, as OpenAPI 3.1",
    f"{HERE}.description:description",
    "",
    (Gives(200, dict, "The description."),),
    "Description",
    who="Anyone, without a token",
    open=True,
)

OPERATIONS: tuple[Operation, ...] = (
    *PEOPLE,
    *MEMBERS,
    *LISTS,
    *DOCUMENTS,
    *UPGRADES,
    *PLAN,
    *REUSE,
    *FILES,
    *UPLOADS,
    *HISTORY,
    *REVERSALS,
    *REMOVALS,
    *REVIEWS,
    *PUBLICATIONS,
    *OUTSIDE,
    *CHANGE_REQUESTS,
    *WATCHING,
    *OVERVIEW,
    *WEBHOOKS,
    *FRAMEWORK,
    *RATING_APART,
    *TALKING,
    DESCRIPTION,
)
"""Every operation, in the order of the reference page."""
