"""Our own exact lists put back into a database without clients: taken out again they are the same to the byte.

Nobody is compared with anybody and nothing is worked out from words: the rows were told apart by the firm that wrote
them. Into a database with clients, exact lists go the way of every file, and so do rows that are not as we wrote them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import partial

from app.errors import ValidationError
from app.exchange.formats.trade_formats import OUR_CLIENT_MARK, OUR_COMPLAINT_MARK, OUR_JOB_MARK
from app.exchange.import_outcomes import Outcome
from app.exchange.parsing.parsed_records import ParsedAddress, ParsedClient, PhoneNormaliser
from app.exchange.reading.cell_values import exact_cell
from app.exchange.reading.csv_records import Record
from app.exchange.records.client_import import own_key, written_values
from app.exchange.records.history_import import ImportTools
from app.exchange.words.import_fields import RecordKind
from app.models.fields import moment_from, moment_text
from app.queries.complaint_stories import story_lines
from app.queries.imports import count_clients, read_ledger
from app.rules.attention import OF_A_STRANGER
from app.rules.feedback import Answer, Feeling, feeling_from_answer, suggest_feeling
from app.rules.money import parse_money
from app.rules.phone_numbers import digits_of
from app.rules.visit_interval import BUSINESS_DAYS, HOME_NORMAL_DAYS, Premises
from app.services.client_naming import sort_name
from app.services.exact_rows import ExactRows
from app.services.imported_complaints import ComplaintWriter
from app.translations import gettext as _

EXACT_KINDS = frozenset(RecordKind)
_JOB_STATES = frozenset({"enquiry", "quoted", "booked", "under_way", "done", "cancelled", "no_show", "lost"})
_NOTE_KINDS = frozenset({"note", "call", "email", "letter", "text", "in_person", "paper", "help"})
_CHANNELS = frozenset({"phone", "text", "email", "letter", "in_person"})
_ASKED_BY = frozenset({"phone", "sheet", "email", "text", "letter", "in_person", "online"})
_METHODS = frozenset({"card", "cash", "check", "transfer", "voucher", "other"})
_ANSWERS = frozenset({"", *(each.value for each in Answer)})
_LARGEST_NUMBER = 99_999_999
_ADDRESS = ("street", "street_2", "town", "region", "postal_code", "country")
_WAYS = ("access_note", "parking_note", "water_note")
_NUMBERED = (OUR_CLIENT_MARK, OUR_JOB_MARK, OUR_COMPLAINT_MARK)
# Told in a complaint's list, and worked out from its events: told otherwise, the row was changed by hand.
_FOLLOWING = ("category", "state", "fix_outcome")
_ENDS = {"answered_on": "answered_at", "fixed_on": "fixed_at", "closed_on": "closed_at"}
_Cells = Mapping[str, str]


def came_before(tools: ImportTools, kind: RecordKind, record: Record) -> bool:
    """Whether a row of our own exact list was put back before, word for word, whatever a stranger's row would need."""
    if kind not in EXACT_KINDS or tools.source != f"everafter_{kind}":
        return False
    row_hash = tools.hash_row(record.cells)
    keys = [own_key(row_hash), f"id:{record.cells[0]}"]
    return any(line.row_hash == row_hash for line in read_ledger(kind.value, tools.source, keys).values())


class NotAsWrittenError(ValueError):
    """A row that we did not write like this."""


class UnknownClientError(ValueError):
    """A complaint of somebody whom no list of this import brought; says so to the user."""


class _Row(dict[str, str]):
    """The cells by their headings."""

    def __missing__(self, _heading: str) -> str:
        raise NotAsWrittenError


class ExactLists:
    """Takes the rows of all exact lists of one import, in the order of their files."""

    def __init__(self, currency: str, normalise: PhoneNormaliser) -> None:
        self._is_open = count_clients() == 0
        self._currency = currency
        self._normalise = normalise
        self._clients: dict[int, int] = {}
        self._jobs: dict[int, int] = {}
        self._complaints: dict[int, int] = {}
        self._rows: ExactRows | None = None
        self._stories: ComplaintWriter | None = None

    def is_for(self, kind: RecordKind, source: str) -> bool:
        """Whether a file is such a list and there is still nobody here but whom these lists brought."""
        return self._is_open and kind in EXACT_KINDS and source == f"everafter_{kind}"

    def take(self, tools: ImportTools, kind: RecordKind, headers: Sequence[str], records: Sequence[Record]) -> None:
        """Write these rows; one that we did not write like this is given back."""
        rows = self._rows = self._rows or ExactRows(tools.writer)
        add = {
            RecordKind.CLIENTS: self._client,
            RecordKind.JOBS: self._job,
            RecordKind.NOTES: self._note,
            RecordKind.PAYMENTS: self._payment,
            RecordKind.FEEDBACK: self._feedback,
            RecordKind.COMPLAINTS: self._complaint,
        }[kind]
        for record in records:
            cells = _Row(zip(headers, map(exact_cell, record.cells), strict=False))
            try:
                add_ready = partial(add, tools, rows, cells)
                self._take(tools, kind, record, cells, add_ready)
            except UnknownClientError as error:
                tools.tally.reject(record.rejected(str(error)))
            except (NotAsWrittenError, ValidationError, ValueError):
                tools.tally.reject(
                    record.rejected(_("This row is not as Everafter wrote it; mend it, and import the row again."))
                )
        tools.writer.flush()
        rows.settle()

    def _take(
        self, tools: ImportTools, kind: RecordKind, record: Record, cells: _Cells, add: Callable[[], int]
    ) -> None:
        record_id, row_hash = add(), tools.hash_row(record.cells)
        number = next((cells[mark] for mark in _NUMBERED if cells.get(mark)), "")
        key = f"id:{number}" if number else own_key(row_hash)
        written = written_values(_parsed(cells, record.line)) if kind is RecordKind.CLIENTS else None
        tools.writer.add("import_row", kind.value, tools.source, key, row_hash, record_id, written)
        tools.tally.count(Outcome.NEW, record.line, cells.get("name") or cells.get("client") or "")

    def _client(self, tools: ImportTools, rows: ExactRows, cells: _Cells) -> int:
        parsed = _parsed(cells, 0)
        number, kind = _number(cells["everafter_client"]), _one_of(cells["kind"], {"home", "business"})
        channels = [_one_of(each, _CHANNELS) for each in _parts(cells["opted_out"])]
        phones, emails, tags = (_parts(cells[name]) for name in ("phone", "email", "tags"))
        if number in self._clients or not parsed.name:
            raise NotAsWrittenError
        writer, work = tools.writer, tools.writer.work
        client_id = self._clients[number] = rows.add(
            "client",
            number=number,
            created_at=work.now,
            expected_interval_days=BUSINESS_DAYS[Premises.OFFICE] if kind == "business" else HOME_NORMAL_DAYS,
            kind=kind,
            **OF_A_STRANGER,
            salutation=parsed.salutation,
            first_name=parsed.first_name,
            last_name=parsed.last_name,
            company_name=parsed.company_name,
            preferred_name=parsed.preferred_name,
            name=parsed.name,
            source=parsed.source,
            birthday=parsed.birthday,
            language=parsed.language,
            sort_name=sort_name(parsed, parsed.name),
            first_contact_on=parsed.client_since,
        )
        rows.bears("client", number)
        for position, value in enumerate(phones):
            point = {"client_id": client_id, "position": position, "kind": "phone", "value": value}
            reads = {"normal": self._normalise(value) or "", "digits_reversed": digits_of(value)[::-1]}
            rows.add("contact_point", **point, **reads)
        for position, value in enumerate(emails, len(phones)):
            point = {"client_id": client_id, "position": position, "kind": "email", "value": value}
            rows.add("contact_point", **point, normal=value.casefold())
        place = {name: cells[name] for name in (*_ADDRESS, *_WAYS)}
        if any(place.values()):
            rows.add("site", client_id=client_id, is_main=True, **place)
        for tag in tags:
            writer.add_tag(client_id, tag)
        for channel in channels:
            said = {"channel": channel, "source": _("imported file"), "decided_at": work.now}
            rows.add("contact_permission", client_id=client_id, **said)
        writer.touched_clients.add(client_id)
        return client_id

    def _job(self, tools: ImportTools, rows: ExactRows, cells: _Cells) -> int:
        number, state = _number(cells["everafter_job"]), _one_of(cells["state"], _JOB_STATES)
        starts_at, ends_at = (self._moment(tools, cells[name]) for name in ("job_date", "end_date"))
        amount, paid = self._amount(cells["amount"]), self._amount(cells["paid"])
        if number in self._jobs or amount < 0 or (ends_at is not None and (starts_at is None or ends_at < starts_at)):
            raise NotAsWrittenError
        client_id = self._whose(tools, rows, cells)
        is_done, now = state == "done", tools.writer.work.now
        job_id = self._jobs[number] = rows.add(
            "job",
            number=number,
            client_id=client_id,
            state=state,
            description=cells["description"],
            starts_at=starts_at,
            ends_at=ends_at,
            technician_id=rows.person(cells["technician"]),
            is_chargeable=True,
            price_minor=amount,
            billed_minor=amount if is_done else None,
            paid_minor=paid,
            arrived_at=starts_at if is_done else None,
            left_at=ends_at if is_done else None,
            finished_at=(ends_at or starts_at or now) if is_done else None,
            keyed_at=now if is_done else None,
            created_at=starts_at or now,
        )
        rows.bears("job", number)
        return job_id

    def _note(self, tools: ImportTools, rows: ExactRows, cells: _Cells) -> int:
        happened_at, kind = self._needed(tools, cells["noted_on"]), _one_of(cells["note_kind"], _NOTE_KINDS)
        client_id = self._whose(tools, rows, cells)
        return rows.add(
            "timeline_entry",
            client_id=client_id,
            kind=kind,
            happened_at=happened_at,
            headline=cells["headline"],
            words=cells["words"],
            person_id=rows.person(cells["author"]),
            meaning=cells["meaning"],
        )

    def _payment(self, tools: ImportTools, rows: ExactRows, cells: _Cells) -> int:
        paid_on, amount = date.fromisoformat(cells["paid_on"]), self._amount(cells["amount"])
        kind, method = _one_of(cells["payment_kind"], {"payment", "refund"}), _one_of(cells["payment_method"], _METHODS)
        if amount <= 0:
            raise NotAsWrittenError
        return rows.add(
            "payment",
            client_id=self._whose(tools, rows, cells),
            job_id=self._job_of(cells),
            kind=kind,
            method=method,
            amount_minor=amount,
            paid_on=paid_on,
            note=cells["reference"],
            recorded_at=tools.writer.work.now,
        )

    def _feedback(self, tools: ImportTools, rows: ExactRows, cells: _Cells) -> int:
        answer, channel = _one_of(cells["answer"], _ANSWERS), _one_of(cells["channel"], _ASKED_BY)
        asked_at, score = self._needed(tools, cells["asked_on"]), int(cells["score"]) if cells["score"] else None
        if score is not None and not 0 <= score <= 10:
            raise NotAsWrittenError
        feeling = feeling_from_answer(Answer(answer)) if answer else suggest_feeling(cells["words"], score)
        return rows.add(
            "feedback",
            client_id=self._whose(tools, rows, cells),
            job_id=self._job_of(cells),
            asked_at=asked_at,
            channel=channel,
            answer=answer,
            score=score,
            words=cells["words"],
            meaning=cells["meaning"],
            answer_class=Feeling(feeling).value,
            is_confirmed=True,
        )

    def _complaint(self, tools: ImportTools, rows: ExactRows, cells: _Cells) -> int:
        """A complaint with all its events; what follows from them is worked out and must be what the row says."""
        number, follows = _number(cells["everafter_complaint"]), cells["follows"]
        if number in self._complaints or (follows and int(follows) not in self._complaints):
            raise NotAsWrittenError
        values = {
            "number": number,
            "client_id": self._known_client(cells),
            "job_id": self._job_of(cells),
            "follows_id": self._complaints[int(follows)] if follows else None,
            "received_at": moment_from(cells["received_on"]),
            "channel": _one_of(cells["channel"], _ASKED_BY),
            "need_by_on": date.fromisoformat(cells["need_by_on"]) if cells["need_by_on"] else None,
            "is_self_reported": _one_of(cells["is_self_reported"], {"0", "1"}) == "1",
            "logged_by_id": rows.person(cells["logged_by"]),
            "about_person_id": rows.person(cells["technician"]),
            **{name: cells[name] for name in ("words", "expected", "wanted", "meaning")},
        }
        lines = story_lines(cells["events"], rows.person)
        self._stories = self._stories or ComplaintWriter(tools.writer)
        row = self._stories.work_out(lines, values)
        ends = {heading: getattr(row, name) for heading, name in _ENDS.items()}
        told = {name: getattr(row, name) for name in _FOLLOWING}
        told |= {heading: "" if moment is None else moment_text(moment) for heading, moment in ends.items()}
        is_same = all(cells[heading] == text for heading, text in told.items())
        if not is_same or row.owner_id != rows.person(cells["owner"]) or row.cost_minor != self._amount(cells["cost"]):
            raise NotAsWrittenError
        # The words of somebody erased do not follow from the events any more.
        row.closing_words, row.cause, row.lesson = (cells[name] for name in ("closing_words", "cause", "lesson"))
        self._complaints[number] = self._stories.put_back(row, lines)
        rows.bears("complaint", number)
        tools.writer.touched_clients.add(row.client_id)
        return self._complaints[number]

    def _known_client(self, cells: _Cells) -> int:
        number = _number(cells["client_external_id"])
        if number not in self._clients:
            raise UnknownClientError(
                _(
                    "No list of this import names client {number}; import the row again together with the list of "
                    "clients, which leaves out deleted ones."
                ).format(number=number)
            )
        return self._clients[number]

    def _whose(self, tools: ImportTools, rows: ExactRows, cells: _Cells) -> int:
        """The client with this number; one whose own list did not come is made of number, name and telephone."""
        number = _number(cells["client_external_id"])
        if number not in self._clients:
            known = dict.fromkeys((*_ADDRESS, *_WAYS, *_PLAIN, "email", "tags", "opted_out", "client_since"), "")
            known |= {"everafter_client": str(number), "kind": "home", "name": cells["name"], "phone": cells["phone"]}
            self._client(tools, rows, known)
        tools.writer.touched_clients.add(self._clients[number])
        return self._clients[number]

    def _job_of(self, cells: _Cells) -> int | None:
        text = cells["job_number"]
        if text and int(text) not in self._jobs:
            raise NotAsWrittenError
        return self._jobs[int(text)] if text else None

    def _moment(self, tools: ImportTools, text: str) -> datetime | None:
        """A moment on the firm's wall, as it was written to the minute."""
        if not text:
            return None
        day, _blank, minute = text.partition(" ")
        at = datetime.combine(date.fromisoformat(day), time.fromisoformat(minute), tzinfo=tools.clock.zone)
        if at.strftime("%Y-%m-%d %H:%M") != text:
            raise NotAsWrittenError
        return at

    def _needed(self, tools: ImportTools, text: str) -> datetime:
        moment = self._moment(tools, text)
        if moment is None:
            raise NotAsWrittenError
        return moment

    def _amount(self, text: str) -> int:
        return parse_money(text, self._currency)


_PLAIN = (
    "salutation", "first_name", "last_name", "company_name", "preferred_name", "name", "source", "birthday", "language",
)  # fmt: skip


def _parsed(cells: _Cells, line: int) -> ParsedClient:
    """The client as other imports know them, for the ledger and for the name to sort by."""
    since = cells["client_since"]
    address = ParsedAddress(*(cells[name] for name in _ADDRESS))
    return ParsedClient(
        line=line,
        kind=cells["kind"],
        sites=() if address.is_empty else (address,),
        client_since=date.fromisoformat(since) if since else None,
        **{name: cells[name] for name in _PLAIN},  # type: ignore[arg-type]  # texts by their names
    )


def _number(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    if not 0 < number <= _LARGEST_NUMBER:
        raise NotAsWrittenError
    return number


def _parts(text: str) -> list[str]:
    return text.split("\n") if text else []


def _one_of(text: str, known: frozenset[str] | set[str]) -> str:
    if text not in known:
        raise NotAsWrittenError
    return text
