import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { IncidentKey } from '../../src/domain/incident/incident.js';
import { ask } from '../support/ask.js';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

let store: Store;
beforeEach(async () => {
  store = await aStore();
  const over = await store.declare('Checkout is down in Europe', { status: 'closed' });
  const open = await store.declare('Search is slow');
  for (const incident of [over, open]) await written(store, incident);
});
afterEach(() => store.drop());

/** In January 2025, three messages, one of them a highlight; and one on the day before the operator types. */
async function written({ url }: Store, { workspaceId, number }: IncidentKey): Promise<void> {
  await ask(
    url,
    `insert into messages (workspace_id, channel_id, ts, incident_number, author_id, text, version, occurred_at, captured_at, is_highlight)
     select '${workspaceId}', 'C${workspaceId}${number}', ts, ${number}, 'U1', 'p99 is 9 s', ts, now(), now(), is_highlight
     from (values ('1736000000.000100', false), ('1736000000.000200', false), ('1736000000.000300', true), ('1772370000.000100', false))
       said(ts, is_highlight)`,
  );
}

const kept = async () => (await ask(store.url, "select 1 from messages where text <> ''")).length;

describe('firebreak forget', () => {
  it('says how much of which incident would be forgotten, and does nothing', async () => {
    expect(await run(['forget', '--dry-run'], store.env)).toEqual({
      code: 0,
      err: '',
      out: [
        'Retention once an incident is over: messages 365 days, highlights forever.',
        '',
        'INCIDENT  MESSAGES  HIGHLIGHTS',
        'INC-1     2         0',
        '',
        '2 messages and 0 highlights from 1 incident would be forgotten. Nothing changed.',
        '',
      ].join('\n'),
    });
    expect(await kept()).toBe(8);
  });

  it('forgets it, and has nothing to do the second time', async () => {
    expect((await run(['forget'], store.env)).out).toContain(
      '2 messages and 0 highlights from 1 incident forgotten for good. Authors and times are kept.',
    );
    expect(await kept()).toBe(6);
    expect(await run(['forget'], store.env)).toEqual({
      code: 0,
      err: '',
      out: 'Retention once an incident is over: messages 365 days, highlights forever.\nNothing has expired.\n',
    });
  });

  it('goes by the policy file that the environment names', async () => {
    const cwd = mkdtempSync(join(inject('testFolder'), 'forget-'));
    writeFileSync(join(cwd, 'policy.yml'), 'retention: { messagesDays: 1000, highlightsDays: 365 }\n');
    const env = { ...store.env, FIREBREAK_CONFIG: 'policy.yml' };
    const { out } = await run(['forget', '--json'], env, { cwd });
    expect(JSON.parse(out)).toEqual({
      workspace: 'T1',
      dryRun: false,
      incidents: [{ name: 'INC-1', number: 1, messages: 0, highlights: 1 }],
    });
    writeFileSync(join(cwd, 'policy.yml'), 'retention: { messagesDays: soon }\n');
    expect(await run(['forget'], env, { cwd })).toMatchObject({ code: 78, out: '' });
    expect(await kept()).toBe(7);
  });

  it('touches the workspace that was named, and no other', async () => {
    const other = await store.declare('Elsewhere', { workspaceId: 'T2', status: 'closed' });
    await written(store, other);
    expect((await run(['forget'], store.env)).err).toContain('Add --workspace with one of: T1, T2');
    expect(await kept()).toBe(12);
    await run(['forget', '--workspace', 'T2'], store.env);
    expect(await ask(store.url, "select distinct workspace_id from messages where text = ''")).toEqual([
      { workspace_id: 'T2' },
    ]);
  });
});
