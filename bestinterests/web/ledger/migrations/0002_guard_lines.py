"""Lines are never changed or deleted, and content only where it is removed lawfully: the database holds to it too.

A later migration that alters one of these tables on SQLite makes it anew and loses its triggers: it has to lay them
again. A test looks whether they are there.
"""

from typing import Any

from django.db import migrations

# Table, event, and when it is refused: OLD and NEW are the row before and after.
LEDGERS = (
    "NEW.public_id <> OLD.public_id OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject"
    " OR NEW.length <> OLD.length + 1 OR NEW.id <> OLD.id"
)
PAYLOADS = "NEW.removed_by IS NULL OR NEW.line_id <> OLD.line_id OR NEW.id <> OLD.id"
SNAPSHOTS = "NEW.removed_by IS NULL OR NEW.ledger_id <> OLD.ledger_id OR NEW.seq <> OLD.seq OR NEW.id <> OLD.id"
GUARDS = (
    ("ledger_ledger", "UPDATE", LEDGERS),
    ("ledger_ledger", "DELETE", "TRUE"),
    ("ledger_line", "UPDATE", "TRUE"),
    ("ledger_line", "DELETE", "TRUE"),
    ("ledger_payload", "UPDATE", PAYLOADS),
    ("ledger_payload", "DELETE", "TRUE"),
    ("ledger_snapshot", "UPDATE", SNAPSHOTS),
    ("ledger_snapshot", "DELETE", "TRUE"),
)
SAYS = "the ledger is append-only"


def lay(apps: Any, schema_editor: Any) -> None:
    """Lay a trigger for each guard."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(
            "CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
        )
    for table, event, condition in GUARDS:
        name = f"{table}_{event.lower()}"
        done = "EXECUTE FUNCTION ledger_refuse()" if postgresql else f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        when = "" if condition == "TRUE" else f"WHEN ({condition}) "
        schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when}{done}")


def lift(apps: Any, schema_editor: Any) -> None:
    """Take them away."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table, event, _ in GUARDS:
        name = f"{table}_{event.lower()}"
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}" if postgresql else f"DROP TRIGGER {name}")
    if postgresql:
        schema_editor.execute("DROP FUNCTION ledger_refuse()")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_make_ledgers")]

    operations = [migrations.RunPython(lay, lift)]
