import { createServer } from 'node:http';
import { workspace } from '../workspace.js';

/**
 * A Slack that accepts everything at once and stores nothing, so that the app is measured and not its Slack. Runs in its
 * own process.
 */
let count = 0;

createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ ok: true, ...answerTo(request.url?.split('/').at(-1) ?? '') }));
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

process.once('SIGTERM', () => process.exit(0));

function answerTo(method: string): Record<string, unknown> {
  count += 1;
  const { teamId: team_id, botUserId: user_id, botId: bot_id } = workspace;
  switch (method) {
    case 'auth.test':
      return { team_id, user_id, bot_id, team: 'Bench', user: 'firebreak', url: 'https://bench.slack.com/' };
    case 'conversations.open':
      return { channel: { id: 'D0BENCH0001' } };
    case 'files.getUploadURLExternal':
      return { upload_url: `http://127.0.0.1:${process.env.PORT}/upload`, file_id: 'F0BENCH0001' };
    case 'conversations.create':
      return { channel: { id: `C0BENCH${String(count).padStart(5, '0')}`, name: 'bench' } };
    case 'chat.postMessage':
    case 'chat.update':
      return { channel: 'C0BENCH00000', ts: `1700000000.${String(count).padStart(6, '0')}` };
    default:
      return {};
  }
}
