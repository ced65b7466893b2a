"""Editions → the data files a reader takes away: JSON, CSV, XLSX, Data Package."""
