"""How each kind of chart is drawn; its fields in YAML stand with the model of charts."""
