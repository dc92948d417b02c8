-- Why: what was given to a person must not count when the person is not there any more. Who has
-- left is noted once, with the time: tokens of mails that were written until then are void. Who
-- comes back gets new mails, with new tokens.

create table if not exists departure (
  program_id varchar(64) not null,
  person_key varchar(320) not null,
  left_at timestamp with time zone not null,
  primary key (program_id, person_key)
);
