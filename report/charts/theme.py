"""Sizes → roles of colour and Plotly layouts: the look that all kinds of chart share.

A drawing carries sentinel colours (Plotly checks colours, so it refuses CSS variables), which
`name_colours` turns into `var(--chart-…)`. Contrast: text roles reach 4.5:1, marks 3:1 on their
ground (WCAG 2.2).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

Variant = Literal["wide", "medium", "narrow"]


@dataclass(frozen=True)
class Role:
    """One use of colour: what Plotly is told, and what is shown: light, dark, in a reader's own."""

    sentinel: str
    light: str
    dark: str
    forced: str


_FADED = "color-mix(in srgb, CanvasText {}%, Canvas)"
ROLES: Mapping[str, Role] = {
    "ink": Role("#010101", "#1d2329", "#e8eaed", "CanvasText"),
    "muted": Role("#020202", "#56606b", "#a9b3bd", _FADED.format(80)),
    "rule": Role("#030303", "#d5dae0", "#3b444d", _FADED.format(35)),
    "accent": Role("#040404", "#0b5f78", "#63c3de", "LinkText"),
    "soft": Role("#050505", "#cfe0e6", "#24444f", _FADED.format(35)),
    "second": Role("#060606", "#3d8aa3", "#3f8ea6", "CanvasText"),
    "ground": Role("#070707", "#ffffff", "#14181c", "Canvas"),
    "care": Role("#080808", "#b34e14", "#f2a068", "CanvasText"),
}
INK, MUTED, RULE, ACCENT, SOFT, SECOND, GROUND, _ = (role.sentinel for role in ROLES.values())
SERIES = (ACCENT, SECOND, MUTED, SOFT)
# Each is shown from 0.88 times its width, where notes have 12 pixels.
WIDTH: Mapping[Variant, int] = {"wide": 760, "medium": 568, "narrow": 334}
LABEL_SIZE, NOTE_SIZE, NUMBER_SIZE, TILE_SIZE = 15, 13.6, 16, 30
# Pixels left of the marks; none where labels stand above them.
LABEL_WIDTH: Mapping[Variant, int] = {"wide": 250, "medium": 220, "narrow": 0}
LINE = 1.3  # line height in Plotly's text, times the size
DOT = 14
BAR = 0.46

VARIABLES = {name: f"var(--chart-{name},{role.light})" for name, role in ROLES.items()}
_SHOWN = {role.sentinel: VARIABLES[name] for name, role in ROLES.items()}
_RGB = re.compile(r"rgba?\((\d+), ?(\d+), ?(\d+)(?:, ?[\d.]+)?\)|(#[0-9a-f]{6})\b")


def name_colours(words: str) -> str:
    """Turn each sentinel colour into its CSS variable, with the light colour for lack of one."""

    def replace(match: re.Match[str]) -> str:
        code = match[4] or "#" + "".join(f"{int(part):02x}" for part in match.group(1, 2, 3))
        return _SHOWN.get(code, match[0])

    return _RGB.sub(replace, words)


def frame(variant: Variant, height: float, **margin: float) -> dict[str, Any]:
    """Give the layout that every kind starts from: no title, no legend."""
    sides = {"l": 0, "r": 12, "t": 4, "b": 8} | margin
    return {
        "width": WIDTH[variant],
        "height": round(height),
        "margin": sides | {"pad": 0, "autoexpand": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "sans-serif", "size": LABEL_SIZE, "color": INK},
        "showlegend": False,
        "annotations": [],
        "shapes": [],
    }


def axis(**given: object) -> dict[str, Any]:
    """Give a quiet value axis: thin rules, muted numbers, nothing else."""
    return {
        "showgrid": True,
        "gridcolor": RULE,
        "gridwidth": 1,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": NOTE_SIZE, "color": MUTED},
        "automargin": False,
        **given,
    }


def hidden_axis(**given: object) -> dict[str, Any]:
    """Give an axis that only places things."""
    return axis(showgrid=False, showticklabels=False, **given)


def label(words: str, x: float, y: float, **given: object) -> dict[str, Any]:
    """Give words at a place; by default set left, on the middle of a row."""
    return {
        "text": words,
        "x": x,
        "y": y,
        "xref": "paper",
        "yref": "y",
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        **given,
    }


def bold(words: str) -> str:
    """Give a number as it stands in bold; the sign of a unit is an author's word like any other."""
    return f"<b>{escape(words, quote=False)}</b>"


def small(words: str) -> str:
    """Give words in the size and colour of a note, for a second line in a label."""
    return f'<span style="font-size:{NOTE_SIZE}px;fill:{MUTED}">{escape(words, quote=False)}</span>'


def line(
    x: tuple[float, float], y: tuple[float, float], colour: str, width: float, **given: object
) -> dict[str, Any]:
    """Give a straight line from one place to another, below the marks."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "y",
        "x0": x[0],
        "x1": x[1],
        "y0": y[0],
        "y1": y[1],
        "line": {"color": colour, "width": width},
        "layer": "below",
        **given,
    }
