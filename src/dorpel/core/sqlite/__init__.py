"""Django's SQLite with one thing added: writers wait for their turn at a fair gate instead of failing."""
