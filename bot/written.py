"""Values of settings as messages may quote them."""

import re

MOST_SHOWN = 80
"""Characters of a value in a message."""


def shown(value: str) -> str:
    """Return a value as a message may quote it: short, and without what may be a secret in the wrong place."""
    if re.search(r"xox|xapp-|[0-9a-f]{32}|://[^/]*@", value):
        return "something that looks like a secret"
    return repr(value if len(value) <= MOST_SHOWN else value[: MOST_SHOWN - 1] + "…")
