import fc from 'fast-check';
import { expect, it } from 'vitest';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import type { ObservedMark } from '../../src/domain/timeline/messages/observed-mark.js';
import type { MessageChange, ObservedMessage } from '../../src/domain/timeline/messages/observed-message.js';
import { openCapture } from '../../src/workflows/timeline/capture-message.js';
import { markMessage } from '../../src/workflows/timeline/mark-message.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';
import { atLength } from '../support/at-length.js';
import { aKillableDatabase } from '../support/killable-database.js';

type Told = { kind: 'change'; change: MessageChange } | { kind: 'mark'; mark: ObservedMark };

/** Events sent concurrently. The process may die meanwhile, and then they are not acknowledged. */
interface Batch {
  told: Told[];
  dies: 'before_commit' | 'after_commit' | null;
}

const stamp = (seconds: number) => `${1_795_442_520 + seconds}.000100`;

function aMessage(n: number, text: string, version: string): ObservedMessage {
  const place = { workspaceId: 'T1', channelId: 'C42', ts: stamp(n), threadTs: n % 2 ? stamp(n - 1) : null };
  const by = { isBroadcast: false, authorId: `U${n}`, authorName: null, isBot: false };
  return { ...place, ...by, version, content: { text, files: [] } };
}

/** Events of one message in order: posted, edited a few times, marked and unmarked, perhaps deleted. */
const anyLifeOf = (n: number) =>
  fc
    .record({
      edits: fc.integer({ min: 0, max: 3 }),
      isDeleted: fc.boolean(),
      marks: fc.array(
        fc.record({
          kind: fc.constantFrom('reaction' as const, 'pin' as const, 'shortcut' as const, 'hidden' as const),
          by: fc.constantFrom('U7', 'U8'),
          isOn: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    })
    .map(({ edits, isDeleted, marks }): Told[] => {
      const versions = Array.from({ length: edits + 1 }, (_, edit) =>
        aMessage(n, `text ${n}.${edit}`, edit === 0 ? stamp(n) : stamp(100 * edit + n)),
      );
      const changes = versions.map((message, edit): Told => {
        const before = versions[edit - 1];
        return {
          kind: 'change',
          change: before ? { kind: 'edited', message, before } : { kind: 'posted', message },
        };
      });
      const last = versions.at(-1) ?? aMessage(n, '', stamp(n));
      const end: Told[] = isDeleted
        ? [{ kind: 'change', change: { kind: 'deleted', message: last, at: at('15:00') } }]
        : [];
      const told = marks.map(({ kind, by, isOn }, step): Told => {
        const mark = {
          kind,
          name: kind === 'reaction' ? 'pushpin' : '',
          byId: by,
          isOn,
          version: stamp(1_000 + 10 * step + n),
          note: null,
        };
        return { kind: 'mark', mark: { workspaceId: 'T1', channelId: 'C42', ts: stamp(n), ...mark } };
      });
      return [...changes, ...told, ...end];
    });

const anyChannel = fc.tuple(anyLifeOf(0), anyLifeOf(1), anyLifeOf(2)).map((lives) => lives.flat());

it('builds the same record whatever the order and number of Slack’s events, and whatever process dies', async () => {
  const { db, url } = await anOpenDatabase();
  await insertIncident(db, anIncident(), at('14:02'));
  const mortal = aKillableDatabase(db);
  const deps = { db: mortal.db, clock: () => at('14:30'), requestDelivery: () => {} };
  const tell = (told: Told) =>
    told.kind === 'change' ? openCapture(deps)(told.change) : markMessage(deps, told.mark, 'trace');
  const record = async () => ({
    messages: await ask(
      url,
      'select ts, thread_ts, author_id, text, version, deleted_at, is_highlight from messages order by ts',
    ),
    revisions: await ask(url, 'select ts, version, text from message_revisions order by ts, version'),
    marks: await ask(url, 'select ts, key, is_on, version from marks order by ts, key'),
  });
  const recordOf = async (batches: Batch[]) => {
    await ask(url, 'truncate messages, message_revisions, marks, effects');
    for (const { told, dies } of batches) {
      mortal.dies = dies;
      const ends = await Promise.allSettled(told.map(tell));
      mortal.dies = null;
      // Slack resends what was not acknowledged.
      for (const [index, { status }] of ends.entries())
        if (status === 'rejected' && told[index]) await tell(told[index]);
    }
    const posted = batches
      .flatMap(({ told }) => told)
      .filter((told) => told.kind === 'change' && told.change.kind === 'posted');
    const asked = await ask(url, "select payload ->> 'ts' as ts from effects where kind = 'fetch_message'");
    for (const told of posted)
      if (told.kind === 'change' && asked.some(({ ts }) => ts === told.change.message.ts)) await tell(told);
    return record();
  };
  const anyTelling = anyChannel.chain((told) =>
    fc.record({
      told: fc.constant(told),
      jumbled: fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }),
      atOnce: fc.integer({ min: 1, max: 4 }),
      deaths: fc.array(fc.option(fc.constantFrom('before_commit' as const, 'after_commit' as const)), {
        maxLength: 30,
      }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(anyTelling, async ({ told, jumbled, atOnce, deaths }) => {
      const ordered = await recordOf(told.map((one) => ({ told: [one], dies: null })));
      const batches = Array.from({ length: Math.ceil(jumbled.length / atOnce) }, (_, batch) => ({
        told: jumbled.slice(batch * atOnce, (batch + 1) * atOnce),
        dies: deaths[batch] ?? null,
      }));
      expect(await recordOf(batches)).toEqual(ordered);
    }),
    { numRuns: atLength(10, 100) },
  );
}, 300_000);
