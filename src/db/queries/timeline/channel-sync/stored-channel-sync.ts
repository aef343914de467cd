import { z } from 'zod';
import type { ChannelSync, Reading } from '../../../../domain/timeline/channel-sync/channel-sync.js';
import { versioned } from '../../../stored-json.js';

/** The states that are stored; `idle` and `done` are null. */
export type StoredChannelSync = Exclude<ChannelSync, { kind: 'idle' | 'done' }>;

const scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('full') }),
  z.object({ kind: z.literal('quick'), quietBefore: z.string() }),
]);

const progress = z.object({
  scope,
  before: z.string().nullable(),
  hasMore: z.boolean(),
  unlisted: z.array(z.string()),
  read: z.number(),
  failures: z.number(),
  skipped: z.array(z.string()),
});

const reading = z.discriminatedUnion('kind', [
  progress.extend({ kind: z.literal('reading_pages') }),
  progress.extend({
    kind: z.literal('reading_threads'),
    thread: z.string(),
    position: z.object({ next: z.string(), after: z.string() }).nullable(),
    isRestarted: z.boolean(),
    threads: z.array(z.string()),
  }),
  progress.extend({ kind: z.literal('checking_unlisted'), ts: z.string() }),
  progress.extend({ kind: z.literal('reading_pins') }),
]) satisfies z.ZodType<Reading>;

const waiting = z.object({
  kind: z.literal('waiting'),
  cause: z.enum(['limit', 'failure']),
  afterMs: z.number(),
  resume: reading,
});

const stopped = z.object({
  kind: z.literal('stopped'),
  scope,
  error: z.string(),
  before: z.string().nullable(),
});

/** The column `channel_syncs.state`. */
export const storedChannelSync = versioned<StoredChannelSync>({
  1: z.discriminatedUnion('kind', [...reading.options, waiting, stopped]),
});
