"""Long lists in any order, a page at a time, however long they are: the rows from a place on, and the place of a row.

A list is a row of stretches, each sorted by keys of which none is ever empty and the last, an id, is unique: so an
index answers, equals have one order, and rows without a value are a stretch of their own that comes last whichever way
the list is turned. Every STEP-th key of a stretch is kept as an anchor; a page is read from the anchor before it. The
anchors are taken one by one while nobody waits (`take_anchor`), and a page read before that only skips further.

What a filter lets through is read once as bare ids where it is little, for then no order is worth walking; where it is
much, the index of the order is walked and the filter asked for each row. So a filter says `~` before what it may be
found by, and any condition `^` before what it never should be: SQLite gets a `+` there, for `~` while the order is
walked, which keeps it from another index whose rows it would have to sort.

All of this is proved equal to one plain ORDER BY in tests/app/queries/test_keyset_pages.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import Expression

from app.models.base import BaseModel
from app.queries.plain_sql import is_postgresql, read_rows

STEP = 1024
FEW = 50_000
BY, NEVER_BY = "~", "^"

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that stand together: who they are, and the columns they are sorted by, of which the last is a unique id.

    The longest stretch need not be counted: it is what the others leave.
    """

    keys: tuple[str, ...]
    condition: str = ""
    parameters: tuple[Any, ...] = ()
    is_longest: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """A filter, with `~` or `^` before each column of the list's table; an empty one lets everybody through."""

    condition: str = ""
    parameters: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class ListOrder:
    """All rows of a list in their order.

    `source` stands behind FROM, `table` with its name there and its id are what is counted, and `gone` is a condition
    on rows that are in no list at all; it has an index of its own. `source_of_few` begins with the table where `source`
    begins with another one.
    """

    source: str
    table: str
    row_id: str
    gone: str
    stretches: tuple[Stretch, ...]
    wish: Wish = Wish()
    is_descending: bool = False
    source_of_few: str = ""


def wish_of(model: type[BaseModel], name: str, condition: Expression | None) -> Wish:
    """A condition on a model as a filter of the list in which its table is called `name`."""
    if condition is None:
        return Wish()
    sql, parameters = model.select(model.id).where(condition).sql()
    return Wish(sql.partition(" WHERE ")[2].replace('"t1".', f"{BY}{name}."), tuple(parameters))


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that an index gives in their order: the statement without its limit, and what stands behind its FROM."""

    statement: str
    rows: str
    parameters: tuple[Any, ...]


class KeysetPages:
    """One list as it stands now; a change in the database makes it stale, and whoever shows it makes another.

    Places count from 0. Rows that another desk takes out while one is read are missing at the end of what is read.
    """

    def __init__(self, order: ListOrder, few: int = FEW, step: int = STEP) -> None:
        self._order = order
        self._step = step
        self._is_postgresql = is_postgresql()
        self._ids: array[int] | None = None
        self.count = self._count_all()
        if self.count <= few:
            self._ids = array("q", self._read_ids())
            self.count = len(self._ids)
        stretches = order.stretches if self._ids is None else ()
        self._counts: list[int | None] = [None for _stretch in stretches]
        self._anchors: list[list[Key | None]] = [[None] for _stretch in stretches]

    @property
    def has_all_anchors(self) -> bool:
        """Whether every page is read as quickly as the first."""
        return all(
            count is not None and len(anchors) * self._step >= count
            for anchors, count in zip(self._anchors, self._counts, strict=True)
        )

    @property
    def anchor_count(self) -> int:
        """How many keys are kept: one for each STEP rows, or none for a list of few."""
        return sum(map(len, self._anchors))

    def ids(self, first: int, limit: int) -> list[int]:
        """The ids of at most `limit` rows from this place on."""
        if self._ids is not None:
            return self._ids[first : first + limit].tolist()
        found: list[int] = []
        begin = 0
        for number in range(len(self._counts)):
            inside, wanted = max(0, first + len(found) - begin), limit - len(found)
            is_last = number == len(self._counts) - 1
            # A list is opened before its stretches are counted: the first page lies where it begins.
            if not (is_last or inside == 0):
                wanted = min(wanted, self._length(number) - inside)
            if wanted > 0:
                found += [key[-1] for key in self._keys_from(number, inside, wanted)]
            if len(found) == limit or is_last:
                break
            begin += self._length(number)
        return found

    def place_of(self, row_id: int) -> int | None:
        """Where a row stands; None if it is not in this list."""
        if self._ids is not None:
            return self._ids.index(row_id) if row_id in self._ids else None
        begin = 0
        for number in range(len(self._counts)):
            key = self._key_of(number, row_id)
            if key is not None:
                return begin + self._place_within(number, key)
            begin += self._length(number)
        return None

    def take_anchor(self) -> bool:
        """Count the next stretch or take the next anchor; False once there is nothing left to do."""
        uncounted = [number for number, count in enumerate(self._counts) if count is None]
        if uncounted:
            self._length(min(uncounted, key=self._longest.__eq__))
            return True
        for number, anchors in enumerate(self._anchors):
            if len(anchors) * self._step < self._length(number):
                self._take_anchor(number)
                return True
        return False

    def _take_anchor(self, number: int) -> None:
        anchors = self._anchors[number]
        found = self._seek(number, anchors[-1], 1, self._step)
        if found:
            anchors.append(found[0])
        else:  # another desk took rows out: what is left ends before this anchor
            self._counts[number] = len(anchors) * self._step

    def _keys_from(self, number: int, inside: int, limit: int) -> list[Key]:
        anchors = self._anchors[number]
        nearest = min(inside // self._step, len(anchors) - 1)
        return self._seek(number, anchors[nearest], limit, inside - nearest * self._step)

    def _place_within(self, number: int, key: Key) -> int:
        anchors = self._anchors[number]
        while not self._is_behind(anchors[-1], key) and len(anchors) * self._step < self._length(number):
            self._take_anchor(number)
        nearest = max(place for place, anchor in enumerate(anchors) if not self._is_behind(anchor, key))
        ahead = self._seek(number, anchors[nearest], self._step, 0)
        return nearest * self._step + (ahead.index(key) if key in ahead else len(ahead))

    def _is_behind(self, anchor: Key | None, key: Key) -> bool:
        if anchor is None:
            return False
        return anchor < key if self._order.is_descending else anchor > key

    # ------------------------------------------------------------------ statements

    def _count_all(self) -> int:
        order = self._order
        if not order.wish.condition:
            [(everybody,)] = read_rows(f"SELECT count(*) FROM {order.table}")  # noqa: S608 - constants only
            [(gone,)] = read_rows(f"SELECT count(*) FROM {order.table} WHERE {order.gone}")  # noqa: S608 - constants
            return int(everybody - gone)
        condition = self._listed(is_walked=False)
        [(count,)] = read_rows(f"SELECT count(*) FROM {order.table} WHERE {condition}", order.wish.parameters)  # noqa: S608 - constants
        return int(count)

    @property
    def _longest(self) -> int:
        return next((number for number, stretch in enumerate(self._order.stretches) if stretch.is_longest), 0)

    def _length(self, number: int) -> int:
        """How long a stretch is; the longest is what the others leave."""
        known = self._counts[number]
        if known is None:
            if number == self._longest:
                others = sum(self._length(other) for other in range(len(self._counts)) if other != number)
                known = self.count - others
            else:
                known = self._count_stretch(self._order.stretches[number])
            self._counts[number] = known
        return known

    def _count_stretch(self, stretch: Stretch) -> int:
        statement = f"SELECT count(*) FROM {self._order.source} WHERE {self._rows_of(stretch)}"  # noqa: S608 - constants only
        [(count,)] = read_rows(statement, (*self._order.wish.parameters, *stretch.parameters))
        return int(count)

    def _read_ids(self) -> list[int]:
        """All ids of a list of few: read by the filter's own index, sorted here."""
        order = self._order
        columns = list(dict.fromkeys(key for stretch in order.stretches for key in stretch.keys))
        cases, parameters = "", list[Any]()
        for number, stretch in enumerate(order.stretches):
            cases += f" WHEN {self._signed(stretch.condition) or '1 = 1'} THEN {number}"
            parameters += stretch.parameters
        statement = (
            f"SELECT CASE{cases} END, {', '.join(columns)} FROM {order.source_of_few or order.source} "  # noqa: S608 - constants only
            f"WHERE {self._listed(is_walked=False)}"
        )
        rows_of: list[list[Key]] = [[] for _stretch in order.stretches]
        places = [[columns.index(key) + 1 for key in stretch.keys] for stretch in order.stretches]
        for row in read_rows(statement, (*parameters, *order.wish.parameters)):
            rows_of[row[0]].append(tuple(row[place] for place in places[row[0]]))
        return [key[-1] for keys in rows_of for key in sorted(keys, reverse=order.is_descending)]

    def _key_of(self, number: int, row_id: int) -> Key | None:
        stretch = self._order.stretches[number]
        statement = (
            f"SELECT {', '.join(stretch.keys)} FROM {self._order.source} "  # noqa: S608 - constants only
            f"WHERE {self._rows_of(stretch)} AND {self._order.row_id} = ?"
        )
        found = read_rows(statement, (*self._order.wish.parameters, *stretch.parameters, row_id))
        return found[0] if found else None

    def _seek(self, number: int, start: Key | None, limit: int, offset: int) -> list[Key]:
        """The keys of rows of a stretch from this key on, after skipping some."""
        found: list[Key] = []
        for part in self.parts_from(self._order.stretches[number], start):
            rows = read_rows(f"{part.statement} LIMIT ? OFFSET ?", (*part.parameters, limit - len(found), offset))
            found += rows
            if len(found) == limit:
                break
            offset = 0 if rows or not offset else offset - self._count_part(part, offset)
        return found

    def _count_part(self, part: Part, most: int) -> int:
        statement = f"SELECT count(*) FROM (SELECT 1 FROM {part.rows} LIMIT ?) AS counted"  # noqa: S608 - constants only
        return int(read_rows(statement, (*part.parameters, most))[0][0])

    def parts_from(self, stretch: Stretch, start: Key | None) -> Iterator[Part]:
        """A stretch from this key on, in parts that an index answers: equals of the first keys, then what follows.

        One comparison of all keys at once would walk every equal of the first key, which may be half of the list.
        """
        keys, sign = stretch.keys, "<" if self._order.is_descending else ">"
        base = (*self._order.wish.parameters, *stretch.parameters)
        rows = f"{self._order.source} WHERE {self._rows_of(stretch)}"
        if start is None:
            yield Part(f"SELECT {', '.join(keys)} FROM {rows} ORDER BY {self._turned(keys)}", rows, base)  # noqa: S608 - constants only
            return
        for same in range(len(keys) - 1, -1, -1):
            last_sign = f"{sign}=" if same == len(keys) - 1 else sign
            ahead = " AND ".join([f"{key} = ?" for key in keys[:same]] + [f"{keys[same]} {last_sign} ?"])
            here = f"{rows} AND {ahead}"
            order = self._turned(keys[same:])
            yield Part(f"SELECT {', '.join(keys)} FROM {here} ORDER BY {order}", here, (*base, *start[: same + 1]))  # noqa: S608 - constants only

    def _rows_of(self, stretch: Stretch) -> str:
        return " AND ".join(part for part in (self._listed(is_walked=True), self._signed(stretch.condition)) if part)

    def _listed(self, *, is_walked: bool) -> str:
        order = self._order
        present = f"{order.row_id} NOT IN (SELECT {order.row_id} FROM {order.table} WHERE {order.gone})"  # noqa: S608 - constants
        wish = self._signed(order.wish.condition, is_walked=is_walked)
        return f"{present} AND ({wish})" if wish else present

    def _signed(self, condition: str, *, is_walked: bool = False) -> str:
        """The condition with what keeps SQLite from an index instead of the marks."""
        plus = "" if self._is_postgresql else "+"
        return condition.replace(NEVER_BY, plus).replace(BY, plus if is_walked else "")

    def _turned(self, keys: Sequence[str]) -> str:
        return ", ".join(f"{key} DESC" for key in keys) if self._order.is_descending else ", ".join(keys)
