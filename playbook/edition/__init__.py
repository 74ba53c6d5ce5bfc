"""Editions of the playbook: a copy is edited, checked, compared and published."""
