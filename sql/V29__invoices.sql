-- Why: a commission may wait until the customer has paid the invoice.

alter table deal add column if not exists invoice_paid_at timestamp with time zone;
alter table deal add column if not exists invoice_amount decimal(19, 4);
alter table deal add column if not exists invoice_currency varchar(3);
