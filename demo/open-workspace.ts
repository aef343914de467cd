import { rm } from 'node:fs/promises';
import type { Sandbox } from '../sandbox/sandbox.js';
import { startSandbox } from '../sandbox/start-sandbox.js';
import { type ExitCode, exitCodes } from '../src/cli/exit-code.js';
import { printError, type Terminal } from '../src/cli/terminal.js';
import { removeEmbedded } from '../src/db/embedded/remove-embedded.js';
import { choosePort } from '../src/db/embedded/server/choose-port.js';
import { openBotLog } from './bot-log.js';
import { type BotProcess, newBotProcess } from './bot-process.js';
import { claimFolder, endOrphanedBot, releaseFolder, saveAddress, saveBot } from './claim-folder.js';
import { type DemoFolder, openDemoFolder } from './demo-folder.js';
import { readGuide } from './guide/read-guide.js';
import { importDemoRunbooks } from './import-demo-runbooks.js';
import { manifestPath } from './manifest-path.js';
import { type Progress, showProgress } from './progress.js';
import { readLedger } from './read-ledger.js';
import { readWorkspace, type SavedWorkspace, saveWorkspaceOnChange } from './saved-workspace.js';
import { tour } from './tour.js';

export interface WorkspaceOptions {
  /** Discards what the last run saved. */
  fresh: boolean;
  /** Preferred port; another one is used when it is taken. */
  port: number;
  /** Starts listening for signals; resolves when one arrives. */
  ending: () => Promise<unknown>;
}

/**
 * Runs a workspace in the browser with the real bot until a signal arrives, continuing from the last run. Returns 0, or 1
 * when another demo uses this folder or the bot fails to start.
 */
export async function openWorkspace(terminal: Terminal, options: WorkspaceOptions): Promise<ExitCode> {
  const folder = openDemoFolder(terminal.cwd);
  const claim = await claimFolder(folder);
  if (claim.kind === 'taken') {
    const where = claim.address ? `: ${claim.address}` : ' and is still starting.';
    printError(terminal, `A demo is already running in this folder (process ${claim.pid})${where}`);
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
  const saved = await savedOrNone(terminal, folder, options);
  const slack = await stages.run('Local Slack', () => openSlack(terminal, saved, options.port));
  const bot = botIn(terminal, folder, slack);
  const stopSaving = saveWorkspaceOnChange(slack, folder.workspace, {
    clock: terminal.clock,
    onFailure: (why) => printError(terminal, `Could not save the workspace: ${why}`),
  });
  const ending = options.ending();
  try {
    saveAddress(folder, slack.url);
    const isUp = await Promise.race([
      startBot(slack, bot, { stages, saved }).then((isUp) => withRunbooks(terminal, folder, isUp)),
      ending.then(() => 'ended' as const),
    ]);
    if (isUp === 'ready') {
      stages.done();
      terminal.out(`\n  ${slack.url}\n\n`);
      terminal.err(`${instructions}\n`);
    }
    if (isUp !== 'failed') await ending;
    else printBotFailure(terminal, folder, bot);
    return isUp === 'failed' ? exitCodes.refused : exitCodes.done;
  } finally {
    await bot.end();
    stopSaving();
    await slack.close();
  }
}

const instructions = `Open it in your browser. You're Dana, and the tour next to the conversation shows what to try. Switch person in the menu
at the top left, or open a second window. Everything is saved in .firebreak-demo; \`--fresh\` starts over. Stop with Ctrl+C.`;

/** The saved workspace, if wanted and usable. The bot's data and the workspace are used together or not at all. */
async function savedOrNone(
  terminal: Terminal,
  folder: DemoFolder,
  { fresh }: WorkspaceOptions,
): Promise<SavedWorkspace> {
  if (fresh) await rm(folder.workspace, { force: true });
  const saved = readWorkspace(folder.workspace);
  if (saved.kind === 'set_aside')
    printError(
      terminal,
      `The saved workspace could not be restored: ${saved.why} Starting over; the old file is ${saved.path}.`,
    );
  if (saved.kind !== 'saved') await removeEmbedded(folder.botData);
  return saved;
}

async function openSlack(terminal: Terminal, saved: SavedWorkspace, preferred: number): Promise<Sandbox> {
  const port = await choosePort(preferred);
  const guide = readGuide();
  const slack = await startSandbox({
    ...{ port, keepLast: 2_000, tour, manifestPath: manifestPath() },
    ...(guide && { guide }),
  });
  if (saved.kind === 'saved') slack.restore(saved.snapshot);
  if (port !== preferred) terminal.err(`(port ${preferred} is taken) `);
  return slack;
}

function botIn(terminal: Terminal, folder: DemoFolder, slack: Sandbox): BotProcess {
  const log = openBotLog(folder.botLog);
  const bot = newBotProcess(slack, {
    env: terminal.env,
    dataDir: folder.botData,
    onLine: log.add,
    lastLines: log.lastLines,
    readLedger: () => readLedger(terminal, folder.botData),
    onSpawn: (pid) => saveBot(folder, pid),
  });
  slack.control.attach(bot);
  return bot;
}

/** The bot's log shows when the database is up and when the bot accepts payloads. */
async function startBot(
  slack: Sandbox,
  bot: BotProcess,
  { stages, saved }: { stages: Progress; saved: SavedWorkspace },
): Promise<'ready' | 'failed'> {
  const started = bot.start({ aheadMs: slack.snapshot().aheadMs });
  started.catch(() => {});
  const listens = new Promise<void>((resolve) => {
    bot.onChange(() => {
      if (bot.lastLines().some((line) => / listening /.test(line))) resolve();
    });
  });
  try {
    const database = saved.kind === 'saved' ? 'Postgres' : 'Postgres (creating the database, first run only)';
    await stages.run(database, () => Promise.race([listens, started]));
    await stages.run('Firebreak', () => started);
    return 'ready';
  } catch {
    return 'failed';
  }
}

/** A demo without runbooks still shows the rest. */
async function withRunbooks<T>(terminal: Terminal, folder: DemoFolder, isUp: T): Promise<T> {
  if (isUp === 'ready')
    await importDemoRunbooks(terminal, folder.botData).catch((error: unknown) =>
      printError(terminal, `${error instanceof Error ? error.message : error}`),
    );
  return isUp;
}

function printBotFailure(terminal: Terminal, folder: DemoFolder, bot: BotProcess): void {
  terminal.err('\n');
  printError(
    terminal,
    `The bot did not start. Its log is ${folder.botLog}. To start over, use \`--fresh\`. The last lines:`,
  );
  for (const line of bot.lastLines().slice(-10)) terminal.err(`  ${line}\n`);
}
