"""The PostgreSQL driver as Peewee speaks to it; imported when a server is opened and never for a file."""

from __future__ import annotations

from typing import Any

import psycopg
from peewee import Psycopg3Adapter
from psycopg.pq import TransactionStatus
from psycopg.types.json import Json, Jsonb
from psycopg.types.string import TextLoader


class PsycopgAdapter(Psycopg3Adapter):
    """Peewee's own adapter, with the driver that Peewee was imported without (see `app.peewee_alone`)."""

    txn_idle = TransactionStatus.IDLE
    txn_inerror = TransactionStatus.INERROR
    txn_unknown = TransactionStatus.UNKNOWN

    def __init__(self) -> None:
        super().__init__()
        self.json_type = Json
        self.jsonb_type = Jsonb

    def check_driver(self) -> None:
        """It is there: this module would not be otherwise."""

    def get_binary_type(self) -> Any:
        """How bytes are given to the driver."""
        return psycopg.Binary

    def connect(self, db: Any, **params: Any) -> psycopg.Connection[Any]:
        """A connection whose JSON comes as text, as from SQLite."""
        connection = psycopg.connect(db.database, **params)
        # decoded, a text could not be told from the JSON of a text
        connection.adapters.register_loader("jsonb", TextLoader)
        return connection
