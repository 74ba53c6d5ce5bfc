"""Measures against a blank Streamlit page in the same run: `make bench`."""
