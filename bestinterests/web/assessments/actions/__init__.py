"""Every change to an assessment: one action, one transaction, one line of its ledger."""

from bestinterests.web.assessments.actions.commenting import answer, begin_thread, correct, reopen, resolve, take_back
from bestinterests.web.assessments.actions.creating import create, create_from
from bestinterests.web.assessments.actions.downloading import note_download
from bestinterests.web.assessments.actions.drafting import drop_draft, keep_draft, save_draft
from bestinterests.web.assessments.actions.editing import bring_in, edit, restore_line
from bestinterests.web.assessments.actions.forgetting import forget_person, insist_overwritten
from bestinterests.web.assessments.actions.removing import remove_lawfully
from bestinterests.web.assessments.actions.replacing import Moved, replace
from bestinterests.web.assessments.actions.stepping import open_draft, recall, screen_out, submit, withdraw
from bestinterests.web.assessments.actions.undoing import undo_line
from bestinterests.web.assessments.actions.upgrading import upgrade_packs
from bestinterests.web.assessments.actions.uploading import drop_upload, keep_upload, map_upload
from bestinterests.web.assessments.actions.working import work_on_measure

__all__ = [
    "Moved",
    "answer",
    "begin_thread",
    "bring_in",
    "correct",
    "create",
    "create_from",
    "drop_draft",
    "drop_upload",
    "edit",
    "forget_person",
    "insist_overwritten",
    "keep_draft",
    "keep_upload",
    "map_upload",
    "note_download",
    "open_draft",
    "recall",
    "remove_lawfully",
    "reopen",
    "replace",
    "resolve",
    "restore_line",
    "save_draft",
    "screen_out",
    "submit",
    "take_back",
    "undo_line",
    "upgrade_packs",
    "withdraw",
    "work_on_measure",
]
