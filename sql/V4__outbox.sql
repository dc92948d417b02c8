-- Why: a change and the mails that tell of it are one transaction. A mail's bytes and Message-ID are
-- fixed before the first try, each try is on record before the wire, and only a hash of each token
-- is kept.

create sequence if not exists conversation_ids start with 1 increment by 1000 cache 1;
create sequence if not exists outgoing_ids start with 1 increment by 1000 cache 1;

create table if not exists conversation (
  id bigint not null primary key,
  program_id varchar(64) not null,
  person varchar(320) not null,
  person_key varchar(320) not null,
  deals_key varchar(500) not null, -- its deals in their order, or what else it is about
  root varchar(255) not null, -- Message-ID that all its mails refer to
  created_at timestamp with time zone not null
);
create unique index if not exists conversation_about on conversation (program_id, deals_key, person_key);

create table if not exists conversation_deal (
  id bigint not null primary key, -- conversation * 1024 + number
  program_id varchar(64) not null,
  conversation_id bigint not null,
  deal_id bigint not null
);
create index if not exists conversation_deal_deal on conversation_deal (program_id, deal_id);

create table if not exists token (
  id bigint not null primary key, -- the first 63 bits of its hash
  program_id varchar(64) not null,
  hash varchar(64) not null, -- SHA-256 of the token; the token itself is nowhere
  purpose varchar(16) not null,
  person varchar(320) not null,
  conversation_id bigint not null,
  outgoing_id bigint not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);

create table if not exists outgoing (
  id bigint not null primary key,
  program_id varchar(64) not null,
  conversation_id bigint not null,
  mail_id bigint, -- the mail that caused it
  notice varchar(64) not null,
  template varchar not null,
  recipient varchar(320) not null,
  envelope_from varchar(320) not null,
  message_id varchar(998) not null,
  message_key bigint not null,
  answers varchar(998), -- the mail that it answers
  subject varchar not null,
  state varchar(16) not null,
  due_at timestamp with time zone, -- when it may be taken; while SENDING the end of the lease
  attempts integer not null,
  fence integer not null,
  lease_owner varchar(128),
  queued_at timestamp with time zone not null,
  first_tried_at timestamp with time zone,
  ended_at timestamp with time zone,
  last_reply varchar not null,
  tells_deal bigint, -- the event that it tells of, while that can be undone
  tells_version integer
);
create index if not exists outgoing_due on outgoing (program_id, due_at, id);
create index if not exists outgoing_message on outgoing (program_id, message_key);
create index if not exists outgoing_conversation on outgoing (program_id, conversation_id);
create index if not exists outgoing_mail on outgoing (program_id, mail_id);

-- Append-only, apart from the rows of outgoing, which change often and stay small.
create table if not exists outgoing_piece (
  id bigint not null primary key, -- outgoing * 1024 + piece
  program_id varchar(64) not null,
  bytes bytea not null, -- packed (RFC 1950): notices get small
  words varchar -- its text part, in the first piece: to know it by when it is quoted
);

create table if not exists attempt (
  id bigint not null primary key, -- outgoing * 1024 + number
  program_id varchar(64) not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  result varchar(16), -- empty while it is open
  reply varchar not null
);
