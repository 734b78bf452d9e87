"""A firm of very many clients that keeps in touch: the busy firm with all that follows after a job.

Every visit has its first steps, the last visit of each client the whole plan; there are calls and notes with what they
were for, kindnesses given and planned, what clients said, promises kept and late, and wishes not to be called.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.busy_firm import NOW, ZONE, busy_database_of
from tests.bench.measuring import SCRATCH

__all__ = ["NOW", "ZONE", "cared_database_of"]

_TODAY = NOW.date().isoformat()
# For SQLite alone, as the busy firm is. One job in 130 is moved to the last thirty days, at an hour and a technician of
# its own, so that there is something to ask about.
_AT = "strftime('%Y-%m-%dT%H:%M:%S.000000Z', "
_DAY = f"{_AT}'{_TODAY}', '-' || (1 + id / 130 % 30) || ' days', '' || (13 + id / 3900 / 12) || ' hours'"
_STEP = "INSERT OR IGNORE INTO aftercare_step (client_id, job_id, kind, due_on"
_STATEMENTS = (
    f"""UPDATE job SET starts_at = {_DAY}), ends_at = {_DAY}, '1 hours'), finished_at = {_DAY}, '1 hours'),
    technician_id = 2 + id / 3900 % 12 WHERE state = 'done' AND id % 130 = 0""",
    f"""{_STEP}, state, done_at, done_by_id) SELECT client_id, id, 'dry_check', date(finished_at, '3 days'), 'done',
    finished_at, 2 + id % 9 FROM job WHERE state = 'done' AND id % 130 > 0""",
    """DELETE FROM aftercare_step WHERE kind = 'quality_call' AND job_id % 130 = 0""",
    f"""{_STEP}, state) SELECT client_id, id, 'quality_call', date(finished_at, '1 days'),
    CASE WHEN id % 260 = 0 THEN 'open' ELSE 'done' END FROM job WHERE state = 'done' AND id % 130 = 0""",
    f"""{_STEP}, is_sales, state) SELECT j.client_id, j.id, k.kind, date(j.finished_at, k.days || ' days'), k.sales,
    CASE WHEN date(j.finished_at, k.days || ' days') < date('{_TODAY}', '-20 days') AND j.id % 50 > 0 THEN 'done'
    ELSE 'open' END FROM (SELECT max(id) AS id FROM job WHERE state = 'done' GROUP BY client_id) AS x
    JOIN job AS j ON j.id = x.id, (SELECT 'spots_check' AS kind, 30 AS days, 0 AS sales
    UNION ALL SELECT 'halfway_tip', 180, 0 UNION ALL SELECT 'reminder', 335, 1 UNION ALL SELECT 'due_call', 365, 1
    UNION ALL SELECT 'personal_call', 456, 1 UNION ALL SELECT 'letter', 730, 1
    UNION ALL SELECT 'last_letter', 912, 1) AS k""",
    """INSERT INTO voice (client_id, kind, channel, words, taken_at, answered_at, change_decided, change_made_at,
    may_quote) SELECT client_id, CASE id % 7 WHEN 0 THEN 'need' WHEN 1 THEN 'complaint' WHEN 2 THEN 'dislike'
    WHEN 3 THEN 'fondness' WHEN 4 THEN 'question' WHEN 5 THEN 'praise' ELSE 'problem' END, 'phone',
    'The hall smelled of orange for a week and the dog would not leave it, number ' || id, finished_at,
    CASE WHEN id % 701 > 0 THEN finished_at END, CASE WHEN id % 41 = 0 THEN 'Rinse twice' ELSE '' END,
    CASE WHEN id % 82 = 0 THEN finished_at END, id % 7 = 5 FROM job WHERE state = 'done' AND id % 6 = 1""",
    f"""INSERT INTO timeline_entry (client_id, kind, direction, purpose, happened_at, person_id, words, channel,
    outcome) SELECT client_id, CASE id % 5 WHEN 0 THEN 'call' WHEN 1 THEN 'text' WHEN 2 THEN 'help' WHEN 3 THEN 'letter'
    ELSE 'call' END, 'out', CASE id % 6 WHEN 0 THEN 'sales' WHEN 1 THEN 'care' WHEN 2 THEN 'inform' WHEN 3 THEN 'chat'
    ELSE 'service' END, {_AT}finished_at, (id % 60 - 20) || ' days'), 2 + id % 9, 'Spoke about the stairs', 'phone',
    CASE id % 3 WHEN 0 THEN 'fixed' ELSE '' END FROM job WHERE state = 'done'
    AND finished_at < date('{_TODAY}', '-45 days')""",
    """INSERT INTO love_touch (client_id, given_on, kind, what, person_id, reaction, cost_minor, is_planned)
    SELECT client_id, date(finished_at, (id % 10) || ' days'), CASE id % 4 WHEN 0 THEN 'care' WHEN 1 THEN 'remarkable'
    WHEN 2 THEN 'safe' ELSE 'brag' END, 'A card for the dog', 2 + id % 9,
    CASE id % 3 WHEN 0 THEN 'thanked' ELSE 'none' END, 300, 0 FROM job WHERE state = 'done' AND id % 4 = 1""",
    f"""INSERT INTO love_touch (client_id, given_on, kind, what, is_planned, plan_key) SELECT id,
    date('{_TODAY}', (id % 300) || ' days'), 'care', 'Ring them', 1, 'between:' || id FROM client WHERE id % 9 = 1""",
    """INSERT INTO promise (client_id, what, due_at, made_at, kept_at) SELECT client_id, 'Bring the sample',
    finished_at, starts_at, finished_at FROM job WHERE state = 'done' AND id % 10 = 3""",
    f"""INSERT INTO promise (client_id, what, due_at, made_at) SELECT id, 'Send the price',
    {_AT}'{_TODAY}T15:00', (id % 40 - 5) || ' days'), {_AT}'{_TODAY}T15:00', '-30 days') FROM client
    WHERE id % 400 = 7""",
    """INSERT INTO contact_permission (client_id, channel, purpose, is_allowed, decided_at) SELECT id, 'phone', 'sales',
    0, '2024-01-01T00:00:00.000000Z' FROM client WHERE id % 11 = 3""",
    """UPDATE feedback SET probe_state = 'done', probed_at = asked_at, probe_outcome = CASE id % 2 WHEN 0
    THEN 'would_not_say' ELSE 'not_reached' END WHERE id % 20 = 1""",
    f"""UPDATE feedback SET probe_state = 'due', probe_due_at = {_AT}'{_TODAY}T15:00', '-' || (id % 9) || ' days')
    WHERE id % 300 = 2""",
    """UPDATE feedback SET words = 'They were careful on the stairs, ' || id, may_quote = id % 9 = 0
    WHERE answer_class = 'love' AND id % 5 = 0""",
    """UPDATE client SET main_phone = '+1503555' || printf('%04d', id % 10000),
    main_postal_code = printf('972%02d', id % 90), postal_key = printf('972%02d', id % 90),
    street_key = lower(main_street) || '|millbrook', last_visit_on = coalesce((SELECT max(date(finished_at)) FROM job
    WHERE client_id = client.id AND id % 130 = 0), last_visit_on),
    last_contact_at = (SELECT max(happened_at) FROM timeline_entry WHERE client_id = client.id)""",
)


def cared_database_of(client_count: int, job_count: int) -> Path:
    """The file with so many clients and jobs, and with what we did for them since."""
    source = busy_database_of(client_count, job_count)
    file = SCRATCH / f"cared-{source.name}"
    if not file.exists():
        part = file.with_suffix(".part")
        shutil.copy(source, part)
        _fill(part)
        part.replace(file)
    return file


def _fill(file: Path) -> None:
    from app.clock import FixedClock
    from app.everafter import open_everafter

    everafter = open_everafter(file, clock=FixedClock(NOW, ZONE))
    try:
        everafter.database.execute_sql("PRAGMA cache_size=-262144")
        with everafter.database.atomic():
            for statement in _STATEMENTS:
                everafter.database.execute_sql(statement)
    finally:
        everafter.close()
