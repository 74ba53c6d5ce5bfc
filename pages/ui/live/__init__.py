"""Our component that tells a page when something happened on the server."""
