-- Why: a try that ended with its process is not the mail's failure until the mail is the only one
-- that such tries have in common. So they are counted apart from the failures in attempts.

alter table mail add column if not exists unfinished integer default 0 not null;
