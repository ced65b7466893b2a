"""Editions → presentations with editable charts; masters and fonts are in templates/slides."""
