"""The job sheet as Typst sets it: the second twin that bench_job_sheets.py measures against.

The page is a template in Typst's own language; what changes from sheet to sheet comes as JSON, the square code as a
picture with the same fixed mask as ours. All words are made by Python beforehand, as ours are.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import segno

from app.documents.letterhead import PaperFormats
from app.queries.paper_rows import FirmLetterhead, JobSheetRow
from app.resource_files import resource_path
from app.rules.paper_codes import code_payload, job_code

_TEMPLATE = """
#set page(width: 612pt, height: 792pt, margin: (x: 34pt, top: 34pt, bottom: 28pt))
#set text(font: ("Inter", "DejaVu Sans"), size: 9.5pt)
#set par(leading: 4pt, spacing: 5pt)
#let quiet(body) = text(fill: rgb("#525252"), body)
#let bold(body) = text(weight: 600, body)
#let box-to-tick = box(width: 9pt, height: 9pt, stroke: 0.8pt, radius: 1.5pt, baseline: 1pt)
#let tick(body) = [#box-to-tick #body]
#let blank(width) = box(width: width, stroke: (bottom: 0.7pt), height: 9pt)
#let shade = rgb("#EDEDED")
#let hair = 0.6pt + rgb("#A9A9A9")
#let heading-line(body) = text(weight: 700, size: 10.5pt, body)
#for sheet in json("sheets.json") [
  #grid(columns: (1fr, 170pt, 66pt),
    [#text(weight: 600, fill: rgb("#1F4D48"))[#sheet.firm] #quiet(sheet.phone) \\
     #text(size: 22pt, weight: 700)[#sheet.day] \\
     #text(size: 11.5pt, weight: 500)[#sheet.crew]],
    align(right)[#v(14pt) #text(size: 22pt, weight: 700)[#sheet.window] \\ #quiet(sheet.duration)],
    align(right)[#image(bytes(sheet.square), format: "svg", width: 62.4pt) \\ #text(size: 8.4pt)[#bold(sheet.job)]])
  #line(length: 100%, stroke: 1.2pt)
  #grid(columns: (1fr, 264pt), gutter: 8pt,
    [#text(size: 18pt, weight: 700)[#sheet.client] \\ #quiet(sheet.tenure) \\
     #text(size: 13pt, weight: 600)[#sheet.streets] \\ #text(size: 12pt, weight: 500)[#sheet.town] \\
     #text(size: 12pt, weight: 600)[#sheet.phones]
     #grid(columns: (49pt, 1fr), row-gutter: 3pt, ..sheet.ways.map(way => (bold(way.at(0)), way.at(1))).flatten())],
    block(fill: shade, radius: 6pt, inset: 10pt, width: 100%)[
      #heading-line[Before you knock]
      #for note in sheet.notes [#list(marker: [•])[#bold(note.at(0)) \\ #quiet(note.at(1))]]
      #grid(columns: (49pt, 1fr), text(size: 8.4pt)[#bold[Last visit]], text(size: 9pt)[#sheet.last])])
  #bold[What would make today perfect?] #emph(sheet.perfect) \\
  #heading-line[1 Rooms] Tick before and after. Write what you find.
  #table(columns: (88pt, 60pt, 50pt, 84pt, 1fr, 33pt, 33pt, 45pt), inset: 3.5pt, stroke: (x, y) => (bottom: hair),
    fill: (x, y) => if y == 0 { shade }, rows: (16pt, 27pt),
    ..("Room", "Fiber", "Size", "To do", "Marks we know of / what you found", "Before", "After", "Price").map(bold),
    ..sheet.rooms.map(room => (bold(room.at(0)), room.at(1), room.at(2), room.at(3), emph(room.at(4)),
      box-to-tick, box-to-tick, align(right, room.at(5)))).flatten(),
    ..range(2).map(_ => ([], [], [], [], [], box-to-tick, box-to-tick, [])).flatten())
  #grid(columns: (1fr, 1fr), gutter: 12pt,
    [#heading-line[2 Found on arrival]
     #grid(columns: (80pt, 90pt, 80pt), row-gutter: 4pt,
       tick[Pet], tick[Odor], tick[Wear], tick[Fading], tick[Loose seam], tick[Wet])
     Shown to the client before we began #box-to-tick \\
     Photos taken #tick[before] #tick[after] \\
     Risk explained #blank(104pt) Initials #blank(30pt)],
    [#heading-line[3 Time and products] \\
     Arrived #blank(86pt) Left #blank(80pt) \\
     Products and method #blank(120pt) \\
     Dry by (time told to the client) #blank(90pt) \\
     Extra work agreed, and price #blank(90pt) \\
     #tick[Shoe covers] #tick[Corner guards] #tick[Rooms walked]])
  #block(stroke: 1.2pt, radius: 6pt, inset: 10pt, width: 100%)[
    #heading-line[4 How was that for you?] \\
    #grid(columns: (1fr, auto), text(size: 11pt)[#bold[#tick[Great] #tick[Good] #tick[Not happy]]],
      quiet[We do this job for “great”. Good tells us we missed something.])
    #text(size: 11pt)[#bold[5 What would have made it great?]] #quiet[Technician: ask, and write their own words.]
    #v(14pt) #line(length: 100%, stroke: hair) #v(14pt) #line(length: 100%, stroke: hair)]
  #heading-line[6 Paid #sheet.due] #tick[Card] #tick[Cash] #tick[Check] #tick[Invoice] #tick[No charge]
  Took \\$ #blank(60pt)
  #v(20pt)
  #set text(size: 8.4pt)
  #grid(columns: (250pt, 110pt, 84pt, 1fr), column-gutter: 8pt, row-gutter: 3pt,
    ..range(4).map(_ => line(length: 96%, stroke: 0.9pt)),
    quiet[Client: I have walked through the rooms with the technician.],
    quiet[Technician], quiet[Date], quiet[Next visit agreed])
  #grid(columns: (1fr, auto), quiet[Hand this sheet in the same day. The numbers match the keying screen.],
    quiet[Keyed in by #blank(40pt) Page 1 of 1])
  #pagebreak(weak: true)
]
"""


def draw(rows: Iterable[JobSheetRow], firm: FirmLetterhead, target: Path) -> None:
    """Write one PDF with a page for each row; template and data stand beside it while it is made."""
    import typst

    formats = PaperFormats(firm)
    template = target.with_suffix(".typ")
    template.write_text(_TEMPLATE, encoding="utf-8")
    data = target.with_name("sheets.json")
    data.write_text(json.dumps([_facts(row, firm, formats) for row in rows]), encoding="utf-8")
    typst.compile(str(template), output=str(target), font_paths=[str(resource_path("fonts"))])
    template.unlink()
    data.unlink()


def _facts(row: JobSheetRow, firm: FirmLetterhead, formats: PaperFormats) -> dict[str, Any]:
    """The words of one sheet, as the template asks for them."""
    last = row.last_visit
    years = "year" if row.years == 1 else "years"
    jobs = "job" if row.visit_count == 1 else "jobs"
    position = formats.position(row.position_of_day or 1, row.visits_of_day or 1)
    return {
        "firm": firm.name,
        "phone": firm.phone,
        "day": formats.day(row.visit_on),
        "window": formats.window(row.window_starts, row.window_ends),
        "duration": formats.duration(row.expected_minutes or 0),
        "crew": f"{row.technician_name} · {row.van_name} · {position}",
        "square": _square(code_payload(firm.firm_code, "J", row.job_number)),
        "job": f"Job {job_code(row.job_number)}",
        "client": row.client_name,
        "tenure": f"With us {row.years} {years} · {row.visit_count} {jobs}",
        "streets": " ".join(row.street_lines),
        "town": row.town_line,
        "phones": " ".join(phone.number for phone in row.phones),
        "ways": [["Find it", row.find_note], ["Park", row.parking_note], ["Access", row.access_note]],
        "notes": [[note.headline, note.detail] for note in row.notes],
        "last": f"{formats.day(last.visited_on)}, {last.technician_name}, {last.summary}" if last else "",
        "perfect": row.expectation,
        "rooms": [
            [
                line.name,
                line.fibre,
                formats.size(line.size_hundredths, line.size_unit),
                line.to_do,
                "; ".join(mark for mark in line.known_marks if mark),
                formats.money(line.price_minor or 0),
            ]
            for line in row.lines
        ],
        "due": f"Due {formats.money(row.due_minor)}",
    }


def _square(payload: str) -> str:
    """The code as one path, which Typst draws fastest."""
    picture = io.BytesIO()
    segno.make_qr(payload, error="m", boost_error=False, mask=3).save(picture, kind="svg", border=0, xmldecl=False)
    return picture.getvalue().decode()
