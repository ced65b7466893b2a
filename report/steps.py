"""The steps of a build under one name, so that a run that builds nothing need not load them.

Enters: nothing. Leaves: what each room offers to the story. Holds no step of its own.
"""

from report.charts import draw_report
from report.dataset import render_dataset
from report.deck import render_decks
from report.edition import Edition
from report.embeds import render_embeds
from report.explore import render_explore
from report.finish import finish_site
from report.library import render_library
from report.pages import render_pages
from report.paper import render_paper, render_pictures
from report.publish import publish
from report.schema import render_schemas
from report.stills import Pen, draw_stills

__all__ = [
    "Edition",
    "Pen",
    "draw_report",
    "draw_stills",
    "finish_site",
    "publish",
    "render_dataset",
    "render_decks",
    "render_embeds",
    "render_explore",
    "render_library",
    "render_pages",
    "render_paper",
    "render_pictures",
    "render_schemas",
]
