"""How: good practices and the methodology."""
