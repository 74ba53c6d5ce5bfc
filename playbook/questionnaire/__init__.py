"""Questionnaires: what is asked, who answers, and what the answers say together."""
