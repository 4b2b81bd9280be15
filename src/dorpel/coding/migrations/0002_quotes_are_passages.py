"""A quote says what its answer says: the database itself refuses other words, and other words under a quote."""

from django.db import migrations

# ruff: noqa: S608 - the only value in these statements is the constant below
REFUSAL = "a quote must say what its answer says"

POSTGRES = (
    f"""CREATE FUNCTION coding_quote_is_passage() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (
        SELECT 1 FROM conversations_answerversion v WHERE v.id = NEW.answer_version_id AND v.answer_id = NEW.answer_id
          AND substr(v.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.exact
      ) THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER coding_quote_is_passage BEFORE INSERT OR UPDATE OF answer_id, answer_version_id, start, "end", exact
       ON coding_quote FOR EACH ROW EXECUTE FUNCTION coding_quote_is_passage()""",
    f"""CREATE FUNCTION coding_text_under_quote() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (
        SELECT 1 FROM coding_quote q WHERE q.answer_version_id = NEW.id
          AND substr(NEW.text, q.start + 1, q."end" - q.start) <> q.exact
      ) THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER coding_text_under_quote BEFORE UPDATE OF text
       ON conversations_answerversion FOR EACH ROW EXECUTE FUNCTION coding_text_under_quote()""",
)
POSTGRES_UNDONE = (
    "DROP TRIGGER coding_quote_is_passage ON coding_quote",
    "DROP FUNCTION coding_quote_is_passage()",
    "DROP TRIGGER coding_text_under_quote ON conversations_answerversion",
    "DROP FUNCTION coding_text_under_quote()",
)

_PASSAGE = f"""BEGIN SELECT RAISE(ABORT, '{REFUSAL}') WHERE NOT EXISTS (
        SELECT 1 FROM conversations_answerversion v WHERE v.id = NEW.answer_version_id AND v.answer_id = NEW.answer_id
          AND substr(v.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.exact
      ); END"""
SQLITE = (
    f"CREATE TRIGGER coding_quote_is_passage_new BEFORE INSERT ON coding_quote {_PASSAGE}",
    f"""CREATE TRIGGER coding_quote_is_passage BEFORE UPDATE OF answer_id, answer_version_id, start, "end", exact
       ON coding_quote {_PASSAGE}""",
    f"""CREATE TRIGGER coding_text_under_quote BEFORE UPDATE OF text ON conversations_answerversion
      BEGIN SELECT RAISE(ABORT, '{REFUSAL}') WHERE EXISTS (
        SELECT 1 FROM coding_quote q WHERE q.answer_version_id = NEW.id
          AND substr(NEW.text, q.start + 1, q."end" - q.start) <> q.exact
      ); END""",
)
SQLITE_UNDONE = (
    "DROP TRIGGER coding_quote_is_passage_new",
    "DROP TRIGGER coding_quote_is_passage",
    "DROP TRIGGER coding_text_under_quote",
)


def refuse(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def allow(apps, schema_editor):  # type: ignore[no-untyped-def]
    for statement in POSTGRES_UNDONE if schema_editor.connection.vendor == "postgresql" else SQLITE_UNDONE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    # SQLite rebuilds a table to change its columns and forgets its triggers: a later change of coding_quote or of
    # conversations_answerversion must make them again (a test writes a wrong quote past Django).
    dependencies = [("coding", "0001_rows"), ("conversations", "0001_rows")]
    operations = [migrations.RunPython(refuse, allow)]
