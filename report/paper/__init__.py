"""Editions and stills → what Typst sets: the PDF briefing, slide pictures, social cards."""
