"""Question in, file out: for machines and for paper. No Streamlit."""
