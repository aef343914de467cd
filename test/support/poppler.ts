import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether Poppler's tools, which read PDFs, are installed (Debian: `poppler-utils`). */
export const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0;

/** For titles of tests that are skipped without it. */
export const needsPoppler = hasPoppler ? '' : ' (skipped: install poppler-utils)';

/** What one of Poppler's tools prints about a PDF. */
export function poppler(
  tool: 'pdftotext' | 'pdfinfo' | 'pdftohtml',
  options: string[],
  pdf: Uint8Array,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-pdf-'));
  try {
    const file = join(folder, 'file.pdf');
    writeFileSync(file, pdf);
    const output = tool === 'pdfinfo' ? [] : tool === 'pdftotext' ? ['-'] : ['-stdout'];
    const args = tool === 'pdftohtml' ? [...output, ...options, file] : [...options, file, ...output];
    return spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 100_000_000 }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
