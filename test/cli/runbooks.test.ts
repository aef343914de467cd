import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { aStore } from './a-store.js';
import { run } from './a-terminal.js';

const disk = '# Disk full\n\n## Steps\n\n1. Check it\n2. Delete old logs\n3. Restart it\n';

/** A library with RB-1 `db/disk.md`, whose folder is at `folder`, and INC-1, in which people worked through it. */
async function aUsedRunbook() {
  const store = await aStore();
  onTestFinished(store.drop);
  await store.declare('Checkout is down');
  const folder = join(mkdtempSync(join(inject('testFolder'), 'library-')), 'runbooks');
  mkdirSync(join(folder, 'db'), { recursive: true });
  writeFileSync(join(folder, 'db', 'disk.md'), disk);
  await run(['import-runbooks', folder], store.env);
  await store.db.run(
    `insert into runbook_runs (workspace_id, incident_number, number, runbook_number, version, title, attached_at, status, values)
      values ('T1', 1, 1, 1, 1, 'Disk full', '2026-03-02T13:10:00Z', 'finished', '{}')`,
  );
  await store.db.run(
    `insert into runbook_run_steps (workspace_id, incident_number, run_number, position, state, skip_reason, note, changed_at)
      values ('T1', 1, 1, 1, 'done', null, 'only /var', now()), ('T1', 1, 1, 2, 'skipped', 'kept a week', null, now())`,
  );
  return { ...store, folder, disk: () => readFileSync(join(folder, 'db', 'disk.md'), 'utf8') };
}

describe('firebreak runbooks', () => {
  it('lists the library with how each runbook was used', async () => {
    const { env, folder } = await aUsedRunbook();
    writeFileSync(join(folder, 'new.md'), '# New one\n\n## Steps\n\n1. Restart it\n');
    await run(['import-runbooks', folder], env);
    const { code, out, err } = await run(['runbooks'], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "RUNBOOK  SOURCE               VERSION  STEPS  LAST USED         FINISHED  MOST SKIPPED         TITLE
      RB-1     runbooks/db/disk.md  v1       3      2026-03-02 14:10  1 of 1    Delete old logs (1)  Disk full
      RB-2     runbooks/new.md      v1       1      never             –         –                    New one
      Times are in Europe/Berlin.
      "
    `);
  });

  it('says that there are none', async () => {
    const store = await aStore();
    onTestFinished(store.drop);
    expect((await run(['runbooks'], store.env)).out).toBe('No runbooks.\n');
  });

  it('lists it as JSON', async () => {
    const { env } = await aUsedRunbook();
    expect(JSON.parse((await run(['runbooks', '--json'], env)).out)).toMatchInlineSnapshot(`
      {
        "runbooks": [
          {
            "folder": "runbooks",
            "name": "RB-1",
            "number": 1,
            "path": "db/disk.md",
            "steps": 3,
            "title": "Disk full",
            "usage": {
              "finished": 1,
              "lastUsedAt": "2026-03-02T13:10:00.000Z",
              "runs": 1,
              "skipped": [
                {
                  "times": 1,
                  "title": "Delete old logs",
                },
              ],
            },
            "version": 1,
          },
        ],
        "workspace": "T1",
      }
    `);
  });
});

describe('firebreak runbooks show', () => {
  it.each(['RB-1', '1', 'db/disk.md', 'disk full', 'delete logs'])('finds %s', async (words) => {
    const { env } = await aUsedRunbook();
    const { code, out } = await run(['runbooks', 'show', ...words.split(' ')], env);
    expect(code).toBe(0);
    expect(out).toContain('RB-1     Disk full');
  });

  it('shows what it is for, how it was used, and its steps', async () => {
    const { env, folder, disk: now } = await aUsedRunbook();
    writeFileSync(
      join(folder, 'db', 'disk.md'),
      `---\nservice: db, files\n---\n${now()}   - Wait\n\n\`\`\`\nx`,
    );
    await run(['import-runbooks', folder], env);
    expect((await run(['runbooks', 'show', 'RB-1'], env)).out).toMatchInlineSnapshot(`
      "RB-1      Disk full
      Source    runbooks/db/disk.md
      Version   v2
      Services  db, files
      Used      1 time, finished 1 time, last 2026-03-02 14:10
      Skipped   Delete old logs (1 time)

      STEP  LINE  TITLE
      1     8     Check it
      2     9     Delete old logs
      3     10    Restart it

      Line 13: The code block that starts here has no end, so everything after it was read as code.

      Times are in Europe/Berlin.
      "
    `);
    const json: unknown = JSON.parse((await run(['runbooks', 'show', 'RB-1', '--json'], env)).out);
    expect(json).toMatchObject({
      runbook: { name: 'RB-1', version: 2, usage: { finished: 1 } },
      applies: { services: ['db', 'files'] },
      steps: [{ title: 'Check it', line: 8 }, {}, {}],
      problems: [{ line: 13 }],
    });
  });

  it('names them if several match, and says if none does', async () => {
    const { env, folder } = await aUsedRunbook();
    writeFileSync(join(folder, 'b.md'), '# Disk broken\n\n## Steps\n\n1. Replace it\n');
    await run(['import-runbooks', folder], env);
    const { code, err } = await run(['runbooks', 'show', 'disk'], env);
    expect(code).toBe(1);
    expect(err).toBe('“disk” matches several runbooks. Name one by its number: RB-1 db/disk.md, RB-2 b.md\n');
    expect((await run(['runbooks', 'show', 'zebra'], env)).err).toContain('No runbook matches “zebra”.');
  });
});

describe('firebreak runbooks patch', () => {
  it('prints what people wrote as a patch that git takes in the folder', async () => {
    const { env, folder, disk: now } = await aUsedRunbook();
    const { code, out, err } = await run(['runbooks', 'patch', 'INC-1'], env);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['apply'], { cwd: folder, input: out, stdio: 'pipe' });
    expect(now()).toBe(
      '# Disk full\n\n## Steps\n\n1. Check it\n\n   > INC-1: only /var\n\n2. Delete old logs\n\n   > Skipped in INC-1: kept a week\n\n3. Restart it\n',
    );
  });

  it('says that there is nothing once the runbook says it', async () => {
    const { env, folder } = await aUsedRunbook();
    const { out } = await run(['runbooks', 'patch', 'INC-1'], env);
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['apply'], { cwd: folder, input: out, stdio: 'pipe' });
    await run(['import-runbooks', folder], env);
    expect(await run(['runbooks', 'patch', 'INC-1'], env)).toEqual({
      code: 1,
      out: '',
      err: 'INC-1 suggests no edit of a runbook that comes from a file.\n',
    });
  });

  it('says on standard error what the patch leaves out', async () => {
    const { env, folder } = await aUsedRunbook();
    writeFileSync(join(folder, 'db', 'disk.md'), disk.replace('1. Check it', '1. Ask the owner'));
    await run(['import-runbooks', folder], env);
    const { code, out, err } = await run(['runbooks', 'patch', 'INC-1'], env);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'db/disk.md: 1 note without a step in the latest version left out.\n',
    });
    expect(out).not.toContain('only /var');
  });

  it('says that there is no such incident', async () => {
    const { env } = await aUsedRunbook();
    expect(await run(['runbooks', 'patch', 'INC-7'], env)).toEqual({
      code: 1,
      out: '',
      err: "There's no INC-7.\n",
    });
  });
});
