-- What the schema language cannot say.

-- A shadow workspace (a rehearsal's copy) can bind to the loopback provider only: the copy of workspace.shadow is held equal by the foreign key.
alter table provider_account
  add constraint provider_account_shadow_fkey foreign key (workspace_id, workspace_shadow) references workspace (id, shadow) on update cascade,
  add constraint provider_account_shadow_is_loopback check (not workspace_shadow or adapter = 'loopback');

alter table member add constraint member_no_dense check (no >= 0);
alter table membership add constraint membership_role check (role in ('owner', 'editor', 'viewer'));
alter table run add constraint run_state check (state in ('starting', 'running', 'paused', 'stopped', 'finished', 'failed')),
  add constraint run_purpose check (purpose in ('live', 'rehearsal', 'backtest')),
  add constraint run_request check (request in ('pause', 'stop'));
alter table chunk add constraint chunk_state check (state in ('ready', 'on-wire', 'answered', 'failed', 'unknown'));

-- Batch numbers: drawn after the blocks are locked, so that they grow in the order of commits of one block.
create sequence batch_number;

-- A rehearsal runs in a shadow workspace, and nothing else does.
alter table run
  add constraint run_shadow_fkey foreign key (workspace_id, workspace_shadow) references workspace (id, shadow) on update cascade,
  add constraint run_shadow_is_rehearsal check (workspace_shadow = (purpose = 'rehearsal'));

-- Blocks are small, incompressible and rewritten often: keep them in line where they fit, and leave room for the next version on the page.
alter table run_block alter column state set storage main;
alter table run_block set (fillfactor = 60);
alter table send_block alter column states set storage main;
alter table send_block set (fillfactor = 70);
alter table contact_block alter column counts set storage main;

-- Facts: closed sets, and aliases that never form chains with themselves.
alter table member add constraint member_alias_of_another check (alias_of <> no);
alter table workspace add constraint workspace_counters check (next_member_no >= 0 and fact_sequence >= 0);
alter table shop_order add constraint shop_order_status check (status in ('paid', 'shipped', 'completed', 'cancelled', 'refunded'));
alter table order_status_change add constraint order_status_change_status check (status in ('paid', 'shipped', 'completed', 'cancelled', 'refunded'));
alter table journey add constraint journey_revision check (revision >= 1);
