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
