import { z } from 'zod';
import type { TimelineEvent } from '../../../domain/timeline/events.js';
import { changeOf, type SchemasOf } from '../../stored-json.js';

/** How events of the timeline itself are stored. */
export const timelineEvents = {
  noted: z.object({ kind: z.literal('noted'), text: z.string(), at: z.string() }),
  quoted: z.object({
    kind: z.literal('quoted'),
    note: z.string().nullable(),
    at: z.string(),
    channelId: z.string(),
    ts: z.string(),
    authorId: z.string(),
    authorName: z.string().nullable(),
    text: z.string(),
    files: z.array(z.string()),
    permalink: z.string().nullable(),
    purgedAt: z.string().optional(),
  }),
  item_edited: z.object({
    kind: z.literal('item_edited'),
    item: z.string(),
    text: changeOf(z.string()).nullable(),
    occurredAt: changeOf(z.string()).nullable(),
    isHighlight: changeOf(z.boolean()).nullable(),
  }),
} satisfies SchemasOf<TimelineEvent>;
