"""A folder of YAML → a `Report`, or what in its form is wrong: syntax, fields, lengths, signs."""
