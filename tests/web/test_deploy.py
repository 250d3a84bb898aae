"""What the files for a server name exists, and together it is a safe start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bestinterests.web.config.starting import unsafe
from bestinterests.web.config.variables import VARIABLES, read

ROOT = Path(__file__).resolve().parents[2]
FILES = [*sorted((ROOT / "deploy").iterdir()), ROOT / "docs/guide/run.md"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_variable_that_is_named_exists(path):
    named = set(re.findall(r"\b(?:BESTINTERESTS_[A-Z_]+|DATABASE_URL)\b", path.read_text(encoding="utf-8")))
    assert named <= set(VARIABLES)


def test_example_settings_are_safe_once_the_secret_is_filled_in():
    lines = (ROOT / "deploy/settings.env").read_text(encoding="utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    values, problems = read(given)
    assert not problems
    assert [p.code for p in unsafe(values, secret="", host="127.0.0.1")] == ["server.secret-not-given"]
    values, _ = read({**given, "BESTINTERESTS_SECRET": "k3-Zq8-this-is-long-enough-and-has-many-different-letters"})
    assert unsafe(values, secret=values["BESTINTERESTS_SECRET"], host="127.0.0.1") == []


def test_proxy_sets_what_the_server_believes():
    text = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in text
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text


def test_proxy_writes_down_neither_who_asks_nor_for_what():
    text = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    servers = text.split("server {")[1:]
    assert len(servers) == 2
    for server in servers:
        logs = re.findall(r"^\s*((?:access|error)_log) (.*);$", server, re.MULTILINE)
        assert logs == [("access_log", "off"), ("error_log", "/var/log/nginx/assess-start.log emerg")]
    assert re.search(r"client_header_timeout \d\ds;", text)
