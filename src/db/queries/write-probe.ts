import type { Database } from '../database.js';

/** The tables that commands, events and deliveries write to. */
const tables = 'incidents, incident_members, timeline_entries, effects, request_keys, messages, marks';

/** Short timeouts for locks and statements, because the caller needs a quick answer. */
const limits = `select set_config('lock_timeout', '500', true), set_config('statement_timeout', '800', true)`;

/** More than a page, so that a full disk is noticed; no other process writes the same row. */
const insert = `
  insert into request_keys (workspace_id, key, answer, claimed_at)
  select '', 'probe ' || txid_current(), to_jsonb(string_agg(md5(random()::text), '')), now()
  from generate_series(1, 300)`;

const remove = `delete from request_keys where workspace_id = '' and key = 'probe ' || txid_current()`;

/**
 * Writes something, commits it to the disk and removes it. Rejects if commands couldn't be saved now: the server is
 * read-only, its disk is full, or tables are locked.
 */
export async function probeWrite(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await Promise.all([
      tx.run(limits),
      tx.run(`lock table ${tables} in row exclusive mode`),
      tx.run(insert),
      tx.run(remove),
    ]);
  });
}
