"""Facts of the field that come with the program, as CSV: the economic classification and the work calendar."""
