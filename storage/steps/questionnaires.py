"""Questionnaires: rounds, answers by name, ballots without a name, and what remains of them."""

STATEMENTS: list[str] = [
    # The secret makes one vote of one phone's answers; it is gone once the round is closed.
    """create table questionnaire_rounds (
    id text primary key,
    plan_id text not null references plans (id),
    questionnaire text not null,
    number integer not null,
    opened_by text not null references users (id),
    opened_on text not null,
    day integer not null,
    sides text not null,
    colleagues_expected integer,
    colleagues_in integer not null default 0,
    secret text,
    closed_on text
)""",
    "create index questionnaire_rounds_by_plan on questionnaire_rounds (plan_id, questionnaire)",
    """create table questionnaire_links (
    token_hash text primary key,
    round_id text not null references questionnaire_rounds (id)
)""",
    """create table questionnaire_hand_ins (
    round_id text not null references questionnaire_rounds (id),
    user_id text not null references users (id),
    side text not null,
    comment text not null default '',
    handed_in_on text,
    primary key (round_id, user_id)
)""",
    """create table questionnaire_choices (
    round_id text not null references questionnaire_rounds (id),
    user_id text not null references users (id),
    question text not null,
    answer integer not null,
    primary key (round_id, user_id, question)
)""",
    # Only while a round is open: closing counts the ballots and deletes them.
    """create table questionnaire_ballots (
    round_id text not null references questionnaire_rounds (id),
    voter text not null,
    answers text not null,
    comment text not null default '',
    primary key (round_id, voter)
)""",
    """create table questionnaire_tallies (
    round_id text not null references questionnaire_rounds (id),
    question text not null,
    answer integer not null,
    answers integer not null,
    primary key (round_id, question, answer)
)""",
    """create table questionnaire_comments (
    id text primary key,
    round_id text not null references questionnaire_rounds (id),
    text text not null
)""",
    "create index questionnaire_comments_by_round on questionnaire_comments (round_id, id)",
]
