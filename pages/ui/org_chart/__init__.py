"""Our own Streamlit component: the organisation chart to look at, drag and save."""
