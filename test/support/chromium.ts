import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of Chromium: `CHROMIUM_PATH` or a usual place; undefined if not installed. */
export const chromiumPath = [process.env.CHROMIUM_PATH, ...places].find(
  (path) => path !== undefined && existsSync(path),
);
