"""A file becomes checked rows, then one command records them."""
