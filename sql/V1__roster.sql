-- Why: a referral counts only when it is known whose it is. Partners and their contacts come from
-- imports, managers' mails and the API; managers and admins are settings, not rows.
-- Every table carries program_id: the program is the tenant and the distribution key.
-- Here and in every later file each statement may be run again: H2 commits them one by one, so that
-- a file may be cut off in its middle, and the next start runs it from its beginning.

create sequence if not exists roster_ids start with 1 increment by 100 cache 1;

create table if not exists partner (
  id bigint not null primary key,
  program_id varchar(64) not null,
  name varchar not null,
  name_key varchar not null, -- lower case: the same name twice is the same partner
  manager_email varchar(320) not null,
  tier varchar not null,
  status varchar(16) not null,
  created_at timestamp with time zone not null
);
create unique index if not exists partner_name on partner (program_id, name_key);

create table if not exists contact (
  id bigint not null primary key,
  program_id varchar(64) not null,
  partner_id bigint not null,
  name varchar not null,
  email varchar(320) not null,
  email_key varchar(320) not null, -- lower case: what addresses are compared by
  locale varchar(35),
  created_at timestamp with time zone not null
);
create unique index if not exists contact_email on contact (program_id, email_key);
create index if not exists contact_partner on contact (program_id, partner_id);

-- Addresses that a receiving host refused for good; not only contacts have some.
create table if not exists unreachable (
  program_id varchar(64) not null,
  address_key varchar(320) not null,
  since timestamp with time zone not null,
  mail_id bigint, -- the report that said so; empty when the host said it at once
  primary key (program_id, address_key)
);

-- The lines that ended a sender's last mail: read again, they are a signature.
create table if not exists signature (
  program_id varchar(64) not null,
  address_key varchar(320) not null,
  lines varchar not null, -- JSON array
  primary key (program_id, address_key)
);
