"""A file that the bot brings: seen beside its message, described, and downloaded as it was."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.charts.grid import grid
from bot.kb import load
from bot.kb.shipped import shipped_path
from bot.slack.uploading import File, Uploader

pytestmark = pytest.mark.browser
# The smallest picture: one white pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f00010101001bb6ee5600"
    "00000049454e44ae426082"
)


def test_a_file_is_shown_with_its_size_and_downloaded(visit, web, tmp_path: Path):
    page = visit()
    content = "\ufefffinding,note\r\nKENT-2016-E1,שלום\r\n".encode()
    Uploader(web).share(File("kent – findings.csv", content, "Kent's findings"), "C0KENT", said="Here it is")
    link = page.get_by_role("link", name="Kent's findings kent – findings.csv")
    expect(link).to_be_visible()
    expect(page.get_by_text("Here it is", exact=True)).to_be_visible()
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename == "kent – findings.csv"
    waiting.value.save_as(tmp_path / "got.csv")
    assert (tmp_path / "got.csv").read_bytes() == content


def test_a_picture_is_drawn_with_its_description(visit, web):
    page = visit()
    Uploader(web).share(File("chart.png", PIXEL, "Chart", alt="Two of three are open"), "C0KENT")
    picture = page.get_by_role("img", name="Two of three are open")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1


def test_the_judgement_grid_is_drawn_in_its_own_size_with_its_description(visit, web):
    page = visit()
    chart = grid(load(shipped_path()).knowledge, "kent", date(2030, 4, 3))
    Uploader(web).share(File("kent-judgements.png", chart.png(), chart.title, chart.alt), "C0KENT", said=chart.alt)
    picture = page.get_by_role("img", name="A grid of Kent's PEEL judgements")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 2 * round(chart.size[0])
    box = picture.bounding_box()
    assert box
    assert box["x"] + box["width"] <= page.viewport_size["width"]
