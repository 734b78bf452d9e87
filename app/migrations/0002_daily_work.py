"""What daily work needs beyond the first day: goodwill, merges, erasures, invoices with lines, photos, sorted job lists.

A step stands alone and is frozen, so it says its own few types again; what they mean stands in 0001.
"""

from __future__ import annotations

import re
from typing import Protocol


class Connection(Protocol):
    """What a migration needs from the database that runs it."""

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""


TABLES: dict[str, str] = {
    "goodwill": """
        client_id REF(client) NOT NULL
        job_id REF(job)
        complaint_id REF(complaint)
        what TEXT NOT NULL CHECK (what <> '')
        cost_minor WHOLE NOT NULL DEFAULT 0 CHECK (cost_minor >= 0)
        given_by_id REF(person)
        approved_by_id REF(person)
        given_at MOMENT NOT NULL
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "client_merge": """
        kept_id REF(client) NOT NULL
        gone_id REF(client) NOT NULL
        moved JSON NOT NULL
        merged_by_id REF(person)
        merged_at MOMENT NOT NULL
        undone_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
        CHECK (kept_id <> gone_id)
    """,
    "erasure": """
        client_id REF(client) NOT NULL
        fingerprints JSON NOT NULL
        erased_by_id REF(person)
        erased_at MOMENT NOT NULL
        version WHOLE NOT NULL DEFAULT 1
    """,
    "invoice_line": """
        invoice_id REF(invoice) NOT NULL
        job_line_id REF(job_line)
        name TEXT NOT NULL
        quantity_hundredths WHOLE NOT NULL DEFAULT 100
        unit TEXT NOT NULL DEFAULT 'each' CHECK (unit IN ('room', 'area', 'metre', 'each', 'hour'))
        unit_price_minor WHOLE NOT NULL DEFAULT 0
        amount_minor WHOLE NOT NULL
        is_tax_exempt FLAG
        position WHOLE NOT NULL DEFAULT 0
        version WHOLE NOT NULL DEFAULT 1
    """,
}

COLUMNS: tuple[str, ...] = (
    "firm tax_number TEXT NOT NULL DEFAULT ''",
    "price_item is_tax_exempt FLAG",
    "agreement minutes WHOLE CHECK (minutes > 0)",
    "agreement at_minute WHOLE CHECK (at_minute BETWEEN 0 AND 1439)",
    "agreement window_minutes WHOLE CHECK (window_minutes >= 0)",
    "agreement paused_until_on DAY",
    "agreement note TEXT NOT NULL DEFAULT ''",
    "job quoted_at MOMENT",
    "job extra_ok TEXT NOT NULL DEFAULT ''",
    "job waited_minutes WHOLE CHECK (waited_minutes >= 0)",
    "job_line unit_price_minor WHOLE CHECK (unit_price_minor >= 0)",
    "job_line is_tax_exempt FLAG",
    "job_line guarantee_exclusion TEXT NOT NULL DEFAULT ''",
    "invoice client_name TEXT NOT NULL DEFAULT ''",
    "invoice client_address TEXT NOT NULL DEFAULT ''",
    "invoice tax_name TEXT NOT NULL DEFAULT ''",
    "invoice tax_basis_points WHOLE NOT NULL DEFAULT 0 CHECK (tax_basis_points BETWEEN 0 AND 10000)",
    "invoice is_tax_included FLAG",
    "invoice discount_minor WHOLE NOT NULL DEFAULT 0",
    "invoice note TEXT NOT NULL DEFAULT ''",
    "invoice issued_by_id REF(person)",
    "invoice issued_at MOMENT",
    "invoice voided_at MOMENT",
    "invoice credits_id REF(invoice)",
    "attachment finding_id REF(finding)",
    "attachment added_by_id REF(person)",
    "attachment original_sha256 TEXT NOT NULL DEFAULT ''",
)

# What a job comes to, and what is still owed for it: sorted lists compare by exactly these words.
AMOUNT = "COALESCE(billed_minor, price_minor - discount_minor)"

INDEXES: tuple[str, ...] = (
    "goodwill_client_index ON goodwill (client_id, given_at)",
    "goodwill_giver_index ON goodwill (given_by_id, given_at)",
    "client_merge_kept_index ON client_merge (kept_id)",
    "client_merge_gone_index ON client_merge (gone_id)",
    "erasure_client_index ON erasure (client_id)",
    "invoice_line_invoice_index ON invoice_line (invoice_id)",
    "invoice_job_index ON invoice (job_id)",
    "invoice_issued_index ON invoice (issued_on, id)",
    "payment_paid_on_index ON payment (paid_on, id)",
    "timeline_entry_job_index ON timeline_entry (job_id) WHERE job_id IS NOT NULL",
    "attachment_complaint_index ON attachment (complaint_id) WHERE complaint_id IS NOT NULL",
    "agreement_date_state_index ON agreement_date (state, planned_on)",
    "job_agreement_date_index ON job (agreement_date_id) WHERE agreement_date_id IS NOT NULL",
    f"job_amount_index ON job (({AMOUNT}), id)",
    f"job_owed_index ON job (({AMOUNT} - paid_minor), id)",
)

_SQLITE_TYPES = {
    "TEXT": "TEXT",
    "WHOLE": "INTEGER",
    "FLAG": "INTEGER NOT NULL DEFAULT 0 CHECK ({column} IN (0, 1))",
    "MOMENT": "TEXT CHECK ({column} IS NULL OR {column} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr({column}, 1, 10) IS date(substr({column}, 1, 10)))",
    "DAY": "TEXT CHECK ({column} IS date({column}))",
    "JSON": "TEXT CHECK ({column} IS NULL OR json_valid({column}))",
    "REF": "INTEGER REFERENCES {target} (id)",
}
_POSTGRESQL_TYPES = {
    "TEXT": 'TEXT COLLATE "C"',
    "WHOLE": "BIGINT",
    "FLAG": "BOOLEAN NOT NULL DEFAULT FALSE",
    "MOMENT": "TIMESTAMPTZ",
    "DAY": "DATE",
    "JSON": "JSONB",
    "REF": "BIGINT REFERENCES {target} (id)",
}
_IDENTITY = {
    "sqlite": "id INTEGER PRIMARY KEY",
    "postgresql": "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
}
_COLUMN = re.compile(
    r"(?P<column>\w+) (?P<word>TEXT|WHOLE|FLAG|MOMENT|DAY|JSON|REF)(?:\((?P<target>\w+)\))?(?P<rest>.*)"
)


def up(database: Connection, engine: str) -> None:
    """Add the tables, columns and indexes; `engine` is "sqlite" or "postgresql"."""
    strict = " STRICT" if engine == "sqlite" else ""
    for table, body in TABLES.items():
        lines = [_IDENTITY[engine], *(_column(line.strip(), engine) for line in body.strip().splitlines())]
        database.execute_sql(f"CREATE TABLE {table} ({', '.join(lines)}){strict}")
    for text in COLUMNS:
        table, _space, line = text.partition(" ")
        database.execute_sql(f"ALTER TABLE {table} ADD COLUMN {_column(line, engine)}")
    for text in INDEXES:
        database.execute_sql(f"CREATE INDEX {text}")


def _column(line: str, engine: str) -> str:
    """One column in the engine's words; a constraint that names no type passes through as it stands."""
    match = _COLUMN.fullmatch(line)
    if match is None:
        return line
    words = _SQLITE_TYPES if engine == "sqlite" else _POSTGRESQL_TYPES
    return f"{match['column']} {words[match['word']].format(**match.groupdict())}{match['rest']}"
