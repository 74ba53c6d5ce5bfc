"""Whether an import was added to what stood there already, or stands for its days alone."""

STATEMENTS: list[str] = ["alter table imports add column adds integer not null default 0"]
