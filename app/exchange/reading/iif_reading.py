"""QuickBooks IIF (tab separated, several tables in one file) → its customers, and their jobs where there are any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import PurePath

from app.errors import UnreadableFileError
from app.exchange.reading.csv_reading import read_lines
from app.exchange.reading.csv_records import Record, RecordReader, RejectedRow
from app.exchange.reading.source_kinds import HEAD_SIZE
from app.exchange.reading.source_tables import SAMPLE_ROWS, Row, RowsTable, Source, open_source, survey_source
from app.exchange.reading.text_encoding import TextEncoding, asked_encoding, judge_encoding
from app.translations import gettext as _

CLIENT_MARK, JOB_MARK = "!CUST", "!CUST job"
CLIENT_NUMBER, SITE_NUMBER = "Customer number", "Site number"
JOB_HEADERS = (
    JOB_MARK, "Job number", "Customer number", "Customer", "Job name", "Starts", "Ends", "State", "Description", "Type",
    "Phone", "Address", "Notes",
)  # fmt: skip
_JOB_COLUMNS = ("JOBSTART", "JOBEND", "JOBPROJEND")
# How QuickBooks numbers the states of a job, in words that say which of ours they are.
_STATES = {
    "0": "", "none": "", "1": "Quoted (pending)", "pending": "Quoted (pending)", "2": "Booked (awarded)",
    "awarded": "Booked (awarded)", "3": "In progress", "4": "Closed", "5": "Lost (not awarded)",
    "not awarded": "Lost (not awarded)",
}  # fmt: skip
_BOOKKEEPING = frozenset({"HDR", "CUSTNAMEDICT", "SPL"})
_MOST_TABLES_NAMED = 6


@dataclass(frozen=True, slots=True)
class _Survey:
    """What one pass tells: the columns of customers, what else is there, and the number of each customer by name."""

    names: tuple[str, ...]
    headers: tuple[str, ...]
    numbers: Mapping[str, str]
    others: Mapping[str, int]
    clients: int
    jobs: int


def open_iif(source: Source, name: str, encoding: str = "") -> tuple[RowsTable, ...]:
    """The customers of an IIF file, and a second table with their jobs; one sentence if it holds no customers."""
    survey, stamp = survey_source(source)
    with open_source(source) as file:
        head = file.read(HEAD_SIZE)
    chosen = asked_encoding(encoding) if encoding else judge_encoding(head, survey)
    seen = _look_through(source, chosen)
    if not seen.headers:
        raise UnreadableFileError(
            _("“%(name)s” holds no customers; nothing was imported; export the customer list from QuickBooks.")
            % {"name": name}
        )
    title = _("QuickBooks Desktop (IIF)")
    tables = []
    for is_jobs, count in ((False, seen.clients), (True, seen.jobs)):
        if is_jobs and not count:
            continue
        read = partial(_rows, source, chosen, seen, is_jobs=is_jobs)
        sample = tuple(islice((row for row in read() if isinstance(row, Record)), SAMPLE_ROWS))
        headers = JOB_HEADERS if is_jobs else (CLIENT_MARK, CLIENT_NUMBER, SITE_NUMBER, *seen.headers)
        path = PurePath(name)
        shown = f"{path.stem}-jobs{path.suffix}" if is_jobs else name
        remarks = () if is_jobs else _remarks(seen.others)
        tables.append(RowsTable(shown, source, headers, sample, count, survey.sha256, stamp, read, title, remarks))
    return tuple(tables)


def _remarks(others: Mapping[str, int]) -> tuple[str, ...]:
    """What else is in the file."""
    if not others:
        return ()
    names = [f"{name} ({count})" for name, count in others.items()]
    shown = ", ".join(names[:_MOST_TABLES_NAMED]) + (" …" if len(names) > _MOST_TABLES_NAMED else "")
    return (_("Only customers were read, and not what else is in the file: %(names)s.") % {"names": shown},)


def _look_through(source: Source, encoding: TextEncoding) -> _Survey:
    """The whole file once; names of own fields come from its dictionary."""
    headers: dict[str, None] = {}
    labels: dict[str, str] = {}
    numbers: dict[str, str] = {}
    others: Counter[str] = Counter()
    clients = jobs = 0
    for table, names, row in _table_rows(source, encoding):
        if table == "CUST":
            headers.update(dict.fromkeys(names))
            cells = _by_name(names, row) if isinstance(row, Record) else {}
            if ":" not in cells.get("NAME", ""):
                numbers.setdefault(cells.get("NAME", "").strip().casefold(), cells.get("REFNUM", "").strip())
            is_job = _is_job(cells)
            clients, jobs = clients + (not is_job), jobs + is_job
        elif table == "CUSTNAMEDICT" and isinstance(row, Record):
            cells = _by_name(names, row)
            labels[f"CUSTFLD{cells.get('INDEX', '')}"] = cells.get("LABEL", "").strip()
        elif table not in _BOOKKEEPING and not table.startswith("END"):
            others[table] += 1
    shown = tuple(labels.get(name) or name for name in headers)
    return _Survey(tuple(headers), shown, numbers, others, clients, jobs)


def _rows(source: Source, encoding: TextEncoding, seen: _Survey, *, is_jobs: bool) -> Iterator[Row]:
    """The rows of one of the two tables; what cannot be read is given back with the customers."""
    for table, names, row in _table_rows(source, encoding):
        if table != "CUST":
            continue
        if isinstance(row, RejectedRow):
            if not is_jobs:
                yield row._replace(cells=["CUST", "", "", *row.cells[1:]])
            continue
        cells = _by_name(names, row)
        if _is_job(cells) is not is_jobs:
            continue
        made = _job_cells(cells, seen.numbers) if is_jobs else _client_cells(cells, seen)
        if any(row.cells[len(names) + 1 :]):
            reason = _("This row has more cells than its heading; look for a tab inside a cell.")
            yield RejectedRow(row.line, reason, row.original, made)
            continue
        yield row._replace(cells=made)


def _table_rows(source: Source, encoding: TextEncoding) -> Iterator[tuple[str, tuple[str, ...], Record | RejectedRow]]:
    """Every row with the table it is in and the headings of that."""
    headings: dict[str, tuple[str, ...]] = {}
    for row in RecordReader(read_lines(source, encoding), "\t"):
        mark = row.cells[0].strip().strip('"').upper() if row.cells else ""
        if mark.startswith("!"):
            headings[mark[1:]] = tuple(cell.strip().upper() for cell in _without_empty_end(row.cells[1:]))
        elif mark:
            yield mark, headings.get(mark, ()), row


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _by_name(names: Sequence[str], row: Record) -> dict[str, str]:
    """The cells under their headings; programs leave out empty ones at the end."""
    # QuickBooks writes a line break inside a note as two letters.
    return {name: cell.replace("\\n", "\n") for name, cell in zip(names, row.cells[1:], strict=False)}


def _is_job(cells: Mapping[str, str]) -> bool:
    """Whether a row under a customer is a job: it has a day on which it starts or ends."""
    return ":" in cells.get("NAME", "") and any(cells.get(name, "").strip() for name in _JOB_COLUMNS)


def _client_number(name: str, numbers: Mapping[str, str]) -> str:
    """QuickBooks' own number of the customer a name belongs to, or the name, which is unique there."""
    parent = name.partition(":")[0].strip()
    number = numbers.get(parent.casefold(), "")
    return f"QB-{number or parent}" if parent else ""


def _client_cells(cells: Mapping[str, str], seen: _Survey) -> list[str]:
    name = cells.get("NAME", "")
    place = cells.get("REFNUM", "").strip() or name.partition(":")[2].strip() if ":" in name else ""
    state = cells.get("JOBSTATUS", "")
    known = {**cells, "JOBSTATUS": _STATES.get(state.strip().casefold(), state)}
    values = [known.get(column, "") for column in seen.names]
    return ["CUST", _client_number(name, seen.numbers), place, *values]


def _job_cells(cells: Mapping[str, str], numbers: Mapping[str, str]) -> list[str]:
    name = cells["NAME"]
    customer, _colon, job = name.partition(":")
    start, end, planned = (cells.get(column, "").strip() for column in _JOB_COLUMNS)
    state = cells.get("JOBSTATUS", "").strip()
    lines = (cells.get(f"SADDR{place}", "") or "" for place in range(1, 6))
    address = [line for line in lines if line.strip()] or [
        line for place in range(1, 6) if (line := cells.get(f"BADDR{place}", "")).strip()
    ]
    return [
        "CUST job",
        f"QB-{cells.get('REFNUM', '').strip() or name.strip()}",
        _client_number(name, numbers),
        customer.strip(),
        job.strip(),
        start or end or planned,
        end or planned,
        _STATES.get(state.casefold(), state),
        cells.get("JOBDESC", ""),
        cells.get("JOBTYPE", ""),
        cells.get("PHONE1", ""),
        "\n".join(address),
        "\n".join(filter(None, (cells.get("NOTEPAD", "").strip(), cells.get("NOTE", "").strip()))),
    ]
