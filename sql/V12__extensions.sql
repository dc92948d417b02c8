-- Why: rules of engagement say how often protection may be extended.

alter table deal add column if not exists extensions integer default 0 not null;
