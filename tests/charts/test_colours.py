"""Colours that stand side by side can be told apart with the common colour-blindnesses and in grey: computed."""

from itertools import combinations

import pytest

from bot.charts.palette import GRADES, RAGS, UNKNOWN

Colour = tuple[float, float, float]
SEEN = {
    "everybody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    # Machado, Oliveira, Fernandes 2009, severity 1.0, on linear light
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
FAR = 25
"""CIE 1976 distance; 2.3 is just noticeable."""
FAR_IN_GREY = 10


def linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    return float(116 * luminance(colour) ** (1 / 3) - 16)


def lab(colour: str, seen: str) -> Colour:
    red, green, blue = (
        min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True)))) for row in SEEN[seen]
    )
    white = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in white)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("looks", [GRADES, RAGS], ids=["grades", "RAG"])
def test_colours_are_far_apart(looks: dict, seen: str) -> None:
    for one, other in combinations(looks.values(), 2):
        a, b = lab(one.fill, seen), lab(other.fill, seen)
        assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > FAR, (one, other)


@pytest.mark.parametrize("looks", [GRADES, RAGS], ids=["grades", "RAG"])
def test_every_colour_has_a_grey_of_its_own(looks: dict) -> None:
    for one, other in combinations(looks.values(), 2):
        assert abs(lightness(one.fill) - lightness(other.fill)) > FAR_IN_GREY, (one, other)


@pytest.mark.parametrize("look", [*GRADES.values(), *RAGS.values(), UNKNOWN])
def test_words_can_be_read_on_every_colour(look) -> None:
    assert contrast(look.fill, look.ink) >= 4.5
