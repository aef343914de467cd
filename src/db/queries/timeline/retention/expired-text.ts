import { z } from 'zod';
import type { IncidentKey } from '../../../../domain/incident/incident.js';
import {
  type ForgetBefore,
  type ForgottenCount,
  forgettingStatuses,
} from '../../../../domain/timeline/retention.js';
import type { Tx } from '../../../database.js';

/** Incidents of a workspace with text that is due to be erased, by number. One index lookup for each. */
export async function incidentsWithExpiredText(
  tx: Tx,
  workspaceId: string,
  before: ForgetBefore,
): Promise<number[]> {
  const rows = await tx.run(withExpiredText, [workspaceId, ...cuts(before), forgettingStatuses]);
  return rows.map((row) => z.object({ number: z.number() }).parse(row).number);
}

/** How many messages of each of these incidents are due. */
export async function countExpiredText(
  tx: Tx,
  workspaceId: string,
  before: ForgetBefore,
): Promise<ForgottenCount[]> {
  const rows = await tx.run(dueCounts, [workspaceId, ...cuts(before), forgettingStatuses]);
  return rows.map((row) => counted.parse(row));
}

/** The next messages of an incident to erase, at most `limit`: locked, except those being written right now. */
export async function lockExpiredMessages(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { isHighlight, before, limit }: { isHighlight: boolean; before: ForgetBefore; limit: number },
): Promise<{ channelId: string; ts: string }[]> {
  const cut = isHighlight ? before.highlights : before.messages;
  if (cut === null) return [];
  const rows = await tx.run(lockMessages, [workspaceId, number, cut, isHighlight, limit]);
  return rows.map((row) => message.parse(row));
}

/** The next quotes of an incident to erase, at most `limit`, by the ids of their entries. */
export async function lockExpiredQuotes(
  tx: Tx,
  { workspaceId, number }: IncidentKey,
  { before, limit }: { before: ForgetBefore; limit: number },
): Promise<number[]> {
  if (before.highlights === null) return [];
  const rows = await tx.run(lockQuotes, [workspaceId, number, before.highlights, limit]);
  return rows.map((row) => z.object({ id: z.number() }).parse(row).id);
}

/** An empty string: no timestamp sorts before it. */
function cuts({ messages, highlights }: ForgetBefore): [string, string] {
  return [messages ?? '', highlights ?? ''];
}

const dueMessage = (isHighlight: boolean) => {
  const cut = isHighlight ? '$3' : '$2';
  return `from messages where workspace_id = $1 and incident_number = number
    and is_highlight = ${isHighlight} and purged_at is null and ts < ${cut}`;
};
const dueQuote = (incident: string, cut: string) => `from timeline_entries
  where workspace_id = $1 and incident_number = ${incident} and event ->> 'kind' = 'quoted'
    and event ->> 'purgedAt' is null and event ->> 'ts' < ${cut}`;

/** `coalesce` stops at the first value that it finds. */
const withExpiredText = `
  select number from incidents
  where workspace_id = $1 and status = any($4::text[])
    and coalesce((select true ${dueMessage(false)} limit 1), (select true ${dueMessage(true)} limit 1), (select true ${dueQuote('number', '$3')} limit 1))
  order by number`;

const dueCounts = `
  select number, messages::int, (marked + quoted)::int as "highlights"
  from incidents,
    lateral (select count(*) as messages ${dueMessage(false)}) plain,
    lateral (select count(*) as marked ${dueMessage(true)}) key,
    lateral (select count(*) as quoted ${dueQuote('number', '$3')}) quotes
  where workspace_id = $1 and status = any($4::text[]) and messages + marked + quoted > 0
  order by number`;

const lockMessages = `
  select channel_id as "channelId", ts from messages
  where workspace_id = $1 and incident_number = $2 and is_highlight = $4::boolean and purged_at is null and ts < $3
  order by ts limit $5::int for update skip locked`;

const lockQuotes = `select id::int ${dueQuote('$2', '$3')} order by event ->> 'ts' limit $4::int for update`;

const message = z.object({ channelId: z.string(), ts: z.string() });
const counted = z.object({ number: z.number(), messages: z.number(), highlights: z.number() });
