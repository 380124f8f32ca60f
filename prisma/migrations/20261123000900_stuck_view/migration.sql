-- Whom a step could not process, where they stand and why. In enrolment they are due never, as is who has come to an end.
create view stuck as
select s.workspace_id, s.run_id, s.block, s.slot, (s.block << 10) + s.slot as member_no, coalesce(m.alias_of, (s.block << 10) + s.slot) as person_no, s.node, s.reason, s.at
from stuck_slot as s
left join member as m on m.workspace_id = s.workspace_id and m.no = (s.block << 10) + s.slot;
