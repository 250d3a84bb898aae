"""The same questions on Spark give the same answers. Run by ``make spark``, which installs it; skipped without it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from bestinterests.portfolio.answering import answer
from bestinterests.portfolio.parquet import lines_of, write
from bestinterests.portfolio.questions import QUESTIONS
from bestinterests.portfolio.rows import TABLES
from bestinterests.portfolio.spark import of_spark
from tests.portfolio import drawn
from tests.portfolio.engines import duck
from tests.portfolio.test_questions import PLAIN, asked

pyspark = pytest.importorskip("pyspark", reason="Spark is not installed; make spark installs it and runs this")

WHOLE = ("standings", "shares", "looked")
"""Tables that hold sectors themselves; all others are parted by folders, as a large lake is."""


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.mark.parametrize("name", QUESTIONS)
@seed(7)
@settings(max_examples=2, phases=(Phase.generate,), database=None)
@given(st.data())
def test_spark_answers_what_plain_python_works_out(spark, tmp_path_factory, name, data):
    rows = data.draw(drawn.held())
    wanted = data.draw(asked(name, rows))
    folder = tmp_path_factory.mktemp("lake")
    engine = duck()
    for table, struct in TABLES.items():
        if rows[table]:  # a table of which nothing was ever taken in has no files
            part = folder / table / "sector=all" / "year=2026" if table not in WHOLE else folder / table
            part.mkdir(parents=True)
            write(engine.connection, struct, [lines_of(rows[table])], part / "part.parquet")
    engine.connection.close()
    holding = of_spark(str(folder), spark)
    assert Counter(answer(holding, name, wanted).rows) == Counter(PLAIN[name](rows, wanted))
