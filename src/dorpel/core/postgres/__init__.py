"""Django's PostgreSQL with one thing added: `migrate` makes the schema that a connection looks in."""
