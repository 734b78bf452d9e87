"""Rows of our own exact lists put into a database without clients: with their numbers, and under the names they say."""

from __future__ import annotations

from app.models.firm import Counter
from app.models.tables import MODELS
from app.models.team import Person
from app.services.import_writer import COLUMNS, ImportWriter

_SERIES = ("client", "job", "complaint")


class ExactRows:
    """What such rows need besides the writer: whoever worked here then, and counters that go on after them."""

    def __init__(self, writer: ImportWriter) -> None:
        self._writer = writer
        self._people: dict[str, int] = {}
        self._largest = dict.fromkeys(_SERIES, 0)
        for person in Person.select(Person.id, Person.name).order_by(Person.archived_at.is_null(), Person.id.desc()):
            self._people[person.name] = person.id

    def add(self, table: str, **values: object) -> int:
        """One new row; what the list does not say of it is as for any new row. Returns the id it will have."""
        fields = MODELS[table].columns()
        return self._writer.add(
            table, *(values[name] if name in values else fields[name].default for name in COLUMNS[table][1:])
        )

    def person(self, name: str) -> int | None:
        """Who it was; somebody we do not know has left the firm, and is kept with nothing but the name."""
        if not name:
            return None
        if name not in self._people:
            initials = "".join(part[0] for part in name.split()[:3]) or name[0]
            now = self._writer.work.now
            person = Person.create(name=name, initials=initials, role="technician", archived_at=now)
            self._people[name] = int(person.id)
        return self._people[name]

    def bears(self, series: str, number: int) -> None:
        """Somebody or something has this number now."""
        self._largest[series] = max(self._largest[series], number)

    def settle(self) -> None:
        """New numbers follow the largest."""
        for series, largest in self._largest.items():
            if not largest:
                continue
            counter = Counter.get_or_none(Counter.name == series) or Counter(name=series, last_value=0)
            counter.last_value = max(counter.last_value, largest)
            counter.save()
