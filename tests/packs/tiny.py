"""A tiny pack in two versions, and the smallest document that reads with it without a Problem."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from bestinterests.domain.consultation import Consultation, ConsultationFinding
from bestinterests.domain.document import Assessment, Document, PackPin
from bestinterests.domain.evidence import Attachment, Evidence
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.pack import Pack
from bestinterests.domain.service import BandUse, Group, Person
from bestinterests.packs.framework import Framework, compose
from bestinterests.packs.source import read_source

FIXTURES = Path(__file__).parent / "fixtures"
DIGEST = "sha256:" + "0" * 64


@lru_cache
def tiny(version: str = "1.0.0") -> Pack:
    """The tiny pack, read from its source."""
    pack, problems = read_source(FIXTURES / f"tiny-{version}")
    assert pack is not None, problems
    assert problems == []
    return pack


def framework(version: str = "1.0.0") -> Framework:
    """The tiny pack as a framework."""
    return compose([tiny(version)])


def source(folder: Path, **files: str) -> Path:
    """A copy of the tiny source with some files replaced: ``rights="..."`` writes rights.yaml."""
    target = folder / "tiny"
    shutil.copytree(FIXTURES / "tiny-1.0.0", target)
    for name, text in files.items():
        (target / f"{name}.yaml").write_text(text, encoding="utf-8")
    return target


def change(item: Any, **fields: Any) -> Any:
    """A copy with some fields changed."""
    return msgspec.structs.replace(item, **fields)


def judged(**levels: str) -> Slot:
    """A slot with agreed judgements, as ``judged(likelihood="likely")``."""
    return Slot(agreed=tuple(Judgement(scale=scale, level=level) for scale, level in levels.items()))


HARM = Impact(
    id="I01",
    title="Strangers find children",
    features=("F01",),
    right="article-16",
    bands=("6-9",),
    groups=("G01",),
    direction="harm",
    now=judged(likelihood="rare..likely", severity="large"),
    certainty=judged(certainty="weak"),
)
BENEFIT = Impact(
    id="I02",
    title="Children play with friends",
    features=("F01",),
    right="article-31",
    bands=("6-9",),
    direction="benefit",
    accrues_to=("this-child",),
    now=judged(likelihood="likely", size="small"),
)


def assessment(**fields: Any) -> Assessment:
    """An assessment in which nothing is wrong, with some fields changed."""
    sound: dict[str, Any] = {
        "packs": (PackPin(pack="tiny", version="1.0.0"),),
        "profile": "plain",
        "children": (BandUse(band="6-9", share=60.0), BandUse(band="10-12", share=40.0)),
        "groups": (Group(id="G01", name="New players", bands=("6-9",)),),
        "people": (Person(id="P01", role="lead"), Person(id="P02", role="adviser")),
        "features": (Feature(id="F01", name="Map"), Feature(id="F02", name="Shop")),
        "impacts": (HARM, BENEFIT),
        "consultations": (Consultation(id="C01", asked="children"),),
        "findings": (ConsultationFinding(id="N01", consultation="C01", says="We like the map."),),
        "evidence": (Evidence(id="E01", title="Logs", attachments=("A01",)),),
        "attachments": (Attachment(id="A01", name="logs.pdf", media_type="application/pdf", size=3, digest=DIGEST),),
    }
    return Assessment(**{**sound, **fields})


def document(**fields: Any) -> Document:
    """A document around such an assessment."""
    return Document(format=1, assessment=assessment(**fields))
