"""Operations on talk about an assessment, and on what a person is told."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives
from bestinterests.web.api.shapes import notices, talk
from bestinterests.web.api.shapes.reviews import Nothing
from bestinterests.web.api.shapes.values import Placed
from bestinterests.web.api.table.rows import ASSESSMENT, reading, writing

THREADS = f"{ASSESSMENT}/threads"
THREAD = f"{THREADS}/{{thread}}"
COMMENT = f"{THREAD}/comments/{{comment}}"
TALK = "Talk"
NOTICES = "Notices"
TALKERS = "Any member but observers and outside readers; nobody on what a round that is not over asks of them"

TALKING = (
    reading(
        "threads",
        THREADS,
        "Threads of comments on an assessment",
        "talk:threads",
        talk.Threads,
        TALK,
        asks=talk.ThreadsAsked,
    ),
    writing(
        "thread_new",
        "POST",
        THREADS,
        "Begin a thread at a place of the document",
        "talk:thread_new",
        Gives(201, talk.ThreadTold, "It is begun.", headers=("Location",)),
        TALK,
        more="Talk is no part of the record: no line of the history tells of it. Whoever is asked for a view cannot "
        "join in until all views of the round are given; whoever is asked to rate an impact apart cannot on that "
        "until all ratings are given.",
        takes={JSON: talk.Begin},
        refuses=(409,),
        headers=("Idempotency-Key",),
        who=TALKERS,
    ),
    reading("thread", THREAD, "What was said in a thread", "talk:thread", talk.ThreadWhole, TALK, asks=Placed),
    writing(
        "comment_new",
        "POST",
        f"{THREAD}/comments",
        "Answer in a thread",
        "talk:comment_new",
        Gives(201, talk.CommentTold, "It is said.", headers=("Location",)),
        TALK,
        takes={JSON: talk.Say},
        refuses=(409,),
        headers=("Idempotency-Key",),
        who=TALKERS,
    ),
    writing(
        "comment_correct",
        "POST",
        f"{COMMENT}/correct",
        "Put other words in place of one's own, for 15 minutes",
        "talk:comment_correct",
        Gives(200, talk.CommentTold, "It is corrected, and says so."),
        TALK,
        takes={JSON: talk.Say},
        refuses=(409,),
        who=TALKERS,
    ),
    writing(
        "thread_resolve",
        "POST",
        f"{THREAD}/resolve",
        "Settle a thread",
        "talk:thread_resolve",
        Gives(200, talk.ThreadTold, "It is resolved."),
        TALK,
        takes={JSON: Nothing},
        refuses=(409,),
        who=TALKERS,
    ),
    writing(
        "thread_reopen",
        "POST",
        f"{THREAD}/reopen",
        "Open a thread again",
        "talk:thread_reopen",
        Gives(200, talk.ThreadTold, "It is open."),
        TALK,
        takes={JSON: Nothing},
        refuses=(409,),
        who=TALKERS,
    ),
    writing(
        "comment_take_back",
        "POST",
        f"{COMMENT}/take-back",
        "Take out one's own words for good; that there was a comment stays",
        "talk:comment_take_back",
        Gives(200, talk.CommentTold, "Its words are gone."),
        TALK,
        takes={JSON: Nothing},
        refuses=(409,),
        who="Whoever wrote it",
    ),
    writing(
        "comment_remove",
        "POST",
        f"{COMMENT}/remove",
        "Remove a comment on a legal ground; the history tells that it was done",
        "talk:comment_remove",
        Gives(200, talk.CommentTold, "Its words are gone."),
        TALK,
        takes={JSON: talk.Removing},
        refuses=(409,),
        scope="manage",
        who="Administrators and data protection officers",
    ),
    reading(
        "notices",
        "/notices",
        "What the person was told, within the token's reach",
        "notices:notices",
        notices.Notices,
        NOTICES,
        asks=notices.NoticesAsked,
        who="Anyone",
    ),
    writing(
        "notices_read",
        "POST",
        "/notices/read",
        "Mark everything that was told up to now as read, within the token's reach",
        "notices:notices_read",
        Gives(200, notices.NoticesRead, "It is marked."),
        NOTICES,
        takes={JSON: Nothing},
        who="Anyone",
    ),
    writing(
        "notice_read",
        "POST",
        "/notices/{notice}/read",
        "Mark one notice as read",
        "notices:notice_read",
        Gives(200, notices.NoticeTold, "It is marked."),
        NOTICES,
        takes={JSON: Nothing},
        who="Whom it is for",
    ),
    reading(
        "digest",
        "/notices/digest",
        "How often each kind of notice comes by e-mail",
        "notices:digest",
        notices.Digest,
        NOTICES,
        who="Anyone",
    ),
    writing(
        "digest_settle",
        "PUT",
        "/notices/digest",
        "Choose how often each kind of notice comes by e-mail",
        "notices:digest_settle",
        Gives(200, notices.Digest, "It is kept."),
        NOTICES,
        takes={JSON: notices.SettleDigest},
        who="Anyone",
    ),
)
