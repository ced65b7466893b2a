"""What the scripts of the pages need: figures in words, verdicts on pairs, drawings.

Enters: editions and drawings. Leaves: `{path: bytes}` of JSON. Scripts decide nothing: every
verdict, reason, ratio and written number is made here, by the rules that guard the build.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, get_args

from report.addresses import page_path
from report.charts.dots import value_axis
from report.charts.drawing import Canvas, Drawing
from report.charts.places import find_places
from report.charts.theme import ROLES, Variant
from report.compare import REASONS, VERDICTS, compare
from report.compute import compute, is_rounded
from report.corrections import say_corrections
from report.edition import Edition
from report.find import find_hits, find_letters, find_words
from report.kinds import Dots
from report.model import Derived, Language, Report, Text
from report.refuse import refuse_ratio
from report.text import format_number
from report.ui import Labelled

PREFIXES = ("explore-", "compare-", "card-", "live-", "column-")
WORDS = (
    "paragraph",
    "note",
    "assumption",
    "formula",
    "colon",
    "list-comma",
    "corrections",
    "open-ended",
)
ROOM = 1.06  # of the largest value, so that the number beside its dot stays inside


def render_explore(
    editions: Mapping[Language, Edition], drawings: Iterable[Drawing]
) -> dict[str, bytes]:
    """Render every file that scripts ask for; paths are below the site's root."""
    report = next(iter(editions.values())).report
    words = find_words(editions)
    letters = find_letters("".join(words.values()))
    files: dict[str, Any] = {
        "explore/pairs.json": gather_pairs(report),
        "explore/search.json": {"letters": letters, "words": words},
    }
    for language, edition in editions.items():
        folder = f"{page_path(report, language)}explore"
        files[f"{folder}/figures.json"] = gather_figures(edition)
        files[f"{folder}/hits.json"] = gather_hits(edition, words)
    by_name = {drawing.name: drawing for drawing in drawings}
    for language, edition in editions.items():
        folder = f"{page_path(report, language)}explore"
        for key in report.charts:
            files[f"{folder}/charts/{key}.json"] = gather_chart(edition, key, by_name)
    return {path: _spell(content) for path, content in files.items()}


def _spell(content: Any) -> bytes:  # noqa: ANN401 - whatever JSON can say
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def gather_hits(edition: Edition, figures: Mapping[str, str]) -> dict[str, Any]:
    """Gather what the search of one language leads to, and the letters that it levels."""
    hits = find_hits(edition, figures)
    said = "".join(words for *_, words in hits) + "".join(figures.values())
    keys = [key for key in edition.report.ui.words if key.startswith("search-")]
    return {
        "letters": find_letters(said),
        "hits": hits,
        "words": {key: edition.say(edition.report.ui.words[key]) for key in keys},
    }


# --- charts ------------------------------------------------------------------------------------


def gather_chart(edition: Edition, key: str, drawings: Mapping[str, Drawing]) -> dict[str, Any]:
    """Gather a chart's two drawings, where its marks stand, and what is said of each."""
    chart = edition.report.charts[key]
    shown: dict[str, Any] = {
        variant: _variant(edition, drawings[f"{key}.{edition.language}.{variant}"])
        for variant in get_args(Variant)
    }
    rows = edition.chart_inputs(chart)
    said = [
        edition.word(
            "chart-value", label=row.label, quantity=row.quantity, verb=row.verb, period=row.period
        )
        for row in rows
    ]
    return {"figures": [row.id for row in rows], "said": said, **shown}


def _variant(edition: Edition, drawing: Drawing) -> dict[str, Any]:
    chart = edition.report.charts[drawing.chart]
    gathered = {
        "data": drawing.data,
        "layout": drawing.layout,
        "places": find_places(drawing, chart.figures),
    }
    if isinstance(chart, Dots) and chart.scale == "log":
        axis = true_axis(Canvas(edition, chart, drawing.variant))
        even = Drawing(*_names(drawing), drawing.data, drawing.layout | {"xaxis": axis})
        gathered |= {"true": {"xaxis": axis, "places": find_places(even, chart.figures)}}
    coloured: dict[str, Any] = json.loads(colour(json.dumps(gathered)))
    return coloured


def _names(drawing: Drawing) -> tuple[str, Language, Variant]:
    return drawing.chart, drawing.language, drawing.variant


def true_axis(canvas: Canvas) -> dict[str, Any]:
    """Give the even axis from zero that a reader may set in the place of a log axis."""
    values = [float(row.value) for row in canvas.rows]
    axis = value_axis(canvas, values, log=False) | {"anchor": "y"}
    return axis | {"range": [0, max(axis["range"][1], max(values) * ROOM)]}


def colour(words: str) -> str:
    """Give each sentinel colour its name, with the light colour for lack of one."""
    for name, role in ROLES.items():
        words = words.replace(role.sentinel, f"var(--chart-{name},{role.light})")
    return words


# --- figures -----------------------------------------------------------------------------------


def gather_figures(edition: Edition) -> dict[str, Any]:
    """Gather all that cards, filters and comparisons say in one language."""
    report = edition.report
    ui = report.ui
    keys = [key for key in ui.words if key.startswith(PREFIXES) or key in WORDS]
    return {
        "language": edition.language,
        "articleLanguage": report.about.article.language,
        "words": {key: edition.word(key) for key in keys},
        "topics": {key: edition.plain(topic.title) for key, topic in report.topics.items()},
        "verbs": {key: edition.say(ui.verbs[key].label) for key in _verbs(report)},
        "reasons": {key: edition.say(ui.reasons[key]) for key in REASONS},
        "verdicts": _labelled(edition, ui.verdicts),
        "kinds": _labelled(edition, ui.kinds),
        "classes": _labelled(edition, ui.classes),
        "bounds": _labelled(edition, ui.bounds),
        "figures": {key: gather_figure(edition, key) for key in edition.numbers},
        "ratios": dict(_ratios(edition)),
    }


def _labelled(edition: Edition, items: Mapping[Any, Labelled]) -> dict[str, list[str]]:
    """Give label and meaning by key."""
    return {
        key: [edition.say(item.label), edition.say(item.meaning)] for key, item in items.items()
    }


def _verbs(report: Report) -> dict[str, None]:
    return dict.fromkeys(figure.verb for figure in report.figures.values())


def gather_figure(edition: Edition, key: str) -> dict[str, Any]:
    """Gather one figure; what does not apply is left out."""
    words, figure = edition.figure(key), edition.report.figures.get(key)
    item = figure or edition.report.derived[key]
    gathered = {
        "label": words.label,
        "value": format(words.value, "f"),
        "bound": words.bound if words.bound != "exact" else "",
        "number": words.number,
        "quantity": words.quantity,
        "unit": item.unit,
        "unitLabel": words.unit,
        "topic": words.topic,
        "class": words.klass,
        "verb": figure.verb if figure else "",
        "done": words.verb,
        "meaning": words.verb_meaning,
        "kind": figure.kind if figure else "",
        "period": words.period,
        "population": words.population,
        "source": words.source,
        "places": [[place.paragraph, place.locator] for place in words.places],
        "formula": words.formula,
        "inputs": words.inputs,
        "assumption": edition.assumption(key),
        "note": edition.notes(key),
        "corrections": " ".join(say_corrections(edition, [key])),
    }
    return {name: value for name, value in gathered.items() if value}


def _ratios(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    """Yield for each pair that may be divided: formula and sentence, larger over smaller."""
    report = edition.report
    for pair in combinations(report.figures, 2):
        b, a = sorted(pair, key=lambda key: report.figures[key].value)
        if compare(report, a, b).verdict == "not" or any(refuse_ratio(report, a, b)):
            continue
        ratio = Derived(label=Text(), operation="ratio", inputs=(a, b), unit=report.figures[a].unit)
        first, second = edition.figure(a), edition.figure(b)
        number = format_number(compute(report, ratio), edition.language, ratio.places)
        equals = "≈" if is_rounded(report, ratio) else "="
        formula = f"{first.number} ÷ {second.number} {equals} {number}"
        said = edition.word("compare-times", first=first.label, second=second.label, ratio=number)
        yield " ".join(sorted(pair)), [formula, said]


# --- pairs -------------------------------------------------------------------------------------


def gather_pairs(report: Report) -> dict[str, Any]:
    """Judge every pair of figures; row i of `pairs` holds its pairs with i+1, i+2 and so on."""
    keys = [key for topic in report.topics.values() for key in (*topic.figures, *topic.derived)]
    judgements: dict[tuple[str, tuple[str, ...]], int] = {}
    rows: list[list[int]] = []
    for index, a in enumerate(keys[:-1]):
        found = [compare(report, a, b) for b in keys[index + 1 :]]
        rows.append([judgements.setdefault((c.verdict, c.reasons), len(judgements)) for c in found])
    return {
        "figures": keys,
        "judgements": [[verdict, *reasons] for verdict, reasons in judgements],
        "pairs": rows,
        "verdicts": VERDICTS,
    }
