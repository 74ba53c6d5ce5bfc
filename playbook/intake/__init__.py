"""Reading contact-centre exports into interval facts: `read` is the way in."""

from playbook.intake.mapping import Mapping, header_fingerprint
from playbook.intake.question import Option, Question
from playbook.intake.reading import read
from playbook.intake.report import Reading, Report

__all__ = ["Mapping", "Option", "Question", "Reading", "Report", "header_fingerprint", "read"]
