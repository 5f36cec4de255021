"""YAML files to (Knowledge, problems)."""

from bot.kb.loading import Loaded, load, load_file
from bot.kb.problem import Problem

__all__ = ["Loaded", "Problem", "load", "load_file"]
