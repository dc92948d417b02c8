-- Why: partners join by mail. Each mail of ours that asks about somebody who may become a partner is
-- noted with what was asked; its answer is known by its token, and what became of it stays on record:
-- who joined, when, and which terms were accepted by it.

create table if not exists candidate (
  id bigint not null primary key, -- the outgoing mail that asks
  program_id varchar(64) not null,
  question varchar(16) not null, -- INVITE, JOIN, APPLY, ACCEPT, ADVISE
  address varchar(320) not null, -- who may become a partner
  address_key varchar(320) not null,
  company varchar not null,
  manager varchar(320) not null,
  mail_id bigint, -- a mail of that person which is held until it is known
  asked_at timestamp with time zone not null,
  settled varchar(16), -- JOINED, DECLINED, REFUSED, CONFIRMED; empty while nothing was answered
  settled_at timestamp with time zone,
  settled_by bigint, -- the mail that answered
  partner_id bigint, -- of which partner it became a contact
  terms_version varchar(64) -- the terms that were accepted by joining
);
create index if not exists candidate_address on candidate (program_id, address_key);
