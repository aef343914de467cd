/**
 * SQL that says whether a message is a key entry: a mark stands on it that is later than its latest removal by hand. Its
 * arguments are SQL expressions.
 */
export function isKeySql({
  workspaceId,
  channelId,
  ts,
}: Record<'workspaceId' | 'channelId' | 'ts', string>): string {
  const of = (table: string) =>
    `${table}.workspace_id = ${workspaceId} and ${table}.channel_id = ${channelId} and ${table}.ts = ${ts} and ${table}.is_on`;
  return `exists (
    select 1 from marks put where ${of('put')} and put.kind <> 'hidden' and put.version > coalesce(
      (select max(off.version) from marks off where ${of('off')} and off.kind = 'hidden'), '')
  )`;
}
