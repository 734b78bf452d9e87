"""Reads a whole database through: is it sound, do its parts agree, do the numbers add up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.database_engines import Database
from app.errors import EverafterError
from app.jobs import JobProgress
from app.translations import gettext as _

_LONGEST_LIST = 20
_LARGEST_REPORT = 5

ExtraCheck = Callable[[Database], Iterable[str]]
"""A check of a service's own, such as kept columns against their rule: a sentence for each problem."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: nothing, or one sentence for each problem."""

    is_ok: bool
    problems: tuple[str, ...]


def check_database(
    database: Database,
    *,
    is_thorough: bool = False,
    extra_checks: Sequence[ExtraCheck] = (),
    progress: JobProgress | None = None,
) -> CheckResult:
    """Check a database without changing anything; `is_thorough` also compares every index with its table."""
    steps = progress or JobProgress()
    checks: list[ExtraCheck] = []
    if database.engine == "sqlite":
        checks += [_thorough_pages if is_thorough else _quick_pages, _keys, _search_index]
    checks += [_paid_sums, _visit_columns, _event_numbers, _counters, *extra_checks]
    problems: list[str] = []
    for done, check in enumerate(checks):
        steps.step(done, len(checks))
        try:
            problems += list(check(database))[:_LARGEST_REPORT]
        except EverafterError as error:
            problems.append(str(error))
            break
    return CheckResult(not problems, tuple(problems[:_LONGEST_LIST]))


def _quick_pages(database: Database) -> Iterator[str]:
    return _pages(database, "quick_check")


def _thorough_pages(database: Database) -> Iterator[str]:
    return _pages(database, "integrity_check")


def _pages(database: Database, pragma: str) -> Iterator[str]:
    found = database.execute_sql(f"PRAGMA {pragma}({_LARGEST_REPORT})").fetchall()
    if [row[0] for row in found] != ["ok"]:
        yield _("The file is damaged; please restore the newest backup.")


def _keys(database: Database) -> Iterator[str]:
    for table in sorted({row[0] for row in database.execute_sql("PRAGMA foreign_key_check").fetchall()}):
        yield _("Something in “{table}” refers to what is not there.").format(table=table)


def _search_index(database: Database) -> Iterator[str]:
    if database.is_read_only:  # the check of the index counts as a write
        return
    try:
        with database.atomic():
            database.execute_sql("INSERT INTO client_search (client_search, rank) VALUES ('integrity-check', 1)")
    except EverafterError:
        yield _("The search index does not agree with the clients; it can be made anew.")


def _paid_sums(database: Database) -> Iterator[str]:
    rows = database.execute_sql(
        "SELECT job.number FROM job LEFT JOIN ("
        "SELECT job_id, sum(CASE kind WHEN 'refund' THEN -amount_minor ELSE amount_minor END) AS paid "
        "FROM payment WHERE archived_at IS NULL AND job_id IS NOT NULL GROUP BY job_id"
        ") AS paid ON paid.job_id = job.id WHERE job.paid_minor <> coalesce(paid.paid, 0) ORDER BY job.number LIMIT 5"
    ).fetchall()
    for row in rows:
        yield _("The payments of job {number} do not add up to what it says is paid.").format(number=row[0])


def _visit_columns(database: Database) -> Iterator[str]:
    rows = database.execute_sql(
        "SELECT number FROM client WHERE visit_count < 0 OR (visit_count = 0) <> (last_visit_on IS NULL) "
        "OR first_visit_on > last_visit_on ORDER BY number LIMIT 5"
    ).fetchall()
    for row in rows:
        yield _("The visits kept for client {number} contradict each other.").format(number=row[0])


def _event_numbers(database: Database) -> Iterator[str]:
    rows = database.execute_sql(
        "SELECT complaint.number FROM complaint JOIN ("
        "SELECT complaint_id, count(*) AS found, max(sequence) AS last, min(sequence) AS first "
        "FROM complaint_event GROUP BY complaint_id"
        ") AS event ON event.complaint_id = complaint.id "
        "WHERE event.first <> 1 OR event.last <> event.found ORDER BY complaint.number LIMIT 5"
    ).fetchall()
    for row in rows:
        yield _("The history of complaint {number} has a gap.").format(number=row[0])


def _counters(database: Database) -> Iterator[str]:
    for table in ("client", "job", "complaint"):
        row = database.execute_sql(
            f"SELECT counter.last_value, (SELECT max(number) FROM {table}) FROM counter "  # noqa: S608 - three names
            f"WHERE counter.name = '{table}'"
        ).fetchone()
        if row is not None and row[1] is not None and row[1] > row[0]:
            yield _("The next number for “{table}” was given out already.").format(table=table)
