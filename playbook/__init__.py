"""The domain: what a plan, a task, an observation is. No Streamlit, no SQL."""
