import { z } from 'zod';
import type { Incident } from '../../domain/incident.js';
import { ruleNames } from '../../domain/rule.js';
import { imageAfterAlertSeconds, type RuleMaterial, type RuleMet } from '../../domain/rules-met.js';
import type { Tx } from '../database.js';

/** What is to be judged by the rules. */
export interface RuleCase {
  /** Everything that counts for the messages that are judged. */
  material: RuleMaterial[];
  /** The messages that are judged; the others only count. */
  judged: string[];
  /** The rules' marks that stand on these. */
  standing: RuleMet[];
}

/**
 * What the rules have to look at once these messages have changed: themselves, the images of the minute after them, and
 * where `withFirsts` the messages that are or were the first of their authors; with the bots' messages of the minute
 * before each image. What the policy has purged is left as it was judged. Null where another is writing one of these.
 */
export async function ruleCase(
  tx: Tx,
  { workspaceId, number, channelId }: Incident,
  { changed, withFirsts }: { changed: string[]; withFirsts: boolean },
): Promise<RuleCase | null> {
  const of = [workspaceId, number];
  const touched = tsOf(await tx.run(touchedBy, [...of, changed]));
  const firsts = withFirsts ? tsOf(await tx.run(firstsAmong, [...of, touched, channelId])) : [];
  const judged = [...new Set([...touched, ...firsts])];
  const held = await tx.run(hold, [...of, judged]);
  if (held.length < judged.length) return null;
  const [material, standing] = await Promise.all([
    tx.run(materialFor, [...of, judged]),
    tx.run(standingOn, [workspaceId, channelId, judged]),
  ]);
  return {
    material: material.map((row) => ruleMaterial.parse(row)),
    judged,
    standing: standing.map((row) => ruleMet.parse(row)),
  };
}

/** A millisecond more than the rule asks for: `occurred_at` is rounded, and the rule decides. */
const minute = `interval '${imageAfterAlertSeconds}.001 seconds'`;
const hasImage = (message: string) =>
  `jsonb_path_exists(${message}.files, '$[*] ? (@.mimetype starts with "image/")')`;

const touchedBy = `
  with changed as (
    select ts, occurred_at, is_bot from messages
    where workspace_id = $1 and incident_number = $2 and ts = any($3::text[]) and purged_at is null
  )
  select ts from changed
  union
  select image.ts from changed
  join messages image on image.workspace_id = $1 and image.incident_number = $2 and image.purged_at is null
    and image.occurred_at between changed.occurred_at and changed.occurred_at + ${minute} and ${hasImage('image')}
  where changed.is_bot`;

const firstsAmong = `
  with authors as (
    select distinct author_id from messages
    where workspace_id = $1 and incident_number = $2 and ts = any($3::text[]) and not is_bot and author_id <> ''
  )
  select first.ts from authors cross join lateral (
    select ts from messages
    where workspace_id = $1 and incident_number = $2 and messages.author_id = authors.author_id and not is_bot
      and deleted_at is null and purged_at is null
    order by occurred_at, ts limit 1
  ) first
  union
  select messages.ts from marks
  join messages on messages.workspace_id = $1 and messages.channel_id = $4 and messages.ts = marks.ts
  join authors on authors.author_id = messages.author_id
  where marks.workspace_id = $1 and marks.channel_id = $4 and marks.key = 'rule responders' and marks.is_on
    and messages.purged_at is null`;

const hold = `
  select ts from messages where workspace_id = $1 and incident_number = $2 and ts = any($3::text[])
  order by ts for update skip locked`;

const materialFor = `
  with judged as (
    select * from messages where workspace_id = $1 and incident_number = $2 and ts = any($3::text[])
  ), looked_at as (
    select * from judged
    union
    select before.* from judged
    join messages before on before.workspace_id = $1 and before.incident_number = $2 and before.is_bot
      and before.occurred_at between judged.occurred_at - ${minute} and judged.occurred_at
    where ${hasImage('judged')}
  )
  select ts, author_id as "authorId", is_bot as "isBot", text, ${hasImage('looked_at')} as "hasImage",
    deleted_at is not null as "isDeleted"
  from looked_at`;

const standingOn = `
  select ts, name as rule from marks
  where workspace_id = $1 and channel_id = $2 and ts = any($3::text[]) and kind = 'rule' and is_on`;

/**
 * Puts rules' marks on messages or takes them off. A mark is as old as its message, so that whoever takes the message off
 * the timeline by hand has the last word.
 */
export async function setRuleMarks(
  tx: Tx,
  { workspaceId, channelId }: Incident,
  { list, isOn }: { list: RuleMet[]; isOn: boolean },
): Promise<void> {
  if (list.length === 0) return;
  const columns = [list.map(({ ts }) => ts), list.map(({ rule }) => rule)];
  await tx.run(setMarks, [workspaceId, channelId, ...columns, isOn]);
}

const setMarks = `
  insert into marks (workspace_id, channel_id, ts, key, kind, name, by_id, is_on, version, at)
  select $1, $2, ts, 'rule ' || rule, 'rule', rule, '', $5::boolean, ts, to_timestamp(ts::numeric)
  from unnest($3::text[], $4::text[]) as met(ts, rule)
  on conflict (workspace_id, channel_id, ts, key)
  do update set is_on = excluded.is_on, is_fresh = true where marks.is_on <> excluded.is_on`;

function tsOf(rows: Record<string, unknown>[]): string[] {
  return rows.map((row) => z.object({ ts: z.string() }).parse(row).ts);
}

const ruleMaterial = z.object({
  ts: z.string(),
  authorId: z.string(),
  isBot: z.boolean(),
  text: z.string(),
  hasImage: z.boolean(),
  isDeleted: z.boolean(),
});
const ruleMet = z.object({ ts: z.string(), rule: z.enum(ruleNames) });
