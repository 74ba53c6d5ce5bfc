"""What each step of the schema does, a module a step: append, never edit."""
