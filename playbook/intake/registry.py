"""Every format there is, and which of them a header speaks for."""

from playbook.intake.format import Format
from playbook.intake.formats import (
    amazon_connect_contacts,
    amazon_connect_metrics,
    asterisk_queue_log,
    contact_rows,
    five9,
    freepbx_cdr,
    genesys_interactions,
    genesys_performance,
    nice_cxone,
    period_totals,
    talkdesk,
    three_cx,
    zendesk_talk,
)

NAMED = (
    amazon_connect_contacts.FORMAT,
    amazon_connect_metrics.FORMAT,
    genesys_interactions.FORMAT,
    genesys_performance.FORMAT,
    nice_cxone.FORMAT,
    five9.FORMAT,
    talkdesk.FORMAT,
    three_cx.FORMAT,
    zendesk_talk.FORMAT,
    freepbx_cdr.FORMAT,
    asterisk_queue_log.FORMAT,
)
GENERAL = {"period": period_totals.FORMAT, "contact": contact_rows.FORMAT}
FORMATS = {one.key: one for one in (*NAMED, *GENERAL.values())}


def named(names: set[str]) -> Format | None:
    """The system whose export has these column names (in plain form), or None."""
    return next((one for one in NAMED if one.speaks_for(names)), None)
