import { rm } from 'node:fs/promises';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import { startSandbox } from '../../../sandbox/start-sandbox.js';
import { choosePort } from '../../db/embedded/choose-port.js';
import { removeEmbedded } from '../../db/embedded/remove-embedded.js';
import { type ExitCode, exitCodes } from '../exit-code.js';
import { printError, type Terminal } from '../terminal.js';
import { openBotLog } from './bot-log.js';
import { type BotProcess, newBotProcess } from './bot-process.js';
import { claimFolder, endOrphanedBot, releaseFolder, saveAddress, saveBot } from './claim-folder.js';
import { type DemoFolder, openDemoFolder } from './demo-folder.js';
import { type KeptWorkspace, keepWorkspace, readWorkspace } from './keep-workspace.js';
import { manifestPath } from './manifest-path.js';
import { type Progress, showProgress } from './progress.js';
import { tour } from './tour.js';

export interface WorkspaceOptions {
  /** Begins with nothing, whatever was kept. */
  fresh: boolean;
  /** The port that is wished for; another one where it is taken. */
  port: number;
  /** From now on signals are heard; resolves when it is to end. */
  ending: () => Promise<unknown>;
}

/**
 * A workspace in the browser with the real bot in it, until it is asked to end. It goes on where the last one ended.
 * Gives 0, or 1 where another demo runs in this folder or the bot would not start.
 */
export async function openWorkspace(terminal: Terminal, options: WorkspaceOptions): Promise<ExitCode> {
  const folder = openDemoFolder(terminal.cwd);
  const claim = await claimFolder(folder);
  if (claim.kind === 'taken') {
    const where = claim.address ? `: ${claim.address}` : ' and is just starting.';
    printError(terminal, `A demo runs in this folder already (process ${claim.pid})${where}`);
    return exitCodes.refused;
  }
  try {
    return await inFolder(terminal, folder, options);
  } finally {
    releaseFolder(folder);
  }
}

async function inFolder(
  terminal: Terminal,
  folder: DemoFolder,
  options: WorkspaceOptions,
): Promise<ExitCode> {
  const stages = showProgress(terminal);
  await endOrphanedBot(folder);
  const kept = await keptOrNothing(terminal, folder, options);
  const slack = await stages.run('Local Slack', () => openSlack(terminal, kept, options.port));
  const bot = botIn(terminal, folder, slack);
  const stopKeeping = keepWorkspace(slack, folder.workspace, {
    clock: terminal.clock,
    onFailure: (why) => printError(terminal, `The workspace could not be kept: ${why}`),
  });
  const ending = options.ending();
  try {
    saveAddress(folder, slack.url);
    const isUp = await Promise.race([
      startBot(slack, bot, { stages, kept }),
      ending.then(() => 'ended' as const),
    ]);
    if (isUp === 'ready') {
      stages.done();
      terminal.out(`\n  ${slack.url}\n\n`);
      terminal.err(`${whatNow}\n`);
    }
    if (isUp !== 'failed') await ending;
    else complainOfBot(terminal, folder, bot);
    return isUp === 'failed' ? exitCodes.refused : exitCodes.done;
  } finally {
    await bot.end();
    stopKeeping();
    await slack.close();
  }
}

const whatNow = `Open it: you are Dana, and the tour beside the conversation says what to try. Be somebody else by the menu at
the top left, or in a second window. What happens is kept in .firebreak-demo; \`--fresh\` begins anew. Ctrl+C ends it.`;

/** What was kept, if it is to be taken up and can be. The bot's data and the workspace belong together: both, or neither. */
async function keptOrNothing(
  terminal: Terminal,
  folder: DemoFolder,
  { fresh }: WorkspaceOptions,
): Promise<KeptWorkspace> {
  if (fresh) await rm(folder.workspace, { force: true });
  const kept = readWorkspace(folder.workspace);
  if (kept.kind === 'set_aside')
    printError(
      terminal,
      `The kept workspace cannot be taken up: ${kept.why} It begins anew; the old one is ${kept.path}.`,
    );
  if (kept.kind !== 'kept') await removeEmbedded(folder.botData);
  return kept;
}

async function openSlack(terminal: Terminal, kept: KeptWorkspace, wished: number): Promise<Sandbox> {
  const port = await choosePort(wished);
  const slack = await startSandbox({ port, keepLast: 2_000, tour, manifestPath: manifestPath() });
  if (kept.kind === 'kept') slack.restore(kept.snapshot);
  if (port !== wished) terminal.err(`(port ${wished} is taken) `);
  return slack;
}

function botIn(terminal: Terminal, folder: DemoFolder, slack: Sandbox): BotProcess {
  const log = openBotLog(folder.botLog);
  const bot = newBotProcess(slack, {
    env: terminal.env,
    dataDir: folder.botData,
    onLine: log.add,
    lastLines: log.lastLines,
    onSpawn: (pid) => saveBot(folder, pid),
  });
  slack.control.attach(bot);
  return bot;
}

/** Its log says when the database is there, and when it takes payloads. */
async function startBot(
  slack: Sandbox,
  bot: BotProcess,
  { stages, kept }: { stages: Progress; kept: KeptWorkspace },
): Promise<'ready' | 'failed'> {
  const started = bot.start({ aheadMs: slack.snapshot().aheadMs });
  started.catch(() => {});
  const listens = new Promise<void>((resolve) => {
    bot.onChange(() => {
      if (bot.lastLines().some((line) => / listening /.test(line))) resolve();
    });
  });
  try {
    const database = kept.kind === 'kept' ? 'Postgres' : 'Postgres (preparing the database, this once)';
    await stages.run(database, () => Promise.race([listens, started]));
    await stages.run('Firebreak', () => started);
    return 'ready';
  } catch {
    return 'failed';
  }
}

function complainOfBot(terminal: Terminal, folder: DemoFolder, bot: BotProcess): void {
  terminal.err('\n');
  printError(
    terminal,
    `The bot did not start. Its log is ${folder.botLog}; \`--fresh\` begins anew. Its last words:`,
  );
  for (const line of bot.lastLines().slice(-10)) terminal.err(`  ${line}\n`);
}
