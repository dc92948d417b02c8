-- Why: partners rise and fall by rules. The tier itself stands with the partner; what is known beside it, that it is
-- about to be lost, or that a manager has pinned it, stands here: no row, and neither is so.

create table if not exists tier_standing (
  partner_id bigint not null primary key,
  program_id varchar(64) not null,
  grace_until timestamp with time zone, -- until when a tier is kept that is not reached any more
  pinned boolean not null
);
