"""Each system's export, in a few rows of its own shape, gives the totals a person counts."""

# ruff: noqa: E501  (rows of an export are as long as they are)

from datetime import date
from pathlib import Path

import pytest

from playbook.intake import Reading, read

CONNECT_METRICS = """Queue,StartInterval, Contacts queued,Contacts handled incoming,Contacts abandoned,\
Average queue answer time,Average handle time,Contacts answered in 20 seconds,\
Contacts abandoned in 20 seconds,Contacts answered 40 seconds,Service level 20 seconds,\
Maximum queued time,Agent idle time,Agent on contact time
Sales,2026-03-02T09:00:00Z,"1,010","1,000",10,12.5,300,800,4,900,79.2%,95,1000,3000
Sales,2026-03-02T09:30:00Z,100,80,20,40,200,20,5,30,20.0%,240,0,1000
Help,2026-03-02T10:00:00Z,0,0,0,,,0,0,0,,,500,0
"""
CONNECT_CONTACTS = """contactid,channel,initiationmethod,initiationtimestamp,queue.name,\
queue.enqueuetimestamp,queue.duration,agent.username,agent.connectedtoagenttimestamp,\
agent.agentinteractionduration,agent.customerholdduration,agent.longestholdduration,\
agent.aftercontactworkduration,disconnecttimestamp,lastupdatetimestamp
a1,VOICE,INBOUND,2026-03-02T09:00:00Z,Sales,2026-03-02T09:00:10Z,20,amara,2026-03-02T09:00:30Z,100,30,25,40,2026-03-02T09:05:00Z,2026-03-02T09:06:00Z
a1,VOICE,INBOUND,2026-03-02T09:00:00Z,Sales,2026-03-02T09:00:10Z,20,amara,2026-03-02T09:00:30Z,100,30,25,50,2026-03-02T09:05:00Z,2026-03-02T09:07:00Z
a2,VOICE,INBOUND,2026-03-02T09:10:00Z,Sales,2026-03-02T09:10:05Z,95,,,,,,,2026-03-02T09:12:00Z,2026-03-02T09:12:00Z
a3,VOICE,OUTBOUND,2026-03-02T09:20:00Z,,,,bo,2026-03-02T09:20:10Z,60,0,0,5,2026-03-02T09:22:00Z,2026-03-02T09:22:00Z
a4,VOICE,INBOUND,2026-03-02T09:30:00Z,,,,,,,,,,2026-03-02T09:30:20Z,2026-03-02T09:31:00Z
"""
GENESYS_INTERACTIONS = """Full Export Completed,Partial Result Timestamp,Filters,Media Type,Users,\
Remote,Date,End Date,Duration,Direction,ANI,DNIS,Queue,Wrap-up,Total Handle,Total Queue,\
Total Hold,Time to Abandon,Abandoned,Abandoned in Queue,Transfers,Conversation ID
YES,,,voice,Amara; Bo,X,6/23/25 07:00 AM,6/23/25 07:10 AM, 50:38:24.085,Inbound,tel:+100,tel:+2,Sales,Billing,300000,20000,5000,,,,1,c1
YES,,,voice,,X,6/23/25 07:30 AM,6/23/25 07:31 AM,61000,Inbound,tel:+101,tel:+2,Sales,,,60000,,60000,YES,Sales,,c2
YES,,,voice,Bo,X,6/23/25 08:30 AM,6/23/25 08:33 AM,0:03:00.000,Outbound,tel:+2,tel:+3,,,180000,,,,,,0,c3
"""
GENESYS_PERFORMANCE = """Interval Start,Interval End,Interval Complete,Filters,Media Type,Queue Name,\
Offer,Answer,Abandon,ASA,Avg Handle,Avg ACW,Service Level %
2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,true,,voice,Sales,50,40,10,15000,240000,30000,80.0%
2026-03-02T10:00:00Z,2026-03-02T11:00:00Z,true,,voice,Sales,10,10,0,5000,120000,10000,100%
"""
NICE_CXONE = """Contact_ID,Master_Contact_ID,Contact_Code,Media_Name,Contact_Name,ANI_DIALNUM,\
Skill_No,Skill_Name,Agent_No,Agent_Name,SLA,Start_Date,start_time,PreQueue,InQueue,Agent_Time,\
PostQueue,ACW_Time,Abandon_Time,Abandon,Hold_Time,Disp_Name,Disp_Comments
100,100,1,Call,x,5550100,7,Sales,11,Amara,1,03/14/2026,0.48118,5,20,200,0,30,0,N,40,Billing,"he said "call me" twice"
101,100,1,Call,x,5550100,7,Sales,12,Bo,1,03/14/2026,0.48518,0,15,100,0,10,0,N,0,Billing,ok
102,102,1,Call,x,5550101,7,Sales,0,N/A,0,03/14/2026,0.5,5,60,0,0,0,60,Y,0,,
"""
TALKDESK = """Agents and calls
Interaction ID,Call Type,Start Time,End Time,Talkdesk Phone Number,Customer Phone Number,\
Talk Time,Wait Time,Hold Time,Disposition Code,Transfer?,Handling User ID,Agent Name
i1,inbound,2026-03-02 09:00:00,2026-03-02 09:05:00,+1,+2,0:04:00,0:00:20,0:00:10,Billing,No,u1,Amara
i1,inbound,2026-03-02 09:00:00,2026-03-02 09:05:00,+1,+2,,0:00:20,,,No,u2,
i2,missed,2026-03-02 09:10:00,2026-03-02 09:11:00,+1,+3,,0:00:45,,,No,,
i3,voicemail,2026-03-02 09:20:00,2026-03-02 09:21:00,+1,+4,,0:01:00,,,No,,
i4,outbound,2026-03-02 09:30:00,2026-03-02 09:35:00,+1,+5,0:03:00,,,,No,u1,Amara
"""
ZENDESK_TALK = """Date,From,To,Agent,Call status,Wait time,Hold time,Talk time,Wrap up time,Minutes,Charge
"August 28, 2017 13:47",+1,+2,Amara,Completed,00:00:17,00:00:05,00:02:00,00:00:20,3,0.1
"August 28, 2017 13:50",+1,+2,,Abandoned In Queue,00:01:17,,,,2,0.1
"August 28, 2017 13:55",+1,+2,,Abandoned in IVR,,,,,1,0.1
"August 28, 2017 14:01",+1,+2,,Abandoned in voicemail,00:00:40,,,,1,0.1
"""
FIVE9 = """CALL ID,TIMESTAMP,CAMPAIGN,CALL TYPE,AGENT,AGENT NAME,DISPOSITION,ANI,CUSTOMER NAME,DNIS,\
CALL TIME,IVR TIME,QUEUE WAIT TIME,RING TIME,TALK TIME,HOLD TIME,AFTER CALL WORK TIME,TRANSFERS,\
ABANDONED,HANDLE TIME
1,"Mon, 02 Mar 2026 09:00:00",Sales,Inbound,a@x,Amara,Sold,555,Jo,1,00:05:00,00:00:10,00:00:15,00:00:03,00:03:00,00:00:30,00:01:00,1,0,00:04:30
2,"Mon, 02 Mar 2026 09:05:00",Sales,Inbound,,,Abandon,555,Jo,1,00:01:00,00:00:10,00:00:50,00:00:00,00:00:00,00:00:00,00:00:00,0,1,00:00:00
3,"Mon, 02 Mar 2026 09:06:00",Sales,Inbound,,,Caller Disconnected,555,Jo,1,00:00:10,00:00:10,00:00:00,00:00:00,00:00:00,00:00:00,00:00:00,0,1,00:00:00
4,"Mon, 02 Mar 2026 09:07:00",Sales,Outbound,a@x,Amara,No answer,555,Jo,1,00:00:10,00:00:00,00:00:00,00:00:05,00:00:05,00:00:00,00:00:05,0,0,00:00:10
"""
THREE_CX = """Call Time,Caller ID,Destination,Status,Ringing,Talking,Cost,Reason
2026-03-02 09:00:00,555,Sales,Answered,00:00:05,00:02:00,0,ended
2026-03-02 09:05:00,556,Sales,Unanswered,00:00:15,,0,ended
2026-03-02 09:06:00,557,Help,Answered,PT5S,PT1M3S,0,ended
Totals,,,,00:00:25,00:03:03,0,
"""
FREEPBX = """calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,\
disposition,amaflags,accountcode,uniqueid,userfield
2026-03-02 09:00:00,"""  # the rest follows: quoted caller names
FREEPBX += """\"\"\"Jo\"\" <555>",555,600,ext-queues,SIP/1,SIP/2,Queue,600,80,60,ANSWERED,3,,1.1,
2026-03-02 09:00:05,x,555,601,ext-queues,SIP/1,SIP/3,Dial,601,5,0,NO ANSWER,3,,1.1,
2026-03-02 09:05:00,x,556,600,ext-queues,SIP/1,,Queue,600,30,0,NO ANSWER,3,,1.2,
2026-03-02 09:06:00,x,557,600,ext-queues,SIP/1,,VoiceMail,600,40,40,ANSWERED,3,,1.3,
2026-03-02 09:07:00,x,20,0049,from-internal,SIP/9,SIP/1,Dial,0049,90,80,ANSWERED,3,,1.4,
"""
QUEUE_LOG = """1772442000|NONE|NONE|NONE|QUEUESTART|
1772442000|1.1|sales|NONE|ENTERQUEUE||5550100|1
1772442001|1.1|sales|SIP/2|RINGNOANSWER|1000
1772442010|1.1|sales|SIP/1|CONNECT|10|1.9|2
1772442070|1.1|sales|SIP/1|COMPLETECALLER|10|60|1
1772442100|1.2|sales|NONE|ENTERQUEUE||5550101|1
1772442145|1.2|sales|NONE|ABANDON|1|1|45
1772442200|1.3|sales|NONE|ENTERQUEUE||5550102|1
1772442260|1.3|sales|NONE|EXITWITHTIMEOUT|1|1|60
1772445900|1.4|sales|NONE|ENTERQUEUE||5550103|1"""
# format, text, offered, answered, abandoned, other, wait of the answered, handle or talk seconds
CASES = [
    ("amazon_connect_metrics", CONNECT_METRICS, 1110, 1080, 30, None, 15700, 316000),
    ("amazon_connect_contacts", CONNECT_CONTACTS, 2, 1, 1, 0, 20, 180),
    ("genesys_interactions", GENESYS_INTERACTIONS, 2, 1, 1, 0, 20, 300),
    ("genesys_performance", GENESYS_PERFORMANCE, 60, 50, 10, None, 650, 10800),
    ("nice_cxone", NICE_CXONE, 2, 1, 1, 0, 20, 340),
    ("five9", FIVE9, 2, 1, 1, 0, 15, 270),
    ("zendesk_talk", ZENDESK_TALK, 3, 1, 1, 1, 17, 145),
]
TALK_CASES = [
    ("talkdesk", TALKDESK, 3, 1, 1, 1, 20, 240),
    ("three_cx", THREE_CX, 3, 2, 1, 0, None, 183),
    ("freepbx_cdr", FREEPBX, 3, 1, 1, 1, None, 60),
    ("asterisk_queue_log", QUEUE_LOG, 4, 1, 1, 1, 10, 60),
]


def reading(tmp_path: Path, text: str, **options: object) -> Reading:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "text", "offered", "answered", "abandoned", "other", "wait", "busy"),
    CASES + TALK_CASES,
)
def test_an_export_is_known_by_its_columns_and_gives_its_totals(
    tmp_path: Path, key: str, text: str, offered: float, answered: float, abandoned: float,
    other: float | None, wait: float | None, busy: float,
) -> None:  # fmt: skip
    found = reading(tmp_path, text)
    totals = found.report.totals
    assert found.report.format == key
    assert (totals.offered, totals.answered, totals.abandoned, totals.other) == (
        offered, answered, abandoned, other,
    )  # fmt: skip
    assert totals.answered_wait_seconds == (None if wait is None else pytest.approx(wait))
    seconds = (
        totals.handle_seconds if (key, text) in [c[:2] for c in CASES] else totals.talk_seconds
    )
    assert seconds == pytest.approx(busy)


def test_connect_tells_every_threshold_it_has_and_thousands_are_counted(tmp_path: Path) -> None:
    totals = reading(tmp_path, CONNECT_METRICS).report.totals
    counts = {count.seconds: count for count in totals.within}
    assert (counts[20].answered, counts[20].abandoned, counts[40].answered) == (820, 9, 930)
    assert (totals.busy_seconds, totals.available_seconds) == (4000, 1500)
    assert totals.longest_wait_seconds == 240


def test_connect_records_that_come_twice_count_once_in_their_last_version(tmp_path: Path) -> None:
    found = reading(tmp_path, CONNECT_CONTACTS)
    assert found.report.totals.wrap_seconds == 50
    reasons = {one.reason: one.rows for one in found.report.left_out}
    assert reasons["Earlier delivery of a record that came again"] == 1
    assert reasons["Outbound contact"] == 1
    assert found.report.totals.longest_hold_seconds == 25


def test_genesys_times_are_milliseconds_and_its_dates_month_first(tmp_path: Path) -> None:
    found = reading(tmp_path, GENESYS_INTERACTIONS)
    assert found.report.first_day == date(2025, 6, 23)
    assert found.report.totals.longest_wait_seconds == 60
    assert found.questions == ()


def test_cxone_legs_with_one_master_are_one_contact_with_a_transfer(tmp_path: Path) -> None:
    found = reading(tmp_path, NICE_CXONE)
    totals = found.report.totals
    assert (totals.transferred, totals.talk_seconds, totals.wrap_seconds) == (1, 260, 40)
    assert next(iter(found.facts)).hour == 11
    assert totals.reported_within == 1
    assert found.report.rows_used == 2


def test_talkdesk_rings_of_one_interaction_are_one_contact(tmp_path: Path) -> None:
    found = reading(tmp_path, TALKDESK)
    reasons = {one.reason: one.rows for one in found.report.left_out}
    assert reasons["Further leg of a contact that is already counted"] == 1
    assert reasons["Outbound contact"] == 1


def test_a_hang_up_in_the_menu_is_not_abandoned_from_the_queue(tmp_path: Path) -> None:
    for text in (FIVE9, ZENDESK_TALK):
        found = reading(tmp_path, text)
        assert "Ended in the menu (IVR) before reaching the queue" in {
            one.reason for one in found.report.left_out
        }


def test_the_line_of_totals_under_a_3cx_report_is_no_call(tmp_path: Path) -> None:
    left_out = reading(tmp_path, THREE_CX).report.left_out
    assert [(one.rows, one.first_row) for one in left_out] == [(1, 5)]


def test_a_queue_log_call_that_never_closes_is_offered_and_nothing_else(tmp_path: Path) -> None:
    found = reading(tmp_path, QUEUE_LOG)
    assert found.report.totals.unaccounted == 1
    assert sum(one.rows for one in found.report.left_out) == 2
    hours = {fact.hour: fact.offered for fact in found.facts}
    assert hours == {9: 3, 10: 1}


def test_a_cdr_without_a_header_is_known_by_its_disposition(tmp_path: Path) -> None:
    row = '"","555","600","ext-queues","Jo <555>","SIP/1","SIP/2","Queue","600","{}","{}","{}",{},{},"{}","D","{}",""'
    rows = [
        row.format("2026-03-02 09:00:00", "", "", 70, 60, "ANSWERED", "1.1"),
        row.format("2026-03-02 10:00:00", "", "", 20, 0, "NO ANSWER", "1.2"),
    ]
    found = reading(tmp_path, "\n".join(rows) + "\n")
    assert found.report.format == "freepbx_cdr"
    assert (found.report.totals.answered, found.report.totals.abandoned) == (1, 1)
    assert found.report.totals.talk_seconds == 60


@pytest.mark.parametrize("text", [case[1] for case in CASES + TALK_CASES])
def test_no_customer_and_no_agent_is_kept_unless_agents_are_asked_for(
    tmp_path: Path, text: str
) -> None:
    found = reading(tmp_path, text)
    texts = ("channel", "queue", "contact_reason", "source", "agent")
    kept = " ".join(str(getattr(f, name)) for name in texts for f in found.facts.by(name))
    assert "Amara" not in kept
    assert "amara" not in kept
    assert "555" not in kept


def test_agents_are_kept_when_asked_for(tmp_path: Path) -> None:
    found = reading(tmp_path, ZENDESK_TALK, keep_agents=True)
    assert [(fact.agent, fact.offered) for fact in found.facts.by("agent")] == [("Amara", 1)]
