"""Operations on the framework, and remarks on it."""

from __future__ import annotations

from bestinterests.domain.pack import Pack
from bestinterests.web.api.operations import JSON, Gives
from bestinterests.web.api.shapes import framework
from bestinterests.web.api.shapes.reviews import Nothing
from bestinterests.web.api.table.rows import ORGANISATION, reading, writing

FRAMEWORK = (
    reading(
        "packs", "/packs", "Every version of every pack", "framework:packs", framework.Packs, "Framework", who="Anyone"
    ),
    reading(
        "pack", "/packs/{pack}/{release}", "A pack, as it is built", "framework:pack", Pack, "Framework", who="Anyone"
    ),
    reading(
        "search",
        "/framework/search",
        "Find statements and things of the framework by words",
        "framework:search",
        framework.Hits,
        "Framework",
        asks=framework.Searching,
        who="Anyone",
    ),
    reading(
        "things",
        "/framework/{kind}",
        "What the framework holds of a kind: rights, activities, standards, patterns, bands, scales and more",
        "framework:things",
        framework.Things,
        "Framework",
        asks=framework.Reading,
        who="Anyone",
    ),
    reading(
        "thing",
        "/framework/{kind}/{key}",
        "One thing of the framework, with every statement on it and how sure each is",
        "framework:thing",
        framework.ThingTold,
        "Framework",
        asks=framework.Reading,
        who="Anyone",
    ),
    reading(
        "remarks",
        f"{ORGANISATION}/remarks",
        "What people of an organisation say is wrong or missing in the framework",
        "remarks:remarks",
        framework.Remarks,
        "Framework",
        asks=framework.RemarksAsked,
    ),
    writing(
        "remark_new",
        "POST",
        f"{ORGANISATION}/remarks",
        "Say that something in the framework is wrong or missing",
        "remarks:remark_new",
        Gives(201, framework.RemarkTold, "It is kept.", headers=("Location",)),
        "Framework",
        takes={JSON: framework.Remark},
        headers=("Idempotency-Key",),
        who="Any member but outside readers",
    ),
    reading(
        "remark",
        f"{ORGANISATION}/remarks/{{remark}}",
        "One remark",
        "remarks:remark",
        framework.RemarkTold,
        "Framework",
    ),
    reading(
        "remarks_file",
        f"{ORGANISATION}/remarks/file",
        "The remarks of an organisation as a file for the authors of the packs; it names no person",
        "remarks:remarks_file",
        None,
        "Framework",
        asks=framework.RemarksFile,
    )._replace(gives=(Gives(200, bytes, "The file.", (JSON, "text/csv"), ("Content-Disposition",)),)),
    writing(
        "remark_settle",
        "POST",
        f"{ORGANISATION}/remarks/{{remark}}/settle",
        "Settle a remark with an answer; a later answer takes its place",
        "remarks:remark_settle",
        Gives(200, framework.RemarkTold, "It is settled."),
        "Framework",
        takes={JSON: framework.Settle},
        who="Administrators, assessors and data protection officers",
    ),
    writing(
        "remark_reopen",
        "POST",
        f"{ORGANISATION}/remarks/{{remark}}/reopen",
        "Open a settled remark again; its answer is kept",
        "remarks:remark_reopen",
        Gives(200, framework.RemarkTold, "It is open."),
        "Framework",
        takes={JSON: Nothing},
        who="Administrators, assessors and data protection officers",
    ),
    writing(
        "remark_remove",
        "POST",
        f"{ORGANISATION}/remarks/{{remark}}/remove",
        "Take a remark out for good",
        "remarks:remark_remove",
        Gives(204, None, "It is gone.", ()),
        "Framework",
        takes={JSON: Nothing},
        who="Its author; administrators once the author has left",
    ),
)
