"""The settings each SQLite connection gets, and what they must read back as."""

# The value as it is set, and as SQLite tells it afterwards.
PRAGMAS: dict[str, tuple[str, str | int]] = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),  # NORMAL loses acknowledged rows when the power goes
    "cache_size": ("-16000", -16000),
    "temp_store": ("MEMORY", 2),
    "journal_size_limit": ("67108864", 67108864),
    "secure_delete": ("ON", 1),  # withdrawn words are overwritten, not only unlinked
    "trusted_schema": ("OFF", 0),
}

INIT_COMMAND = "; ".join(f"PRAGMA {name} = {value}" for name, (value, _) in PRAGMAS.items())

#: Every version from 3.7.0 up to this one can damage a WAL database when its log restarts under load.
FIRST_SAFE_VERSION = (3, 51, 3)
