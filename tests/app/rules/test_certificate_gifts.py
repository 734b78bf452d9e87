from __future__ import annotations

from datetime import date

from app.rules.certificate_gifts import CertificateTerms, GiftTerms, certificate_levels, terms_from

ARMCHAIR = GiftTerms("One armchair, on us", 4_000, 6)


def test_every_level_of_r11_that_has_a_certificate_can_have_a_gift() -> None:
    assert certificate_levels() == (
        *(("tenure", years) for years in (1, 3, 5, 10, 15, 20)),
        *(("visits", visits) for visits in (5, 10, 20)),
        ("referral", 3),
    )


def test_nothing_is_promised_in_the_name_of_a_firm_that_did_not_say_so() -> None:
    assert [CertificateTerms().gift(*level).words for level in certificate_levels()] == [""] * 10
    assert CertificateTerms().has_second_signature


def test_a_paper_that_names_two_has_the_gift_of_the_first_that_gives_one() -> None:
    terms = CertificateTerms({("visits", 5): ARMCHAIR, ("tenure", 5): GiftTerms()})
    assert terms.first_gift([("tenure", 5), ("visits", 5)]) == ARMCHAIR
    assert terms.first_gift([("tenure", 5)]) == GiftTerms()


def test_a_gift_is_good_for_whole_months_or_for_ever() -> None:
    assert ARMCHAIR.last_day(date(2026, 8, 31)) == date(2027, 2, 28)
    assert GiftTerms("A card", 0, 0).last_day(date(2026, 8, 31)) is None
    assert GiftTerms().last_day(date(2026, 8, 31)) is None


def test_terms_come_back_as_they_were_stored_and_nonsense_is_left_out() -> None:
    terms = CertificateTerms({("visits", 5): ARMCHAIR, ("tenure", 1): GiftTerms()}, has_second_signature=False)
    stored = terms.as_setting()
    assert terms_from(stored) == CertificateTerms({("visits", 5): ARMCHAIR}, has_second_signature=False)
    assert terms_from(None) == terms_from([1]) == terms_from({"gifts": 3}) == CertificateTerms()
    odd = {"gifts": {"visits": {}, "visits.x": {}, "visits.5": 7, "tenure.5": {"cost_minor": -1, "months": "long"}}}
    assert terms_from(odd) == CertificateTerms({("tenure", 5): GiftTerms()})
