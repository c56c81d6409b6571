"""Pictures are compared as an eye would: noise is none, a change is found where it is."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from tests.browser.pictures import DOTS, FAINT, compare, drawn, opened, save


def page(text: str = "The guest is received", shade: int = 30) -> Image.Image:
    picture = Image.new("RGB", (300, 200), (252, 251, 248))
    ImageDraw.Draw(picture).text((20, 120), text, fill=(shade, shade, shade))
    return picture


def test_the_same_picture_is_the_same() -> None:
    assert compare(page(), page()) is None


def test_what_is_written_is_read_back_as_the_same(tmp_path: Path) -> None:
    save(page(), tmp_path / "page.png")
    assert compare(opened(tmp_path / "page.png"), page()) is None


def dots(number: int, shade: int) -> Image.Image:
    """The page with so many pixels in another shade of its paper."""
    picture = page()
    for n in range(number):
        picture.putpixel((10 + n % 20, 10 + n // 20), (252 - shade, 251 - shade, 248 - shade))
    return picture


def test_a_shade_that_no_eye_sees_is_no_difference() -> None:
    assert compare(page(), dots(300, FAINT)) is None
    assert compare(page(), dots(300, FAINT + 1)) is not None


def test_a_few_dots_are_no_difference() -> None:
    assert compare(page(), dots(DOTS, 200)) is None
    assert compare(page(), dots(DOTS + 1, 200)) is not None


def test_another_word_is_found_where_it_stands() -> None:
    difference = compare(page("The guest is received"), page("The guest is reprieved"))
    assert difference is not None
    (box,) = difference.boxes
    assert 72 <= box[0] <= 96
    assert box[1] <= 120 < box[3] <= 168
    assert "of the picture differs: x " in str(difference)


def test_two_changes_are_two_areas() -> None:
    other = page()
    ImageDraw.Draw(other).rectangle((10, 10, 30, 30), fill="black")
    ImageDraw.Draw(other).rectangle((250, 150, 270, 170), fill="black")
    difference = compare(page(), other)
    assert difference is not None
    assert len(difference.boxes) == 2


def test_another_size_differs_as_a_whole() -> None:
    difference = compare(page(), page().crop((0, 0, 300, 150)))
    assert difference is not None
    assert difference.share == 1
    assert drawn(page(), page().crop((0, 0, 300, 150)), difference).size == (924, 200)


def test_the_difference_is_drawn_in_red_beside_both() -> None:
    other = page()
    ImageDraw.Draw(other).rectangle((100, 50, 110, 60), fill="black")
    difference = compare(page(), other)
    assert difference is not None
    sheet = drawn(page(), other, difference)
    assert sheet.size == (924, 200)
    assert sheet.getpixel((105, 55)) == (252, 251, 248)
    assert sheet.getpixel((312 + 105, 55)) == (0, 0, 0)
    assert sheet.getpixel((624 + 105, 55)) == (200, 0, 0)
