"""Table in, figure out: plotly's figures as plain dictionaries, which cost a tenth of building and checking objects.

Colours come from the theme by the order of the traces (.streamlit/config.toml): the first is spent, the second budget.
"""
