"""What is done from the console, a subject a file. Each has `add_to(commands)`; `python -m data` finds it by that."""
