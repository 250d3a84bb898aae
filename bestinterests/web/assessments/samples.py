"""The samples that come with the product: loaded at a start, kept as the files say, and copied to be tried.

They are assessments like any other, with a ledger that tells how each release changed them. Nobody belongs to their
organisation, so nobody writes to them; everybody who is signed in may read them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
from django.db import transaction

from bestinterests.domain.problem import Refused
from bestinterests.formats.reading import read_document
from bestinterests.formats.samples import samples
from bestinterests.web.accounts.actions import sample_organisation
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.actions.creating import create_from
from bestinterests.web.assessments.actions.editing import bring_in
from bestinterests.web.assessments.models import TITLE, Assessment, Sample
from bestinterests.web.assessments.people import PRODUCT
from bestinterests.web.assessments.snapshot import read_document as kept
from bestinterests.workflow.people import Actor


def load_samples(at: dt.datetime, files: Sequence[Path] | None = None) -> int:
    """Load what is not here yet, and bring what a release changed up to date; return how many were written.

    A sample whose file changed gets a line in its ledger, by the merge through which every file comes in. One that no
    file speaks of any more stays. Servers that start at once wait for each other. Raises Refused for a file that is no
    document.
    """
    found = {path.name.partition(".")[0]: path for path in (samples() if files is None else files)}
    contents = {name: path.read_bytes() for name, path in found.items()}
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    if digests.items() <= dict(Sample.objects.values_list("name", "digest")).items():
        return 0
    written = 0
    with transaction.atomic():
        organisation = sample_organisation(at=at)
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        held = {sample.name: sample for sample in Sample.objects.select_related("assessment")}
        for name, content in contents.items():
            if name not in held or held[name].digest != digests[name]:
                _load(organisation, name, content, digests[name], held.get(name), at)
                written += 1
    return written


def _load(
    organisation: Organisation, name: str, content: bytes, digest: str, held: Sample | None, at: dt.datetime
) -> None:
    file = f"{name}.bia.yaml"
    document, problems = read_document(content, file)
    if document is None:
        raise Refused(problems)
    if held is None:
        row = create_from(organisation=organisation, document=document, source=file, actor=PRODUCT, at=at)
        Sample.objects.create(assessment=row, name=name, digest=digest)
        return
    row = held.assessment
    bring_in(assessment=row, base_revision=row.revision, theirs=document, source=file, actor=PRODUCT, at=at)
    Sample.objects.filter(pk=held.pk).update(digest=digest)


def copy_sample(
    *, sample: Assessment, organisation: Organisation, evaluate: bool = True, actor: Actor, at: dt.datetime
) -> Assessment:
    """Begin an assessment of one's own from a sample, to be tried on. It stays fictional, so it is in no count.

    evaluate: as of ``create_from``. Raises Refusing for people who do not assess.
    """
    document = kept(sample.head)
    title = f"{document.assessment.title} (a copy to try)"[-TITLE:]
    copy = msgspec.structs.replace(
        document, assessment=msgspec.structs.replace(document.assessment, title=title, fictional=True)
    )
    return create_from(
        organisation=organisation,
        document=copy,
        source=sample.title,
        evaluate=evaluate,
        actor=actor,
        at=at,
    )
