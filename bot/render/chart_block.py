"""An answer's chart as Slack's own block, where it fits; its facts stand in words beside it in any case.

Limits: docs.slack.dev/reference/block-kit/blocks/data-visualization-block.
"""

from bot.ask.answer import Chart
from bot.render.limits import CATEGORIES, CHART_LABEL, CHART_TITLE, SERIES
from bot.render.message import Block


def chart_block(chart: Chart) -> Block | None:
    """Return the block that draws bars, or None where Slack's own chart has no room for all of them.

    Nothing is left out of a chart and no two bars get one name: a chart that is not whole would mislead.
    """
    categories = [_short(name) for name in chart.categories]
    names = [_short(name) for name, _ in chart.series]
    if not 1 <= len(categories) <= CATEGORIES or not 1 <= len(names) <= SERIES:
        return None
    if len(set(categories)) < len(categories) or len(set(names)) < len(names) or "" in (*categories, *names):
        return None
    series = [
        {
            "name": name,
            "data": [{"label": label, "value": number} for label, number in zip(categories, numbers, strict=True)],
        }
        for name, (_, numbers) in zip(names, chart.series, strict=True)
    ]
    title = chart.title if len(chart.title) <= CHART_TITLE else f"{chart.title[: CHART_TITLE - 1]}…"
    drawn = {"type": "bar", "series": series, "axis_config": {"categories": categories}}
    return {"type": "data_visualization", "title": title, "chart": drawn}


def size(chart: Chart) -> int:
    """Return the most characters that a chart's block may count for."""
    labels = sum(map(len, chart.categories)) * (len(chart.series) + 1)
    return len(chart.title) + labels + sum(len(name) for name, _ in chart.series)


def _short(label: str) -> str:
    text = " ".join(label.split())
    return text if len(text) <= CHART_LABEL else f"{text[: CHART_LABEL - 1]}…"
