import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { anOpenIncident, openChannel } from '../support/an-open-incident.js';
import { ask } from '../support/ask.js';
import { atLength } from '../support/at-length.js';
import { run } from './a-terminal.js';

const at = { in: openChannel };

async function anImport() {
  const { databaseUrl, slack, delivered } = await anOpenIncident();
  const folder = mkdtempSync(join(inject('testFolder'), 'actions-'));
  const actions = (...args: string[]) =>
    run(['actions', ...args], { DATABASE_URL: databaseUrl }, { cwd: folder });
  const imports = (content: string, ...flags: string[]) => {
    writeFileSync(join(folder, 'items.csv'), content);
    return actions('import', 'items.csv', ...flags);
  };
  const items = () =>
    ask(
      databaseUrl,
      'select *, due_on::text as due_on, to_jsonb(watcher_ids) as watcher_ids from action_items order by number',
    );
  const events = () =>
    ask(
      databaseUrl,
      "select author_id, source, event ->> 'kind' as kind from action_item_events order by id",
    );
  return { databaseUrl, folder, slack, delivered, actions, imports, items, events, sam: slack.person('sam') };
}

describe('firebreak actions import', () => {
  it('adds items by their external id, and changes them the second time instead of doubling them', async () => {
    const { imports, items, events, sam } = await anImport();
    const first = await imports(
      `\ufeffexternal_id,incident,title,owner,due,priority,type,watchers,description\r\nOPS-1,INC-1,"Add a breaker, soon",${sam.id},2030-12-04,p1,prevent,"sam, ${sam.id}","two\r\nlines, ""quoted"""\r\nOPS-2,1,Alert on <!channel> errors,@sam,,,,,\r\n`,
    );
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toBe('2 action items: 2 added, 0 updated, 0 unchanged, 0 refused.\n');
    expect(await items()).toMatchObject([
      {
        ...{
          number: 1,
          external_id: 'OPS-1',
          title: 'Add a breaker, soon',
          owner_id: sam.id,
          due_on: '2030-12-04',
        },
        ...{ priority: 'p1', type: 'prevent', watcher_ids: [sam.id], description: 'two\nlines, "quoted"' },
      },
      { number: 2, title: 'Alert on <!channel> errors', owner_id: sam.id, due_on: null, created_by: null },
    ]);
    const again = await imports(
      'external_id,title,status,status_note\nOPS-1,Add a breaker,done,in 4f2c1\nOPS-2,Alert on <!channel> errors,open,\n',
    );
    expect(again.out).toBe('2 action items: 0 added, 1 updated, 1 unchanged, 0 refused.\n');
    expect(await items()).toMatchObject([
      { title: 'Add a breaker', status: 'done', status_text: 'in 4f2c1', due_on: '2030-12-04' },
      { title: 'Alert on <!channel> errors' },
    ]);
    expect(await events()).toEqual(
      ['created', 'created', 'changed', 'status_changed'].map((kind) => ({
        author_id: null,
        source: 'import',
        kind,
      })),
    );
  });

  it('reports each row at fault with its line, what is wrong and what to change, and keeps the others', async () => {
    const { imports, items, slack } = await anImport();
    const bot = slack.person('sam').id;
    const { code, out } = await imports(
      [
        'external_id,incident,title,owner,due,priority,status,link',
        'OPS-1,INC-1,Add a breaker,,,,,',
        'OPS-2,INC-1,Past,,2020-01-01,,,',
        '"OPS-3",INC-1,"two',
        'lines",,2030-02-31,,,',
        'OPS-4,INC-1,Two owners,@sam and @dana,,,,',
        `OPS-5,INC-1,${'x'.repeat(4_000)},,,,,`,
        'OPS-6,INC-1,Elsewhere,U0ELSEWHERE1,,,,',
        'OPS-7,INC-1,Mailed,sam@example.com,,,,',
        'OPS-8,INC-99,No incident,,,,,',
        'OPS-9,,No incident,,,,,',
        ',INC-1,No id,,,,,',
        'OPS-1,INC-1,Again,,,,,',
        'OPS-10,INC-1,Priority,,,p9,,',
        'OPS-11,INC-1,Blocked,,,,blocked,',
        'OPS-12,INC-1,Link,,,,,javascript:alert(1)',
        'OPS-13,INC-1,Cells, one too many,,,,,',
        `OPS-14,INC-1,Kept,${bot},,,,`,
        '',
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect(out).toMatchInlineSnapshot(`
      "Line 3: The due day 2020-01-01 has passed. Use today or a later day.
      Line 4: The due day “2030-02-31” doesn't exist. Write it like 2026-12-01.
      Line 6: “@sam and @dana” names several owners. Name one; the others can be watchers.
      Line 7: The title has 4000 characters; 300 fit. Shorten it.
      Line 8: “U0ELSEWHERE1” is nobody in this workspace. Use the Slack user id (U…) or the name.
      Line 9: “sam@example.com” is an e-mail address, which Slack doesn't tell Firebreak. Use the Slack user id (U…) or the name.
      Line 10: There's no incident INC-99. Use one that exists, such as INC-42.
      Line 11: It has no incident. Add the one that it follows from, such as INC-42.
      Line 12: It has no external_id. Add one, so that importing it again changes it instead of adding it twice.
      Line 13: Line 2 has the external_id “OPS-1” too. Keep one of them.
      Line 14: The priority “p9” is none of p1, p2, p3, p4.
      Line 15: The status blocked needs its reason as status_note.
      Line 16: The link is no web address. Use one that starts with https://.
      Line 17: It has 9 cells, but the header has 8. Quote cells that contain commas.
      16 action items: 2 added, 0 updated, 0 unchanged, 14 refused.
      "
    `);
    expect((await items()).map(({ title }) => title)).toEqual(['Add a breaker', 'Kept']);
  });

  it('never makes a bot the owner', async () => {
    const { imports, items, databaseUrl, sam } = await anImport();
    await ask(databaseUrl, `update users set is_bot = true where user_id = '${sam.id}'`);
    const { out } = await imports(`external_id,incident,title,owner\nOPS-1,INC-1,Add a breaker,${sam.id}\n`);
    expect(out).toContain("can't own an action item (bot)");
    expect(await items()).toEqual([]);
  });

  it('tells what it would do, and changes nothing', async () => {
    const { imports, items } = await anImport();
    const { out } = await imports(
      'external_id,incident,title\nOPS-1,INC-1,Add a breaker\n',
      '--dry-run',
      '--json',
    );
    expect(JSON.parse(out)).toEqual({ dryRun: true, added: 1, updated: 0, unchanged: 0, refused: [] });
    expect(await items()).toEqual([]);
  });

  it.each([
    ['', 'The file is empty'],
    ['external_id;incident;title\n', 'Separate cells with commas'],
    ['external_id,incident,titel\n', 'Did you mean title?'],
    ['external_id,title,title\n', 'the column title is there twice'],
    ['external_id,incident,title\nOPS-1,INC-1,"Add\n', 'Line 2'],
  ])('refuses a file that it cannot read: %j', async (content, why) => {
    const { imports } = await anImport();
    const { code, err } = await imports(content);
    expect(code).toBe(1);
    expect(err).toContain(why);
  });

  it('refuses a file that is not there', async () => {
    const { actions } = await anImport();
    expect(await actions('import', 'nowhere.csv')).toMatchObject({
      code: 1,
      err: expect.stringContaining('ENOENT'),
    });
  });

  it('takes 10,000 rows of which 3 are wrong in seconds, also twice', { timeout: 120_000 }, async () => {
    const { imports, databaseUrl } = await anImport();
    const size = atLength(2_500, 10_000);
    const rows = Array.from({ length: size }, (_, index) => {
      const due = [17, 1_711, size - 1].includes(index) ? '2030-02-31' : '2030-12-04';
      return `OPS-${index},INC-1,Add breaker ${index},sam,${due}`;
    });
    const content = `external_id,incident,title,owner,due\n${rows.join('\n')}\n`;
    const startedAt = performance.now();
    for (const counts of [
      `${size - 3} added, 0 updated, 0 unchanged`,
      `0 added, 0 updated, ${size - 3} unchanged`,
    ]) {
      const { out } = await imports(content);
      expect(out).toContain(`${counts}, 3 refused`);
      expect(out.match(/^Line \d+/gm)).toEqual(['Line 19', 'Line 1713', `Line ${size + 1}`]);
    }
    expect((performance.now() - startedAt) / size).toBeLessThan(10);
    expect(await ask(databaseUrl, 'select count(*)::int as n from action_items')).toEqual([{ n: size - 3 }]);
  });
});

describe('firebreak actions export', () => {
  it.each(['csv', 'json'])('writes %s that changes nothing when it is imported again', async (format) => {
    const { actions, slack, folder, sam } = await anImport();
    const dana = slack.person('dana');
    await dana.types(`/incident action =1+1 is no formula, "but" text @sam by 2030-12-04 p1 prevent`, at);
    await dana.types('/incident action ACT-1 watch @sam', at);
    await dana.types('/incident action Alert on errors', at);
    await dana.types('/incident action ACT-2 blocked Waits for the vendor', at);
    await actions('export', '--format', format, '--out', `items.${format}`);
    const file = readFileSync(join(folder, `items.${format}`), 'utf8');
    expect(file).toContain(sam.id);
    if (format === 'csv') expect(file).toMatch(/\r\nACT-1,,INC-1,"'=1\+1 is no formula, ""but"" text",/);
    expect((await actions('import', `items.${format}`)).out).toContain('0 updated, 2 unchanged, 0 refused');
  });
});

it('lists action items that are not finished, or all', async () => {
  const { actions, slack } = await anImport();
  const dana = slack.person('dana');
  await dana.types('/incident action Add a breaker @sam by 2030-12-04 p1', at);
  await dana.types('/incident action Alert on errors by 2030-12-05', at);
  await dana.types('/incident action ACT-2 done', at);
  expect((await actions()).out).toMatchInlineSnapshot(`
    "ITEM   INCIDENT  STATUS  DUE         PRIORITY  OWNER  TITLE
    ACT-1  INC-1     open    2030-12-04  p1        sam    Add a breaker
    "
  `);
  expect((await actions('list', '--all')).out).toContain('ACT-2');
  expect(JSON.parse((await actions('list', '--incident', 'INC-1', '--json')).out)).toMatchObject({
    actionItems: [{ name: 'ACT-1', status: { kind: 'open' } }],
  });
  expect((await actions('list', '--incident', 'INC-7')).out).toBe('No action items.\n');
});
