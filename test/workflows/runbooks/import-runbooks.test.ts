import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestVersion } from '../../../src/db/queries/runbooks/latest-version.js';
import { sanitizeText } from '../../../src/domain/text/check-text.js';
import { addRunbook } from '../../../src/workflows/runbooks/add-runbook.js';
import {
  importRunbooks,
  type RunbookFile,
  removeMissingRunbooks,
} from '../../../src/workflows/runbooks/import-runbooks.js';
import { at } from '../../support/an-incident.js';
import { anOpenDatabase } from '../../support/an-open-database.js';
import { anyText } from '../../support/any-text.js';

const source = { workspaceId: 'T1', source: 'folder:runbooks' };
const disk = { path: 'disk.md', markdown: '# Disk full\n## Steps\n1. Check it\n2. Delete old logs' };
const dns = { path: 'net/dns.md', markdown: '# DNS fails\n## Steps\n- [ ] Check the resolver' };

async function aLibrary() {
  const { db } = await anOpenDatabase();
  const deps = { db, clock: () => at('14:00') };
  const importFiles = async (...files: RunbookFile[]) =>
    (await importRunbooks(deps, source, { files, by: null })).map(({ kind, number }) => `${kind} ${number}`);
  const stored = async () => ({
    runbooks: await db.run(
      'select number, path, title, version, removed_at is not null as removed from runbooks order by number',
    ),
    versions: await db.run('select runbook_number, version, hash from runbook_versions order by 1, 2'),
  });
  return { db, deps, importFiles, stored };
}

describe('importing', () => {
  it('adds files with numbers, and reads their steps', async () => {
    const { db, importFiles } = await aLibrary();
    expect(await importFiles(disk, dns)).toEqual(['added 1', 'added 2']);
    const runbook = await latestVersion(db, { workspaceId: 'T1', number: 1 });
    expect(runbook).toMatchObject({ title: 'Disk full', version: 1, versionAt: at('14:00') });
    expect(runbook?.steps.map(({ title }) => title)).toEqual(['Check it', 'Delete old logs']);
  });

  it('changes nothing the second time', async () => {
    const { importFiles, stored } = await aLibrary();
    await importFiles(disk, dns);
    const before = await stored();
    expect(await importFiles(disk, dns)).toEqual(['unchanged 1', 'unchanged 2']);
    expect(await stored()).toEqual(before);
  });

  it('changes nothing the second time, whatever is in the files', async () => {
    const { importFiles, stored } = await aLibrary();
    const file = fc.record({
      path: fc.constantFrom('a.md', 'b.md', 'c/d.md'),
      markdown: anyText.map((text) => sanitizeText(text)),
    });
    const files = fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(files, async (some) => {
        await importFiles(...some);
        const before = await stored();
        await importFiles(...some);
        expect(await stored()).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });

  it('stores a changed file as a new version, and keeps the old one', async () => {
    const { db, importFiles, stored } = await aLibrary();
    await importFiles(disk);
    expect(await importFiles({ ...disk, markdown: '# Disk is full\n- [ ] Look' })).toEqual(['changed 1']);
    const { runbooks, versions } = await stored();
    expect(runbooks).toMatchObject([{ number: 1, title: 'Disk is full', version: 2 }]);
    expect(versions).toHaveLength(2);
    expect(await latestVersion(db, { workspaceId: 'T1', number: 1 })).toMatchObject({ version: 2 });
  });

  it('marks files that are gone, and brings them back with their number', async () => {
    const { deps, importFiles, stored } = await aLibrary();
    await importFiles(disk, dns);
    expect(await removeMissingRunbooks(deps, source, [disk.path])).toEqual([{ number: 2, path: dns.path }]);
    expect(await removeMissingRunbooks(deps, source, [disk.path])).toEqual([]);
    expect((await stored()).runbooks).toMatchObject([{ removed: false }, { removed: true }]);
    expect(await importFiles(disk, dns)).toEqual(['unchanged 1', 'restored 2']);
    expect((await stored()).runbooks).toMatchObject([{ removed: false }, { removed: false, version: 1 }]);
  });

  it('leaves alone what comes from elsewhere', async () => {
    const { deps, importFiles } = await aLibrary();
    await importFiles(disk);
    const added = { workspaceId: 'T1', name: 'disk.md', markdown: disk.markdown, by: 'U1' };
    expect(await addRunbook(deps, added)).toMatchObject({ kind: 'added', number: 2 });
    expect(await removeMissingRunbooks(deps, source, [])).toEqual([{ number: 1, path: 'disk.md' }]);
    expect(await addRunbook(deps, added)).toMatchObject({ kind: 'unchanged', number: 2 });
  });

  it('gives each file one number, even if two imports run at once', async () => {
    const { importFiles, stored } = await aLibrary();
    const both = await Promise.all([importFiles(disk, dns), importFiles(dns, disk)]);
    expect(both.flat().filter((result) => result.startsWith('added'))).toHaveLength(2);
    expect((await stored()).runbooks).toHaveLength(2);
  });
});
