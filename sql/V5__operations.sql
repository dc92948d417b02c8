-- Why: who did what by hand stays on record; what a way in must remember over restarts has one
-- place; what only one node may do is leased.

create sequence if not exists audit_ids start with 1 increment by 100 cache 1;

-- Append-only.
create table if not exists audit (
  id bigint not null primary key,
  program_id varchar(64) not null,
  happened_at timestamp with time zone not null,
  operator varchar(200) not null,
  act varchar(64) not null,
  subject varchar(200) not null,
  detail varchar not null
);
create index if not exists audit_subject on audit (program_id, subject);

-- program_id is empty where a way in serves all programs.
create table if not exists note (
  program_id varchar(64) not null,
  page varchar(200) not null,
  note_key varchar(200) not null,
  content varchar not null,
  primary key (program_id, page, note_key)
);

create table if not exists lease (
  program_id varchar(64) not null,
  name varchar(200) not null,
  owner varchar(128) not null,
  fence integer not null,
  until_at timestamp with time zone not null,
  primary key (program_id, name)
);
