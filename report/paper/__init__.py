"""Report and stills → what is printed or pasted: the PDF briefing, slide pictures, social cards.

Enters: editions by language and the stills by name. Leaves: `{site path: bytes}`. The only package
that knows Typst. All words reach its templates as JSON, so that nothing in them can run.
"""

from report.paper.briefing import render_paper
from report.paper.pictures import render_pictures

__all__ = ["render_paper", "render_pictures"]
