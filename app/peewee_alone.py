"""Imports Peewee without the PostgreSQL driver, which it would load only to see whether it is there.

The driver costs every start two thirds of a bare window's time and 26 MB, and a firm on a file never needs it; for a
server `app.database_psycopg` brings it. So whoever opens databases imports this module before Peewee.
"""

from __future__ import annotations

import sys

_DRIVER = "psycopg"

if "peewee" not in sys.modules and _DRIVER not in sys.modules:
    sys.modules[_DRIVER] = None  # type: ignore[assignment]  # Python's own sign that a module cannot be imported
    try:
        import peewee  # noqa: F401 - imported so that it is there from now on
    finally:
        del sys.modules[_DRIVER]
