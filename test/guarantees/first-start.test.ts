import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { atLength } from '../support/at-length.js';
import { startBotProcess } from '../support/bot-process.js';
import { builtProgram } from '../support/built-program.js';
import { anEmptyDatabase } from '../support/test-database.js';

const cli = await builtProgram();

it.each(Array.from({ length: atLength(1, 2) }, (_, n) => n + 1))(
  'starts three processes at once on an empty database (round %i)',
  async () => {
    const [slack, database] = await Promise.all([startSandbox(), anEmptyDatabase()]);
    onTestFinished(async () => {
      await slack.close();
      await database.drop();
    });
    const start = () => startBotProcess({ cli, slack, databaseUrl: database.url, mode: 'http' }).ready();
    const starts = await Promise.allSettled([start(), start(), start()]);
    expect(starts.filter(({ status }) => status === 'rejected')).toEqual([]);
  },
  120_000,
);
