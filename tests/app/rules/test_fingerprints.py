"""Hashes that know somebody again and tell nobody who it was."""

from __future__ import annotations

from app.rules.fingerprints import fingerprints, new_salt, source_fingerprint


def test_a_name_counts_only_with_a_number_or_street_in_any_order_and_spelling() -> None:
    salt = new_salt()
    known = fingerprints(salt, ["Zoë Alder", ""], ["+15035550142"], ["14 Orchard Lane"])
    assert len(known) == 2
    assert fingerprints(salt, ["ALDER, Zoe"], [" +15035550142 "], []) <= known
    assert fingerprints(salt, ["Alder Zoe"], [], ["14 orchard lane."]) <= known
    assert not fingerprints(salt, ["Zoe Alder"], [], [])
    assert not fingerprints(salt, ["Ana"], ["+15035550142"], []) & known
    assert not fingerprints(new_salt(), ["Zoë Alder"], ["+15035550142"], []) & known, "each has a salt of their own"
    assert source_fingerprint(salt, "a", "id:1") != source_fingerprint(salt, "b", "id:1")
