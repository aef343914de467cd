import { z } from 'zod';
import type { Incident } from '../../../../domain/incident/incident.js';
import { ruleNames } from '../../../../domain/timeline/rules/rule.js';
import {
  imageAfterAlertSeconds,
  type RuleMaterial,
  type RuleMet,
} from '../../../../domain/timeline/rules/rules-met.js';
import type { Tx } from '../../../database.js';
import { mergeSql } from '../change-record.js';

/** What the rules have to judge. */
export interface RuleCase {
  /** All messages that affect the judged ones. */
  material: RuleMaterial[];
  /** The messages to judge; the others are only context. */
  judged: string[];
  /** Marks that rules have on these messages. */
  currentMarks: RuleMet[];
  /** Whether text that may have mattered was erased. */
  isForgotten: boolean;
}

/**
 * What the rules have to look at after these messages have changed: the messages, images in the minute after them, and
 * with `withFirsts` the messages that are or were the first of their authors; and the bots' messages in the minute
 * before each image. Messages erased by the retention policy stay as they were judged. Null if another transaction is
 * writing one of these messages.
 */
export async function ruleCase(
  tx: Tx,
  { workspaceId, channelId }: Incident,
  { changed, withFirsts }: { changed: string[]; withFirsts: boolean },
): Promise<RuleCase | null> {
  const among = (ts: string[]) => [workspaceId, channelId, ts];
  const touched = tsOf(await tx.run(touchedBy, among(changed)));
  const firsts = withFirsts ? tsOf(await tx.run(firstsAmong, among(touched))) : [];
  const judged = [...new Set([...touched, ...firsts])];
  const held = await tx.run(lockMessages, among(judged));
  if (held.length < judged.length) return null;
  const [material, currentMarks] = await Promise.all([
    tx.run(materialFor, among(judged)),
    tx.run(selectMarks, among(judged)),
  ]);
  return {
    material: material.map((row) => ruleMaterial.parse(row)),
    judged,
    currentMarks: currentMarks.map((row) => ruleMet.parse(row)),
    isForgotten: material.some((row) => row.isForgotten === true),
  };
}

const inChannel = 'workspace_id = $1 and channel_id = $2';
const hasImage = `jsonb_path_exists(files, '$[*] ? (@.mimetype starts with "image/")')`;
/**
 * A timestamp this many seconds away from another. All have equal lengths: they compare as text, by the primary key.
 */
const away = (ts: string, seconds: number) => `(${ts}::numeric + ${seconds})::text`;
/** Keeps Postgres from merging a subquery, so that it uses the index for each row; it overestimates such ranges. */
const noMerge = 'offset 0';

const touchedBy = `
  select ts from messages where ${inChannel} and ts = any($3::text[]) and purged_at is null
  union
  select image.ts from messages alert cross join lateral (
    select ts from messages
    where ${inChannel} and ts between alert.ts and ${away('alert.ts', imageAfterAlertSeconds)}
      and purged_at is null and ${hasImage} ${noMerge}
  ) image
  where ${inChannel} and alert.ts = any($3::text[]) and is_bot and purged_at is null`;

const firstsAmong = `
  with authors as (
    select distinct author_id from messages
    where ${inChannel} and ts = any($3::text[]) and not is_bot and author_id <> ''
  )
  select first.ts from authors cross join lateral (
    select ts from messages
    where ${inChannel} and author_id = authors.author_id and not is_bot and deleted_at is null and purged_at is null
    order by ts limit 1
  ) first
  union
  select marked.ts from marks cross join lateral (
    select ts, author_id from messages where ${inChannel} and ts = marks.ts and purged_at is null
  ) marked
  where ${inChannel} and key = 'rule responders' and is_on and author_id in (select author_id from authors)`;

const lockMessages = `
  select ts from messages where ${inChannel} and ts = any($3::text[]) order by ts for update skip locked`;

const materialFor = `
  with context as (
    select unnest($3::text[]) as ts
    union
    select before.ts from messages image cross join lateral (
      select ts from messages
      where ${inChannel} and is_bot and ts between ${away('image.ts', -imageAfterAlertSeconds)} and image.ts
      ${noMerge}
    ) before
    where ${inChannel} and image.ts = any($3::text[]) and ${hasImage}
  )
  select ts, author_id as "authorId", is_bot as "isBot", text, ${hasImage} as "hasImage",
    deleted_at is not null as "isDeleted", purged_at is not null as "isForgotten"
  from messages where ${inChannel} and ts = any(array(select ts from context))`;

const selectMarks = `
  select ts, name as rule from marks where ${inChannel} and ts = any($3::text[]) and kind = 'rule' and is_on`;

/** Adds or removes marks of rules. Such a mark is as old as its message, so that a removal by hand always wins. */
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
  ${mergeSql('is_on = excluded.is_on')} where marks.is_on <> excluded.is_on`;

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
