"""What a native chart looks like: colours, labels, axes; every text with language and fonts.

Changes python-pptx's chart objects; knows no figure.
"""

from pptx.enum.chart import (
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.text.text import Font
from pptx.util import Pt

from report.model.values import Language
from report.slides.look import BODY, LOCALE, Part, colour
from report.slides.runs import set_language

Place = XL_LABEL_POSITION


def set_words(font: Part, size: float, role: str = "ink", *, bold: bool = False) -> None:
    """Set size, colour and weight of a chart's text; `speak` sets its language."""
    font.size, font.bold, font.color.rgb = Pt(size), bold, colour(role)


def fill_shape(part: Part, role: str) -> None:
    """Fill a series, a point or a marker with a colour."""
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = colour(role)


def draw_line(part: Part, role: str, width: float = 2.25) -> None:
    """Draw a line, or the outline of a point, in a colour."""
    part.format.line.color.rgb, part.format.line.width = colour(role), Pt(width)


def mark_point(part: Part, role: str, *, exact: bool = True, size: int = 14) -> None:
    """Give a series, or a point, a round mark; a pale one says that the number is not exact."""
    part.marker.style, part.marker.size = XL_MARKER_STYLE.CIRCLE, size
    fill_shape(part.marker, role if exact else "soft")
    draw_line(part.marker, role, 1)


def label_point(point: Part, pattern: str, place: Place, size: float) -> None:
    """Write beside a point its value by a number format; without one the name of its series."""
    label = point.data_label
    set_words(label.font, size, bold=bool(pattern))
    label.position = place
    element = label._get_or_add_dLbl()  # noqa: SLF001 - no public way to what a label shows
    element.find(f".//{qn('a:bodyPr')}").set("wrap", "none")
    element.find(qn("c:showVal")).set("val", str(int(bool(pattern))))
    element.find(qn("c:showSerName")).set("val", str(int(not pattern)))
    if pattern:
        number = parse_xml(f'<c:numFmt {nsdecls("c")} formatCode="" sourceLinked="0"/>')
        number.set("formatCode", pattern)
        element.find(qn("c:idx")).addnext(number)


def lay_out(native: Part, left: float, top: float, width: float, height: float) -> None:
    """Place what the axes enclose, in parts of the chart, so that each program does it alike."""
    sizes = {"x": left, "y": top, "w": width, "h": height}
    values = "".join(f'<c:{name} val="{size:.4f}"/>' for name, size in sizes.items())
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{values}</c:manualLayout></c:layout>'
    )
    area = native._chartSpace.chart.plotArea  # noqa: SLF001 - no public way to its place
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, layout)


def set_category_axis(native: Part, *, lying: bool = False) -> None:
    """Set the axis of names; lying bars are read from the top."""
    axis = native.category_axis
    axis.reverse_order = lying
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    draw_line(axis, "muted", 1)
    set_words(axis.tick_labels.font, BODY)
    # All names, also where the program would leave some out.
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(  # noqa: SLF001
        parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    )


def hide_axis(axis: Part, lowest: float, highest: float | None = None) -> None:
    """Let an axis only place things: labels say what there is to read."""
    axis.minimum_scale, axis.maximum_scale = lowest, highest
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.tick_labels.number_format_is_linked = False
    axis.format.line.fill.background()


def set_plane(native: Part, lowest: float, highest: float, rows: int) -> None:
    """Let both axes of a scatter of points only place things, in rows from the top, unjoined."""
    hide_axis(native.category_axis, lowest, highest)
    hide_axis(native.value_axis, 0, rows + 1)
    native.value_axis.reverse_order, native.value_axis.major_unit = True, 1
    for series in native.plots[0].series:
        series.format.line.fill.background()


def set_log_axis(axis: Part, highest: float) -> None:
    """Make an axis of whole decades, with thin rules and small numbers."""
    axis.maximum_scale = highest
    axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # below rows that are read from the top
    axis.tick_labels.number_format = "#,##0"
    set_words(axis.tick_labels.font, BODY, "muted")
    axis.has_major_gridlines = True
    draw_line(axis.major_gridlines, "rule", 0.75)
    scaling = axis._element.find(qn("c:scaling"))  # noqa: SLF001 - no public way to logarithms
    scaling.insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>'))


def speak(native: Part, language: Language) -> None:
    """Set the language and fonts of all that a chart says, or will when it is edited.

    A chart does not say of itself that its fonts are the theme's.
    """
    for properties in native._chartSpace.iter(qn("a:defRPr"), qn("a:rPr")):  # noqa: SLF001
        set_language(Font(properties), language, "mn")
    for end in native._chartSpace.iter(qn("a:endParaRPr")):  # noqa: SLF001
        end.set("lang", LOCALE[language])
