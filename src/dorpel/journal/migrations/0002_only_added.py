"""The journal is only ever added to: the database itself refuses a change or a deletion of an entry."""

from django.db import migrations

TABLES = ("journal_entry", "journal_seal")


def refuse(apps, schema_editor):  # type: ignore[no-untyped-def]
    for table in TABLES:
        for statement in _statements(schema_editor.connection.vendor, table):
            schema_editor.execute(statement)


def allow(apps, schema_editor):  # type: ignore[no-untyped-def]
    for table in TABLES:
        for act in ("update", "delete"):
            on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER {table}_no_{act}{on}")


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "postgresql":
        function = f"""CREATE OR REPLACE FUNCTION {table}_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF current_setting('dorpel.purging', true) = 'on' THEN RETURN OLD; END IF;
              RAISE EXCEPTION 'the journal is only added to';
            END $$"""
        return [
            function,
            *(
                f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_kept()"
                for act in ("update", "delete")
            ),
        ]
    return [
        f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
        for act in ("update", "delete")
    ]


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_rows")]
    operations = [migrations.RunPython(refuse, allow)]
