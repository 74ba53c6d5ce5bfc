"""One module for each system's export, all behind one registry."""
