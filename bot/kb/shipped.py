"""Where the knowledge that comes with the bot lies."""

from pathlib import Path


def shipped_path() -> Path:
    """Return `knowledge/` of the checkout, or `bot/shipped_knowledge` of an installed package."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "shipped_knowledge"
    return installed if installed.is_dir() else package.parent / "knowledge"
