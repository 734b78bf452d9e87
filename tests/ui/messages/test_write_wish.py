from __future__ import annotations

from ui.messages.write_wish import WriteWish


def test_whoever_is_named_alone_is_written_to_about_anything() -> None:
    assert WriteWish((1,)) == WriteWish((1,), "", "", {})
