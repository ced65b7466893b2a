"""Where the project's own files stand. Looks nothing up and makes nothing."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
TEMPLATES = ROOT / "templates"
SHARED = ROOT / "data"  # the words of every report
KEPT = "editions"  # in a report's folder: its issues as they were published
BUNDLE = ROOT / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
