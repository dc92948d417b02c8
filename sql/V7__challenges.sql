-- Why: a mail whose sender is not proven waits for the word of an address that is on file. Who was
-- asked about which mail, and which domains are known since to sign for whom, outlives the answer.

create table if not exists challenge (
  id bigint not null primary key, -- the outgoing mail that asks
  program_id varchar(64) not null,
  mail_id bigint not null, -- the mail that waits for the answer
  kind varchar(16) not null, -- SENDER, COLLEAGUE
  claimed varchar(320) not null, -- whom that mail claims to be from
  partner_id bigint not null,
  received_at timestamp with time zone not null, -- when that mail came
  asked_key varchar(320) not null,
  asked_at timestamp with time zone not null
);
create index if not exists challenge_asked on challenge (program_id, asked_key, asked_at);

-- An answered challenge: mail of this address that this domain signed counts as proven.
create table if not exists known_signer (
  program_id varchar(64) not null,
  address_key varchar(320) not null,
  signer varchar(255) not null,
  since timestamp with time zone not null,
  mail_id bigint not null, -- the answer that showed it
  primary key (program_id, address_key, signer)
);

-- By whom a colleague can be vouched for.
alter table contact add column if not exists domain_key varchar(320) default '' not null;
update contact set domain_key = substring(email_key from position('@' in email_key) + 1);
create index if not exists contact_domain on contact (program_id, domain_key);
