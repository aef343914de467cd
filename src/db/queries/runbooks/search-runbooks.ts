import { z } from 'zod';
import type { FoundRunbook } from '../../../domain/runbooks/library/suggest.js';
import type { Tx } from '../../database.js';

interface Search {
  workspaceId: string;
  words: string;
  limit: number;
}

/**
 * The runbooks that these words are in, best first: those with all of them, then those with some, then those whose title
 * is spelled similarly.
 */
export async function searchRunbooks(
  tx: Tx,
  workspaceId: string,
  words: string,
  limit: number,
): Promise<FoundRunbook[]> {
  const search = { workspaceId, words, limit };
  const found = new Map<number, FoundRunbook>();
  for (const find of [withAllWords, withSomeWords, spelledSimilarly]) {
    if (found.size >= limit) break;
    for (const runbook of await find(tx, search))
      if (!found.has(runbook.number)) found.set(runbook.number, runbook);
  }
  return [...found.values()].slice(0, limit);
}

const columns = 'number, title, path, version';
const shown = z.array(
  z.object({ number: z.number(), title: z.string(), path: z.string(), version: z.number() }),
);

/**
 * Ranking reads the words of each match, so only so many are ranked: those with a word in their title, and some of the
 * others.
 */
const ranked = `
  with matches as materialized (
    (select number from runbooks where workspace_id = $1 and removed_at is null
      and search @@ websearch_to_tsquery('english', $2) and title ~* $3 limit 50)
    union
    (select number from runbooks where workspace_id = $1 and removed_at is null
      and search @@ websearch_to_tsquery('english', $2) limit 50))
  select ${columns} from runbooks join matches using (number)
  where workspace_id = $1
  order by ts_rank(search, websearch_to_tsquery('english', $2)) desc, number limit $4::int`;

async function withAllWords(tx: Tx, { workspaceId, words, limit }: Search): Promise<FoundRunbook[]> {
  const rows = await tx.run(ranked, [workspaceId, words, anyWordIn(words), limit]);
  return foundIn(rows, `matches “${words}”`);
}

async function withSomeWords(tx: Tx, { workspaceId, words, limit }: Search): Promise<FoundRunbook[]> {
  const some = wordsIn(words);
  if (some.length < 2) return [];
  const rows = await tx.run(ranked, [workspaceId, some.join(' or '), anyWordIn(words), limit]);
  return foundIn(rows, `matches some of “${words}”`);
}

async function spelledSimilarly(tx: Tx, { workspaceId, words, limit }: Search): Promise<FoundRunbook[]> {
  if (!(await hasTrigrams(tx))) return [];
  const rows = await tx.run(
    `with closest as materialized (
        select ${columns}, $2 <<-> title as distance from runbooks
        where workspace_id = $1 and removed_at is null order by $2 <<-> title limit $3::int)
      select ${columns} from closest where distance < 0.5 order by distance, number`,
    [workspaceId, words.slice(0, 100), limit],
  );
  return foundIn(rows, `similar to “${words}”`);
}

/** Whether the extension that compares spellings is there; not every role may create it. */
export async function hasTrigrams(tx: Tx): Promise<boolean> {
  return (await tx.run("select from pg_extension where extname = 'pg_trgm'")).length > 0;
}

function foundIn(rows: unknown, reason: string): FoundRunbook[] {
  return shown.parse(rows).map((runbook) => ({ ...runbook, reason }));
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu)?.slice(0, 20) ?? [];
}

/** A pattern that matches any of the words. */
function anyWordIn(words: string): string {
  return wordsIn(words).join('|') || '$^';
}
