"""Painted pictures are small, the same every time, and the floor after the work is the brighter one."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageStat

from app.photos import CleanPhoto
from app.sample_firm.carpet_pictures import painted_pair

SCENES = ("tea", "lane", "rug")


def picture_of(photo: CleanPhoto) -> Image.Image:
    return Image.open(io.BytesIO(photo.content))


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_the_same_place_dull_before_and_bright_after(scene: str) -> None:
    before, after = painted_pair(scene)
    assert before.sha256 != after.sha256
    assert painted_pair(scene) == (before, after)
    assert max(len(before.content), len(after.content)) < 40_000
    floors = [picture_of(photo).crop((60, 150, 420, 340)) for photo in (before, after)]
    lights = [ImageStat.Stat(floor.convert("L")).mean[0] for floor in floors]
    colors = [ImageStat.Stat(floor.convert("HSV")).mean[1] for floor in floors]
    assert lights[0] + 5 < lights[1] or colors[0] + 20 < colors[1]
    walls = [picture_of(photo).convert("L").crop((0, 0, 120, 60)) for photo in (before, after)]
    assert abs(ImageStat.Stat(walls[0]).mean[0] - ImageStat.Stat(walls[1]).mean[0]) < 1


def test_there_is_no_other_scene() -> None:
    with pytest.raises(KeyError):
        painted_pair("flood")
