import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

let store: Store;
beforeEach(async () => {
  store = await aStore();
});
afterEach(() => store.drop());

describe('firebreak list', () => {
  it('lists open incidents, newest first, private ones marked, times in the time zone of the operator', async () => {
    await store.declare('Checkout is down in Europe');
    await store.declare('Old failure', { status: 'closed' });
    await store.declare('Leaked key', { isPrivate: true, kind: 'drill', status: 'resolved' });
    expect(await run(['list'], store.env)).toEqual({
      code: 0,
      err: '',
      out: [
        'INCIDENT  SEVERITY  STATUS         DECLARED          COMMANDER  TITLE',
        'INC-3     sev2      resolved       2026-03-02 14:00  U1         Drill · Leaked key (private)',
        'INC-1     sev2      investigating  2026-03-02 14:00  U1         Checkout is down in Europe',
        '',
        'Times are in Europe/Berlin.',
        '',
      ].join('\n'),
    });
  });

  it('lists closed incidents, or all', async () => {
    await store.declare('Open one');
    await store.declare('Closed one', { status: 'closed' });
    const names = async (...words: string[]) =>
      (await run(['list', ...words], store.env)).out.match(/INC-\d/g) ?? [];
    expect(await names('--closed')).toEqual(['INC-2']);
    expect(await names('--all')).toEqual(['INC-2', 'INC-1']);
  });

  it('goes back page by page', async () => {
    for (const title of ['One', 'Two', 'Three']) await store.declare(title);
    const first = await run(['list', '--limit', '2'], store.env);
    expect(first.out).toContain('For older incidents, add --before INC-2');
    const second = await run(['list', '--limit', '2', '--before', 'INC-2'], store.env);
    expect(second.out.match(/INC-\d/g)).toEqual(['INC-1']);
    expect(second.out).not.toContain('For older incidents');
  });

  it('prints JSON with times in UTC', async () => {
    await store.declare('Checkout is down in Europe', { isPrivate: true });
    const { out, code } = await run(['list', '--json'], store.env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      workspace: 'T1',
      incidents: [
        {
          name: 'INC-1',
          title: 'Checkout is down in Europe',
          status: 'investigating',
          private: true,
          roles: { commander: 'U1', comms: null },
          milestones: { declared: '2026-03-02T13:00:00.000Z', resolved: null },
          channel: 'CT11',
        },
      ],
    });
  });

  it('says when no incident is open', async () => {
    await store.declare('Closed one', { status: 'closed' });
    expect((await run(['list'], store.env)).out).toBe('No open incidents.\n');
  });

  it('prints an empty list while nothing has been declared', async () => {
    expect(await run(['list', '--json'], store.env)).toMatchObject({ code: 0, err: '' });
    expect((await run(['list', '--all'], store.env)).out).toBe('No incidents yet.\n');
    expect(await run(['show', 'INC-1'], store.env)).toEqual({
      code: 1,
      out: '',
      err: "There's no INC-1: no incident has been declared yet.\n",
    });
  });

  it('asks for the workspace only if there are several', async () => {
    await store.declare('Here');
    await store.declare('There', { workspaceId: 'T2' });
    expect(await run(['list'], store.env)).toEqual({
      code: 1,
      out: '',
      err: 'The database has incidents from 2 workspaces. Add --workspace with one of: T1, T2\n',
    });
    expect((await run(['list', '--workspace', 'T2'], store.env)).out).toContain('There');
    expect((await run(['list', '--workspace', 'T3'], store.env)).err).toBe(
      "There's no workspace T3 in the database. Known workspaces: T1, T2\n",
    );
  });

  it('does not let a title command the terminal', async () => {
    await store.declare('Red alert', { title: 'Red \u001b[31malert\u202e' });
    const { out } = await run(['list'], store.env);
    expect(out).toContain('Red  [31malert');
    expect(out.includes('\u001b') || out.includes('\u202e')).toBe(false);
  });
});

describe('firebreak show', () => {
  it('shows the state, the timeline and failed deliveries', async () => {
    const incident = await store.declare('Checkout is down in Europe', { summary: 'Card payments fail.' });
    await store.effect(incident, { kind: 'archive_channel' }, 'rejected');
    const { out, code } = await run(['show', 'inc-1'], store.env);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "INC-1               Checkout is down in Europe
      State               sev2, investigating
      Summary             Card payments fail.
      Channel             CT11
      Reporter            U1
      Incident commander  U1
      Declared            2026-03-02 14:00
      Next update due     2026-03-02 15:00

      1 highlight of 1 entry
      TIME              WHO  WHAT
      2026-03-02 14:00  U1   declared, sev2

      Not delivered to Slack
      ID  EFFECT           STATE     ERROR
      1   archive_channel  rejected  is_archived
      Retry: firebreak effects retry 1

      Times are in Europe/Berlin.
      "
    `);
  });

  it('prints everything as JSON', async () => {
    await store.declare('Checkout is down in Europe');
    const shown = JSON.parse((await run(['show', '1', '--json'], store.env)).out);
    expect(Object.keys(shown)).toEqual(['workspace', 'incident', 'timeline', 'failures', 'names']);
    expect(shown.timeline[0]).toMatchObject({ author: 'U1', event: { kind: 'declared' } });
  });

  it('refuses an unknown incident, and a word that names none', async () => {
    await store.declare('Checkout is down in Europe');
    expect(await run(['show', 'INC-42'], store.env)).toEqual({
      code: 1,
      out: '',
      err: "There's no INC-42 in workspace T1.\n",
    });
    expect(await run(['show', 'checkout'], store.env)).toEqual({
      code: 2,
      out: '',
      err: "“checkout” isn't an incident. Write it like INC-42.\n",
    });
  });
});
