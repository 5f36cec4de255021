"""Python's garbage collector, told that the knowledge is here to stay."""

import gc

YOUNG, MIDDLE, OLD = 20_000, 20, 50
"""Objects made before the youngest are looked through (Python's own: 700), and how often for each older generation."""


def settle() -> None:
    """Leave everything made so far out of every later collection, and collect less often.

    To be called once a process, when the knowledge is loaded: one question makes some hundred short-lived objects, and
    looking through a whole snapshot for its sake is a pause that an acknowledgement feels.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
