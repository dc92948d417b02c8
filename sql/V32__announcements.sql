-- Why: what is written to many goes out by and by, over hours, and whatever stops in between, each reader gets an issue
-- once: whose turn comes when, and whose is over, stands here, one row for each reader.

create table if not exists announcement_issue (
  program_id varchar(64) not null,
  announcement varchar(40) not null,
  issue varchar(40) not null,
  planned varchar(16) not null, -- its time by a reader's clock: 2026-12-01T09:00
  begun_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended varchar(32), -- how; empty while it goes out
  primary key (program_id, announcement, issue)
);

create table if not exists announcement_turn (
  program_id varchar(64) not null,
  announcement varchar(40) not null,
  issue varchar(40) not null,
  person_key varchar(320) not null, -- lower case
  due_at timestamp with time zone, -- empty when it is over
  outgoing_id bigint, -- the mail, when it was written
  passed_over varchar(32), -- why there is none
  primary key (program_id, announcement, issue, person_key)
);
create index if not exists announcement_turn_due on announcement_turn (program_id, announcement, issue, due_at);
create index if not exists announcement_turn_person on announcement_turn (program_id, person_key);
