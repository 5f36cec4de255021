"""People's text made harmless for spreadsheets, and back: a text that begins like a formula gets an apostrophe.

Source of what begins a formula: owasp.org/www-community/attacks/CSV_Injection. Quotes, apostrophes and white space
before it are looked through, for programs drop them; so are the full-width signs, which some take for the plain ones.
"""

import re

_FORMULA = re.compile(r"""["'\s]*[=+\-@＝＋－＠]|["' ]*[\t\r\n]""")


def defused(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; what is none already stays as it is."""
    return f"'{text}" if _FORMULA.match(text) else text


def restored(text: str) -> str:
    """Return the text that was defused. `restored(defused(text)) == text` for every text."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
