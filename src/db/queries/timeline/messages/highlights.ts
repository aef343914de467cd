/**
 * SQL that tests whether a row of `marks` makes its message a highlight: it is on, and later than the latest removal by
 * hand. `mark` is the row's name.
 */
export function isInEffectSql(mark: string): string {
  return `(${mark}.is_on and ${mark}.kind <> 'hidden' and ${mark}.version > coalesce((
    select max(off.version) from marks off
    where off.workspace_id = ${mark}.workspace_id and off.channel_id = ${mark}.channel_id and off.ts = ${mark}.ts
      and off.is_on and off.kind = 'hidden'), ''))`;
}

/** SQL that tests whether a message has a mark that makes it a highlight. Its arguments are SQL expressions. */
export function isHighlightSql({
  workspaceId,
  channelId,
  ts,
}: Record<'workspaceId' | 'channelId' | 'ts', string>): string {
  return `exists (
    select 1 from marks put
    where put.workspace_id = ${workspaceId} and put.channel_id = ${channelId} and put.ts = ${ts} and ${isInEffectSql('put')}
  )`;
}
