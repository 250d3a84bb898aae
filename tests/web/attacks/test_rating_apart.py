"""A rating given apart cannot be read before all are given: by no role, at no address, in no file, row, log or command.

Anton gives a rating with a marked reason and a level that nobody else uses. Then everything that can be asked of the
workspace is asked, and searched for both, unpacked where it is packed. Once the last is given, both are found.
"""

from __future__ import annotations

import base64
import io
import logging
import zipfile
from argparse import Namespace

import pikepdf
import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from bestinterests.cli.verify import looked_through
from bestinterests.documents.papers import PAPERS
from bestinterests.formats import FORMATS
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.models import User
from bestinterests.web.api.examples import EXAMPLES
from bestinterests.web.api.operations import JSON
from bestinterests.web.api.table import OPERATIONS
from bestinterests.web.assessments.apart import actions
from bestinterests.web.assessments.apart.rounds import writers
from bestinterests.web.assessments.models import Assessment, RatingRound
from bestinterests.web.assessments.offered import RECORD
from bestinterests.web.assessments.people import actor_of
from bestinterests.web.config.backing_up import back_up, kept_models
from tests.web.api.cast import program_of, set_to
from tests.web.api.furnishing import NAMES
from tests.web.doors import EVERYBODY
from tests.web.doors.rating_apart import ROUND
from tests.web.test_access import NAMED, TABLE, addresses, parameters  # noqa: F401  # the story of the doors
from tests.web.test_backup import call

pytestmark = pytest.mark.django_db(transaction=True)
MARK = "zebrafish quartz 4417"
LEVEL = "remote..likely"
FOUND = (MARK, LEVEL, "Remote to likely", "remote to likely")
"""The reason and the level, as they stand in a file or on a page."""
IMPACT = "I07"
NEAR = ("apart", "rating", "history", "line", "compare", "verify", "impact", "review", "list", "everywhere", "home")
"""Names of routes that everybody asks here; test_access.py asks every route as every role, beside another rating."""
ASKS = {IMPACT: {"before": ("gravity", "likelihood")}}


PROGRAMS = ("assessor", "administrator", "decider", "observer", "outside-reader", "outsider")
"""Whose programs ask every operation: who rates, who may do most, who reads, and who is outside."""
SLOT = {"agreed": [{"scale": "gravity", "level": "minor"}]}
ASKED = {
    "assessments": ("", "?query=zebrafish"),
    "changes": ("?since=1",),
    "search": ("?query=zebrafish",),
    "threads": ("", f"?about=assessment/impacts/{IMPACT}"),
}
"""What is asked of operations beside nothing."""
WRONG = {
    **dict.fromkeys((each.name for each in OPERATIONS if each.tag in ("Rating apart", "Talk")), ({}, {"text": "x"})),
    "thread_new": ({"about": f"assessment/impacts/{IMPACT}/before", "text": "It is minor."},),
    "apart_open": ({"impacts": [IMPACT], "raters": [ROUND], "until": "2099-01-01"},),
    "apart_rate": ({"ratings": [{"scale": "likelihood", "level": "no such level"}]}, {"ratings": [{}]}),
    "apart_give": ({"me": "P99"}, {"me": "P01"}),
    "apart_close": ({"reason": ""},),
    "apart_agree": (
        {
            "base_revision": 1,
            "judgements": [{"scale": "likelihood", "level": "x", "reason": MARK[:-1]}],
            "agreed_by": [],
        },
    ),
}
"""What somebody who rates in the round sends in vain."""


class Heard(logging.Handler):
    """Every line that was logged, as the server would write it, and as it was said."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.getMessage()} {record.__dict__}")


@pytest.fixture
def heard():
    handler = Heard()
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler.lines
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def apart(cast, addresses):  # noqa: F811
    """The round of the story, over an impact that is on the record, before anybody has rated."""
    addresses("assessments:rating")
    row = RatingRound.objects.get(public_id=ROUND)
    assessment = row.assessment
    row.ratings.all().delete()
    row.delete()
    cast.people["anton"] = User.objects.get(display_name="Anton")
    made = actions.open_round(
        assessment=assessment,
        raters=writers(cast.organisation),
        asks=ASKS,
        until=timezone.now().date(),
        actor=actor(cast, "assessor"),
        at=timezone.now(),
    )
    RatingRound.objects.filter(pk=made.pk).update(public_id=ROUND)
    return RatingRound.objects.get(pk=made.pk)


def actor(cast, who):
    return actor_of(standings_of(cast.people[who])[0])


def rate(cast, round_, who, likelihood, reason):
    said = [
        {"scale": "gravity", "level": "minor"},
        {"scale": "likelihood", "level": likelihood, "reason": reason},
    ]
    actions.keep(
        round_=round_,
        impact=IMPACT,
        slot="before",
        value={"agreed": said},
        actor=actor(cast, who),
        at=timezone.now(),
    )


def give(cast, round_, who, item):
    return actions.give(round_=round_, item=item, actor=actor(cast, who), at=timezone.now())


def legible(data: bytes):
    """What can be read in some bytes: themselves, and what is packed in them."""
    yield data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from legible(archive.read(name))
    elif data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for each in pdf.attachments.values():
                yield from legible(each.get_file().read_bytes())


def found_in(data: bytes | str):
    """Which of the marks can be read in what an address, a file or a row holds."""
    whole = data.encode() if isinstance(data, str) else data
    parts = list(legible(whole))
    return {mark for mark in FOUND for part in parts if mark.encode() in part}


def rows():
    """Every row of every table that is kept, as it lies in the database, bytes also as backups write them."""
    for model in kept_models():
        for row in model._base_manager.values_list():
            for value in row:
                held = bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
                yield model._meta.label, held
                yield model._meta.label, base64.b64encode(held)


def sweep(signed, addresses, who, routes):  # noqa: F811
    """Everything that one person can open, by GET, and what of the marks stands in it."""
    client = signed(who)
    leaks = {}
    for route in routes:
        cache.clear()
        answer = client.get(addresses(route))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if marks := found_in(body + repr(sorted(answer.headers.items())).encode()):
            leaks[route] = marks
    return leaks


def files(client, assessment):
    """Every paper in every format, and the record in every other, as it would be taken away."""
    for paper in (*PAPERS, RECORD):
        for form in FORMATS:
            address = reverse("assessments:document", args=[assessment.public_id, paper, form])
            answer = client.get(address)
            if answer.status_code == 200:
                yield f"{paper}.{form}", b"".join(answer.streaming_content) if answer.streaming else answer.content


def asked_badly(client, assessment, round_):
    """What is answered to forms that are wrong, too early or not for this person, and to searches for the mark."""

    def at(route, **named):
        return reverse(f"assessments:{route}", kwargs={"assessment": assessment.public_id, **named})

    slot = {"item": IMPACT, "slot": "before"}
    bad = {"rating-scales": "gravity likelihood", "rating-likelihood": "no such level", "rating-likelihood-to": "x"}
    own = {"apart": round_.public_id}
    yield client.post(at("rating_slot", **slot), bad)
    yield client.post(at("rating_slot", **slot), {"asked": "before", "before-scales": "likelihood"})
    yield client.post(at("rating_live", **slot), {"asked": "before", "before-scales": "likelihood"})
    yield client.post(
        at("typed_keep"), {"place": f"assessment/impacts/{IMPACT}/before", "base": "1", "field": "before"}
    )
    yield client.post(at("apart_keep", **own), {**bad, "place": f"{IMPACT}/before"})
    yield client.post(at("apart_keep", **own), {"place": f"{IMPACT}/after"})
    yield client.post(at("apart_give", **own), {"me": "P99"})
    yield client.post(at("apart_close", **own), {"reason": ""})
    yield client.post(at("apart_open"), {"impacts": [IMPACT], "until": "1 January 2099"})
    yield client.post(at("rating_apart", item=IMPACT), {"bands": "6-9"})
    yield client.post(at("impact_delete", item=IMPACT))
    yield client.post(at("removal"), {"text": MARK[:-1], "ground": "erasure", "look": "1"})
    for query in ("item=" + IMPACT, "before=9"):
        yield client.get(f"{at('history')}?{query}")
    yield client.get(f"{at('compare')}?from=1&to=99")
    yield client.get(f"{at('ratings')}?progress=range")
    for place in (reverse("assessments:list", args=[assessment.organisation.public_id]), "/"):
        yield client.get(f"{place}?q=zebrafish")
    yield client.post(reverse("reviews:submit", args=[assessment.public_id]), {"seen": "1"})


class Somewhere(dict):
    """What names in the paths of the API can be; what is not known is nothing that is there."""

    def __missing__(self, name):
        return ROUND


def by_programs(program, assessment, *, writing):
    """What every operation of the API answers to a program that reads, and those on ratings and talk as they are sent.

    writing: is the person asked in the round? Then what they send is wrong or refused, so that nothing is written.
    """
    about = {"organisation": assessment.organisation.public_id, "assessment": assessment.public_id}
    there = Somewhere(NAMES | about | {"apart": ROUND, "impact": IMPACT, "slot": "before"})
    for operation in OPERATIONS:
        path = operation.path.format_map(there)
        if operation.method == "GET":
            for query in ASKED.get(operation.name, ("",)):
                yield operation.name, program.get(path + query)
        elif operation.tag in ("Rating apart", "Talk"):
            for sent in WRONG[operation.name] if writing else (EXAMPLES[operation.name, JSON], {}):
                yield operation.name, program.ask(operation.method, path, sent)
    slot = ["assessment", "impacts", IMPACT, "before"]
    yield "patch", program.patch(f"/assessments/{assessment.public_id}", assessment.revision, set_to(slot, {}, SLOT))
    at = f"/assessments/{assessment.public_id}"
    yield "undo", program.post(f"{at}/history/1/undo", {"answers": {"0": {"choose": "theirs"}}})
    yield "restore", program.post(f"{at}/history/1/restore", {"base_revision": 99})
    yield "look", program.post(f"{at}/removals/look", {"text": MARK, "ground": "erasure"})


def standing(assessment):
    """What lists and the evaluation show."""
    columns = ("title", "state", "open_count", "now_worst", "now_best", "expected_worst", "expected_best")
    columns += ("small_profile", "by_verdict", "impacts", "head")
    return Assessment.objects.filter(pk=assessment.pk).values(*columns).get()


def test_nothing_of_a_rating_can_be_read_before_all_are_given(
    cast,
    signed,
    apart,
    addresses,  # noqa: F811
    heard,
    tmp_path,
    capsys,
):
    assessment = apart.assessment
    before = standing(assessment)
    rate(cast, apart, "anton", LEVEL, MARK)
    for _, row in rows():
        assert not found_in(row), "what is typed and not given lies under the key, too"
    give(cast, apart, "anton", "P02")
    rate(cast, apart, "assessor", "possible", "")

    gets = [route for route, row in TABLE.items() if row["assessor"][0] == 200 and not route.startswith("learn:")]
    near = [route for route in gets if route.rpartition(":")[2].startswith(NEAR)]
    assert len(near) > 12
    own = signed("anton").get(addresses("assessments:apart_round")).content
    assert found_in(own) == {MARK, "Remote to likely"}, "the giver reads it, so that this search can find it"
    leaks = {"assessor": sweep(signed, addresses, "assessor", gets)}
    leaks |= {who: sweep(signed, addresses, who, near) for who in EVERYBODY if who != "assessor"}
    assert {who: held for who, held in leaks.items() if held} == {}
    for who in ("assessor", "administrator", "observer"):
        client = signed(who)
        for answer in asked_badly(client, assessment, apart):
            assert not found_in(answer.content), f"{answer.request['PATH_INFO']} as {who}"
    assert {MARK, LEVEL} == found_in(
        program_of(cast.people["anton"]).get(f"/assessments/{assessment.public_id}/rating-rounds/{ROUND}").content
    ), "the giver's program reads it, so that this search can find it"
    for who in PROGRAMS:
        asked = list(by_programs(program_of(cast.people[who]), assessment, writing=who == "assessor"))
        assert len(asked) > len(OPERATIONS) / 2
        for name, answer in asked:
            assert not found_in(answer.content + repr(sorted(answer.headers.items())).encode()), f"{name} as {who}"
            assert answer.status < 500, f"{name} as {who}"
            if name in WRONG and name.startswith("apart_") and not name.startswith("apart_round"):
                assert answer.status >= 400, f"{name} as {who}"
            if name == "look" and who == "administrator":
                assert answer.value["anywhere"] is False, "nobody can try whether a rating says something"
    taken = dict(files(signed("assessor"), assessment))
    assert len(taken) > 15
    assert {name for name, data in taken.items() if {MARK, LEVEL} & found_in(data)} == set()
    assert {label for label, held in rows() if found_in(held)} == set()
    assert standing(assessment) == before
    path = tmp_path / "one.zip"
    back_up(path, timezone.now())
    assert not found_in(path.read_bytes())
    assert not any(found_in(line) for line in heard)
    looked_through(Namespace(colour="never"))
    assert "Broken: 0" in (said := capsys.readouterr().out)
    assert not found_in(said)
    done = call("restore", path, "--data", tmp_path / "new")
    assert "are sealed under another secret" in done.stdout, "a backup holds no secret, so nothing of it can be read"
    assert not found_in(done.stdout + done.stderr)
    assert not any(found_in(each.read_bytes()) for each in (tmp_path / "new").iterdir() if each.is_file())

    rate(cast, apart, "assessor", "possible", "")
    assert give(cast, apart, "assessor", "P01") is True
    shown = signed("observer").get(addresses("assessments:rating_slot").replace("/now/", "/before/"))
    assert MARK in found_in(shown.content)
    spreads = program_of(cast.people["observer"]).get(f"/assessments/{assessment.public_id}/rating-rounds/{ROUND}")
    assert {MARK, LEVEL} <= found_in(spreads.content)
    record = reverse("assessments:document", args=[assessment.public_id, RECORD, "yaml"])
    assert {MARK, LEVEL} <= found_in(signed("observer").get(record).content)
    assert {label for label, held in rows() if MARK in found_in(held)} >= {"ledger.Payload", "assessments.Assessment"}
    assert standing(assessment) != before
