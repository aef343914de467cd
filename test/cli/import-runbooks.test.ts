import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { aStore } from './a-store.js';
import { run } from './a-terminal.js';

/** A folder `runbooks` with these files. */
function aFolder(files: Record<string, string | Uint8Array>): { at: string; put: typeof put } {
  const at = join(mkdtempSync(join(inject('testFolder'), 'import-')), 'runbooks');
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), content);
  };
  for (const [path, content] of Object.entries(files)) put(path, content);
  return { at, put };
}

const disk = '# Disk full\n\n## Steps\n\n1. Check it:\n\n   ```sh\n   df -h\n   ```\n2. Delete old logs\n';

async function aWorkspace() {
  const store = await aStore();
  onTestFinished(store.drop);
  await store.declare('Checkout is down');
  return store;
}

describe('firebreak import-runbooks --dry-run --json', () => {
  it('prints what is read, without a database and without configuration', async () => {
    const { at } = aFolder({ 'disk.md': disk, 'net/README.md': 'Nothing yet.' });
    const { code, out, err } = await run(['import-runbooks', at, '--dry-run', '--json'], {});
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchInlineSnapshot(`
      {
        "files": [
          {
            "context": [
              {
                "heading": "Disk full",
                "line": 1,
                "text": "# Disk full",
              },
              {
                "heading": "Steps",
                "line": 3,
                "text": "## Steps",
              },
            ],
            "path": "disk.md",
            "problems": [],
            "steps": [
              {
                "confidence": 0.9,
                "depth": 0,
                "line": 5,
                "section": "Steps",
                "text": "1. Check it:

      \`\`\`sh
      df -h
      \`\`\`",
                "title": "Check it",
              },
              {
                "confidence": 0.9,
                "depth": 0,
                "line": 10,
                "section": "Steps",
                "text": "2. Delete old logs",
                "title": "Delete old logs",
              },
            ],
            "title": "Disk full",
          },
          {
            "context": [
              {
                "heading": null,
                "line": 1,
                "text": "Nothing yet.",
              },
            ],
            "path": "net/README.md",
            "problems": [],
            "steps": [],
            "title": "README",
          },
        ],
      }
    `);
  });

  it('reports what can’t be read by path and line, and reads the rest', async () => {
    const { at } = aFolder({
      ...{ 'a.md': disk, 'binary.md': new Uint8Array([0, 1, 2]), 'large.md': 'x'.repeat(5_000_000) },
      ...{ 'odd.md': new Uint8Array([0x41, 0xff]), 'matter.md': '---\na: [\n---\n# Title', 'image.png': 'x' },
      ...{ 'node_modules/x/a.md': disk, '.git/a.md': disk },
    });
    const elsewhere = aFolder({ 'secret.md': 'secret' });
    symlinkSync(join(elsewhere.at, 'secret.md'), join(at, 'out.md'));
    symlinkSync(elsewhere.at, join(at, 'out'));
    symlinkSync(at, join(at, 'loop'));
    symlinkSync(join(at, 'gone.md'), join(at, 'broken.md'));
    const { code, out } = await run(['import-runbooks', at, '--dry-run'], {});
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "a.md: Disk full (2 steps)
      binary.md:1: It is a binary file.
      broken.md:1: It doesn't exist.
      large.md:1: It has 5.0 MB; up to 1 MB can be read.
      matter.md: Title (0 steps)
      matter.md:1: The front matter is not valid YAML, so it was not read.
      odd.md:1: It is not valid UTF-8.
      out:1: It is a link out of the folder.
      out.md:1: It is a link out of the folder.
      "
    `);
  });

  it('fails if nothing can be read', async () => {
    const { at } = aFolder({ 'binary.md': new Uint8Array([0]) });
    expect(await run(['import-runbooks', at, '--dry-run'], {})).toMatchObject({ code: 1 });
    expect(await run(['import-runbooks', join(at, 'nowhere'), '--dry-run'], {})).toEqual({
      code: 1,
      out: '',
      err: `Can't read ${join(at, 'nowhere')}. It doesn't exist.\n`,
    });
  });
});

describe('firebreak import-runbooks', () => {
  it('says what was added, changed, removed and brought back, and changes nothing the second time', async () => {
    const { env } = await aWorkspace();
    const { at, put } = aFolder({ 'disk.md': disk, 'dns.md': '# DNS\n- [ ] Check it', 'bad.md': '\u0000' });
    const first = await run(['import-runbooks', at], env);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatchInlineSnapshot(`
      "Added RB-1 disk.md: Disk full (2 steps)
      Added RB-2 dns.md: DNS (1 step)
      bad.md:1: It is a binary file.
      3 files: 2 added, 0 changed, 0 unchanged, 0 removed, 1 unreadable.
      "
    `);
    expect((await run(['import-runbooks', at], env)).out).toMatchInlineSnapshot(`
      "bad.md:1: It is a binary file.
      3 files: 0 added, 0 changed, 2 unchanged, 0 removed, 1 unreadable.
      "
    `);
    put('disk.md', disk.replace('Delete', 'Compress'));
    rmSync(join(at, 'dns.md'));
    expect((await run(['import-runbooks', at], env)).out).toMatchInlineSnapshot(`
      "Changed RB-1 disk.md: Disk full (2 steps)
      Removed RB-2 dns.md
      bad.md:1: It is a binary file.
      2 files: 0 added, 1 changed, 0 unchanged, 1 removed, 1 unreadable.
      "
    `);
    put('dns.md', '# DNS\n- [ ] Check it');
    expect((await run(['import-runbooks', at], env)).out).toMatchInlineSnapshot(`
      "Back RB-2 dns.md
      bad.md:1: It is a binary file.
      3 files: 0 added, 0 changed, 1 unchanged, 1 back, 0 removed, 1 unreadable.
      "
    `);
  });

  it('prints the same as JSON', async () => {
    const { env } = await aWorkspace();
    const { at } = aFolder({ 'disk.md': disk, 'bad.md': '\u0000' });
    const { out } = await run(['import-runbooks', at, '--json'], env);
    expect(JSON.parse(out)).toMatchInlineSnapshot(`
      {
        "removed": [],
        "runbooks": [
          {
            "name": "RB-1",
            "path": "disk.md",
            "problems": [],
            "result": "added",
            "steps": 2,
            "title": "Disk full",
          },
        ],
        "unreadable": [
          {
            "line": 1,
            "path": "bad.md",
            "why": "It is a binary file.",
          },
        ],
      }
    `);
  });

  it('removes nothing if the folder is empty', async () => {
    const { env, db } = await aWorkspace();
    const { at } = aFolder({ 'disk.md': disk });
    await run(['import-runbooks', at], env);
    rmSync(join(at, 'disk.md'));
    expect(await run(['import-runbooks', at], env)).toMatchObject({ code: 1 });
    expect(await db.run('select removed_at from runbooks')).toEqual([{ removed_at: null }]);
  });

  it('keeps the last version of a file that can’t be read any more', async () => {
    const { env, db } = await aWorkspace();
    const { at, put } = aFolder({ 'disk.md': disk, 'dns.md': disk });
    await run(['import-runbooks', at], env);
    put('disk.md', '\u0000');
    await run(['import-runbooks', at], env);
    expect(await db.run('select removed_at from runbooks')).toEqual([
      { removed_at: null },
      { removed_at: null },
    ]);
  });
});
