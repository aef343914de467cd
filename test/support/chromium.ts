import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium of this machine: `CHROMIUM_PATH`, or where it usually is; undefined where there is none. */
export const chromiumPath = [process.env.CHROMIUM_PATH, ...places].find(
  (path) => path !== undefined && existsSync(path),
);
