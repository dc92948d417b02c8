-- Why: accepted means kept. A mail's bytes and envelope are committed before its carrier hears yes,
-- and each mail ends in exactly one outcome with its reason.
-- Where a row has parts (pieces of bytes, tries), a part's id is its owner's id * 1024 + its number:
-- one tree instead of two in H2, and a range scan finds the parts.

create sequence if not exists mail_ids start with 1 increment by 100 cache 1;
create sequence if not exists delivery_ids start with 1 increment by 100 cache 1;

create table if not exists mail (
  id bigint not null primary key,
  program_id varchar(64) not null,
  fingerprint varchar(64) not null, -- the same mail by two ways in is one row here and two deliveries
  first_delivery bigint not null, -- whose bytes are the mail's
  sha256 varchar(64) not null,
  size bigint not null,
  copies integer not null, -- other deliveries whose own bytes are kept
  kept_at timestamp with time zone not null,
  state varchar(16) not null, -- RECEIVED, DECIDING, DONE
  due_at timestamp with time zone, -- when it may be taken: also the end of a lease; empty when done
  attempts integer not null,
  fence integer not null, -- counts leases: a late worker's number is too low
  lease_owner varchar(128),
  error varchar,
  outcome varchar(16), -- ACTED, ASKED, HELD, REFUSED, RECORDED
  reason varchar(64),
  decided_at timestamp with time zone,
  message_id varchar(998),
  message_key bigint, -- 63 bits of the id's hash: ids may be too long for an index
  sender varchar(320),
  subject varchar,
  kind varchar(32),
  level varchar(16),
  claimed_at timestamp with time zone,
  claimed_at_source varchar(16),
  conversation_id bigint,
  released_by varchar(200),
  release_vouched boolean not null,
  release_deal bigint -- number of the deal that an operator assigned it to
);
create unique index if not exists mail_fingerprint on mail (program_id, fingerprint);
create index if not exists mail_due on mail (program_id, due_at, id);
create index if not exists mail_outcome on mail (program_id, outcome, id); -- who waits for a person
create index if not exists mail_message on mail (program_id, message_key);

create table if not exists delivery (
  id bigint not null primary key,
  program_id varchar(64) not null,
  mail_id bigint not null,
  ingress varchar(200) not null,
  source_key varchar(500) not null,
  sha256 varchar(64) not null,
  size bigint not null,
  pieces integer not null, -- 0 when its bytes are those of the first delivery
  whole_size bigint, -- set when only the header was taken
  envelope varchar not null, -- JSON: reverse path, recipients, peer
  server_time timestamp with time zone,
  arrived_at timestamp with time zone not null
);
-- With the hash: a mailbox that uses a number twice for different mails loses none of them.
create unique index if not exists delivery_source on delivery (program_id, ingress, source_key, sha256);
create index if not exists delivery_mail on delivery (program_id, mail_id);

-- Append-only: the mail exactly as it came. Not a LOB: those are slow in H2.
create table if not exists raw_piece (
  id bigint not null primary key, -- delivery * 1024 + piece
  program_id varchar(64) not null,
  bytes bytea not null
);

-- What was made of a mail; replaced when it is decided anew.
create table if not exists paper (
  id bigint not null primary key, -- mail * 1024 + piece
  program_id varchar(64) not null,
  identity varchar, -- JSON, in the first piece
  decision varchar, -- JSON, in the first piece
  reading varchar not null -- JSON, in pieces: H2's longest text is 1,048,576 characters
);

-- Answers no: at most one a day for an address and a reason.
create table if not exists refusal (
  id bigint not null primary key, -- the mail
  program_id varchar(64) not null,
  address_key varchar(320) not null,
  reason varchar(64) not null,
  answered_at timestamp with time zone not null
);
create index if not exists refusal_address on refusal (program_id, address_key, answered_at);
