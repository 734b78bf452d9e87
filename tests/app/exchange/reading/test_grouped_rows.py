from __future__ import annotations

from datetime import date

from app.exchange.reading.grouped_rows import has_groups
from tests.app.exchange.whole_files import read_whole

# Shaped like "Sales by Customer Detail" of QuickBooks Online.
REPORT = """Example Co,,,,,
Sales by Customer Detail,,,,,
"January - December, 2025",,,,,

,Date,Transaction Type,Num,Memo/Description,Amount
Ida Marsh,,,,,
,01/15/2025,Invoice,1001,Carpet living room,"$225.00"
,02/20/2025,Invoice,1002,Stairs,"1,225.00"
Total for Ida Marsh,,,,,"$1,450.00"
Lone Star Motel LLC:Annex,,,,,
,03/04/2025,Invoice,1003,Halls,300.00
,someday,Invoice,1004,Rugs,5.00
Total for Lone Star Motel LLC:Annex,,,,,$300.00
TOTAL,,,,,"$1,750.00"


" Wednesday, September 30, 2026 01:46 PM GMT-05:00",,,,,
"""


def test_a_grouped_report_gives_every_row_the_name_above_it() -> None:
    read = read_whole(REPORT.encode())
    assert read.recognised.mapping.format_key == "quickbooks_online_sales"
    assert [(job.client.name, job.starts_on, job.invoice_number, job.amount_minor) for job in read.jobs] == [
        ("Ida Marsh", date(2025, 1, 15), "1001", 22500),
        ("Ida Marsh", date(2025, 2, 20), "1002", 122500),
        ("Lone Star Motel LLC", date(2025, 3, 4), "1003", 30000),
    ]
    assert [(row.line, row.original) for row in read.rejected] == [
        (12, "Lone Star Motel LLC:Annex,someday,Invoice,1004,Rugs,5.00")
    ]


def test_groups_are_told_from_lists_with_gaps() -> None:
    heading = ["", "Date", "Amount"]
    assert has_groups(heading, [["Ida", "", ""], ["", "1", "2"]])
    assert not has_groups(heading, [["", "1", "2"], ["", "3", "4"]])
    assert not has_groups(heading, [["Ida", "", ""], ["", "1", "2"], ["Jon", "3", "4"]])
    assert not has_groups(["Name", "Date", "Amount"], [["Ida", "", ""], ["", "1", "2"]])
