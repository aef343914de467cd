import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Runs the program as that version of Node.js would. */
function firebreakOn(node: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${node}' } });
    Object.defineProperty(process, 'version', { value: 'v${node}' });`;
  const preload = `data:text/javascript,${encodeURIComponent(pretend)}`;
  return spawnSync(process.execPath, ['--import', preload, 'bin/firebreak.js', 'serve'], {
    ...{ env: {}, encoding: 'utf8' },
  });
}

it.each(['16.20.2', '18.20.8', '20.18.3'])('says on Node.js %s which one it needs, in one line', (node) => {
  const { status, stdout, stderr } = firebreakOn(node);
  expect({ status, stdout, stderr }).toEqual({
    ...{ status: 1, stdout: '', stderr: `Firebreak needs Node.js 20.19 or newer; this is v${node}.\n` },
  });
});
