-- Why: closed won is where a program's promise is kept. What a partner earns stands in lines that are
-- never rewritten: a line's amount stays as it was entered, only its state moves on, and what is taken
-- back is another, negative line. As with deals the stream of events is the truth (each line and each
-- move is an event of its deal, hashed and sealed with the others), and these rows are what it adds up
-- to, written in the same transaction.

create table if not exists commission_line (
  program_id varchar(64) not null,
  partner_id bigint not null,
  number integer not null, -- counts the partner's lines: what people call a line by
  deal_id bigint not null,
  kind varchar(16) not null, -- SALE, RECURRING, CLAWBACK, ADJUSTMENT
  occurrence integer not null,
  base_amount numeric(28, 4) not null,
  base_currency varchar(3) not null,
  amount numeric(28, 4) not null,
  currency varchar(3) not null,
  credit_before integer not null, -- percent of the credit that claims before it have
  share integer not null,
  plan varchar(40) not null,
  held_until timestamp with time zone not null,
  about integer, -- the line that a clawback or an adjustment is about
  state varchar(16) not null,
  accrued_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  primary key (program_id, partner_id, number)
);
create index if not exists commission_line_deal on commission_line (program_id, deal_id);

-- The plan that counts for a deal: the one in force at its claim, unless another was agreed on since.
create table if not exists commission_plan (
  deal_id bigint not null primary key,
  program_id varchar(64) not null,
  plan varchar(40) not null,
  terms varchar not null,
  agreed_at timestamp with time zone not null
);
