import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultPolicy } from '../../src/config/policy/default-policy.js';
import { insertIncident } from '../../src/db/queries/incident/incidents.js';
import type { MessageChange, ObservedMessage } from '../../src/domain/timeline/messages/observed-message.js';
import { rulesMet } from '../../src/domain/timeline/rules/rules-met.js';
import { openCapture } from '../../src/workflows/timeline/capture-message.js';
import { processRecordChanges } from '../../src/workflows/timeline/process-record-changes.js';
import { anIncident, at } from '../support/an-incident.js';
import { anOpenDatabase } from '../support/an-open-database.js';
import { ask } from '../support/ask.js';
import { processDeps } from '../support/process-records.js';

const rules = { alerts: true, deploys: true, images: true, responders: true };
const stamp = (seconds: number) => `${1_795_442_520 + seconds}.000100`;
const image = { id: 'F1', name: 'graph.png', mimetype: 'image/png', size: 12, permalink: null };

const anyMessage = fc.record({
  second: fc.integer({ min: 0, max: 150 }),
  author: fc.constantFrom('U1', 'U2', 'B1'),
  text: fc.constantFrom('hello', '[FIRING:1] HighLatency', 'Deployed 4f2c1 to production'),
  becomes: fc.option(fc.constantFrom('hello', '[RESOLVED] HighLatency'), { freq: 3 }),
  hasImage: fc.boolean(),
  isDeleted: fc.boolean(),
});
type Lifecycle = typeof anyMessage extends fc.Arbitrary<infer T> ? T : never;

function seen({ second, author, hasImage }: Lifecycle, text: string, version: string): ObservedMessage {
  const by = { authorId: author, authorName: null, isBot: author === 'B1' };
  const place = {
    workspaceId: 'T1',
    channelId: 'C42',
    ts: stamp(second),
    threadTs: null,
    isBroadcast: false,
  };
  return { ...place, ...by, version, content: { text, files: hasImage ? [image] : [] } };
}

function changesOf(life: Lifecycle): MessageChange[] {
  const first = seen(life, life.text, stamp(life.second));
  const last = life.becomes === null ? first : seen(life, life.becomes, stamp(1_000));
  return [
    { kind: 'posted', message: first },
    ...(last === first ? [] : [{ kind: 'edited', message: last, before: first } as const]),
    ...(life.isDeleted ? [{ kind: 'deleted', message: last, at: at('15:00') } as const] : []),
  ];
}

const anyTelling = fc
  .uniqueArray(anyMessage, { selector: ({ second }) => second, minLength: 1, maxLength: 8 })
  .chain((lives) => {
    const told = lives.flatMap(changesOf);
    return fc.record({
      lives: fc.constant(lives),
      jumbled: fc.shuffledSubarray([...told, ...told], { minLength: told.length * 2 }),
      processAfterEvery: fc.integer({ min: 1, max: 8 }),
    });
  });

it('applies rules to the final state, whatever the order of events', async () => {
  const { db, url } = await anOpenDatabase();
  await insertIncident(db, anIncident(), at('14:02'));
  const usual = defaultPolicy();
  const policy = { ...usual, timeline: { ...usual.timeline, rules, copyImagesUpToMb: 0 } };
  const deps = { ...processDeps(db, at('14:30')), policy };

  await fc.assert(
    fc.asyncProperty(anyTelling, async ({ lives, jumbled, processAfterEvery }) => {
      await ask(url, 'truncate messages, message_revisions, marks');
      for (const [index, change] of jumbled.entries()) {
        await openCapture(deps)(change);
        if (index % processAfterEvery === 0) await processRecordChanges(deps);
      }
      await processRecordChanges(deps);
      const materials = lives.map((life) => ({
        ...{ ts: stamp(life.second), authorId: life.author, isBot: life.author === 'B1' },
        ...{ text: life.becomes ?? life.text, hasImage: life.hasImage, isDeleted: life.isDeleted },
      }));
      const wanted = rulesMet(materials, rules).map(({ ts, rule }) => `${ts} ${rule}`);
      const marked = await ask(url, "select ts || ' ' || name as one from marks where is_on");
      expect(marked.map(({ one }) => one).toSorted()).toEqual(wanted.toSorted());
      const keyed = await ask(url, 'select ts from messages where is_highlight');
      expect(new Set(keyed.map(({ ts }) => ts))).toEqual(new Set(wanted.map((one) => one.split(' ')[0])));
    }),
    { numRuns: 20 },
  );
}, 90_000);
