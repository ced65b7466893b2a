"""An edition → what the page of all its figures tells search engines (JSON-LD)."""

import json
from typing import Any

import yaml

from report.edition.edition import Edition
from report.web.pages import Page


def read_dataset(edition: Edition) -> dict[str, Any]:
    """Read the page's front matter, as the publisher does."""
    front = Page(edition, {}, "figures").render("figures").split("---\n")[1]
    dataset: dict[str, Any] = json.loads(yaml.safe_load(front)["linked"])
    return dataset
