"""A well-formed report → where its parts do not hold together, by file, line, place, remedy."""
