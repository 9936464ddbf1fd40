-- The ledger is append-only: the database itself refuses to change or remove an entry, whoever asks.
create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_entries is append-only: % is refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;

create trigger ledger_append_only before update or delete or truncate on ledger_entries
for each statement execute function refuse_ledger_change();
