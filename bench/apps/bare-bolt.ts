import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import postgres from 'postgres';
import { workspace } from '../workspace.js';

/**
 * The baseline: a Bolt app over HTTP that acknowledges everything at once. With DATABASE_URL set, it first commits one
 * insert. Runs in its own process.
 */
const receiver = new HTTPReceiver({
  signingSecret: workspace.signingSecret,
  endpoints: ['/slack/events'],
  customRoutes: [
    { path: '/readyz', method: 'GET', handler: (_request, response) => void response.end('ready') },
  ],
  logLevel: LogLevel.ERROR,
});
const { botToken, botUserId, botId } = workspace;
const app = new App({
  receiver,
  authorize: async () => ({ botToken, botUserId, botId }),
  logLevel: LogLevel.ERROR,
});

const keep = await insertInto(process.env.DATABASE_URL);

app.command('/incident', async ({ command, ack }) => {
  await keep?.(command.trigger_id, command.text);
  await ack();
});
for (const type of ['member_joined_channel', 'message'])
  app.event(type, async ({ body }) => {
    await keep?.(body.event_id, JSON.stringify(body.event));
  });

await receiver.start({ port: Number(process.env.PORT), host: '127.0.0.1' });

process.once('SIGTERM', () => process.exit(0));

async function insertInto(url: string | undefined) {
  if (!url) return null;
  const sql = postgres(url, { max: 12, onnotice: () => {} });
  await sql`create table if not exists kept (key text primary key, said text not null)`;
  return (key: string, said: string) => sql`insert into kept (key, said) values (${key}, ${said})`;
}
