"""Judgements that upheld cases opened again: while cases rest on the evidence, nobody closes one in silence.

A case is taken up as evidence that contradicts judgements. Such a judgement is open until it was made again with a
reason, and somebody noted that. Whatever else is written about evidence or impact meanwhile may be written. A rule of
ours: no source asks for it.
"""

from collections.abc import Callable, Collection, Iterator

from bestinterests.domain.document import Assessment
from bestinterests.domain.evidence import Evidence
from bestinterests.domain.impact import SLOTS, Impact, Judgement, Slot
from bestinterests.domain.problem import Refusal
from bestinterests.workflow.refusals import refusal

TakenUp = Callable[[str], Assessment | None]
"""From the id of evidence to the record as it was when cases were taken up by it; None where that is not kept."""


def at_stake(before: Assessment, after: Assessment) -> frozenset[str]:
    """The evidence by which a change could close a judgement in silence, whatever rests on it.

    Nobody need ask what rests on any other. Of most changes that is none.
    """
    if before.evidence == after.evidence and before.impacts == after.impacts:
        return frozenset()
    both = _Both(before, after)
    return frozenset(each.id for each in before.evidence if _is_at_stake(both, each))


def not_in_silence(
    before: Assessment, after: Assessment, resting: Collection[str], taken_up: TakenUp
) -> tuple[Refusal, ...]:
    """Refusals where a change closes a judgement that upheld cases opened again, and nobody has made it again.

    resting: the evidence on which cases rest. It stays, and so does each impact among what it contradicts. An impact
    goes only once it was noted as judged again. That is noted only where a judgement of it is another one than when the
    cases were taken up, and has a reason; and no judgement is put back to how it was then while that is noted. What
    was closed before this change is left alone.
    """
    both = _Both(before, after)
    return tuple(
        each for evidence in before.evidence if evidence.id in resting for each in _refusals(both, evidence, taken_up)
    )


class _Both:
    """A record before and after a change, by id."""

    def __init__(self, before: Assessment, after: Assessment) -> None:
        self.after = after
        self.evidence = {each.id: each for each in after.evidence}
        self.impacts_before = {each.id: each for each in before.impacts}
        self.impacts = {each.id: each for each in after.impacts}

    def gone(self, held: Evidence) -> list[str]:
        """What it contradicts and nobody has judged again, and is deleted."""
        return [key for key in held.reopens if key in self.impacts_before and key not in self.impacts]

    def let_go(self, held: Evidence, now: Evidence) -> list[str]:
        """What it contradicted and no longer does, and is still there."""
        return [key for key in held.contradicts if key in self.impacts and key not in now.contradicts]

    def noted(self, now: Evidence) -> list[str]:
        """What it contradicts, and is noted as judged again from now on."""
        return [key for key in now.contradicts if key in now.weighed and key in self.impacts]


def _is_at_stake(both: _Both, held: Evidence) -> bool:
    now = both.evidence.get(held.id)
    if now is None or both.gone(held) or both.let_go(held, now):
        return True
    return any(
        not _was_noted(held, key) or both.impacts_before.get(key) != both.impacts[key] for key in both.noted(now)
    )


def _was_noted(held: Evidence, key: str) -> bool:
    return key in held.contradicts and key in held.weighed


def _refusals(both: _Both, held: Evidence, taken_up: TakenUp) -> Iterator[Refusal]:
    now = both.evidence.get(held.id)
    for key in both.gone(held):
        yield refusal("reopened.impact", impact=key, evidence=held.id)
    if now is None:
        yield refusal("reopened.evidence", evidence=held.id)
        return
    for key in both.let_go(held, now):
        yield refusal("reopened.contradiction", impact=key, evidence=held.id)
    if noted := both.noted(now):
        then = taken_up(held.id)
        for key in noted:
            if code := _not_anew(both, held, key, _Opened(then, both.after, held.id, key)):
                yield refusal(code, impact=key, evidence=held.id)


def _not_anew(both: _Both, held: Evidence, key: str, opened: "_Opened") -> str:
    """The code of what speaks against an impact being noted as judged again; blank where nothing does."""
    impact, new = both.impacts[key], opened.anew(both.impacts[key])
    if not _was_noted(held, key):
        return "" if any(each.reason.strip() for each in new) else "reopened.not-judged"
    if new or not _judgements(impact):
        return ""
    before = both.impacts_before.get(key)
    was_so = before is not None and _judgements(before) and not opened.anew(before)
    return "" if was_so else "reopened.put-back"


class _Opened:
    """The judgements that cases opened again, as they stood then."""

    def __init__(self, then: Assessment | None, now: Assessment, evidence: str, key: str) -> None:
        # Newer packs give scales and levels other names, and nobody has judged by that.
        self._repinned = then is not None and then.packs != now.packs
        held = then.evidence if then else ()
        # Those of the impact itself, and of any that it was divided from since.
        ids = {impact for each in held if each.id == evidence for impact in each.contradicts} | {key}
        impacts = [each for each in then.impacts if each.id in ids] if then else []
        self._marks = {self._mark(each) for impact in impacts for each in _judgements(impact)}

    def anew(self, impact: Impact) -> list[Judgement]:
        """The judgements of an impact that are other ones."""
        return [each for each in _judgements(impact) if self._mark(each) not in self._marks]

    def _mark(self, judgement: Judgement) -> object:
        return (judgement.reason, judgement.by, judgement.on) if self._repinned else judgement


def _judgements(impact: Impact) -> list[Judgement]:
    slots: list[Slot] = [getattr(impact, name) for name in SLOTS]
    return [each for slot in slots for each in (*slot.agreed, *slot.given)]
