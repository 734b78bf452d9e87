"""Before and after of one room belong together, whatever the order in which they were added."""

from __future__ import annotations

from app.rules.photo_pairs import PairedPhoto, pair_photos


def test_pictures_without_more_are_paired_as_they_come_and_a_rest_stays_alone() -> None:
    befores = [PairedPhoto(1), PairedPhoto(2), PairedPhoto(3)]
    assert pair_photos(befores, [PairedPhoto(4), PairedPhoto(5)]) == [(1, 4), (2, 5)]
    assert pair_photos([], [PairedPhoto(4)]) == []


def test_the_room_comes_first_then_the_words() -> None:
    befores = [PairedPhoto(1, None, "By the door"), PairedPhoto(2, 7), PairedPhoto(3)]
    afters = [PairedPhoto(4), PairedPhoto(5, None, " by the DOOR "), PairedPhoto(6, 7)]
    assert pair_photos(befores, afters) == [(1, 5), (2, 6), (3, 4)]


def test_two_rooms_are_never_a_pair_not_even_with_the_same_words() -> None:
    assert pair_photos([PairedPhoto(1, 7, "Sofa")], [PairedPhoto(2, 8, "Sofa")]) == []


def test_a_room_goes_with_a_picture_whose_room_nobody_noted() -> None:
    assert pair_photos([PairedPhoto(1, 7)], [PairedPhoto(2)]) == [(1, 2)]
