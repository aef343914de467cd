import { z } from 'zod';
import { ask } from './ask.js';

/**
 * Tables that contain this word in any column of any type, as `schema.table`. Searches whole rows and bytes.
 */
export async function tablesWith(url: string, word: string): Promise<string[]> {
  if (!/^\w+$/.test(word)) throw new Error(`Look for a plain word, not for ${word}.`);
  const tables = z.array(table).parse(await ask(url, everyTable));
  const bytes = Buffer.from(word).toString('hex');
  const looks = tables.map(
    ({ name }) =>
      `select '${name}' as name where exists (select from ${name} as one where one::text ~* '${word}|${bytes}')`,
  );
  const rows = await ask(url, looks.join(' union all '));
  return z
    .array(table)
    .parse(rows)
    .map(({ name }) => name)
    .toSorted();
}

const everyTable = `
  select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema')`;

const table = z.object({ name: z.string() });
