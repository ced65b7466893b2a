"""A folder of YAML → a `Report`, and slips of the hand told as what they are."""
