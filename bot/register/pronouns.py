"""Words that name no person: nobody, oneself, and whoever cannot be told."""

_NOBODY = frozenset({"nobody", "no one", "noone", "no-one", "none", "no owner", "unassigned", "nobody any more"})
_ONESELF = frozenset({"me", "myself", "i"})
_PRONOUNS = ("us", "we", "you", "them", "they", "him", "her", "he", "she", "it")
_ANYBODY = ("someone", "somebody", "anyone", "anybody", "everyone", "everybody", "unknown", "n/a", "tbc", "tbd", "?")
_NO_NAME = _NOBODY | _ONESELF | {*_PRONOUNS, *_ANYBODY}


def nobody(name: str) -> bool:
    """Return whether a name says that nobody is meant."""
    return name.casefold() in _NOBODY


def oneself(name: str) -> bool:
    """Return whether a name means whoever says it."""
    return name.casefold() in _ONESELF


def no_name(name: str) -> bool:
    """Return whether what stands for a name is none: nobody, oneself, a pronoun, "tbc"."""
    return name.casefold() in _NO_NAME
