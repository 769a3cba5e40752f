"""Every question. Never a write; the viewer is always an argument."""
