-- Why: a step about somebody who is no partner yet is named by the address, which may be long.

alter table timer alter column step set data type varchar(400);
