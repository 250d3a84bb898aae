"""Many records with realistic shapes, made from the samples: ``python -m benchmarks.lake FOLDER NUMBER [SEED]``.

Some hundred records are altered copies of the samples (levels, bands, voices, obligations, measures, patterns), each
checked and evaluated. All others are those with other names, days, kinds and numbers: published records with the
evaluation that they carry, and some documents. The same seed writes the same files.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from bestinterests.documents.publication.standing import opening
from bestinterests.documents.wording import day
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.order import in_order
from bestinterests.domain.publication import PUBLICATION_FORMAT, DecidedBy, Entry, Publication, Publisher, ShadowOf
from bestinterests.domain.record import Decision, Record
from bestinterests.evaluation import evaluate
from bestinterests.formats.json_writing import write_json
from bestinterests.formats.publications.writing import canonical
from bestinterests.formats.reading import read_document
from bestinterests.formats.samples import samples
from bestinterests.packs.framework import Framework
from bestinterests.packs.meaning import check_document
from bestinterests.packs.resolve import resolve

SEED = 20261127
IN_ZIP = 1_000
OUTCOMES = ("proceed", "proceed-with-conditions", "do-not-proceed", "stop")
KINDS = {
    "bramble-badger": ("connected toy", "talking doll", "smart speaker", "reading robot", "baby monitor"),
    "harbour-classroom": ("school platform", "homework app", "language course", "maths trainer", "Schul-Cloud"),
    "larkspur-lane": ("online shop", "marketplace", "clothes shop", "book shop", "toy shop"),
    "puddlehop-islands": ("mobile game", "console game", "video platform", "chat app", "social network", "game shop"),
}
FIRST = (
    "Amber",
    "Birch",
    "Cobalt",
    "Dandelion",
    "Élan",
    "Fjord",
    "Grün",
    "Hedgerow",
    "Ζέφυρος",
    "青空",
    "Луна",
    "Marram",
)
SECOND = ("Learning", "Games", "Toys", "Studio", "Classroom", "Shop", "Friends", "Stories", "Labs", "Village")
# What is put in for what a record has of its own. Days and numbers are of a form that nothing else has.
SERVICE, FIRM, KIND, SERIES = "{of-the-service}", "{of-the-firm}", "{of-the-kind}", "of-the-series"
NUMBER = 909090909
DIGEST = f"sha256:{'d' * 64}"
DECIDED, PUBLISHED, NEXT = dt.date(1801, 1, 2), dt.date(1801, 1, 3), dt.date(1801, 1, 4)


class Base(NamedTuple):
    """An altered sample as bytes, in which names, days and numbers of a record are put in."""

    sample: str
    publication: bytes
    document: bytes
    kind: str


class Made(NamedTuple):
    """One record: the name of its file, and its bytes."""

    name: str
    data: bytes


def bases(number: int, seed: int = SEED) -> list[Base]:
    """Return altered samples, a quarter of each."""
    read = [(path.name.split(".")[0], read_document(path.read_bytes(), path.name)[0]) for path in samples()]
    found = []
    for at in range(number):
        name, document = read[at % len(read)]
        assert document is not None
        found.append(_base(name, document.assessment, random.Random(f"{seed}/base/{at}")))
    return found


def _base(name: str, sample: Assessment, chance: random.Random) -> Base:
    framework, problems = resolve(sample.packs)
    assert framework is not None, problems
    held = altered(sample, framework, chance)
    wrong = [
        each
        for each in check_document(Document(format=1, assessment=held), framework, None)
        if each.severity == "error"
    ]
    assert not wrong, wrong
    kind = chance.choices(("decision", "shadow", "screened-out"), (97, 1, 2))[0]
    decision = Decision(
        id="Z01",
        decider="Head of product",
        assessment_digest=DIGEST,
        outcome=chance.choice(OUTCOMES),
        reasons="The losing side is told in the statement.",
        on=DECIDED,
    )
    document = in_order(Document(format=1, assessment=held, record=Record(decisions=(decision,))))
    return Base(name, _published(document, framework, kind), write_json(document).encode(), kind)


def _published(document: Document, framework: Framework, kind: Any) -> bytes:
    decision = document.record.decisions[0]
    out = kind == "screened-out"
    held = document.assessment
    if out:
        held = replace(held, scope=replace(held.scope, outcome="screened-out", reason="It is a tool for firms."))
        document = replace(document, assessment=held)
    made = Publication(
        format=PUBLICATION_FORMAT,
        id=SERIES,
        number=NUMBER,
        kind=kind,
        published_on=PUBLISHED,
        publisher=Publisher(organisation=FIRM, service=SERVICE, object_how="Write to the office."),
        decided=DecidedBy(by=decision.decider, on=DECIDED, outcome=decision.outcome, reasons=decision.reasons),
        because="It is a tool for firms." if out else "",
        document=document,
        evaluation=None if out else evaluate(framework, held, on=dt.date(2026, 6, 1)),
        shadow_of=ShadowOf(digest=f"sha256:{'0' * 64}", organisation=FIRM, service=SERVICE)
        if kind == "shadow"
        else None,
    )
    return canonical(replace(made, statement=opening(Entry(publication=made)).text))


def altered(sample: Assessment, framework: Framework, chance: random.Random) -> Assessment:
    """Return a sample as another service might stand: other levels, bands, voices, answers, measures and patterns."""
    service = replace(sample.service, name=SERVICE, kind=KIND, controller=replace(sample.service.controller, name=FIRM))
    return replace(
        sample,
        title=f"{SERVICE}: assessment",
        fictional=chance.random() < 0.01,
        profile=chance.choices(("rights-first", "ico-scales"), (9, 1))[0],
        service=service,
        assessed_on=DECIDED,
        review=replace(sample.review, next_review=NEXT),
        children=_some(
            sample.children, chance, 0.1, lambda each: replace(each, in_scope=False, reason="None of this age.")
        ),
        impacts=tuple(_judged(impact, framework, chance) for impact in sample.impacts),
        features=_some(
            sample.features,
            chance,
            0.15,
            lambda each: replace(each, patterns=(chance.choice(list(framework.patterns)),)),
        ),
        obligations=_some(
            sample.obligations,
            chance,
            0.2,
            lambda each: replace(each, answer=chance.choice(("met", "partly", "unmet"))),
        ),
        measures=_some(sample.measures, chance, 0.2, lambda each: replace(each, status="planned", done_on=None)),
        consultations=_some(
            sample.consultations, chance, 0.3, lambda each: replace(each, expires_on=dt.date(2020, 1, 1))
        ),
    )


def _some(items: tuple[Any, ...], chance: random.Random, share: float, change: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(change(each) if chance.random() < share else each for each in items)


def _judged(impact: Impact, framework: Framework, chance: random.Random) -> Impact:
    slots = {
        name: _moved(getattr(impact, name), framework, chance) for name in ("before", "now", "expected", "certainty")
    }
    return replace(impact, **slots)


def _moved(slot: Slot, framework: Framework, chance: random.Random) -> Slot:
    return replace(slot, agreed=tuple(_step(each, framework, chance) for each in slot.agreed))


def _step(judgement: Judgement, framework: Framework, chance: random.Random) -> Judgement:
    """A judgement as it is, one step away, or unknown."""
    scale = framework.scales.get(judgement.scale)
    levels = [level.id for level in scale.levels] if scale else []
    if chance.random() < 0.03:
        return replace(judgement, level="unknown")
    if judgement.level not in levels or chance.random() > 0.35:
        return judgement
    at = levels.index(judgement.level) + chance.choice((-1, 1))
    return replace(judgement, level=levels[min(max(at, 0), len(levels) - 1)])


class Records:
    """Records by number. Services have one to four versions; few are documents that were never published."""

    def __init__(self, held: list[Base], seed: int = SEED, documents: float = 0.03) -> None:
        self.bases = held
        self.seed = seed
        self.documents = documents

    def made(self, number: int) -> Made:
        """Return one record."""
        service, version = _service(number)
        chance = random.Random(f"{self.seed}/service/{service}")
        sample = list(KINDS)[service % len(KINDS)]
        firm = f"{chance.choice(FIRST)} {chance.choice(SECOND)} {service % 997}"
        name = f"{chance.choice(FIRST)} {chance.choice(SECOND)} {service}"
        kind = chance.choice(KINDS[sample])
        own = random.Random(f"{self.seed}/record/{number}")
        base = own.choice([each for each in self.bases if each.sample == sample])
        decided = dt.date(2021, 9, 2) + dt.timedelta(days=service % 900 + version * 300 + own.randrange(200))
        document = own.random() < self.documents and base.kind == "decision"
        text = base.document if document else base.publication
        days = (
            (DECIDED, decided),
            (PUBLISHED, decided + dt.timedelta(days=30)),
            (NEXT, decided + dt.timedelta(days=365)),
        )
        words = [
            (SERVICE, name),
            (FIRM, firm),
            (KIND, kind),
            (SERIES, f"service-{service}"),
            (str(NUMBER), str(version)),
        ]
        words += [(mark.isoformat(), when.isoformat()) for mark, when in days]
        words += [(day(mark), day(when)) for mark, when in days]
        for mark, word in words:
            text = text.replace(mark.encode(), json.dumps(word, ensure_ascii=False)[1:-1].encode())
        place = f"{service // 1000:04}/service-{service}-{version}"
        return Made(f"{place}.bia.json", _decided(text)) if document else Made(f"{place}.published.json", _sealed(text))


def _service(number: int) -> tuple[int, int]:
    """The service of a record, and which version of it: of every ten records, three are later versions."""
    place, within = divmod(number, 10)
    service, version = ((within, 1) if within < 7 else (within % 7, 2)) if within < 9 else (0, 3)
    return place * 7 + service, version


def _decided(text: bytes) -> bytes:
    """A document whose decision names the digest of what it now says."""
    digest = assessment_digest(msgspec.json.decode(text, type=Document))
    return text.replace(DIGEST.encode(), digest.encode())


def _sealed(text: bytes) -> bytes:
    """Canonical bytes with the digest over them, which stands last."""
    digest = hashlib.sha256(text).hexdigest()
    return b'%s,\n  "digest": "sha256:%s"\n}\n' % (text.removesuffix(b"\n}\n"), digest.encode())


def write(folder: Path, number: int, records: Records, *, spoil: int = 0) -> list[Path]:
    """Write records as archives of a thousand. spoil: how many of them are cut short, spread over all."""
    folder.mkdir(parents=True, exist_ok=True)
    bad = {at * (number // spoil) + number // spoil // 2 for at in range(spoil)} if spoil else set()
    loads = [(folder, start, min(number, start + IN_ZIP), bad) for start in range(0, number, IN_ZIP)]
    _SHARED[:] = [records]
    with get_context("fork").Pool() as pool:
        return pool.starmap(_write, loads, chunksize=1)


_SHARED: list[Records] = []
"""What copies of this process write from: too much to be sent to each."""


def _write(folder: Path, start: int, end: int, bad: set[int]) -> Path:
    [records] = _SHARED
    path = folder / f"records-{start // IN_ZIP:04}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(start, end):
            made = records.made(number)
            archive.writestr(made.name, made.data[: len(made.data) // 2] if number in bad else made.data)
    return path


def contents(paths: list[Path]) -> Iterator[tuple[str, bytes]]:
    """Every file in archives, in order."""
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                yield name, archive.read(name)


def main(argv: list[str]) -> int:
    """Write records into a folder."""
    folder, number = Path(argv[0]), int(argv[1])
    seed = int(argv[2]) if len(argv) > 2 else SEED
    print(f"{number:,} records with the seed {seed}", flush=True)
    held = bases(min(1_000, max(40, number // 10)), seed)
    written = write(folder, number, Records(held, seed))
    print(f"{folder}: {len(written):,} archives, {sum(path.stat().st_size for path in written) / 1e6:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
