"""What was published is never changed or deleted; it can only be emptied. Beside it the index of its words.

A later migration that alters the table on SQLite makes it anew and loses its triggers: it has to lay them again. A test
looks whether they are there.
"""

from typing import Any

from django.db import migrations

TABLE = "register_published"
FIXED: tuple[str, ...] = ("id", "series_id", "organisation_id", "number", "kind", "digest", "head", "published_on")
FIXED += ("published_at", "by", "file_digest", "salt", "version", "change", "fictional", "service", "sector", "verdict")
SAYS = "what was published does not change"
UPDATE = " OR ".join(f'NEW."{name}" <> OLD."{name}"' for name in FIXED)
UPDATE += ' OR (NEW."content" <> OLD."content" AND length(NEW."content") > 0)'
GUARDS = (("UPDATE", f"WHEN ({UPDATE}) "), ("DELETE", ""))

POSTGRESQL = (
    "CREATE TABLE register_words (published_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX register_words_words ON register_words USING gin (words)",
)
SQLITE = ("CREATE VIRTUAL TABLE register_words USING fts5 (words, tokenize = 'porter unicode61')",)


def lay(apps: Any, schema_editor: Any) -> None:
    """Lay the triggers, and make the index."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(
            "CREATE FUNCTION register_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
        )
    done = "EXECUTE FUNCTION register_refuse()" if postgresql else f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    for event, when in GUARDS:
        name = f"{TABLE}_{event.lower()}"
        schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} FOR EACH ROW {when}{done}")
    for statement in POSTGRESQL if postgresql else SQLITE:
        schema_editor.execute(statement)


def lift(apps: Any, schema_editor: Any) -> None:
    """Take them away."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for event, _ in GUARDS:
        name = f"{TABLE}_{event.lower()}"
        schema_editor.execute(f"DROP TRIGGER {name} ON {TABLE}" if postgresql else f"DROP TRIGGER {name}")
    if postgresql:
        schema_editor.execute("DROP FUNCTION register_refuse()")
    schema_editor.execute("DROP TABLE register_words")


class Migration(migrations.Migration):
    dependencies = [("register", "0001_make_register")]

    operations = [migrations.RunPython(lay, lift)]
