"""Every list: its columns as the README documents them, which only grow at their end."""

from __future__ import annotations

import re
from pathlib import Path

from app.queries.exports import exact_lists, export_lists

_README = Path(__file__).parents[3] / "README.md"


def documented(heading: str) -> dict[str, str]:
    """The table below this heading of the README: each list with its columns."""
    text = _README.read_text(encoding="utf-8").partition(heading)[2].partition("\n## ")[0].partition("\n### ")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE))


def test_the_readme_documents_every_column_in_its_order() -> None:
    columns = {name: ", ".join(each.headings) for name, each in export_lists().items()}
    in_readme = documented("## Files out")
    assert {name: in_readme.get(name) for name in columns} == columns


def test_the_readme_documents_the_exact_columns() -> None:
    lists = export_lists()
    columns = {
        name: ", ".join(each.headings) for name, each in exact_lists().items() if each.headings != lists[name].headings
    }
    assert documented("### Columns for re-import") == columns


def test_no_heading_comes_twice() -> None:
    for each in (*export_lists().values(), *exact_lists().values()):
        assert len(set(each.headings)) == len(each.headings), each.name
