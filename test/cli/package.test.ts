import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { removeEmbedded } from '../../src/db/embedded/remove-embedded.js';
import { freePort } from '../support/free-port.js';
import { productionPackages } from '../support/production-packages.js';

let folder: string;
let firebreak: string;
beforeAll(() => {
  folder = mkdtempSync(join(inject('testFolder'), 'package-'));
  chmodSync(folder, 0o700);
  const own = join(folder, 'node_modules/firebreak');
  mkdirSync(own, { recursive: true });
  execFileSync('tar', ['-xzf', pack(), '-C', own, '--strip-components=1']);
  for (const path of productionPackages().filter((one) => one.lastIndexOf('node_modules/') === 0)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(resolve(path), join(folder, path));
  }
  firebreak = join(own, 'bin/firebreak.js');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `npm pack` makes, from a current build. */
function pack(): string {
  execFileSync(process.execPath, ['scripts/build.js']);
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]);
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
}

describe('the package that npm packs, installed with what production needs', () => {
  it('has no package of the sandbox beside it, and everything that people have to read', () => {
    const installed = readdirSync(join(folder, 'node_modules'));
    expect(installed).not.toContain('preact');
    const own = readdirSync(join(folder, 'node_modules/firebreak'));
    expect(own).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'manifest.yml', 'runbooks']));
    expect(own).not.toContain('src');
    expect(own).not.toContain('test');
  });

  it('says what configuration is missing', () => {
    const { status, stderr } = spawnSync(process.execPath, [firebreak, 'serve'], {
      ...{ cwd: folder, env: {}, encoding: 'utf8' },
    });
    expect(status).toBe(78);
    expect(stderr).toMatch(/^SLACK_BOT_TOKEN: found nothing/);
  });

  it('runs the demo, and serves its page with all scripts, and the guide with its pictures', async () => {
    const { address, end } = await startDemo();
    const page = await (await fetch(address)).text();
    const scripts = [...page.matchAll(/"(\/(?:assets|vendor)\/[^"]+\.m?js)"/g)].map(([, path]) => path ?? '');
    expect(scripts.filter((path) => path.startsWith('/vendor/'))).toHaveLength(5);
    for (const path of scripts)
      expect(`${(await fetch(new URL(path, address))).status} ${path}`).toBe(`200 ${path}`);
    const guide = await fetch(new URL('/docs/guide/run', address));
    expect(await guide.text()).toContain('src="/docs/images/channel.png"');
    expect((await fetch(new URL('/docs/images/channel.png', address))).status).toBe(200);
    expect(await end()).toBe(0);
  }, 120_000);
});

/** `firebreak demo` from the package, once its page is there. */
async function startDemo(): Promise<{ address: string; end(): Promise<number | null> }> {
  const child = spawn(process.execPath, [firebreak, 'demo', '--port', String(await freePort())], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR },
  });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
    await removeEmbedded(join(folder, '.firebreak-demo/bot'));
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const addressSaid = () => /^ {2}(http:\S+)$/m.exec(said)?.[1];
  for (; !addressSaid(); await new Promise((next) => setTimeout(next, 50)))
    if (child.exitCode !== null) throw new Error(`The demo ended before it was ready: ${said}`);
  const end = async () => {
    child.kill('SIGINT');
    await ended;
    return child.exitCode;
  };
  return { address: addressSaid() ?? '', end };
}
