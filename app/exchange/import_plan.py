"""From files to an import: recognise, dry run, and one act that writes everything or nothing.

A dry run takes exactly the same way and is rolled back at its end, so that what it promises is what happens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from app.clock import Clock
from app.cycle_search import without_cycle_search
from app.errors import ValidationError
from app.exchange.columns.column_mapping import RecognisedFile, as_map, header_key, recognise
from app.exchange.columns.column_survey import ColumnQuestion
from app.exchange.columns.own_maps import OwnMap, load_map
from app.exchange.columns.reading_habits import ReadingHabits, habits_of
from app.exchange.exact_lists import ExactLists, came_before
from app.exchange.import_choices import NO_CHOICES, ImportChoices
from app.exchange.import_counts import ImportTally
from app.exchange.import_kinds import IMPORT_KINDS, ParsedRow, RowParser, kind_of, person_of, writing_order
from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import PersonPair, PreviewNotes, PreviewRow
from app.exchange.kept_rows import KeptRows
from app.exchange.parsing.client_parsing import ClientParser
from app.exchange.parsing.parsed_records import PhoneNormaliser
from app.exchange.parsing.plain_clients import PlainReader
from app.exchange.people.erased_people import ErasedPeople
from app.exchange.people.person_index import PersonIndex
from app.exchange.people.person_pairs import PairAnswers, add_suggestions
from app.exchange.reading.csv_reading import TextTable
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.reading.row_blocks import read_blocks
from app.exchange.reading.row_hashes import RowHashes
from app.exchange.reading.source_tables import SourceTable
from app.exchange.reading.table_opening import open_tables
from app.exchange.records.history_import import ImportTools
from app.exchange.records.plain_client_import import PlainClientImport
from app.exchange.row_parsing import parsed_rows, parser_for
from app.exchange.words.import_fields import RecordKind
from app.jobs import JobProgress
from app.queries.firm import get_firm
from app.rules.phone_numbers import normalise
from app.services.import_writer import ImportWriter
from app.services.imports import BatchDraft, ImportCounts, ImportService, UndoImportResult
from app.unit_of_work import UnitsOfWork

_CHUNK = 1_000
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file as it was recognised, and what is unsure about it."""

    path: Path
    table: SourceTable
    recognised: RecognisedFile
    questions: tuple[ColumnQuestion, ...]

    @property
    def columns(self) -> dict[str, list[str]]:
        """Our fields with the headings of the columns that fill them."""
        found: dict[str, list[str]] = {}
        for column in self.recognised.mapping.columns:
            found.setdefault(str(column.target), []).append(column.header)
        return found

    @property
    def samples(self) -> dict[str, list[str]]:
        """Our fields with the first values of their columns, to show beside them."""
        found: dict[str, list[str]] = {}
        for column in self.recognised.mapping.columns:
            found.setdefault(str(column.target), self.table.values(column.index)[:_SAMPLES])
        return found


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Files that are ready to be tried or imported, clients before jobs, and what was decided about them."""

    files: tuple[PlannedFile, ...]
    choices: ImportChoices = NO_CHOICES

    @property
    def estimate(self) -> int:
        """About how many rows there are."""
        return sum(file.table.count_estimate for file in self.files)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or what a dry run would do; `import_id` is None for a dry run.

    `rows` are the first of each outcome, and `pairs` those who may be one person, of a dry run.
    """

    counts: ImportCounts
    import_id: int | None
    columns: dict[str, list[str]]
    rejects: tuple[tuple[PlannedFile, KeptRows], ...]
    rows: tuple[PreviewRow, ...] = ()
    pairs: tuple[PersonPair, ...] = ()
    pair_count: int = 0


class _DryRunEnded(Exception):  # noqa: N818 - it ends a dry run, nothing went wrong
    """Rolls the dry run's unit back."""


def plan_import(
    files: Sequence[str | Path],
    clock: Clock,
    kind: str | None = None,
    mapping_file: str | Path | None = None,
    choices: ImportChoices = NO_CHOICES,
) -> ImportPlan:
    """Open and recognise the files; raises one sentence when one of them cannot be read or understood.

    A map for all files comes as `mapping_file`, maps for single ones with the `choices`, which win.
    """
    for_all = load_map(Path(mapping_file)) if mapping_file is not None else None
    planned = [
        each for file in map(Path, files) for each in _plan_file(file, clock, kind, choices.map_of(file) or for_all)
    ]
    planned.sort(key=lambda file: writing_order(file.recognised.kind))
    return ImportPlan(tuple(planned), choices)


def _plan_file(file: Path, clock: Clock, kind: str | None, own_map: OwnMap | None) -> list[PlannedFile]:
    """The tables of a file; most have one. Of several a map is for those that have its columns."""
    tables = open_source(file, own_map)
    wanted = kind_of(kind) if kind else own_map.kind if own_map else None
    if len(tables) == 1:
        return [_plan_table(file, tables[0], clock, wanted, own_map)]
    seen = [(table, recognise(table)) for table in tables]
    chosen = [table for table, found in seen if wanted in {None, found.kind}] or [tables[0]]
    maps = [own_map if own_map and own_map.fits(table.headers) else None for table in chosen]
    if own_map and not any(maps):
        maps[0] = own_map
    return [_plan_table(file, table, clock, None, own) for table, own in zip(chosen, maps, strict=True)]


def _plan_table(
    file: Path, table: SourceTable, clock: Clock, kind: RecordKind | None, own_map: OwnMap | None
) -> PlannedFile:
    recognised = recognise(table, kind, own_map)
    if recognised.problem:
        raise ValidationError(recognised.problem)
    _parser, readings = parser_for(table, recognised, firm_habits(clock), _no_number)
    return PlannedFile(file, table, recognised, readings.questions)


def open_source(file: Path, own_map: OwnMap | None) -> tuple[SourceTable, ...]:
    """The tables of a file, opened as its map says: its encoding, its separator, its sheet."""
    asked = own_map or OwnMap({})
    return open_tables(file, asked.encoding, asked.delimiter, asked.sheet)


def dry_run(plan: ImportPlan, units: UnitsOfWork, clock: Clock, progress: JobProgress | None = None) -> ImportResult:
    """What importing would do; nothing is kept."""
    results: list[ImportResult] = []
    notes = PreviewNotes()

    def try_it(writer: ImportWriter) -> ImportCounts:
        counts, rejects = _write(plan, writer, clock, progress or JobProgress(), notes)
        rows, pairs = tuple(notes.rows), notes.strongest_pairs()
        results.append(ImportResult(counts, None, _columns(plan), rejects, rows, pairs, notes.pair_count))
        raise _DryRunEnded

    with suppress(_DryRunEnded), without_cycle_search():
        ImportService(units, clock).run(_draft(plan), try_it, progress)
    return results[0]


def apply_import(
    plan: ImportPlan, units: UnitsOfWork, clock: Clock, progress: JobProgress | None = None
) -> ImportResult:
    """Import everything in one act: killed, cancelled or failed at any moment, nothing of it is there."""
    rejects: list[tuple[tuple[PlannedFile, KeptRows], ...]] = []

    def write(writer: ImportWriter) -> ImportCounts:
        counts, given_back = _write(plan, writer, clock, progress or JobProgress())
        rejects.append(given_back)
        return counts

    with without_cycle_search():
        import_id, counts = ImportService(units, clock).run(_draft(plan), write, progress)
    return ImportResult(counts, import_id, _columns(plan), rejects[0])


def undo_import(
    units: UnitsOfWork, clock: Clock, import_id: int, progress: JobProgress | None = None
) -> UndoImportResult:
    """Take an import back; rows that were edited since are kept and named."""
    with without_cycle_search():
        return ImportService(units, clock).undo(import_id, progress)


def _write(
    plan: ImportPlan, writer: ImportWriter, clock: Clock, progress: JobProgress, notes: PreviewNotes | None = None
) -> tuple[ImportCounts, tuple[tuple[PlannedFile, KeptRows], ...]]:
    people = PersonIndex()
    answers = PairAnswers(plan.choices.answers)
    whole = ImportTally()
    rejects = []
    done = 0
    firm = get_firm()
    exact = ExactLists(firm.currency if firm is not None else "USD", _normaliser())
    for file in plan.files:
        tally = ImportTally(file.table.name, notes)
        tools = ImportTools(writer, _source(file), tally, people, clock, answers, RowHashes(file.table.headers))
        is_exact = exact.is_for(file.recognised.kind, tools.source)
        for count in _put_back(file, tools, exact) if is_exact else _taken(file, tools):
            done += count
            progress.step(done, max(done, plan.estimate), file.table.name)
        whole.counts += tally.counts
        rejects.append((file, tally.rejects))
    if notes is not None:
        add_suggestions(notes)
    return whole.totals(), tuple(rejects)


def _put_back(file: PlannedFile, tools: ImportTools, exact: ExactLists) -> Iterator[int]:
    """Our own exact list comes back value by value into a database that has no client yet."""
    rows = file.table.records()
    while chunk := list(islice(rows, _CHUNK)):
        for row in chunk:
            if isinstance(row, RejectedRow):
                tools.tally.reject(row)
        records = [row for row in chunk if isinstance(row, Record)]
        exact.take(tools, file.recognised.kind, file.table.headers, records)
        yield len(chunk)


def _taken(file: PlannedFile, tools: ImportTools) -> Iterator[int]:
    """Takes the rows of a file chunk by chunk, and says after each how many there were."""
    erased = ErasedPeople(tools.source)
    parser = _parser(file, tools.clock)
    blocks = None if erased.are_any else _block_taker(file, tools, parser)
    if blocks is not None and isinstance(file.table, TextTable) and not file.table.layout.is_grouped:
        for block in read_blocks(file.table):
            blocks.take(block)
            yield len(block)
        return
    taker = IMPORT_KINDS[file.recognised.kind].taker(tools)
    for read in _chunks(file, parser):
        chunk = [_unless_erased(erased, row, parsed) for row, parsed in read]
        for row, parsed in chunk:
            if not isinstance(parsed, RejectedRow):
                continue
            if isinstance(row, Record) and came_before(tools, file.recognised.kind, row):
                tools.tally.count(Outcome.UNCHANGED, row.line, next(filter(None, row.cells), ""))
            else:
                tools.tally.reject(parsed)
        taker.take(
            [(row, parsed) for row, parsed in chunk if isinstance(row, Record) and not isinstance(parsed, RejectedRow)]
        )
        yield len(chunk)
    taker.finish()


def _block_taker(file: PlannedFile, tools: ImportTools, parser: RowParser) -> PlainClientImport | None:
    """What takes whole blocks, if this is a file of clients whose columns can be read as such."""
    table = file.table
    if not isinstance(parser, ClientParser) or not isinstance(table, TextTable) or table.layout.marker_columns:
        return None
    reader = PlainReader(file.recognised.mapping, parser, _region(), table.layout.delimiter)
    if not reader.is_fit:
        return None
    return PlainClientImport(
        tools.writer, tools.source, tools.tally, tools.people, tools.answers, (parser, reader, tools.hash_row)
    )


def _parser(file: PlannedFile, clock: Clock) -> RowParser:
    parser, _readings = parser_for(
        file.table, file.recognised, firm_habits(clock), partial(normalise, region=_region())
    )
    return parser


def _normaliser() -> PhoneNormaliser:
    return partial(normalise, region=_region())


def _region() -> str:
    firm = get_firm()
    return firm.country if firm is not None else "US"


_Parsed = ParsedRow | RejectedRow
_Row = tuple[Record | RejectedRow, _Parsed]


def _chunks(file: PlannedFile, parser: RowParser) -> Iterator[list[_Row]]:
    chunk: list[_Row] = []
    for each in parsed_rows(file.table, parser):
        chunk.append(each)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _source(file: PlannedFile) -> str:
    return file.recognised.mapping.format_key or "file"


def _unless_erased(erased: ErasedPeople, row: Record | RejectedRow, parsed: _Parsed) -> _Row:
    if isinstance(row, Record) and not isinstance(parsed, RejectedRow):
        return row, erased.refuse(row, person_of(parsed)) or parsed
    return row, parsed


def firm_habits(clock: Clock) -> ReadingHabits:
    """How this firm writes dates and amounts."""
    firm = get_firm()
    if firm is None:
        return replace(habits_of("en_US", "US", "USD", clock.today()), is_assumed=True, zone=clock.zone)
    return replace(habits_of(firm.locale, firm.country, firm.currency, clock.today()), zone=clock.zone)


def _no_number(_text: str) -> str | None:
    return None


def _columns(plan: ImportPlan) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in plan.files:
        for field, headings in file.columns.items():
            found.setdefault(field, []).extend(each for each in headings if each not in found.get(field, []))
    return found


def _draft(plan: ImportPlan) -> BatchDraft:
    first = plan.files[0]
    return BatchDraft(
        kind="+".join(dict.fromkeys(str(file.recognised.kind) for file in plan.files)),
        file_name=", ".join(file.table.name for file in plan.files),
        file_sha256=first.table.sha256,
        format=first.recognised.format_title,
        mapping={file.table.name: as_map(file.recognised.mapping) for file in plan.files},
        maps={header_key(file.table.headers): _kept_map(file, plan.choices) for file in plan.files},
        estimate=plan.estimate,
    )


def _kept_map(file: PlannedFile, choices: ImportChoices) -> dict[str, object]:
    """How this file was taken, for the next one with the same headings."""
    source = file.table.source
    own_map = (choices.map_of(source) if isinstance(source, Path) else None) or OwnMap({})
    settings = replace(own_map, columns={}, kind=file.recognised.kind).as_content()
    return as_map(file.recognised.mapping) | settings
