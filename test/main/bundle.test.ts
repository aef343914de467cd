import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import type { PostmortemDocument } from '../../src/domain/postmortems/document.js';
import { redactDocument } from '../../src/domain/redaction/redact-document.js';
import { bundle } from '../../src/main/exports/bundle.js';
import { sha256 } from '../../src/main/sha256.js';
import { aDocument } from '../support/a-document.js';
import { hasPoppler, poppler } from '../support/poppler.js';

const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
const bytesOf = async (document: PostmortemDocument, readCopy = async () => picture as Uint8Array | null) =>
  buffer(
    (
      await bundle({ document, stored: null, readCopy, fontFolder: null, warn: () => {} }, [
        'md',
        'html',
        'json',
        'csv',
      ])
    ).content,
  );

/** The files of a zip, in order. */
async function filesIn(zip: Buffer): Promise<Map<string, Buffer>> {
  const opened = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(zip, {
    lazyEntries: true,
  });
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    opened.on('error', reject).on('end', () => resolve(files));
    opened.on('entry', (entry: yauzl.Entry) => {
      opened.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        files.set(entry.fileName, await buffer(stream));
        opened.readEntry();
      });
    });
    opened.readEntry();
  });
}

describe('a bundle', () => {
  it('has the formats, the copied images, and a manifest with the hash of each', async () => {
    const files = await filesIn(await bytesOf(aDocument()));
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        ...['inc-42.md', 'inc-42.html', 'inc-42.json', 'inc-42-timeline.csv', 'inc-42-action-items.csv'],
        ...['INC-42-files/F0123.png', 'manifest.json'],
      ]),
    );
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '');
    expect(manifest).toMatchObject({
      ...{ format: 'firebreak.bundle/1', incident: 'INC-42', profile: 'internal' },
      record: { isVerified: true, sealed: 3 },
    });
    const listed = [...files].filter(([path]) => path !== 'manifest.json');
    expect(manifest.files).toEqual(
      listed.map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
    );
  });

  it('has the PDF too, with the same bytes each time, though an image is broken', {
    timeout: 60_000,
  }, async () => {
    const made = async () => {
      const source = { document: aDocument(), stored: null, fontFolder: null, warn: () => {} };
      return buffer((await bundle({ ...source, readCopy: async () => picture })).content);
    };
    const [one, other] = [await made(), await made()];
    expect(sha256(one)).toBe(sha256(other));
    const files = await filesIn(one);
    const pdf = files.get('inc-42.pdf') ?? Buffer.alloc(0);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    if (hasPoppler) expect(poppler('pdftotext', ['-raw'], pdf)).toContain('Checkout is down in Europe');
    expect(JSON.parse(files.get('manifest.json')?.toString() ?? '')).toMatchObject({
      leftOut: [],
      files: expect.arrayContaining([{ path: 'inc-42.pdf', bytes: pdf.length, sha256: sha256(pdf) }]),
    });
  });

  it('leaves out an image whose copy is gone', async () => {
    const files = await filesIn(await bytesOf(aDocument(), async () => null));
    expect([...files.keys()].filter((path) => path.startsWith('INC-42-files'))).toEqual([]);
  });

  it('has no image that the profile leaves out', async () => {
    const { document } = redactDocument(aDocument(), 'customer', { redact: [], hosts: [] });
    expect([...(await filesIn(await bytesOf(document))).keys()]).toContain('inc-42-customer.md');
    expect([...(await filesIn(await bytesOf(document))).keys()].some((path) => path.includes('F0123'))).toBe(
      false,
    );
  });

  it('fails if an image can’t be read when its turn comes', async () => {
    let reads = 0;
    const readCopy = async () => {
      if (reads++ > 1) throw new Error('the connection was lost');
      return picture;
    };
    await expect(bytesOf(aDocument(), readCopy)).rejects.toThrow('the connection was lost');
  });

  it('has the same bytes twice, in every time zone', async () => {
    const before = process.env.TZ;
    const zips: string[] = [];
    for (const zone of ['UTC', 'UTC', 'America/St_Johns', 'Pacific/Apia']) {
      process.env.TZ = zone;
      zips.push(sha256(await bytesOf(aDocument())));
    }
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(new Set(zips).size).toBe(1);
  });
});
