"""Over documents that were taken in: answers are what their evaluations say, and a portfolio is only ever read.

What is expected here is worked out from evaluations, by no code of the portfolio.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache

import pytest

from bestinterests.documents.context import Context
from bestinterests.documents.supervision.asking import topics
from bestinterests.domain.document import FORMAT, Document
from bestinterests.domain.problem import Refused
from bestinterests.evaluation import evaluate
from bestinterests.formats.json_writing import write_json
from bestinterests.packs.resolve import resolve
from bestinterests.portfolio.answering import answer
from bestinterests.portfolio.answering.freely import asked_freely
from bestinterests.portfolio.holding import of_lake
from bestinterests.portfolio.lake import Lake
from bestinterests.portfolio.naming import service_key
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.portfolio.questions.asking import Asked
from bestinterests.portfolio.words import rights
from bestinterests.portfolio.worksheets import worksheet_for
from bestinterests.portfolio.worksheets.asking import topics_of
from bestinterests.portfolio.worksheets.papers import worksheet_paper
from tests.cli.running import run
from tests.portfolio.altered import altered

NUMBER, VERSIONS = 16, 2
HIGH = ("high", "critical")


@pytest.fixture(scope="module")
def lake(tmp_path_factory):
    folder = tmp_path_factory.mktemp("portfolio")
    files = folder / "files"
    files.mkdir()
    for place, document in enumerate(altered(NUMBER, VERSIONS)):
        (files / f"{place:03}.bia.json").write_text(write_json(document), encoding="utf-8")
    ran = run("portfolio", "add", "--to", folder / "held", files, "--jobs", "1")
    assert ran.code == 0, ran.out + ran.err
    return Lake.opened(folder / "held")


@pytest.fixture(scope="module")
def holding(lake):
    return of_lake(lake, threads=1)


@cache
def current():
    """The last version of each service with what follows on it."""
    found = []
    for place, document in enumerate(altered(NUMBER, VERSIONS)):
        if place % VERSIONS == VERSIONS - 1:
            held = document.assessment
            framework, _ = resolve(held.packs)
            found.append((held, evaluate(framework, held, on=held.assessed_on)))
    return found


def head(evaluation):
    return next(each for each in evaluation.profiles if each.profile == evaluation.headline_profile)


def sector_of(assessment):
    return assessment.service.kind


@pytest.mark.parametrize("each", [False, True])
def test_heat_counts_what_evaluations_mark(holding, each):
    cells = defaultdict(Counter)
    for held, evaluation in current():
        sector = sector_of(held) if each else "*"
        for place, view in (("", head(evaluation).now), ("_expected", head(evaluation).expected)):
            for cell in view.cells:
                count = cells[sector, cell.right, cell.band]
                count["in_scope"] += not place
                count["looked"] += not place and cell.state != "not-asked"
                count["not_applicable"] += not place and cell.state == "not-applicable"
                count[f"harms{place}"] += bool(cell.harm and cell.harm.high in HIGH)
                count[f"benefits{place}"] += bool(cell.benefit and cell.benefit.low in HIGH)
    columns = [column.name for column in QUESTIONS["heat"].columns][3:]
    found = {
        row[:3]: dict(zip(columns, row[3:], strict=True)) for row in answer(holding, "heat", Asked(each=each)).rows
    }
    assert found
    for place, row in found.items():
        wanted = cells[place]
        assert {name: row[name] for name in wanted if name != "in_scope"} == {
            name: number for name, number in wanted.items() if name != "in_scope"
        }, place
        assert row["in_scope"] - row["looked"] == row["not_looked"] >= 0
        assert max(row["harms"], row["benefits"]) <= row["looked"]
    assert {place for place, count in cells.items() if count["looked"]} == {
        place for place, row in found.items() if row["looked"]
    }
    bands = {(sector, band) for sector, _, band in cells}
    assert found.keys() >= {(sector, right, band) for sector, band in bands for right in rights()}


def test_verdicts_are_those_of_evaluations_with_the_findings_that_say_why(holding):
    wanted = set()
    for held, evaluation in current():
        view = head(evaluation).now
        if view.verdict.worst in ("stop", "not_consistent"):
            findings = [*view.stops, *view.findings]
            why = {(each.rule, each.sentence) for each in findings if each.effect == view.verdict.worst}
            wanted |= {(held.service.name, view.verdict.worst, *each) for each in why or {("", "")}}
    rows = answer(holding, "verdicts", Asked()).rows
    assert {(row[2], row[3], row[7], row[10]) for row in rows} == wanted


def test_robustness_and_contradictions_are_those_of_evaluations(holding):
    labels = Counter(head(evaluation).now.robustness.label for _, evaluation in current())
    ((_, services, _, settled, sensitive, open_, one, _),) = answer(holding, "robustness", Asked()).rows
    assert (services, settled, sensitive, open_) == (
        NUMBER // VERSIONS,
        *(labels[x] for x in ("settled", "sensitive", "open")),
    )
    assert one == sum(head(evaluation).now.robustness.adverse.steps == 1 for _, evaluation in current())
    rules = Counter(each.rule for _, evaluation in current() for each in evaluation.contradictions)
    assert {row[1]: row[5] for row in answer(holding, "contradictions", Asked()).rows} == rules


def _asked(ask):
    """A question with its source, as far as rows hold it: not which obligation a prohibited practice is against."""
    practice = "(s" in ask.source or ask.source.endswith(", veto.prohibited-practice")
    return ask.question, "a practice" if practice else ask.source


def test_questions_from_rows_are_those_from_the_record(lake, holding):
    for held, evaluation in current()[:4]:
        framework, _ = resolve(held.packs)
        document = Document(format=FORMAT, assessment=held)
        key = service_key(held.service.controller.name, held.service.name)
        sheet = worksheet_for(holding, key, lake)
        record = topics(Context(framework, document, evaluation))
        found = {topic.name: [_asked(ask) for ask in topic.asks] for topic in topics_of(sheet)}
        for topic in record:
            if topic.name in ("stops", "contradictions", "rights", "ages", "obligations"):
                assert Counter(found[topic.name]) == Counter(map(_asked, topic.asks)), topic.name
        assert len(found.get("open", ())) == (not evaluation.completeness.finished)
        assert len(found.get("changed", ())) == len(sheet.changed)
        assert worksheet_paper(sheet, held.assessed_on).carries is None


def test_bands_that_nobody_asked_are_those_of_evaluations(holding):
    heard = defaultdict(Counter)
    for _, evaluation in current():
        for band in head(evaluation).now.bands:
            heard[band.band][band.heard] += 1
    rows = {row[1]: row[2:7] for row in answer(holding, "unheard", Asked()).rows}
    assert rows == {
        band: (count.total(), *(count[word] for word in ("no", "planned", "exempt", "yes")))
        for band, count in heard.items()
    }


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name != "behind"])
def test_the_command_prints_every_question(lake, name):
    ran = run("portfolio", "ask", lake.folder, name)
    assert ran.code == 0, ran.err
    assert QUESTIONS[name].title in ran.out
    assert all(" ".join(note.split()) in " ".join(ran.out.split()) for note in QUESTIONS[name].notes)


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx", "parquet", "sql"])
def test_the_command_writes_files(lake, tmp_path, suffix):
    path = tmp_path / f"answer.{suffix}"
    ran = run("portfolio", "ask", lake.folder, "robustness", "-o", path)
    assert (ran.code, ran.out) == (0, f"{path}: 1 row\n")
    assert path.stat().st_size


def test_the_number_of_the_heat_map_is_that_of_the_services_behind_it(lake):
    rows = json.loads(run("portfolio", "ask", lake.folder, "heat", "--format", "json").out)["rows"]
    most = max(rows, key=lambda row: row["harms"])
    ran = run(
        "portfolio", "ask", lake.folder, "behind", "--right", most["right"], "--band", most["band"], "--format", "json"
    )
    assert len(json.loads(ran.out)["rows"]) == most["harms"] > 0


def test_a_drawn_sample_is_the_same_for_whoever_has_the_seed(lake):
    def drawn(seed):
        ran = run("portfolio", "ask", lake.folder, "sample", "--seed", seed, "--format", "json")
        told = json.loads(ran.out)
        assert f"Seed: {seed}." in " ".join(told["notes"])
        return [row["service"] for row in told["rows"]]

    assert drawn("7") == drawn("7")
    assert any(drawn("7") != drawn(str(seed)) for seed in range(20))


def test_what_is_asked_is_printed_as_sql_that_gives_the_same(lake):
    text = run("portfolio", "ask", lake.folder, "robustness", "--sql").out
    told = json.loads(run("portfolio", "ask", lake.folder, "robustness", "--format", "json").out)["rows"]
    assert asked_freely(lake, text).rows == tuple(tuple(row.values()) for row in told)


def test_a_question_that_cannot_be_asked_says_what_can(lake):
    ran = run("portfolio", "ask", lake.folder, "heat", "--level", "terrible")
    assert ran.code == 2
    assert "There are: low, medium, high, critical." in ran.err
    assert "heat" in run("portfolio", "ask", lake.folder).out


def test_own_sql_is_answered(lake):
    ran = run("portfolio", "sql", lake.folder, "SELECT now_worst, count(*) AS n FROM versions GROUP BY 1 ORDER BY 1")
    assert ran.code == 0
    assert "now_worst" in ran.out
    assert "Small numbers of children are not hidden here" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_text('{lake}/../files/000.bia.json')",
        "COPY (SELECT 1) TO '{lake}/written.csv'",
        "COPY versions TO '/tmp/written.parquet'",
        "CREATE TABLE mine AS SELECT 1",
        "CREATE VIEW mine AS SELECT 1",
        "ATTACH '{lake}/mine.db'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "EXPORT DATABASE '{lake}/out'",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY (SELECT 1) TO '{lake}/written.csv'",
        "WITH a AS (DELETE FROM versions RETURNING *) SELECT * FROM a",
        "SELECT * FROM query('COPY (SELECT 1) TO ''{lake}/written.csv''')",
        "SELECT nothing FROM versions",
        "",
    ],
)
def test_own_sql_reads_no_other_file_and_writes_none(lake, text):
    before = sorted(lake.folder.rglob("*"))
    with pytest.raises(Refused) as caught:
        asked_freely(lake, text.replace("{lake}", str(lake.folder)))
    assert caught.value.problems[0].code in ("ask.not-a-select", "ask.sql")
    assert "root:" not in caught.value.problems[0].sentence
    assert sorted(lake.folder.rglob("*")) == before


def test_files_of_the_portfolio_itself_can_be_read(lake):
    file = lake.files()["versions"][0]
    assert asked_freely(lake, f"SELECT count(*) FROM read_parquet('{file}')").rows == ((NUMBER,),)
