"""A CNIL PIA into a draft: what it says of the processing, its three risks on its own scale, its measures.

The tool asks about access to, modification and loss of data; an assessment of best interests asks about rights of
children. So a risk comes in as an impact of which nobody has said what right it touches; its levels stay the tool's.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

import msgspec

from bestinterests.domain.evidence import Attachment, Evidence
from bestinterests.domain.feature import DataActivity
from bestinterests.domain.impact import Impact, StatedRating
from bestinterests.domain.measure import Measure
from bestinterests.domain.service import Person
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.cnil.placing import Placed, place
from bestinterests.formats.cnil.questions import LEVELS, LISTS, PEOPLE, QUESTIONS, RISKS, SCALE, Risk
from bestinterests.formats.cnil.shapes import Answer, Pia, line, number, read_shapes, word, words
from bestinterests.formats.cnil.telling import tell
from bestinterests.formats.foreign.draft import Draft, framework_for_drafts, titled
from bestinterests.formats.foreign.headings import normal

STATUS = {0: "in progress", 1: "refused", 2: "validated", 3: "validated and signed", 4: "archived"}


def read_pia(given: Given) -> Arrival:
    """Read a CNIL PIA in any of its shapes as a draft; what could not be placed is kept as evidence, and told."""
    pia, problems = read_shapes(given.data, given.limits)
    if pia is None:
        return Arrival(draft=True, problems=problems)
    reading = _Reading(pia, given)
    document = reading.run()
    return Arrival(
        document=document, draft=True, attachments=reading.files, problems=[*problems, *reading.draft.problems]
    )


class _Reading:
    def __init__(self, pia: Pia, given: Given) -> None:
        self.pia = pia
        self.limits = given.limits
        self.file = given.name.replace("\\", "/").rpartition("/")[2][:120] or "the file"
        self.draft = Draft(framework_for_drafts())
        self.answers = {answer.question: answer for answer in pia.answers}
        self.measure_keys: dict[str, str] = {}
        self.risk_keys: dict[str, str] = {}
        self.kept: list[tuple[str, str]] = []
        self.files: dict[str, bytes] = {}
        self.unresolved: list[str] = []
        self.ambiguous: list[str] = []
        self.people: list[Person] = []

    def run(self) -> Any:
        self._head()
        self.placed = place(self.pia, {control.id for control in self.pia.measures})
        self._texts()
        self._measures()
        for risk in RISKS:
            self._risk(risk)
        self._plans()
        self._attachments()
        self._evidence()
        tell(self.draft, self.pia, self.placed, self.unresolved, self.ambiguous, bool(self.people))
        document = self.draft.document()
        assessment = msgspec.structs.replace(
            document.assessment, people=tuple(self.people), fictional=number(self.pia.fields.get("is_example")) == 1
        )
        return msgspec.structs.replace(document, assessment=assessment)

    def _said(self, key: str) -> str:
        return words(self.pia.fields.get(key))

    def _head(self) -> None:
        fields = self.pia.fields
        self.draft.title = line(fields.get("name"))
        self.draft.service = msgspec.structs.replace(self.draft.service, kind=line(fields.get("category")))
        for key, role in PEOPLE.items():
            if name := line(fields.get(key)):
                self.people.append(Person(id=self.draft.key("P", key, name), role=role, name=name))
        status = number(fields.get("status"))
        if status:
            self.kept.append(("Status", STATUS.get(status, word(fields.get("status")))))
        for key, title in (
            ("rejection_reason", "Why it was refused"),
            ("applied_adjustments", "What was changed since"),
            ("structure_name", "Template"),
            ("structure_sector_name", "Sector of the template"),
        ):
            if text := self._said(key):
                self.kept.append((title, text))
        self._views()

    def _views(self) -> None:
        """The officer's opinion is evidence; views of the people concerned answer the DPIA's field on consultation."""
        opinion, status = self._said("dpo_opinion"), self.pia.fields.get("dpo_status")
        verdict = {"0": "Not in favour", "1": "In favour"}.get(word(status), "")
        if opinion or verdict:
            self.draft.evidence.append(
                Evidence(
                    id=self.draft.key("E", "dpo", opinion, verdict),
                    title="Opinion of the data protection officer on the PIA",
                    stated_kind=verdict,
                    says=opinion,
                )
            )
        status = {"0": "Not in favour.", "1": "In favour."}.get(
            word(self.pia.fields.get("concerned_people_status")), ""
        )
        parts = [
            ("What people concerned said", "\n\n".join(filter(None, (status, self._said("concerned_people_opinion"))))),
            ("Why people concerned were not asked", self._said("concerned_people_searched_content")),
            ("Who was asked", self._said("people_names")),
        ]
        said = [(title, text) for title, text in parts if text]
        only = len(said) == 1 and said[0][0] == parts[0][0]
        for title, text in said:
            self.draft.answer("consultation", text if only else f"{title}:\n\n{text}")

    def _texts(self) -> None:
        """Answers in text, each where it belongs; several to one field with their names before them."""
        together: dict[str, list[tuple[int, str]]] = {}
        risks = {risk.first + at for risk in RISKS for at in range(6)}
        for answer in self.pia.answers:
            known = QUESTIONS.get(answer.question)
            text = "\n".join(filter(None, (answer.text, *(f"- {item}" for item in answer.listed))))
            if known is not None and known.place and text:
                together.setdefault(known.place, []).append((answer.question, text))
            elif text and answer.question not in risks:
                name = self.pia.titles.get(answer.question) or (known.name if known else f"Question {answer.question}")
                self.kept.append((name, text))
        fields: dict[str, Any] = {}
        for at, texts in together.items():
            whole = texts[0][1]
            if len(texts) > 1 or (at == "dpia.necessity" and texts[0][0] != 213):
                whole = "\n\n".join(f"{QUESTIONS[question].name}:\n\n{text}" for question, text in texts)
            area, _, field = at.partition(".")
            if area == "service":
                self.draft.service = msgspec.structs.replace(self.draft.service, description=whole)
            elif area == "dpia":
                self.draft.answer(field, whole)
            else:
                fields[field] = whole
        if fields or self.draft.title:
            self.feature = self.draft.feature(self.draft.title or "The processing of the PIA")
        if fields:
            key = self.draft.key("D", *(f"{name}:{text}" for name, text in sorted(fields.items())))
            self.draft.activities.append(DataActivity(id=key, feature=self.feature, **fields))

    def _measures(self) -> None:
        for control in self.pia.measures:
            self._measure(control.id, control.title, control.content)

    def _measure(self, id_: str, title: str, content: str) -> None:
        short, whole = titled(title or content)
        plan = self.placed.measures.get(id_)
        what = "\n\n".join(filter(None, (whole, content if title else "")))
        key = self.draft.key("M", title, content)
        self.measure_keys[id_] = key
        self.draft.measures[key] = Measure(
            id=key,
            title=short,
            what=what,
            owner=plan.owner if plan else "",
            due=plan.day if plan else None,
            stated_due=plan.stated_due if plan else "",
            note="\n".join(plan.notes) if plan else "",
        )

    def _risk(self, risk: Risk) -> None:
        held = [self.answers.get(risk.first + at, Answer(question=risk.first + at)) for at in range(6)]
        plan = self.placed.items.get(risk.item)
        if not any(each.text or each.listed or each.level for each in held) and plan is None:
            return
        parts = []
        for title, answer in zip(LISTS, held, strict=False):
            lines = [*(f"- {item}" for item in answer.listed), answer.text]
            if any(lines):
                parts.append("\n".join((f"{title}:", *filter(None, lines))))
        controls, loose = self._controls(held[3])
        notes = [*(f"Control named in the PIA that is none of its measures: {name}" for name in loose)]
        notes += plan.notes if plan else []
        key = self.draft.key("I", risk.item, risk.name)
        self.risk_keys[risk.item] = key
        self.draft.impacts[key] = Impact(
            id=key,
            title=risk.name,
            features=(self.feature,) if self.draft.features else (),
            bands=(),
            direction="harm",
            mechanism="\n\n".join(parts),
            stated=_stated(held[4].level, held[5].level, plan, f"{self.file}, risk {risk.item}"),
            note="\n".join(notes),
        )
        for control in controls:
            measure = self.draft.measures[control]
            acts_on = tuple(dict.fromkeys((*measure.acts_on, key)))
            self.draft.measures[control] = msgspec.structs.replace(measure, acts_on=acts_on)

    def _controls(self, answer: Answer) -> tuple[list[str], list[str]]:
        """Join controls to measures by title, as the tool does; two measures of one title are both joined."""
        by_title: dict[str, list[str]] = {}
        for control in self.pia.measures:
            by_title.setdefault(normal(control.title), []).append(self.measure_keys[control.id])
        found: list[str] = []
        loose = [answer.text] if answer.text else []
        for name in {normal(each): each for each in answer.listed}.values():
            keys = by_title.get(normal(name), [])
            found += keys
            if not keys:
                loose.append(name)
            elif len(keys) > 1:
                self.ambiguous.append(name)
        self.unresolved += loose
        return found, loose

    def _plans(self) -> None:
        """An action plan for a risk is a measure of its own; what hangs on questions is kept as evidence."""
        for item, plan in self.placed.items.items():
            if plan.plan and item in self.risk_keys:
                short, whole = titled(plan.plan)
                key = self.draft.key("M", "plan", item, plan.plan)
                self.draft.measures[key] = Measure(
                    id=key,
                    title=short,
                    what=whole,
                    owner=plan.owner,
                    due=plan.day,
                    stated_due=plan.stated_due,
                    acts_on=(self.risk_keys[item],),
                )
        self.kept += self.placed.kept

    def _attachments(self) -> None:
        for each in self.pia.attachments:
            data = _bytes(each.get("file"), self.limits.size)
            name = line(each.get("name")).replace("/", "_").replace("\\", "_") or "attachment"
            if data is None:
                self.draft.tell(
                    "cnil.attachment",
                    f"The attached file '{name[:60]}' holds no bytes that can be read; it is left out.",
                    "Attach it again from where it is kept.",
                    severity="warning",
                )
                continue
            digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
            if digest not in self.files:
                self.files[digest] = data
                kind = line(each.get("mime_type")) or "application/octet-stream"
                key = self.draft.key("A", digest)
                note = words(each.get("comment"))
                self.draft.attachments.append(
                    Attachment(id=key, name=name, media_type=kind, size=len(data), digest=digest, note=note)
                )

    def _evidence(self) -> None:
        attachments = tuple(attachment.id for attachment in self.draft.attachments)
        says = "\n\n".join(f"{title}:\n{text}" for title, text in self.kept)
        if says or attachments:
            self.draft.evidence.append(
                Evidence(
                    id=self.draft.key("E", says, *attachments),
                    title=f"What else stands in {self.file}",
                    stated_kind="CNIL PIA",
                    says=says,
                    attachments=attachments,
                    note="Kept so that nothing is lost. Move what matters to where it belongs, then delete it.",
                )
            )


def _stated(severity: int, likelihood: int, plan: Placed | None, source: str) -> StatedRating | None:
    after = (plan.likelihood, plan.severity) if plan else (0, 0)
    if not any((severity, likelihood, *after)):
        return None
    return StatedRating(
        scale=SCALE,
        likelihood=LEVELS.get(likelihood, ""),
        severity=LEVELS.get(severity, ""),
        after_likelihood=LEVELS.get(after[0], ""),
        after_severity=LEVELS.get(after[1], ""),
        source=source,
    )


def _bytes(value: Any, most: int) -> bytes | None:
    """Return the bytes of a file that was written as base64, with or without the head of a data address."""
    if not isinstance(value, str):
        return None
    coded = value.partition("base64,")[2] if value[:200].startswith("data:") else value
    try:
        data = base64.b64decode("".join(coded.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if 0 < len(data) <= most else None
