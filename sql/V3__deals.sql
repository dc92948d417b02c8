-- Why: the stream of events is the truth about a deal; the deal's row is what they add up to,
-- written in the same transaction, so that it can be searched. The events of a deal are a chain of
-- hashes: a change behind Postern's back shows. One chain a deal, so that deals do not wait for
-- each other.

create sequence if not exists deal_ids start with 1 increment by 1000 cache 1;
create sequence if not exists event_ids start with 1 increment by 1000 cache 1;
create sequence if not exists timer_ids start with 1 increment by 1000 cache 1;

create table if not exists deal_number (
  program_id varchar(64) not null primary key,
  next_number bigint not null
);

create table if not exists deal (
  id bigint not null primary key,
  program_id varchar(64) not null,
  number bigint not null, -- NW-1042 is number 1042
  version integer not null, -- counts its events
  partner_id bigint not null,
  partner_contact varchar(320) not null,
  manager_email varchar(320) not null,
  company varchar,
  domain varchar,
  contact_name varchar,
  contact_email varchar(320),
  contact_phone varchar,
  contact_role varchar,
  value_amount numeric(28, 4),
  value_currency varchar(3),
  need varchar,
  timeline varchar,
  status varchar(16) not null,
  stage varchar,
  claimed_at timestamp with time zone not null,
  answer_due_at timestamp with time zone,
  decided_at timestamp with time zone,
  protected_until timestamp with time zone,
  closed_at timestamp with time zone,
  contact_key varchar(320), -- claims on one contact meet here
  domain_key varchar(255), -- claims on one company meet here: its registrable domain
  last_news_at timestamp with time zone, -- when the partner last heard about it
  head varchar(64) not null -- hash of its last event
);
create unique index if not exists deal_by_number on deal (program_id, number);
create index if not exists deal_partner on deal (program_id, partner_id, number);
create index if not exists deal_contact on deal (program_id, contact_key);
create index if not exists deal_domain on deal (program_id, domain_key);

-- Append-only.
create table if not exists deal_event (
  id bigint not null primary key,
  program_id varchar(64) not null,
  deal_id bigint not null,
  version integer not null,
  word varchar(32) not null,
  payload varchar not null, -- JSON, as it was hashed
  happened_at timestamp with time zone not null,
  actor_role varchar(16) not null,
  actor_address varchar(320),
  level varchar(16) not null, -- how sure it was who caused it
  mail_id bigint,
  mail_sha256 varchar(64),
  token_id bigint,
  operator varchar,
  workflow varchar not null, -- name and version
  former varchar(64) not null,
  hash varchar(64) not null
);
create unique index if not exists deal_event_version on deal_event (program_id, deal_id, version);
create index if not exists deal_event_mail on deal_event (program_id, mail_id);

-- Steps in the future; each step of a deal is set once.
create table if not exists timer (
  id bigint not null primary key,
  program_id varchar(64) not null,
  deal_id bigint not null,
  step varchar(100) not null,
  set_for timestamp with time zone not null,
  due_at timestamp with time zone, -- empty when it is over
  attempts integer not null,
  ended varchar(64), -- reason code; empty while it is to come
  error varchar
);
create unique index if not exists timer_step on timer (program_id, deal_id, step);
create index if not exists timer_due on timer (program_id, due_at, id);
