"""YAML files to (Knowledge, problems)."""

from bot.kb.loading import Loaded, load
from bot.kb.problem import Problem

__all__ = ["Loaded", "Problem", "load"]
