"""What a clash means, in a sentence for the person who has to choose."""

from __future__ import annotations

from bestinterests.changes.threeway import Clash
from bestinterests.domain.change import Path, place

_UNTIL = "until somebody chooses"


def sentence(clash: Clash) -> str:
    """Say what each side did, and what stands meanwhile."""
    where = _where(clash.path)
    keeper, deleter = ("ours", "theirs") if clash.theirs is None else ("theirs", "ours")
    match clash.kind:
        case "item-delete-edit":
            if clash.base is None:
                return f"{where} was deleted in {deleter}, and {keeper} brings it again. It is kept {_UNTIL}."
            return f"{where} was deleted in {deleter} and edited in {keeper}. It is kept {_UNTIL}."
        case "item-delete-reference":
            return f"{where} was deleted in {deleter}, and {_where(clash.where)} refers to it. It is kept {_UNTIL}."
        case "slot":
            return f"{where} was judged anew on both sides. Judgements are not mixed: ours stands {_UNTIL}."
        case "text":
            return f"{where} was rewritten on both sides, in the same paragraphs. Ours stands {_UNTIL}."
        case "order":
            return f"{where} was moved on both sides. The place that sorts first was taken."
        case "value":
            return f"{where} was changed on both sides in different ways. Ours stands {_UNTIL}."


def _where(path: Path) -> str:
    return place(path[1:] if path[:1] == ("assessment",) else path)
