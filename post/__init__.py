"""The weekly e-mail: made from the list “for you”, handed to an SMTP server, never twice."""
