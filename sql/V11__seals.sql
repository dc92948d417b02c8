-- Why: whoever owns the database could rewrite every hash in it. A seal is one hash over all that
-- happened since the seal before it; its head is mailed to the admins each day, out of reach of the
-- database, and the same head can be worked out anew from the events for ever.

create table if not exists seal (
  program_id varchar(64) not null,
  number integer not null, -- 1, 2, 3 …
  former varchar(64) not null,
  head varchar(64) not null,
  taken_at timestamp with time zone not null,
  primary key (program_id, number)
);

-- Append-only: how far each deal was that had moved since the seal before.
create table if not exists seal_deal (
  program_id varchar(64) not null,
  number integer not null,
  deal_id bigint not null,
  version integer not null,
  primary key (program_id, number, deal_id)
);
create unique index if not exists seal_deal_version on seal_deal (program_id, deal_id, version);
