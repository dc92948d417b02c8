-- Why: managers ask for all that waits for them.

create index if not exists deal_status on deal (program_id, status, number);
