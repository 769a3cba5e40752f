"""One page a file, one function show(viewer)."""
