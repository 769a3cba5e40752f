"""Judging: every rule tried on all published lines at once, in vectors.

Between the tables and the command that records the result, as imports are between files and theirs: rules are plain
Python and commands import no pandas, and hundreds of thousands of lines are not judged one by one.
"""
