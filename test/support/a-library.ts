import type { RunbookContent } from '../../src/domain/runbooks/runbook.js';
import { ask } from './ask.js';

const applies = { services: [], severities: [], labels: [], alerts: [] };

/** What is read of a runbook with these steps. */
export function aContent(
  title: string,
  steps: readonly (string | { title: string; markdown: string })[],
): RunbookContent {
  return {
    ...{ title, applies, context: [], problems: [] },
    steps: steps.map((step, index) => ({
      ...(typeof step === 'string' ? { title: step, markdown: `${index + 1}. ${step}` } : step),
      ...{ line: index + 1, depth: 0, confidence: 1, section: null },
    })),
  };
}

/** Stores a version of a runbook in the library of the bot's only workspace; a later one is the latest. */
export async function storeRunbook(
  databaseUrl: string,
  { number, version = 1, content }: { number: number; version?: number; content: RunbookContent },
): Promise<void> {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const [row] = await ask(databaseUrl, 'select workspace_id from incidents limit 1');
  const workspace = quoted(String(row?.workspace_id));
  const title = quoted(content.title);
  const source = content.steps.map(({ markdown }) => `${markdown}\n`).join('');
  await ask(
    databaseUrl,
    `insert into runbooks (workspace_id, number, source, path, title, version, services, severities, labels, alerts, search)
     values (${workspace}, ${number}, 'folder:runbooks', '${number}.md', ${title}, ${version}, '{}', '{}', '{}', '{}', to_tsvector('english', ${title}))
     on conflict (workspace_id, number) do update set version = excluded.version, title = excluded.title`,
  );
  await ask(
    databaseUrl,
    `insert into runbook_versions (workspace_id, runbook_number, version, hash, markdown, content, created_at)
     values (${workspace}, ${number}, ${version}, 'hash ${version}', ${quoted(source)}, ${quoted(JSON.stringify({ v: 1, ...content }))}, '2026-11-09T09:00:00Z')`,
  );
}
