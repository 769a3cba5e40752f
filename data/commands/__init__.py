"""Every write: may you? is it allowed now? change it; record it. Commands never commit."""
