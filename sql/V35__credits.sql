-- Why: a partner may be paid by credit on an account of the vendor's own. Each commission line is
-- booked once, as a debit of one account and a credit of another in one row, so that the books
-- balance whatever happens; what is taken back is the row's mirror. The line is its key: its first
-- turn books it, the second takes it back, the third books it again.

create table if not exists credit_posting (
  program_id varchar(64) not null,
  partner_id bigint not null,
  line integer not null,
  turn integer not null,
  debit varchar(200) not null,
  credit varchar(200) not null,
  amount numeric(28, 4) not null, -- negative for a line that takes back
  currency varchar(3) not null,
  payout bigint not null,
  posted_at timestamp with time zone not null,
  primary key (program_id, partner_id, line, turn)
);
