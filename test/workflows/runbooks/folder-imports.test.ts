import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { defaultPolicy } from '../../../src/config/policy/default-policy.js';
import type { Log } from '../../../src/log.js';
import { openFolderImports } from '../../../src/main/runbooks/folder-imports.js';
import { at } from '../../support/an-incident.js';
import { anOpenDatabase } from '../../support/an-open-database.js';

const disk = '# Disk full\n- [ ] Delete old logs';

function aFolder(): string {
  const folder = join(mkdtempSync(join(inject('testFolder'), 'folders-')), 'runbooks');
  mkdirSync(folder);
  return folder;
}

/** Imports of one folder into the library of a workspace; `said` are the lines of the log. */
async function imports(path: string, { pull = false } = {}) {
  const { db } = await anOpenDatabase();
  await db.run("insert into workspaces (workspace_id) values ('T1')");
  const said: string[] = [];
  const say = (event: string, details?: object) => void said.push(`${event} ${JSON.stringify(details)}`);
  const log: Log = { debug: say, info: say, warn: say, error: say, with: () => log };
  const policy = { ...defaultPolicy(), runbooks: { attach: [], folders: [{ path, pull }] } };
  const folders = openFolderImports(() => ({ db, policy, clock: () => at('14:00') }), log);
  onTestFinished(() => folders.stop());
  const titles = () => db.run('select title from runbooks where removed_at is null order by number');
  return { folders, titles, said };
}

function git(folder: string, ...args: string[]): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  execFileSync('git', ['-C', folder, ...author, ...args], { stdio: 'pipe' });
}

describe('the folders of the policy', () => {
  it('are imported, and again when something changes', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'disk.md'), disk);
    const { folders, titles, said } = await imports(folder);
    await folders.wake();
    await folders.wake();
    expect(await titles()).toEqual([{ title: 'Disk full' }]);
    writeFileSync(join(folder, 'dns.md'), '# DNS');
    rmSync(join(folder, 'disk.md'));
    await folders.wake();
    expect(await titles()).toEqual([{ title: 'DNS' }]);
    expect(said.map((line) => line.replaceAll(folder, 'FOLDER'))).toMatchInlineSnapshot(`
      [
        "runbooks_imported {"folder":"FOLDER","added":1,"changed":0,"restored":0,"removed":0,"unreadable":0}",
        "runbooks_imported {"folder":"FOLDER","added":1,"changed":0,"restored":0,"removed":1,"unreadable":0}",
      ]
    `);
  });

  it('say once what can’t be read, and keep what they had', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'disk.md'), disk);
    const { folders, titles, said } = await imports(folder);
    await folders.wake();
    writeFileSync(join(folder, 'disk.md'), '\u0000');
    await folders.wake();
    await folders.wake();
    rmSync(folder, { recursive: true });
    await folders.wake();
    await folders.wake();
    expect(await titles()).toEqual([{ title: 'Disk full' }]);
    expect(said.slice(1).map((line) => line.replaceAll(folder, 'FOLDER'))).toMatchInlineSnapshot(`
      [
        "runbook_unreadable {"folder":"FOLDER","path":"disk.md","line":1,"why":"It is a binary file."}",
        "runbook_folder_unreadable {"folder":"FOLDER","why":"It doesn't exist."}",
      ]
    `);
  });

  it('are pulled first if the policy says so', async () => {
    const [repository, folder] = [aFolder(), aFolder()];
    writeFileSync(join(repository, 'disk.md'), disk);
    git(repository, 'init', '--quiet');
    git(repository, 'add', '.');
    git(repository, 'commit', '--quiet', '-m', 'one');
    rmSync(folder, { recursive: true });
    git(repository, 'clone', '--quiet', repository, folder);
    const { folders, titles, said } = await imports(folder, { pull: true });
    writeFileSync(join(repository, 'dns.md'), '# DNS');
    git(repository, 'add', '.');
    git(repository, 'commit', '--quiet', '-m', 'two');
    await folders.wake();
    expect(await titles()).toEqual([{ title: 'Disk full' }, { title: 'DNS' }]);
    rmSync(repository, { recursive: true });
    await folders.wake();
    await folders.wake();
    expect(await titles()).toHaveLength(2);
    expect(said.slice(1)).toEqual([expect.stringMatching(/^runbook_pull_failed .*does not/)]);
  });
});
