#!/usr/bin/env node
// Written for every Node.js that reads modules, so that an old one gets a sentence instead of a stack.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Firebreak needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exitCode = 1;
} else {
  const cli = new URL('../dist/src/cli.js', import.meta.url);
  // Installing builds it, unless install scripts are off.
  if (!existsSync(cli)) await (await import('../scripts/build.js')).build();
  await import(cli.href);
}
