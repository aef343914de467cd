import { afterEach, beforeEach, expect, it } from 'vitest';
import { storeUsers } from '../../src/db/queries/people/users.js';
import { ask } from '../support/ask.js';
import { aStore, type Store } from './a-store.js';
import { run } from './a-terminal.js';

let store: Store;
beforeEach(async () => {
  store = await aStore();
  await store.declare('Checkout is down');
});
afterEach(() => store.drop());

it('prints what was replaced, what remains and why', async () => {
  await store.effect({ workspaceId: 'T1', number: 1 }, { kind: 'pin_card' }, 'done');
  const { code, out } = await run(['erase', 'person', 'U1', '--dry-run'], store.env);
  expect(code).toBe(0);
  expect(out).toContain('U1 would be “erased person 1” (UERASED1) everywhere.');
  expect(out).toMatch(/Replaced or deleted:\nTABLE +ROWS/);
  expect(out).toContain('Nothing changed.');
  expect(await ask(store.url, 'select reporter_id from incidents')).toEqual([{ reporter_id: 'U1' }]);
  await run(['erase', 'person', 'U1'], store.env);
  expect(await ask(store.url, 'select reporter_id from incidents')).toEqual([{ reporter_id: 'UERASED1' }]);
});

it('leaves people alone whose id only begins the same', async () => {
  await store.declare('Search is slow');
  await ask(store.url, "update incidents set reporter_id = 'U12' where number = 2");
  await run(['erase', 'person', 'U1'], store.env);
  expect(await ask(store.url, 'select reporter_id from incidents order by number')).toEqual([
    { reporter_id: 'UERASED1' },
    { reporter_id: 'U12' },
  ]);
});

it('gives two people who are erased at once two pseudonyms', async () => {
  const people = ['U1', 'U2', 'U3'];
  const reports = await Promise.all(people.map((id) => run(['erase', 'person', id, '--json'], store.env)));
  expect(reports.map(({ code, err }) => ({ code, err }))).toEqual(people.map(() => ({ code: 0, err: '' })));
  expect(reports.map(({ out }) => JSON.parse(out).pseudonym.id).toSorted()).toEqual([
    'UERASED1',
    'UERASED2',
    'UERASED3',
  ]);
});

it('keeps Slack from storing their name again, and nobody else’s', async () => {
  await run(['erase', 'person', 'U1'], store.env);
  const user = (userId: string) => ({
    ...{ userId, name: 'Sam', realName: 'Sam Ho', handle: 'sam', isBot: false, isDeactivated: false },
    ...{ guestKind: null, isGuest: false, isExternal: false, timeZone: null, changedAt: null },
  });
  await storeUsers(store.db, 'T1', { users: [user('U1'), user('U2')], at: new Date() });
  expect(await ask(store.url, 'select user_id from users order by 1')).toEqual([
    { user_id: 'U2' },
    { user_id: 'UERASED1' },
  ]);
});

it('refuses what is no user', async () => {
  expect(await run(['erase', 'person', 'sam'], store.env)).toMatchObject({ code: 2, out: '' });
});

it('deletes everything of a workspace, counted before and after, and nothing of others', async () => {
  await store.declare('Elsewhere', { workspaceId: 'T2' });
  expect((await run(['erase', 'workspace', 'T1'], store.env)).code).toBe(2);
  const { code, out } = await run(['erase', 'workspace', 'T1', '--yes', '--json'], store.env);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    before: expect.arrayContaining([{ table: 'incidents', rows: 1 }]),
    after: [],
  });
  expect(await ask(store.url, 'select workspace_id from incidents')).toEqual([{ workspace_id: 'T2' }]);
  expect((await run(['erase', 'workspace', 'T1', '--yes'], store.env)).out).toBe(
    'Nothing of workspace T1 is in the database.\n',
  );
});
