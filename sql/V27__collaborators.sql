-- Why: others than the contact who referred it may follow a deal: colleagues, and managers.

alter table deal add column if not exists collaborators varchar; -- addresses, one a line
