-- Why: what was approved is paid by a file, and money that left twice does not come back by itself.
-- A payout is one file: its bytes are kept as they were released, with who released them, so that
-- writing it again gives the same file. Its lines are marked by events of their deals in the same
-- transaction, and a line that is in a payout is in no other.

-- Where partners' money goes. What was changed counts only after a wait, of which the partner hears.
create table if not exists payee (
  program_id varchar(64) not null,
  partner_id bigint not null,
  method varchar(16) not null,
  holder varchar(200) not null,
  account varchar(200) not null,
  bank varchar(40) not null,
  account_type varchar(16) not null,
  holder_type varchar(16) not null,
  street varchar(200) not null,
  postcode varchar(40) not null,
  town varchar(100) not null,
  country varchar(2) not null,
  usable_from timestamp with time zone not null,
  refused varchar(1000) not null, -- why a bank sent a payment back; empty for none
  primary key (program_id, partner_id, method)
);

create table if not exists payout (
  program_id varchar(64) not null,
  number bigint not null, -- counts the program's payouts
  reference varchar(35) not null,
  method varchar(16) not null,
  currency varchar(3) not null,
  total numeric(28, 4) not null,
  pay_on date not null,
  file_name varchar(100) not null,
  sha256 varchar(64) not null, -- of the file
  content bytea, -- the file, packed; empty since somebody in it was erased
  released_by varchar(200) not null,
  released_at timestamp with time zone not null,
  primary key (program_id, number)
);

create table if not exists payout_payment (
  program_id varchar(64) not null,
  payout bigint not null,
  position integer not null, -- in the file, from 1
  partner_id bigint not null,
  amount numeric(28, 4) not null,
  payee varchar(200) not null, -- so much of the account that people know which is meant
  state varchar(16) not null, -- RELEASED, PAID, FAILED
  reason varchar(1000) not null, -- why it failed
  moved_by varchar(200) not null,
  moved_at timestamp with time zone not null,
  primary key (program_id, payout, position)
);

create table if not exists payout_line (
  program_id varchar(64) not null,
  payout bigint not null,
  position integer not null,
  partner_id bigint not null,
  line integer not null,
  primary key (program_id, payout, partner_id, line)
);
create index if not exists payout_line_of on payout_line (program_id, partner_id, line);
