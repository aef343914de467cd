import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.js';
import { openDatabase } from '../../src/db/open-database.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import { insertMessages } from '../../src/db/queries/timeline/messages/messages.js';
import { openQuestions } from '../../src/db/queries/timeline/open-questions.js';
import type { ObservedMessage } from '../../src/domain/timeline/messages/observed-message.js';
import { stamp } from '../support/a-record.js';
import { anIncident, at } from '../support/an-incident.js';
import { aDatabase } from '../support/test-database.js';

/** A message of a channel, by default an answer of U2; `after` in seconds. */
interface Said {
  by?: string;
  text?: string;
  after?: number;
  isBot?: boolean;
  thread?: boolean;
}
const question: Said = { by: 'U1', text: 'who has access?', after: 1 };
const minute = 60;

const cases: [string, boolean, Said[]][] = [
  ['a question that nobody answered', true, [question]],
  ['a question in full-width script', true, [{ ...question, text: '誰かいますか？ ' }]],
  ['a statement with a question mark in it', false, [{ ...question, text: 'down? yes' }]],
  ['a question of a bot', false, [{ ...question, isBot: true }]],
  ['a question answered within ten minutes', false, [question, { after: 10 * minute + 1 }]],
  ['a question followed by talk ten minutes later', true, [question, { after: 10 * minute + 2 }]],
  [
    'a question answered in its thread an hour later',
    false,
    [question, { after: 60 * minute, thread: true }],
  ],
  ['a question whose author went on', true, [question, { by: 'U1', after: minute }]],
  ['a question followed by a bot', true, [question, { by: 'B1', isBot: true, after: minute }]],
  ['a question that came after the talk', true, [{ after: 0 }, question]],
];

let database: Awaited<ReturnType<typeof aDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await aDatabase();
  db = openDatabase({ url: database.url, maxConnections: 2 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

it.each(cases.map(([title, isOpen, said], index) => ({ title, isOpen, said, number: index + 1 })))(
  'counts $title as open: $isOpen',
  async ({ isOpen, said, number }) => {
    const incident = anIncident({ number, channelId: `C${number}` });
    await insertIncident(db, incident, at('14:02'));
    await insertMessages(
      db,
      said.map((one) => messageIn(`C${number}`, one)),
      at('14:30'),
    );
    const questions = await openQuestions(db, incident, { since: new Date(0), limit: 3 });
    expect(questions.length).toBe(isOpen ? 1 : 0);
  },
);

function messageIn(channelId: string, said: Said): ObservedMessage {
  const { by = 'U2', text = 'me', after = 0, isBot = false, thread = false } = said;
  const ts = stamp(after);
  return {
    ...{ workspaceId: 'T1', channelId, ts, threadTs: thread ? stamp(1) : null, isBroadcast: false },
    ...{ authorId: by, authorName: null, isBot, version: ts, content: { text, files: [] } },
  };
}
