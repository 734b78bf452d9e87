"""What the time after a job needs: when to try again, who owns what a client said, who decided, answered and told.

A step stands alone and is frozen, so it says its own few types again; what they mean stands in 0001.
"""

from __future__ import annotations

import re
from typing import Protocol


class Connection(Protocol):
    """What a migration needs from the database that runs it."""

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""


COLUMNS: tuple[str, ...] = (
    # Which kindness of the twelve months ahead this is, so that none is planned twice; empty for one a person added.
    "love_touch plan_key TEXT",
    # Nobody was reached: not before this day again.
    "feedback next_try_on DAY",
    # Who sees to it that what was said is answered, and that the client hears what became of it.
    "voice owner_id REF(person)",
    "voice answered_by_id REF(person)",
    "voice decided_at MOMENT",
    "voice change_made_at MOMENT",
    "voice told_by_id REF(person)",
    "voice told_channel TEXT",
    # Why nothing is changed, and the complaint on the board that goes on from what was said.
    "voice no_change_because TEXT",
    "voice complaint_id REF(complaint)",
    # Whether words may stand on a paper for others: who asked and when, with first name and town or without, taken back.
    "voice quote_asked_at MOMENT",
    "voice quote_asked_by_id REF(person)",
    "voice quote_withdrawn_at MOMENT",
    "voice may_name FLAG",
    "feedback quote_asked_at MOMENT",
    "feedback quote_asked_by_id REF(person)",
    "feedback quote_withdrawn_at MOMENT",
    "feedback may_name FLAG",
    # Help without a sale: what we advised, how it was given, and whether that settled it.
    "timeline_entry advice TEXT",
    "timeline_entry channel TEXT",
    "timeline_entry outcome TEXT",
    # What they told us they pay other cleaners in 24 months, how many they use and the place we have among them (R9).
    "client others_minor MONEY CHECK (others_minor >= 0)",
    "client cleaner_count WHOLE CHECK (cleaner_count BETWEEN 1 AND 99)",
    "client our_rank WHOLE CHECK (our_rank >= 1)",
    # The day on which the next visit is nearly due, and who lives around: whom to turn to next is asked by these (R10).
    "client soon_on DAY",
    "client street_key TEXT",
    "client postal_key TEXT",
    # What the daily arithmetic of attention and value at risk stands on; empty until a client's facts are read.
    "client standing_points WHOLE",
    "client recent_minor MONEY",
)

INDEXES: tuple[str, ...] = (
    # Who was asked and kept silent.
    "feedback (probe_outcome, probed_at)",
    "voice (taken_at)",
    "timeline_entry (happened_at) WHERE kind = 'help'",
    "client (last_contact_at)",
    "client (value_at_risk_minor, id)",
    "client (stage, sort_name)",
)

NAMED_INDEXES = (
    # Whom to turn to next is answered from this one alone: all that R10 asks of each of very many clients. So are the
    # sums of Insights and how many nobody spoke to.
    "client_invited_index ON client (drifting_on, soon_on, lost_on, value_at_risk_minor, sort_name, next_visit_at, "
    "last_contact_at, is_hurt, street_key, postal_key, last_visit_on, due_on, archived_at, merged_into_id, ended_reason, "
    "visit_count, annual_value_minor) "
    "WHERE archived_at IS NULL AND merged_into_id IS NULL",
    "timeline_entry_offer_index ON timeline_entry (happened_at) WHERE purpose = 'sales'",
    # Only open steps are ever looked for by their day, and most steps are done: an index of all states led SQLite, which
    # counts no rows, through every step ever done for a question about one client.
    "aftercare_step_open_index ON aftercare_step (due_on) WHERE state = 'open'",
    "aftercare_step_open_kind_index ON aftercare_step (kind, due_on) WHERE state = 'open'",
    "love_touch_given_index ON love_touch (given_on)",
    "love_touch_planned_index ON love_touch (given_on) WHERE is_planned",
    "job_put_away_index ON job (put_away_at) WHERE put_away_at IS NOT NULL",
)

# Takes the place of an index of all states.
_GONE_INDEXES = ("aftercare_step_state_due_on_index",)

# As near to the rules as a statement comes; whoever is written next, and every night, is worked out by the rules.
_SOON = {
    "sqlite": "date(last_visit_on, ((9 * expected_interval_days + 9) / 10) || ' days')",
    "postgresql": "last_visit_on + ((9 * expected_interval_days + 9) / 10)::int",
}
_KEYS = (
    "street_key = lower(trim(ltrim(main_street, '0123456789 '))) || '|' || lower(main_town)",
    "postal_key = lower(replace(main_postal_code, ' ', ''))",
)

_SQLITE_TYPES = {
    "TEXT": "TEXT NOT NULL DEFAULT ''",
    "WHOLE": "INTEGER",
    "MONEY": "INTEGER",
    "FLAG": "INTEGER NOT NULL DEFAULT 0 CHECK ({column} IN (0, 1))",
    "MOMENT": "TEXT CHECK ({column} IS NULL OR {column} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr({column}, 1, 10) IS date(substr({column}, 1, 10)))",
    "DAY": "TEXT CHECK ({column} IS date({column}))",
    "REF": "INTEGER REFERENCES {target} (id)",
}
_POSTGRESQL_TYPES = {
    "TEXT": "TEXT COLLATE \"C\" NOT NULL DEFAULT ''",
    "WHOLE": "BIGINT",
    "MONEY": "BIGINT",
    "FLAG": "BOOLEAN NOT NULL DEFAULT FALSE",
    "MOMENT": "TIMESTAMPTZ",
    "DAY": "DATE",
    "REF": "BIGINT REFERENCES {target} (id)",
}
_COLUMN = re.compile(
    r"(?P<table>\w+) (?P<column>\w+) (?P<word>TEXT|WHOLE|MONEY|FLAG|MOMENT|DAY|REF)(?:\((?P<target>\w+)\))?(?P<rest>.*)"
)


def up(database: Connection, engine: str) -> None:
    """Add the columns and indexes; `engine` is "sqlite" or "postgresql"."""
    words = _SQLITE_TYPES if engine == "sqlite" else _POSTGRESQL_TYPES
    for text in COLUMNS:
        match = _COLUMN.fullmatch(text)
        if match is None:
            raise ValueError(text)
        column = words[match["word"]].format(**match.groupdict()) + match["rest"]
        database.execute_sql(f"ALTER TABLE {match['table']} ADD COLUMN {match['column']} {column}")
    for name in _GONE_INDEXES:
        database.execute_sql(f"DROP INDEX {name}")
    for text in INDEXES:
        table, columns = text.split(" ", 1)
        name = "_".join([table, *re.findall(r"\w+", columns.split(" WHERE ")[0]), "index"])
        database.execute_sql(f"CREATE INDEX {name} ON {table} {columns}")
    for text in NAMED_INDEXES:
        database.execute_sql(f"CREATE INDEX {text}")
    filled = f"UPDATE client SET soon_on = {_SOON[engine]}, {', '.join(_KEYS)}"  # noqa: S608 - constants of this step
    database.execute_sql(f"{filled} WHERE last_visit_on IS NOT NULL AND expected_interval_days IS NOT NULL")
