"""Settings come from one table, faults are said all at once, and an unsafe start is refused."""

from __future__ import annotations

import stat

import pytest
from django.core.checks import run_checks

from bestinterests.web.config import folder, serving
from bestinterests.web.config.database import database_of
from bestinterests.web.config.mail import mail_of, settings_of
from bestinterests.web.config.starting import unsafe
from bestinterests.web.config.variables import VARIABLES, is_local, read

STRONG = "Zq8-this-is-long-enough-and-has-many-different-letters-0123456789"
SAFE = {
    "BESTINTERESTS_ADDRESS": "https://assess.example.org",
    "BESTINTERESTS_SECRET": STRONG,
    "BESTINTERESTS_BEHIND_PROXY": "yes",
    "BESTINTERESTS_MAIL": "smtp://mail.example.org",
}


def codes(environment, *, secret=None, host=""):
    values, problems = read(environment)
    assert not problems
    return sorted(problem.code for problem in unsafe(values, secret=STRONG if secret is None else secret, host=host))


def test_every_default_can_be_read():
    values, problems = read({})
    assert not problems
    assert list(values) == list(VARIABLES)


def test_all_faults_are_said_at_once_and_no_secret_is_repeated():
    broken = {
        "DATABASE_URL": "mysql://root:hunter2@host/db",
        "BESTINTERESTS_ADDRESS": "assess.example.org",
        "BESTINTERESTS_BEHIND_PROXY": "perhaps",
        "BESTINTERESTS_MAIL": "smtp://",
        "BESTINTERESTS_MAIL_FROM": "nobody",
        "BESTINTERESTS_WORKERS": "-1",
        "BESTINTERESTS_LOG_LEVEL": "loud",
        "BESTINTERESTS_SECRET_FILE": "/nowhere/at/all",
        "BESTINTERESTS_SECERT": "x",
    }
    values, problems = read(broken)
    named = {problem.path for problem in problems}
    assert named == {name.removesuffix("_FILE") for name in broken}
    assert all(problem.remedy for problem in problems)
    assert "hunter2" not in repr(problems)
    assert values["BESTINTERESTS_WORKERS"] == 2


def test_secret_may_come_from_a_file(tmp_path):
    path = tmp_path / "secret"
    path.write_text(f"{STRONG}\n")
    values, problems = read({"BESTINTERESTS_SECRET_FILE": str(path)})
    assert not problems
    assert values["BESTINTERESTS_SECRET"] == STRONG


@pytest.mark.parametrize(
    "url, engine, name, host",
    [
        ("", "sqlite3", "", None),
        ("sqlite:///here.sqlite3", "sqlite3", "here.sqlite3", None),
        ("sqlite:////var/lib/x/here.sqlite3", "sqlite3", "/var/lib/x/here.sqlite3", None),
        ("postgresql://amara:p%40ss@db.example.org:5433/assess", "postgresql", "assess", "db.example.org"),
        ("postgres:///assess?host=/run/postgresql&sslmode=require", "postgresql", "assess", "/run/postgresql"),
    ],
)
def test_database_addresses(url, engine, name, host):
    found = database_of(url)
    assert found["ENGINE"].endswith(engine)
    assert found["NAME"] == name
    assert found.get("HOST") == host
    if "p%40ss" in url:
        assert (found["USER"], found["PASSWORD"], found["PORT"]) == ("amara", "p@ss", "5433")
    if engine == "sqlite3":
        assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    "url", ["mysql://x/y", "postgresql://host", "sqlite://host/x", "sqlite:", "postgresql://h:x/y", "nonsense",
            "postgresql:///x?passfile=/etc/passwd"]
)  # fmt: skip
def test_database_addresses_that_are_not_read(url):
    with pytest.raises(ValueError, match=r"^Give |is no option"):
        database_of(url)


def test_mail_addresses():
    start, whole = mail_of("smtp://a%40b:c@mail.example.org")["OPTIONS"], mail_of("smtps://mail.example.org")["OPTIONS"]
    assert (start["username"], start["password"], start["port"], start["use_tls"]) == ("a@b", "c", 587, True)
    assert (whole["port"], whole["use_ssl"]) == (465, True)
    assert mail_of("console:")["BACKEND"].endswith("console.EmailBackend")


def test_mail_is_set_as_each_release_of_django_wants_it(tmp_path):
    older = settings_of(mail_of("smtp://a:b@mail.example.org"), tmp_path, (5, 2))
    assert (older["EMAIL_HOST"], older["EMAIL_USE_TLS"]) == ("mail.example.org", True)
    assert settings_of(mail_of("file:"), tmp_path, (5, 2))["EMAIL_FILE_PATH"] == str(tmp_path)
    newer = settings_of(mail_of("file:"), tmp_path, (6, 1))
    assert newer["MAILERS"]["default"]["OPTIONS"] == {"file_path": str(tmp_path)}


def test_nothing_has_to_be_set_on_this_computer():
    assert codes({}) == []
    assert codes({"BESTINTERESTS_ADDRESS": "http://localhost:8000"}, host="127.0.0.1") == []


@pytest.mark.parametrize(
    "change, code",
    [
        ({"BESTINTERESTS_SECRET": ""}, "server.secret-not-given"),
        ({"BESTINTERESTS_SECRET": "a" * 80}, "server.weak-secret"),
        ({"BESTINTERESTS_SECRET": STRONG[:40]}, "server.weak-secret"),
        ({"BESTINTERESTS_ADDRESS": "http://assess.example.org"}, "server.no-https"),
        ({"BESTINTERESTS_BEHIND_PROXY": "no"}, "server.no-proxy"),
        ({"BESTINTERESTS_MAIL": "file:"}, "server.no-mail"),
    ],
)
def test_each_unsafe_setting_is_named_elsewhere(change, code):
    assert codes(SAFE, host="0.0.0.0") == []
    given = {**SAFE, **change}
    assert codes(given, secret=given["BESTINTERESTS_SECRET"]) == [code]


def test_listening_to_others_without_an_address_is_refused():
    assert codes({}, host="0.0.0.0") == ["server.no-address"]
    assert codes({}, host="::") == ["server.no-address"]
    assert codes({}, host="::1") == []
    assert codes({}, secret="") == ["server.no-secret"]


@pytest.mark.parametrize("address, local", [("", True), ("http://127.0.0.1:1", True), ("http://[::1]:1", True),
                                            ("https://localhost.example.org", False)])  # fmt: skip
def test_local_is_this_computer_only(address, local):
    assert is_local(address) is local


def test_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / folder.SECRET
    made = folder.keep_secret(path)
    assert len(made) >= 50
    assert folder.keep_secret(path) == made == folder.kept(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_folder_that_cannot_be_made_is_a_problem(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(serving.Refused) as refused:
        serving.set_up({"BESTINTERESTS_DATA": str(tmp_path / "file" / "data")})
    assert [problem.code for problem in refused.value.problems] == ["server.no-folder"]


@pytest.mark.django_db
def test_django_finds_nothing_to_say():
    assert [message for message in run_checks(include_deployment_checks=False) if message.level >= 30] == []
