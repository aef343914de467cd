import { spawnSync } from 'node:child_process';

/** The folder of a font on this machine with Japanese; null: none is installed, or Fontconfig isn't. */
export const cjkFontFolder: string | null = folderOf(
  spawnSync('fc-list', [':lang=ja', 'file'], { encoding: 'utf8' }).stdout ?? '',
);

/** What the title of a test says that is skipped. */
export const needsCjkFont = cjkFontFolder === null ? ' (skipped: no font with Japanese)' : '';

function folderOf(listed: string): string | null {
  return /^(.+)\/[^/]+\.(?:ttf|otf): *$/m.exec(listed)?.[1] ?? null;
}
