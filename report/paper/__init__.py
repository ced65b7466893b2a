"""Editions and stills → what Typst sets: the PDF briefing, charts as pictures, social cards."""
