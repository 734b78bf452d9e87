"""One look over a file before its rows are taken: how each column of dates and of money is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.date_columns import DateEvidence, DateOrder, DateReading, decide_order
from app.exchange.columns.money_columns import MoneyEvidence, MoneyReading, decide_mark, read_money
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.reading.cell_values import clean_cell
from app.exchange.reading.csv_records import Record
from app.exchange.reading.source_tables import SourceTable
from app.exchange.words.import_fields import DATE_FIELDS, MONEY_FIELDS
from app.rules.money import format_money
from app.translations import current_language
from app.translations import gettext as _

# One mistyped date among the first rows must not decide for a column of thousands.
_FEWEST_ROWS = 2_000
_MANY_ROWS = 20_000
_MOST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """A column that could be read in two ways: an example, both ways as a map names them, and the one that is taken.

    `about` is "dates" or "amounts"; `readings` holds each way (a date order or a decimal mark) with the example as it
    would be read: an ISO date (without a year `--04-03`), or an amount in minor units of `currency`.
    """

    index: int
    header: str
    about: str
    example: str
    readings: tuple[tuple[str, str], ...]
    taken: str
    currency: str = "USD"

    @property
    def sentence(self) -> str:
        """The question as one sentence, with what is taken if nobody answers."""
        first, second = (self.words_of(way) for way, _example in self.readings)
        words = {
            "header": self.header,
            "example": self.example,
            "first": first,
            "second": second,
            "taken": self.words_of(self.taken),
        }
        if self.about == "dates":
            text = _(
                "The dates under “%(header)s” can be read in two ways: %(example)s = %(first)s or %(second)s; "
                "%(taken)s is taken unless a map says otherwise."
            )
        else:
            text = _(
                "The amounts under “%(header)s” can be read in two ways: %(example)s = %(first)s or %(second)s; "
                "%(taken)s is taken unless a map says otherwise."
            )
        return text % words

    def words_of(self, way: str) -> str:
        """The example as it would be read in one of the two ways, in words: `April 3, 2024`, `4 de marzo`, `$12.00`."""
        meant = dict(self.readings)[way]
        if self.about == "dates":
            return _day_in_words(meant)
        try:
            return format_money(int(meant), self.currency, current_language())
        except ValueError:
            return meant

    def as_facts(self) -> dict[str, object]:
        """The question as plain values, for a script."""
        return {
            "column": self.header,
            "about": self.about,
            "example": self.example,
            "readings": dict(self.readings),
            "taken": self.taken,
        }


@dataclass(frozen=True, slots=True)
class ColumnReadings:
    """How the columns of dates and of money are read, by column number, and what has to be asked."""

    dates: Mapping[int, DateReading]
    money: Mapping[int, MoneyReading]
    questions: tuple[ColumnQuestion, ...] = ()


def _day_in_words(iso: str) -> str:
    """`2024-04-03` and `--04-03` as a person writes them."""
    # Babel costs a tenth of a second, which a start of the program should not pay.
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - only a doubtful column needs it

    if iso.startswith("-"):
        return str(format_skeleton("MMMMd", date.fromisoformat(f"2000{iso[1:]}"), locale=current_language()))
    return str(format_date(date.fromisoformat(iso), "long", locale=current_language()))


def survey_columns(table: SourceTable, mapping: ColumnMapping, habits: ReadingHabits) -> ColumnReadings:
    """Read the table until every such column is decided, at most once to its end; a user's map answers first."""
    dates = {column.index: DateEvidence() for column in mapping.columns if column.target.field in DATE_FIELDS}
    money = {column.index: MoneyEvidence() for column in mapping.columns if column.target.field in MONEY_FIELDS}
    if dates or money:
        _collect(table, dates, money)
    if mapping.date_order is not None:
        read_dates = dict.fromkeys(dates, DateReading(mapping.date_order))
    else:
        beside = _order_of_others(dates)
        read_dates = {index: decide_order(seen, beside, habits.date_order) for index, seen in dates.items()}
    if mapping.decimal_mark is not None:
        read_money = dict.fromkeys(money, MoneyReading(mapping.decimal_mark))
    else:
        together = _all_money(money)
        read_money = {
            index: decide_mark(seen if seen.point != seen.comma else together, habits.decimal_mark)
            for index, seen in money.items()
        }
    read_dates |= {index: DateReading(order) for index, order in mapping.date_orders.items() if index in dates}
    read_money |= {index: MoneyReading(mark) for index, mark in mapping.decimal_marks.items() if index in money}
    return ColumnReadings(read_dates, read_money, _questions(table, read_dates, read_money, habits.currency))


def _collect(table: SourceTable, dates: Mapping[int, DateEvidence], money: Mapping[int, MoneyEvidence]) -> None:
    """Show the evidence the cells, each text once, until enough of them leave no doubt."""
    watched: list[tuple[int, DateEvidence | MoneyEvidence, set[str]]] = []
    watched += [(index, dated, set()) for index, dated in dates.items()]
    watched += [(index, amounts, set()) for index, amounts in money.items()]
    for count, row in enumerate(table.records()):
        if not isinstance(row, Record):
            continue
        cells = row.cells
        for index, evidence, seen in watched:
            text = cells[index]
            if text and text not in seen:
                evidence.look_at(clean_cell(text))
                if len(seen) < _MOST_REMEMBERED:
                    seen.add(text)
        if count >= _FEWEST_ROWS and count % 500 == 0 and _is_decided(dates, money, count):
            return


def _is_decided(dates: Mapping[int, DateEvidence], money: Mapping[int, MoneyEvidence], count: int) -> bool:
    """Whether more rows would hardly change anything; after many, a decided column answers for its neighbours."""
    if count >= _MANY_ROWS and _order_of_others(dates) is not None and _all_money(money).is_decided:
        return True
    return all(seen.order is not None or not seen.example for seen in dates.values()) and all(
        amounts.is_decided for amounts in money.values()
    )


def _order_of_others(dates: Mapping[int, DateEvidence]) -> DateOrder | None:
    """The order that the decided columns of the file share, if there is one."""
    orders = {seen.order for seen in dates.values() if seen.order is not None}
    return orders.pop() if len(orders) == 1 else None


def _all_money(money: Mapping[int, MoneyEvidence]) -> MoneyEvidence:
    """The evidence of all amounts of the file together, for a column that says nothing itself."""
    together = MoneyEvidence()
    for seen in money.values():
        together.point += seen.point
        together.comma += seen.comma
        together.example = together.example or seen.example
    return together


def _questions(
    table: SourceTable, dates: Mapping[int, DateReading], money: Mapping[int, MoneyReading], currency: str
) -> tuple[ColumnQuestion, ...]:
    """A question with an example for every column that could be read in two ways."""
    questions = []
    for index, reading in dates.items():
        ways = tuple((order, replace(reading, order=order).example_date()) for order in DateOrder)
        if not reading.is_certain and all(day is not None for _order, day in ways):
            shown = tuple((str(order), str(day)) for order, day in ways)
            questions.append(
                ColumnQuestion(index, table.headers[index], "dates", reading.example, shown, str(reading.order))
            )
    for index, amounts in money.items():
        if not amounts.is_certain:
            shown = tuple((mark, _amount(amounts.example, mark, currency)) for mark in (".", ","))
            taken = amounts.decimal_mark
            questions.append(
                ColumnQuestion(index, table.headers[index], "amounts", amounts.example, shown, taken, currency)
            )
    return tuple(questions)


def _amount(text: str, mark: str, currency: str) -> str:
    try:
        return str(read_money(text, MoneyReading(mark), currency))
    except ValueError:
        return text
