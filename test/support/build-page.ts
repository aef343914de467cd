import { execFileSync } from 'node:child_process';
import { chromiumPath } from './chromium.js';

/** Builds the page like `npm run build`, before the first browser opens it. */
export function setup(): void {
  if (chromiumPath) execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  else
    console.warn(
      'No Chromium on this machine: the tests in the browser are skipped (CHROMIUM_PATH says where one is).',
    );
}
