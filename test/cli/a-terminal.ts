import type { ExitCode } from '../../src/cli/exit-code.js';
import type { Starters } from '../../src/cli/program/starters.js';
import { runCli } from '../../src/cli/run-cli.js';
import type { Terminal } from '../../src/cli/terminal.js';

/** How a command line ended and what it said. */
export interface Ran {
  code: ExitCode;
  out: string;
  err: string;
}

/** The commands that start things are not what these tests are about, unless they hand in their own. */
const unstarted: Starters = {
  serve: () => Promise.reject(new Error('serve is not part of this test')),
  demo: () => Promise.reject(new Error('demo is not part of this test')),
};

/** Runs a command line at 14:00 UTC on 2 March 2026, typed by an operator in Berlin. */
export async function run(
  args: string[],
  env: Record<string, string>,
  {
    cwd = '/',
    clock = () => new Date('2026-03-02T14:00:00Z'),
    stdin,
    confirm,
    ...starters
  }: Partial<Starters> & Partial<Pick<Terminal, 'stdin' | 'confirm' | 'clock' | 'cwd'>> = {},
): Promise<Ran> {
  const said = { out: '', err: '' };
  const terminal = {
    env,
    cwd,
    clock,
    timeZone: 'Europe/Berlin',
    operator: 'anna@ops',
    ...(stdin && { stdin }),
    ...(confirm && { confirm }),
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  const code = await runCli(args, terminal, { ...unstarted, ...starters });
  return { code, ...said };
}
