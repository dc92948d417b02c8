-- Why: rules of engagement say how often protection may be extended.

alter table deal add column extensions integer default 0 not null;
