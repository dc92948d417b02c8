-- Why: claims on one prospect meet by phone and by the company's name too, not only by contact and
-- domain; and a deal knows which other claims it met, who has the credit, and whether its partner
-- objects. Deals of before have no keys for names yet: they get them with their next event.

alter table deal add column if not exists phone_key varchar(320);
alter table deal add column if not exists name_key varchar(320); -- its name without legal form and spelling
alter table deal add column if not exists name_head varchar(320); -- the same of its first telling word
alter table deal add column if not exists rivals varchar; -- ids of the deals that it met, with commas
alter table deal add column if not exists share integer; -- percent of the credit, once that is settled
alter table deal add column if not exists disputed_at timestamp with time zone;
alter table deal add column if not exists dispute_due_at timestamp with time zone;

create index if not exists deal_phone on deal (program_id, phone_key);
create index if not exists deal_name on deal (program_id, name_key);
create index if not exists deal_name_head on deal (program_id, name_head, id);
