import { expect } from 'vitest';
import { z } from 'zod';
import { ask } from './ask.js';
import { eventually } from './eventually.js';

const event = z.looseObject({
  kind: z.string(),
  text: z.string().nullish(),
  to: z
    .union([z.string(), z.array(z.string()).transform((things) => things.join(', '))])
    .nullish()
    .catch(null),
});
const storedIncident = z.object({
  number: z.number(),
  title: z.string(),
  severity: z.string(),
  status: z.string(),
  reporter_id: z.string(),
  channel_id: z.string().nullable(),
  card_ts: z.string().nullable(),
  latest_update: z.looseObject({ text: z.string() }).nullable(),
});
const storedEntry = z.object({ incident_number: z.number(), author_id: z.string().nullable(), event });
const storedEffect = z.object({
  incident_number: z.number(),
  kind: z.string(),
  state: z.string(),
  error: z.string().nullable(),
});

export type StoredIncident = z.infer<typeof storedIncident>;
export type StoredEntry = z.infer<typeof storedEntry>;

/** Stored incidents of the only workspace, oldest first. */
export async function storedIncidents(url: string): Promise<StoredIncident[]> {
  return z.array(storedIncident).parse(await ask(url, 'select * from incidents order by number'));
}

/** Incidents of every workspace. */
export async function storedKeys(url: string): Promise<{ workspaceId: string; number: number }[]> {
  const query = 'select workspace_id as "workspaceId", number from incidents order by 1, 2';
  return z.array(z.object({ workspaceId: z.string(), number: z.number() })).parse(await ask(url, query));
}

/** All timeline entries in the order they were stored. */
export async function storedEntries(url: string): Promise<StoredEntry[]> {
  return z.array(storedEntry).parse(await ask(url, 'select * from timeline_entries order by id'));
}

/** All effects, delivered and pending, in order. */
export async function storedEffects(url: string): Promise<z.infer<typeof storedEffect>[]> {
  const query = 'select incident_number, kind, state, error from effects order by id';
  return z.array(storedEffect).parse(await ask(url, query));
}

/** Waits until nothing is pending except checks for duplicate posts; rejects with the rest after `timeoutMs`. */
export async function untilDelivered(url: string, timeoutMs = 20_000): Promise<void> {
  await eventually(async () => expect(await ask(url, pendingEffects)).toEqual([]), timeoutMs);
}

const pendingEffects = `select incident_number, kind, state, error from effects
  where state in ('waiting', 'attempting') and kind <> 'dedupe_post' limit 10`;
