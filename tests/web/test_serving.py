"""The verbs of the server, as a person runs them: it comes up, says where it is, and refuses what is unsafe."""

from __future__ import annotations

import socket

from tests.web.serving import called, fresh_database, prepare, served


def test_a_new_folder_becomes_a_workspace_and_ctrl_c_ends_it(tmp_path):
    database = fresh_database("newcomer", grown=False)
    with served(tmp_path / "data", grown=False, **database) as server:
        assert server.address in server.said
        assert "make the first administrator" in server.said
        assert '"well": true' in server.read("/health")
        assert "Make the first administrator" in server.read("/")
        code = server.stop()
    assert code == 0
    assert "Traceback" not in server.said
    looked = called("doctor", "--data", str(tmp_path / "data"), **database)
    assert looked.returncode == 0, looked.stdout + looked.stderr
    assert ("PostgreSQL" if database else "SQLite") in looked.stdout


def test_people_are_added_listed_and_helped_by_the_command(tmp_path):
    data, database = str(tmp_path / "data"), fresh_database("people")
    prepare(tmp_path / "data")

    def user(*arguments):
        return called("user", *arguments, "--data", data, **database)

    given = ("--name", "Chi", "--organisation", "Tern and Tide")
    assert "There is nobody yet" in user("list").stdout
    added = user("add", "chi@example.org", *given, "--role", "decider")
    assert added.returncode == 0, added.stderr
    assert "/password/new/" in added.stdout
    again = user("add", "CHI@example.org", *given)
    assert (again.returncode, "already a person" in again.stderr) == (2, True)
    assert user("add", "no-address", *given).returncode == 2
    assert "Decider" in user("list").stdout
    assert "/password/new/" in user("reset", "Chi@example.org").stdout
    assert user("reset", "nobody@example.org").returncode == 2


def test_behind_a_proxy_only_https_and_only_the_own_name_are_answered(tmp_path):
    given = {
        "BESTINTERESTS_ADDRESS": "https://assess.example.org",
        "BESTINTERESTS_SECRET": "k3-Zq8-this-is-long-enough-and-has-many-different-letters",
        "BESTINTERESTS_BEHIND_PROXY": "yes",
        "BESTINTERESTS_MAIL": "smtp://mail.example.org",
        **fresh_database("behind_a_proxy"),
    }
    with served(tmp_path / "data", **given) as server:
        code = server.said.partition("The code is ")[2].split()[0]
        proxied = {"Host": "assess.example.org", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        page = server.ask("/start/", proxied)
        assert (page.status, 'id="code"' in page.text) == (200, True)
        assert "Secure" in page.headers["Set-Cookie"]
        assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
        plain = server.ask("/start/", {"Host": "assess.example.org"})
        assert (plain.status, plain.headers["Location"]) == (301, "https://assess.example.org/start/")
        other = server.ask("/start/", {**proxied, "Host": "evil.example.org"})
        assert (other.status, "could not make sense" in other.text) == (400, True)
        named = {**proxied, "User-Agent": "CanaryBrowser/7", "X-Forwarded-For": "203.0.113.77"}
        assert [server.ask(path, named).status for path in ("/start/", "/ask/nowhere/?canary-word")] == [200, 404]
        for line in (
            b"GET /canary-word HTTP/9.9",
            b"GET / HTTP/1.1\r\nHost: canary-word\r\nBad Canary: 1",
            b"\xff canary",
        ):
            with socket.create_connection(("127.0.0.1", int(server.address.rpartition(":")[2]))) as connection:
                connection.sendall(line + b"\r\n\r\n")
                assert b"400" in connection.recv(100)
    assert len(code) >= 12
    assert server.said.count('"event": "request not served: handle_error"') == 3
    kept = [path.read_bytes().lower() for path in (tmp_path / "data").rglob("*") if path.is_file()]
    for secret in ("canary", "203.0.113.77", "192.0.2.7", "127.0.0.1:"):
        assert secret not in server.said.partition("Stop it with")[2].lower()
        assert not any(secret.encode() in content for content in kept), secret


def test_unsafe_start_says_everything_and_makes_nothing_public(tmp_path):
    refused = called("serve", "--data", str(tmp_path / "data"), BESTINTERESTS_ADDRESS="http://assess.example.org")
    assert refused.returncode == 2
    for code in ("server.secret-not-given", "server.no-https", "server.no-proxy"):
        assert code in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "Listening" not in refused.stdout


def test_taken_port_and_absent_database_are_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = called("serve", "--data", str(tmp_path / "data"), "--port", port)
    assert (refused.returncode, "server.port" in refused.stderr) == (2, True)
    absent = called("user", "list", "--data", str(tmp_path / "data"), DATABASE_URL="postgresql:///x?host=/nowhere")
    assert (absent.returncode, "server.database" in absent.stderr) == (2, True)
    assert "Traceback" not in absent.stderr


def test_doctor_finds_what_needs_a_person(tmp_path):
    none = called("doctor", "--data", str(tmp_path / "none"))
    assert (none.returncode, "has not been started" in none.stdout) == (1, True)
    data = tmp_path / "data"
    called("user", "list", "--data", str(data))
    (data / "secret").chmod(0o644)
    readable = called("doctor", "--data", str(data))
    assert (readable.returncode, "server.secret-readable" in readable.stdout) == (1, True)
    assert not (tmp_path / "none").exists()
