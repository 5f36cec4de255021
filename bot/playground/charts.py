"""What Slack takes as a chart (docs.slack.dev/reference/block-kit/blocks/data-visualization-block)."""

from bot.playground.schema import Report, Shape, also, by_type, complain, items, number, string

MOST_SERIES = 6
MOST_CATEGORIES = 20
_LABEL = string(20)


def _above_zero(value: object, where: str, report: Report) -> None:
    number(value, where, report)
    if isinstance(value, int | float) and value <= 0:
        complain(report, "must be greater than 0", where)


def _agree(value: object, where: str, report: Report) -> None:
    """Check that series have names of their own and one value for each category, once all else is in order."""
    if not isinstance(value, dict) or report:
        return
    names = [one["name"] for one in value["series"]]
    if len(set(names)) < len(names):
        complain(report, "series names must be unique", f"{where}/series")
    labels = value["axis_config"]["categories"]
    for index, one in enumerate(value["series"]):
        if sorted(point["label"] for point in one["data"]) != sorted(labels):
            complain(report, "data must hold each category once", f"{where}/series/{index}/data")


_POINT = Shape({"label": _LABEL, "value": number})
_SERIES = Shape({"name": _LABEL, "data": items(_POINT, MOST_CATEGORIES)})
_AXES = Shape({"categories": items(_LABEL, MOST_CATEGORIES)}, {"x_label": string(50), "y_label": string(50)})
_BARS = also(Shape({"series": items(_SERIES, MOST_SERIES), "axis_config": _AXES}), _agree)
_PIE = Shape({"segments": items(Shape({"label": _LABEL, "value": _above_zero}), MOST_SERIES)})
CHART = by_type({"pie": _PIE, "bar": _BARS, "line": _BARS, "area": _BARS})
