import type { Sql } from 'postgres';

/** Gives this many messages to each incident with a higher number than `after`; every tenth is a highlight. */
export async function fillTimelines(
  sql: Sql,
  { after, messages }: { after: number; messages: number },
): Promise<void> {
  await sql`
    insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at,
      captured_at, is_highlight, is_dirty)
    select workspace_id, channel_id, (1767225600 + n) || '.000100', number, 'U' || n % 50,
      'p99 of payments is ' || n || ' ms since 13:50, only the first provider.', (1767225600 + n) || '.000100',
      now() + n * interval '1 second', now() + n * interval '1 second', n % 10 = 0, false
    from incidents, generate_series(1, ${messages}::int) n where number > ${after}`;
}
