-- Why: a close after the end of protection may still earn, until a date that the partner was told.

alter table deal add column if not exists tail_until timestamp with time zone;
