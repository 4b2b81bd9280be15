"""What the rows promise, the database keeps: also for rows that are written without Django."""

import re

import pytest
from django.apps import apps
from django.db import connection

from dorpel.core.rows import Choice

POSTGRES = """
    SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid
    WHERE c.contype = 'c' AND c.conrelid = %s::regclass AND a.attname = %s AND c.conkey = ARRAY[a.attnum]"""
SQLITE = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s"


def checked(table: str, column: str) -> set[str]:
    """The texts that the database lets stand in a column."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES, [table, column])
            return {value for (check,) in cursor.fetchall() for value in re.findall(r"'([^']*)'::", check)}
        cursor.execute(SQLITE, [table])
        checks = re.findall(rf'CHECK \("{column}" IN \(([^)]*)\)', cursor.fetchone()[0])
    return {value for check in checks for value in re.findall(r"'([^']*)'", check)}


@pytest.mark.django_db
def test_every_choice_is_checked_by_the_database_as_the_migrations_left_it() -> None:
    wanted, found = {}, {}
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, Choice):
                values = {str(value) for value, _label in field.flatchoices} | ({""} if field.blank else set())
                place = f"{model._meta.db_table}.{field.column}"
                wanted[place], found[place] = values, checked(model._meta.db_table, str(field.column))
    assert len(wanted) > 30
    assert found == wanted
