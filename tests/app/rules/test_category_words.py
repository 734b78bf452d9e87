from __future__ import annotations

import pytest

from app.rules.category_words import categories_by_severity, category_words, severity_words
from app.rules.complaints import SEVERITY, Category


@pytest.mark.parametrize("category", list(Category))
def test_every_category_has_words_of_its_own(category: Category) -> None:
    words = category_words(category.value)
    assert words != category.value
    assert [each for each in Category if category_words(each.value) == words] == [category]


def test_a_category_of_a_later_version_is_shown_as_it_stands() -> None:
    assert category_words("haunted") == "haunted"


def test_the_gravest_come_first_and_each_grade_has_a_word() -> None:
    grades = [SEVERITY[category] for category in categories_by_severity()]
    assert grades == sorted(grades, reverse=True)
    assert len({severity_words(grade) for grade in (1, 2, 3, 4)}) == 4
