"""A report and its YAML → every fault in it, with file, line, place and remedy."""
