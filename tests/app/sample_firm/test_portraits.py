from __future__ import annotations

import io

from PIL import Image

from app.sample_firm.ingredients import load_ingredients
from app.sample_firm.portraits import painted_portrait


def test_each_of_us_has_a_small_face_of_their_own_that_is_always_the_same() -> None:
    looks = load_ingredients().papers["portraits"]
    painted = [painted_portrait(look) for look in looks]
    assert len({photo.sha256 for photo in painted}) == len(looks) == 4
    assert painted == [painted_portrait(look) for look in looks]
    for photo in painted:
        assert Image.open(io.BytesIO(photo.content)).size == (photo.width, photo.height) == (240, 300)
        assert len(photo.content) < 12_000
