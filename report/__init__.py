"""A newspaper article's numbers, curated as YAML, made into an explorable report site."""
