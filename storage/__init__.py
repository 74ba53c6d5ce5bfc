"""All SQL. Everything else asks here; sqlite-utils keeps the file."""
