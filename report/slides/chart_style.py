"""What a native chart looks like: colours, labels, axes; every text with language and fonts.

Changes python-pptx's chart objects; knows no figure.
"""

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from report.model.values import Language
from report.slides.look import COLOUR, EAST_ASIAN, LATIN, LOCALE, SMALL, Part
from report.slides.runs import set_language

LABEL, MARK, THIN = 14, 15, 0.75  # points


def set_words(font: Part, language: Language, size: float, role: str = "ink") -> None:
    """Set size, colour, language and fonts of a chart's text."""
    font.size = Pt(size)
    font.color.rgb = RGBColor.from_string(COLOUR[role])
    set_language(font._element, language)  # noqa: SLF001 - no public way to a chart's language


def fill_shape(part: Part, role: str, *, hollow: bool = False) -> None:
    """Fill a series or a point with a colour, or only outline it."""
    colour = RGBColor.from_string(COLOUR[role])
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = RGBColor.from_string(COLOUR["ground"]) if hollow else colour
    if hollow:
        part.format.line.color.rgb = colour
        part.format.line.width = Pt(2.25)


def draw_line(series: Part, role: str | None) -> None:
    """Draw a series' line in a colour, or not at all."""
    series.smooth = False
    if role is None:
        series.format.line.fill.background()
        return
    series.format.line.color.rgb = RGBColor.from_string(COLOUR[role])
    series.format.line.width = Pt(2.25)


def mark_points(series: Part, role: str, hollow: Sequence[bool]) -> None:
    """Give each point a round mark; a hollow one says that the number is not exact."""
    for index, is_hollow in enumerate(hollow):
        marker = series.points[index].marker
        marker.style = XL_MARKER_STYLE.CIRCLE
        marker.size = MARK
        fill_shape(marker, role, hollow=is_hollow)
        marker.format.line.color.rgb = RGBColor.from_string(COLOUR[role])


def label_points(
    series: Part, patterns: Sequence[str], place: str, language: Language, role: str = "ink"
) -> None:
    """Write each point's value by its own number format; `place` as in `c:dLblPos`, or none."""
    at = f'<c:dLblPos val="{place}"/>' if place else ""
    shown = "".join(
        f'<c:show{name} val="{int(name == "Val")}"/>'
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    # Above a dot a label may meet a rule of the grid, and must stay readable there.
    ground = f'<a:solidFill><a:srgbClr val="{COLOUR["ground"]}"/></a:solidFill>'
    words = (
        f"<c:spPr>{ground if place == 't' else '<a:noFill/>'}<a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{(LABEL + 2) * 100}" b="1" '
        f'lang="{LOCALE[language]}" altLang="{LOCALE["en"]}"><a:solidFill><a:srgbClr '
        f'val="{COLOUR[role]}"/></a:solidFill><a:latin typeface="{LATIN}"/>'
        f'<a:ea typeface="{EAST_ASIAN[language]}"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{LOCALE[language]}"/></a:p></c:txPr>{at}{shown}'
    )
    each = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:numFmt formatCode={quoteattr(pattern)} '
        f'sourceLinked="0"/>{words}</c:dLbl>'
        for index, pattern in enumerate(patterns)
    )
    whole = f'<c:numFmt formatCode={quoteattr(patterns[0])} sourceLinked="0"/>{words}'
    labels = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{each}{whole}</c:dLbls>")
    old = series._element.get_or_add_dLbls()  # noqa: SLF001 - puts it where the schema wants it
    old.getparent().replace(old, labels)


def set_category_axis(
    native: Part, language: Language, *, lying: bool = False, hidden: bool = False
) -> None:
    """Set the axis of names; lying bars are read from the top."""
    axis = native.category_axis
    axis.reverse_order = lying
    if lying:
        # Reversed names take the other axis with them to the top; this brings it back down.
        native.value_axis._element.find(qn("c:crosses")).set("val", "max")  # noqa: SLF001
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.format.line.color.rgb = RGBColor.from_string(COLOUR["muted"])
    set_words(axis.tick_labels.font, language, LABEL)
    # All names, also where the program would leave some out.
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(  # noqa: SLF001
        parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    )
    if hidden:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def set_value_axis(
    native: Part,
    language: Language,
    *,
    highest: float | None = None,
    hidden: bool = False,
    pattern: str = "",
) -> None:
    """Set the axis of values: from zero, thin rules, small numbers; hidden where labels say all."""
    axis = native.value_axis
    axis.minimum_scale, axis.maximum_scale = 0, highest
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.has_major_gridlines = not hidden
    set_words(axis.tick_labels.font, language, SMALL, "muted")
    axis.tick_labels.number_format = pattern or "#,##0"
    axis.tick_labels.number_format_is_linked = False
    if hidden:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    else:
        axis.major_gridlines.format.line.color.rgb = RGBColor.from_string(COLOUR["rule"])
        axis.major_gridlines.format.line.width = Pt(THIN)


def set_log(native: Part, lowest: float, highest: float) -> None:
    """Make the value axis logarithmic, in whole decades."""
    axis = native.value_axis
    axis.minimum_scale, axis.maximum_scale = lowest, highest
    scaling = axis._element.find(qn("c:scaling"))  # noqa: SLF001
    scaling.insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="10"/>'))


def set_gap(native: Part, gap: int, overlap: int | None = None) -> None:
    """Set the space between bars, in per cent of a bar."""
    native.plots[0].gap_width = gap
    if overlap is not None:
        native.plots[0].overlap = overlap


def show_legend(native: Part, language: Language) -> None:
    """Show what the colours stand for, outside the plot."""
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.BOTTOM
    native.legend.include_in_layout = False
    set_words(native.legend.font, language, LABEL)


def set_title(native: Part, words: str, language: Language) -> None:
    """Write a note at the upper left of a chart, as its own title, so that it travels with it."""
    if not words:
        native.has_title = False
        return
    paragraph = native.chart_title.text_frame.paragraphs[0]
    run = paragraph.add_run()
    run.text = words
    set_words(run.font, language, SMALL, "muted")
    run.font.bold = False
    title = native.chart_title._element  # noqa: SLF001
    layout = parse_xml(
        f"<c:layout {nsdecls('c')}><c:manualLayout>"
        '<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.004"/><c:y val="0"/>'
        "</c:manualLayout></c:layout>"
    )
    for old in title.findall(qn("c:layout")):
        title.remove(old)
    title.find(qn("c:tx")).addnext(layout)


def speak(native: Part, language: Language) -> None:
    """Set the language of what python-pptx made by itself: defaults and ends of paragraphs."""
    for properties in native._chartSpace.iter(qn("a:defRPr")):  # noqa: SLF001 - no public way
        set_language(properties, language)
    for end in native._chartSpace.iter(qn("a:endParaRPr")):  # noqa: SLF001 - no public way
        end.set("lang", LOCALE[language])
