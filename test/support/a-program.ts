import { Agent } from 'node:http';
import { expect, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/start-sandbox.js';
import { startBotProcess } from './bot-process.js';
import { sends } from './signed-request.js';
import { aSlackProxy } from './slack-proxy.js';
import { aNewDatabase } from './test-database.js';

/** The program as a process, with a proxy in front of its Slack and its log lines. Ends with the test. */
export async function aProgram(cli: string, mode: 'http' | 'socket') {
  const [slack, database] = await Promise.all([startSandbox(), aNewDatabase()]);
  onTestFinished(async () => {
    await slack.close();
    await database.drop();
  });
  const front = await aSlackProxy(slack);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const inFront = { ...slack, apiUrl: mode === 'socket' ? front.apiUrl : slack.apiUrl };
  const start = async () => {
    const bot = startBotProcess({ cli, slack: inFront, databaseUrl: database.url, mode, logLevel: 'debug' });
    const url = await bot.listening();
    if (mode === 'http') slack.deliverTo(`${url}/slack/events`);
    const get = (path: string) =>
      sends(url, { method: 'GET', path, headers: {}, body: Buffer.alloc(0) }, agent);
    const lives = async (after: string) => {
      expect((await get('/healthz')).status, `after ${after}`).toBe(200);
    };
    return { ...bot, url, get, lives };
  };
  return { slack, front, start };
}
