"""The commands of `peel-bot`, one module each."""
