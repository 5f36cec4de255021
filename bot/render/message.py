"""A message ready for Slack, the terminal or the playground."""

from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is a complete answer by itself (screen readers and phones read only that); `blocks` show the same."""

    text: str
    blocks: tuple[Block, ...] = ()
