"""The tables, one step after another: append, never edit. The SQL is portable."""

STEPS: dict[str, list[str]] = {
    "001_accounts": [
        """create table users (
            id text primary key,
            name text not null,
            email text not null unique,
            password_hash text,
            administrator_since text,
            closed_on text,
            created_at text not null,
            version integer not null default 1
        )""",
        """create table sign_ins (
            token_hash text primary key,
            user_id text not null references users (id),
            created_at text not null,
            seen_at text not null,
            expires_at text not null
        )""",
        "create index sign_ins_by_user on sign_ins (user_id)",
        """create table failed_sign_ins (
            id text primary key,
            subject text not null,
            failed_at text not null
        )""",
        "create index failed_sign_ins_by_subject on failed_sign_ins (subject, failed_at)",
    ],
    "002_plans": [
        """create table playbook_versions (
            id text primary key,
            title text not null,
            content text not null,
            published_at text not null
        )""",
        """create table plans (
            id text primary key,
            playbook_version_id text not null references playbook_versions (id),
            manager_name text not null,
            site text not null,
            starts_on text not null,
            time_zone text not null,
            working_week text not null,
            shift_days_on integer,
            shift_days_off integer,
            shift_first_on text,
            holiday_country text,
            holiday_subdivision text,
            closed_on text,
            archived_on text,
            created_at text not null,
            version integer not null default 1
        )""",
        """create table plan_pauses (
            id text primary key,
            plan_id text not null references plans (id),
            first_on text not null,
            last_on text,
            reason text not null
        )""",
        """create table memberships (
            plan_id text not null references plans (id),
            user_id text not null references users (id),
            role text not null check (role in ('manager', 'reviewer', 'coach', 'viewer')),
            since text not null,
            primary key (plan_id, user_id)
        )""",
        "create index memberships_by_user on memberships (user_id)",
        """create table invitations (
            token_hash text primary key,
            purpose text not null check (purpose in ('join', 'password')),
            email text not null,
            user_id text references users (id),
            plan_id text references plans (id),
            role text,
            created_by text not null references users (id),
            created_at text not null,
            expires_at text not null,
            used_at text
        )""",
        "create index invitations_by_plan on invitations (plan_id)",
    ],
    "003_tasks": [
        """create table tasks (
            id text primary key,
            plan_id text not null references plans (id),
            milestone text not null,
            key text,
            title text not null,
            why text not null,
            sources text not null,
            due_day integer not null,
            repeats text,
            series text not null,
            occurrence integer not null,
            first_due_day integer not null,
            owner text not null default '',
            notes text not null default '',
            completed_on text,
            completed_by text not null default '',
            blocked_on text,
            blocked_by text not null default '',
            not_applicable_on text,
            not_applicable_reason text not null default '',
            evidence_source text,
            evidence_needed integer,
            withdrawn_at text,
            created_at text not null,
            version integer not null default 1
        )""",
        "create index tasks_by_plan on tasks (plan_id, due_day)",
        "create unique index tasks_by_occurrence on tasks (series, occurrence)",
        """create table task_links (
            id text primary key,
            task_id text not null references tasks (id),
            label text not null,
            address text not null,
            removed_at text
        )""",
        "create index task_links_by_task on task_links (task_id)",
        """create table answers (
            id text primary key,
            plan_id text not null references plans (id),
            question_key text not null,
            author_id text not null references users (id),
            text text not null,
            shared_on text,
            version integer not null default 1
        )""",
        "create unique index answers_by_question on answers (plan_id, question_key, author_id)",
    ],
    "004_listening": [
        """create table observations (
            id text primary key,
            plan_id text not null references plans (id),
            author_id text not null references users (id),
            kind text not null,
            text text not null,
            who text not null,
            noted_at text not null,
            noted_on text not null,
            shared_on text,
            withdrawn_on text,
            version integer not null default 1
        )""",
        "create index observations_by_plan on observations (plan_id, noted_at)",
        """create table observation_themes (
            observation_id text not null references observations (id),
            theme text not null,
            primary key (observation_id, theme)
        )""",
        """create table sampling_plans (
            id text primary key references plans (id),
            contacts integer not null,
            margin double precision not null,
            confidence double precision not null,
            version integer not null default 1
        )""",
    ],
    "005_events": [
        """create table events (
            id text primary key,
            plan_id text references plans (id),
            user_id text references users (id),
            only_for text references users (id),
            kind text not null,
            subject text not null,
            happened_at text not null,
            before text,
            after text
        )""",
        "create index events_by_plan on events (plan_id, id)",
        "create index events_by_subject on events (subject, id)",
    ],
    "006_org_chart": [
        """create table org_charts (
            plan_id text primary key references plans (id),
            several_tops integer not null,
            revision integer not null
        )""",
        """create table seats (
            plan_id text not null references plans (id),
            id text not null,
            place double precision not null,
            name text not null,
            role text not null,
            reports_to text,
            dotted_to text,
            team text not null,
            site text not null,
            full_time_equivalent double precision not null,
            skills text not null,
            channels text not null,
            kind_of_work text not null,
            vacant integer not null,
            met_on text,
            primary key (plan_id, id)
        )""",
        """create table chart_edits (
            id text primary key,
            plan_id text not null references plans (id),
            user_id text not null references users (id),
            revision integer not null,
            happened_at text not null,
            kind text not null check (kind in ('edit', 'undo', 'redo')),
            words text not null,
            done text not null,
            undone_by text not null
        )""",
        "create index chart_edits_by_person on chart_edits (plan_id, user_id, id)",
        """create table chart_versions (
            id text primary key,
            plan_id text not null references plans (id),
            number integer not null,
            note text not null,
            revision integer not null,
            chart text not null,
            published_on text not null,
            published_by text not null
        )""",
        "create unique index chart_versions_by_number on chart_versions (plan_id, number)",
        """create table channel_plans (
            id text primary key,
            plan_id text not null references plans (id),
            key text not null,
            wanted integer,
            asked_how text not null,
            asked_on text,
            asked_count integer,
            offered integer not null,
            owner_seat_id text,
            hours text not null,
            response_seconds integer,
            within_opening_hours integer not null,
            version integer not null
        )""",
        "create unique index channel_plans_by_key on channel_plans (plan_id, key)",
        """create table chart_tasks (
            plan_id text not null references plans (id),
            about text not null,
            task_id text not null references tasks (id),
            primary key (plan_id, about)
        )""",
        "create unique index chart_tasks_by_task on chart_tasks (task_id)",
    ],
}
