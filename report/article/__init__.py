"""The curator's copy of the article: a report proposed from it, a report verified by it."""
