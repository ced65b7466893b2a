"""Editions and stills → what a browser reads: pages, embeds, data for scripts, search index."""
