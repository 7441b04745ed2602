"""Names beside some points of a scatter chart, each at the nearest place where it covers no other name or point."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from antikorupsi.show.chart_colours import GREY, TEXT

_SIZE = 7.5  # points
_LETTER = 0.56 * _SIZE / 72  # inches of a letter, on the average
_LINE = 1.5 * _SIZE / 72  # inches of a line
_AWAY = 0.14  # inches between a point and its name
_STEPS = 8  # lines up and down that are tried
Point = tuple[float, float, str]


@dataclass(frozen=True)
class _Box:
    left: float
    right: float
    foot: float
    top: float

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.foot < other.top and other.foot < self.top


def name_points(axes: Axes, points: Sequence[Point], size: tuple[float, float]) -> None:
    """A name for each (across, up, name) with a thin line to its point; `size` is about that of the axes, in inches.

    To be called once the limits of the axes are set: places are shares of them.
    """
    (left, right), (foot, top) = axes.get_xlim(), axes.get_ylim()
    placed = [((x - left) / (right - left) * size[0], (y - foot) / (top - foot) * size[1]) for x, y, _ in points]
    taken = [_Box(x - 0.06, x + 0.06, y - 0.06, y + 0.06) for x, y in placed]
    for (x, y), (_, _, name) in zip(placed, points, strict=True):
        tried = list(_places(x, y, _LETTER * len(name), size))
        chosen = next((box for box in tried if not any(box.meets(other) for other in taken)), tried[0])
        taken.append(chosen)
        to_left = chosen.left < x
        axes.annotate(
            name,
            (x / size[0], y / size[1]),
            xycoords="axes fraction",
            xytext=((chosen.right if to_left else chosen.left) / size[0], (chosen.foot + chosen.top) / 2 / size[1]),
            textcoords="axes fraction",
            ha="right" if to_left else "left",
            va="center",
            fontsize=_SIZE,
            color=TEXT,
            bbox={"facecolor": "white", "alpha": 0.75, "edgecolor": "none", "pad": 0.6},
            arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.5, "shrinkA": 0, "shrinkB": 2},
        )


def _places(x: float, y: float, width: float, size: tuple[float, float]) -> Iterator[_Box]:
    """Where a name may stand within the axes, the nearest first: beside its point, then lines further up or down."""
    steps = sorted(range(-_STEPS, _STEPS + 1), key=abs)
    for step in steps:
        for left in (x + _AWAY, x - _AWAY - width):
            middle = y + step * _LINE
            box = _Box(left, left + width, middle - _LINE / 2, middle + _LINE / 2)
            if box.left >= 0 and box.right <= size[0] and box.foot >= 0 and box.top <= size[1]:
                yield box
    yield _Box(x - _AWAY - width, x - _AWAY, y - _LINE / 2, y + _LINE / 2)
