create table probe(id bigint not null primary key, kept_at timestamp with time zone not null, raw bytea);
