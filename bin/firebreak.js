#!/usr/bin/env node
// Written for every Node.js that reads modules, so that an old one gets a sentence instead of a stack.
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Firebreak needs Node.js 20.19 or newer; this is ${process.version}.`);
  process.exitCode = 1;
} else {
  if (process.argv[2] === 'serve') for (const signal of ['SIGHUP', 'SIGTERM', 'SIGINT']) holdBack(signal);
  const cli = new URL('../dist/src/cli.js', import.meta.url);
  // Installing builds it, unless install scripts are off.
  if (!existsSync(cli)) await (await import('../scripts/build.js')).build();
  await import(cli.href);
}

/**
 * Loading the server takes a while, during which Node would end at these signals, or as the first process of a container
 * not hear of them. So they are told again as soon as the server listens.
 */
function holdBack(signal) {
  let isHeld = false;
  let isListening = false;
  process.on(signal, () => {
    isHeld = !isListening;
  });
  process.on('newListener', (event) => {
    if (event !== signal || isListening) return;
    isListening = true;
    if (isHeld) setImmediate(() => process.emit(signal));
  });
}
