import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openWordingChecker } from '../../src/main/wording/open-wording-checker.js';

const text = (markdown: string) => ({ markdown, looksForward: false, people: [] });

const folder = mkdtempSync(join(tmpdir(), 'wording-'));

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.js', join(folder, 'dist')]);
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program beside the built ones and returns what it prints. */
function run(program: string): unknown {
  writeFileSync(join(folder, 'run.js'), `${imports}\n${program}`);
  return JSON.parse(execFileSync(process.execPath, ['run.js'], { cwd: folder, encoding: 'utf8' }));
}

const imports = `
  import { z } from 'zod';
  import { openWordingChecker } from './dist/src/main/wording/open-wording-checker.js';
  const text = (markdown) => ({ markdown, looksForward: false, people: [] });
`;

it('lets other work go on while the built program checks a long text', () => {
  const { rules, turns } = ran.parse(
    run(`
    const check = openWordingChecker({ onFailed: console.error });
    let turns = 0;
    const count = () => { turns++; next = setImmediate(count); };
    let next = setImmediate(count);
    const findings = await check(text('The engineer forgot it. ' + 'It was fine and the team looked at it. '.repeat(300)));
    clearImmediate(next);
    console.log(JSON.stringify({ rules: findings.map(({ rule }) => rule), turns }));
  `),
  );
  expect(rules).toEqual(['omission']);
  expect(turns).toBeGreaterThan(50);
});

const ran = z.object({ rules: z.array(z.string()), turns: z.number() });

it('gives up on a text that takes too long, on too many at once, and on a thread that dies, and goes on', () => {
  expect(
    run(`
    import { writeFileSync } from 'node:fs';
    writeFileSync('odd.js', "import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ id, text }) => { if (text.markdown === 'die') process.exit(1); if (text.markdown !== 'hang') parentPort.postMessage({ id, findings: [] }); });");
    const failures = [];
    const check = openWordingChecker({
      onFailed: ({ message }) => failures.push(message), timeoutMs: 3_000, maxWaiting: 2, program: new URL('./odd.js', import.meta.url),
    });
    const checked = [await Promise.all([check(text('hang')), check(text('hang')), check(text('fine'))]), await check(text('die')), await check(text('fine'))];
    console.log(JSON.stringify({ checked, failures }));
  `),
  ).toEqual({
    checked: [[null, null, null], null, []],
    failures: [
      'No answer within 3000 ms.',
      'No answer within 3000 ms.',
      'The thread ended without an answer.',
    ],
  });
});

it('ends when it has had nothing to do for a while, keeps no process alive, and starts again', () => {
  expect(
    run(`
    const check = openWordingChecker({ onFailed: console.error, idleMs: 50 });
    await check(text('It was human error.'));
    await new Promise((done) => setTimeout(done, 300));
    console.log(JSON.stringify((await check(text('It was human error.'))).length));
    await check(text('Fine.'));
  `),
  ).toBe(1);
});

it('checks here where there is no such thread', async () => {
  const check = openWordingChecker({ onFailed: () => {} });
  expect(await check(text('It was human error.'))).toHaveLength(1);
});

it('checks however many texts come where the program is not built, as in these tests', async () => {
  const check = openWordingChecker({ onFailed: (error) => expect.unreachable(String(error)) });
  for (let count = 0; count < 30; count++)
    expect(await check(text('The engineer forgot to renew it.'))).toMatchObject([{ rule: 'omission' }]);
});
