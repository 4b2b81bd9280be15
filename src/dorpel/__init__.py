"""Dorpel: a city-wide, face-to-face dialogue, from the first intention to the last line of the policy plan."""

import sys

try:
    import pysqlite3
except ImportError:  # no wheel for this machine: the system's SQLite serves, and `dorpel check` says what that means
    pass
else:
    if pysqlite3.sqlite_version_info >= (3, 51, 3):
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

__version__ = "0.1.0"
