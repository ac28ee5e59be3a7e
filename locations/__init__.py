"""Where: the KOALA partnerships, their meeting points, and the places of Belgium."""
