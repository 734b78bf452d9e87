from __future__ import annotations

from ui.import_wizard.program_help import program_help


def test_every_known_program_says_where_its_export_is() -> None:
    found = program_help()
    assert {key for key, _name, _words in found} == {
        "servicemonster", "jobber", "housecall", "google", "outlook", "quickbooks", "other",
    }  # fmt: skip
    assert all(words.endswith(".") for _key, _name, words in found)
