-- Why: a contact says by mail which mail it wants beside decisions and money, and how often news come.

alter table contact add column if not exists courtesy varchar(16) default 'WANTED' not null;
alter table contact add column if not exists digest varchar(16) default 'OFF' not null;

-- News that are told with others: their mails are written, and none of them leaves. One is told when
-- its outgoing row is not GATHERED any more.
create table if not exists gathered (
  id bigint not null primary key, -- the outgoing mail
  program_id varchar(64) not null,
  person_key varchar(320) not null,
  deal_id bigint not null
);
create index if not exists gathered_person on gathered (program_id, person_key);
