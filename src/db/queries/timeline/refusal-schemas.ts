import { z } from 'zod';
import type { TimelineRefusal } from '../../../domain/timeline/refusals.js';
import type { SchemasOf } from '../../stored-json.js';

const number = z.number();

/** How refusals of acts on timeline items are stored. */
export const timelineRefusals = {
  item_not_found: z.object({ kind: z.literal('item_not_found'), number }),
  item_unchanged: z.object({ kind: z.literal('item_unchanged'), number }),
  item_is_ours: z.object({ kind: z.literal('item_is_ours'), number }),
} satisfies SchemasOf<TimelineRefusal>;
