-- Why: one full mailbox says nothing of an address, three failed mails in a row do. Each mail that
-- did not arrive is noted with why, once, however many reports come about it; from these rows the
-- row is told, and what admins have to mend. An address that is silenced for a while has its reason.

create table if not exists failed_mail (
  outgoing_id bigint not null primary key,
  program_id varchar(64) not null,
  address_key varchar(320) not null,
  category varchar(16) not null,
  reason varchar not null, -- what the host said
  failed_at timestamp with time zone not null
);
create index if not exists failed_mail_address on failed_mail (program_id, address_key);

-- The category for which it was given up after a row of failures; empty where the address is dead.
-- A mail of the person lifts the one and not the other.
alter table unreachable add column if not exists given_up varchar(16);
