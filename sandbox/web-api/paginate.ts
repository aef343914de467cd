import type { Dict } from '../json.js';
import { refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';

/** A page of a list, with the next cursor in `response_metadata`. Cursors are opaque base64. */
export function paginate<T>(
  args: Args,
  all: T[],
  defaultLimit: number,
  maxLimit = 1000,
): { page: T[]; metadata: Dict; hasMore: boolean } {
  const limit = args.number('limit') || defaultLimit;
  if (limit < 1 || limit > maxLimit)
    refuseMistake('invalid_limit', `limit: ${limit} given; Slack accepts 1 to ${maxLimit}`);
  const from = offsetOf(args.text('cursor'));
  const page = all.slice(from, from + limit);
  const hasMore = from + limit < all.length;
  const next = hasMore ? Buffer.from(`next:${from + limit}`).toString('base64') : '';
  return { page, hasMore, metadata: { response_metadata: { next_cursor: next } } };
}

function offsetOf(cursor: string | undefined): number {
  if (!cursor) return 0;
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  return match
    ? Number(match[1])
    : refuseMistake(
        'invalid_cursor',
        `cursor: "${cursor}" was not issued by Slack: use next_cursor from the previous response`,
      );
}
