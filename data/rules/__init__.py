"""The rules of the field in pure Python: no database, no clock, no screen, no sentences."""
