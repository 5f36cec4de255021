"""What goes to the log, and how: lines on standard error, without people's words and without secrets."""

import logging

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
NOISY = ("slack_sdk", "bot.bolt", "slack_bolt", "waitress", "alembic")


def set_up(level: str) -> None:
    """Log at `level`. Libraries keep to warnings: at DEBUG they would write payloads, people's words included."""
    logging.basicConfig(format=FORMAT, level=level, force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    # It warns at every tick that finds the one before still waiting for Slack, which is meant.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
