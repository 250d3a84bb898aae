"""A real server for the tests: the command itself, in a process of its own, on the database of this run."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from functools import cache
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import psycopg
from django.conf import settings

from bestinterests.web.config.folder import DATABASE as FILE

GROWN = "grown"
"""What tables without a row are called: a database, or a data folder."""
COMMAND = [sys.executable, "-m", "bestinterests.cli"]


def environment(**given: str) -> dict[str, str]:
    """The environment of a person's machine, with what is given."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("BESTINTERESTS_", "DJANGO_"))}
    ours.pop("DATABASE_URL", None)
    return {**ours, "NO_COLOR": "1", "COLUMNS": "100", **given}


def fresh_database(name: str, *, grown: bool = True) -> dict[str, str]:
    """What makes a server use a database of its own in this run: nothing for SQLite, which lies in the data folder.

    grown: it has its tables already, else it is empty.
    """
    if settings.CHOSEN != "postgresql":
        return {}
    template = f" TEMPLATE {grown_tables()}" if grown else ""
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{template}")
    return {"DATABASE_URL": url.replace("/postgres?", f"/{name}?")}


@cache
def grown_tables() -> str:
    """Tables without a row: a database, or a file. All servers of a run copy one set, since that is done sooner."""
    folder = settings.DATA / GROWN
    if settings.CHOSEN == "postgresql":
        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [GROWN]).fetchone():
                return GROWN
    elif folder.exists():
        return str(folder / FILE)
    database = fresh_database(GROWN, grown=False)
    made = called("user", "list", "--data", str(folder), **database)
    assert made.returncode == 0, made.stderr
    return GROWN if database else str(folder / FILE)


def keep_grown() -> None:
    """Keep for servers a copy of the tables that this process has made, before anything is written into them."""
    from django.db import connection

    connection.close()  # PostgreSQL copies only what nobody uses
    name = connection.settings_dict["NAME"]
    if settings.CHOSEN == "postgresql":
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as another:
            another.execute(f'CREATE DATABASE {GROWN} TEMPLATE "{name}"')
    else:
        (settings.DATA / GROWN).mkdir()
        with closing(sqlite3.connect(name)) as made, closing(sqlite3.connect(settings.DATA / GROWN / FILE)) as kept:
            made.backup(kept)


def prepare(data: Path) -> None:
    """Lay tables into a data folder that is not there yet; on PostgreSQL ``fresh_database`` has done so."""
    if settings.CHOSEN == "sqlite" and not data.exists():
        data.mkdir(mode=0o700)
        with closing(sqlite3.connect(grown_tables())) as grown, closing(sqlite3.connect(data / FILE)) as fresh:
            grown.backup(fresh)  # the file alone would be empty: what was written may lie beside it still
            assert fresh.execute("SELECT id FROM django_migrations").fetchone()


def called(*arguments: str, **given: str) -> subprocess.CompletedProcess[str]:
    """What the command says."""
    return subprocess.run(
        [*COMMAND, *arguments], env=environment(**given), capture_output=True, text=True, timeout=120, check=False
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: Message
    text: str


class Served:
    """A running server: where it is, what it printed, how it ended, and which shapes were looked at, by width."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.said = ""
        self.listening: Thread | None = None
        self.looked_at: defaultdict[int, set[str]] = defaultdict(set)

    def read(self, path: str) -> str:
        """The page at a path."""
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(self.address + path) as answer:
            return answer.read().decode()

    def ask(self, path: str, headers: dict[str, str]) -> Answer:
        """What a path answers to these headers, whatever its status; nothing is followed."""
        connection = HTTPConnection(self.address.removeprefix("http://"), timeout=60)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode())

    def stop(self) -> int:
        """Ctrl-C; returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=60)
        if self.listening:
            self.listening.join(timeout=60)
        return code

    def listen(self) -> None:
        """Take what the server says until it ends: a pipe that nobody reads fills up, and then it waits for ever."""
        with self.process.stdout as said:
            for line in said:
                self.said += line


@contextmanager
def served(data: Path, *, grown: bool = True, **given: str) -> Iterator[Served]:
    """A server on a data folder, once it says that it listens. grown: its tables need not be made."""
    if grown:
        prepare(data)
    port = free_port()
    process = subprocess.Popen(
        [*COMMAND, "serve", "--data", str(data), "--port", str(port)],
        env=environment(**given),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    held = Served(process, f"http://127.0.0.1:{port}")
    try:
        for line in process.stdout:
            held.said += line
            if "Stop it with" in line:
                break
        held.listening = Thread(target=held.listen, daemon=True)
        held.listening.start()
        wait_for(port, process)
        held.ask("/health", {})  # answered once whoever answers has started, which may take long on a busy machine
        yield held
    finally:
        if process.poll() is None:
            held.stop()


def wait_for(port: int, process: subprocess.Popen[str]) -> None:
    """Wait until somebody listens: a connection is refused at once, so the loop costs little."""
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        try:
            process.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
