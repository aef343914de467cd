import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PostmortemDocument, Statement } from '../../../src/domain/postmortems/document.js';
import { draftPostmortem } from '../../../src/domain/postmortems/draft/draft.js';
import type { PostmortemRecord } from '../../../src/domain/postmortems/record.js';
import { itemKey } from '../../../src/domain/timeline/item-key.js';
import { timeOf } from '../../../src/domain/timeline/messages/observed-message.js';
import type { ReportItem } from '../../../src/domain/timeline/report.js';
import { markdownExport } from '../../../src/exports/postmortems/markdown.js';
import { anIncident } from '../../support/an-incident.js';

const folder = 'test/fixtures/channels';
const messages = z.array(
  z.looseObject({
    ts: z.string(),
    text: z.string(),
    user: z.string().optional(),
    subtype: z.string().optional(),
    thread_ts: z.string().optional(),
  }),
);
const expected = z.array(z.object({ ts: z.string() }));

/** A record with the messages of a real channel, declared at the first highlight and resolved at the last. */
function recordOf(name: string): PostmortemRecord {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, name, file), 'utf8'));
  const told = messages
    .parse(read('messages.json'))
    .filter(({ subtype }) => !/join|topic/.test(subtype ?? ''));
  const highlights = expected.parse(read('expected_timeline.json')).map(({ ts }) => ts);
  const timeline = told
    .map((one) => itemOf(one, highlights.includes(one.ts)))
    .sort((a, b) => Number(a.occurredAt) - Number(b.occurredAt));
  const shown = timeline.filter(({ isHighlight }) => isHighlight);
  const [first, last] = [shown[0]?.occurredAt ?? new Date(0), shown.at(-1)?.occurredAt ?? new Date(0)];
  const milestone = (at: Date) => [{ at, source: 'command' as const, actor: 'U1', recordedAt: at }];
  const incident = anIncident({
    ...{ title: name.split('__')[1] ?? name, status: 'resolved' },
    milestones: { declared: milestone(first), resolved: milestone(last) },
  });
  return { incident, timeline, events: [], actionItems: [], runs: [], names: new Map(), verdict: null };
}

function itemOf(
  { ts, text, user, thread_ts }: z.infer<typeof messages>[number],
  isHighlight: boolean,
): ReportItem {
  const at = timeOf(ts);
  return {
    ...{ key: itemKey({ kind: 'message', ts }), occurredAt: at, capturedAt: at, source: 'message', text },
    ...{ shownText: null, capturedBy: null, reason: null, note: null, isHighlight },
    author: user ? { id: user, name: null, isBot: false } : null,
    permalink: `https://example.slack.com/archives/C42/p${ts.replace('.', '')}`,
    ...{
      ts,
      threadTs: thread_ts ?? null,
      revisions: [],
      edits: [],
      files: [],
      deletedAt: null,
      purgedAt: null,
    },
  };
}

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(names)('the draft of %s', (name) => {
  const document = draftPostmortem(recordOf(name), null);

  it('has every section, and names what is missing', () => {
    expect(document.sections.map(({ id }) => id)).toEqual([
      ...['summary', 'impact', 'detection', 'timeline', 'response', 'contributing_factors', 'went_well'],
      ...['was_hard', 'lucky', 'surprises', 'metrics', 'action_items', 'sources'],
    ]);
    expect(
      document.evidence.mustHaves.filter(({ by }) => by === 'nothing').map(({ label }) => label),
    ).toEqual([
      ...[
        'Summary',
        'Impact',
        'Impact start',
        'Impact end',
        'Contributing factors',
        'Resolution',
        'Action items',
      ],
    ]);
  });

  it('gives every statement a source that exists', () => expectSources(document));

  it('has the highlights in order', () => {
    const times = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'timeline' ? block.rows.map(({ at }) => Number(at)) : [])),
    );
    expect(times.length).toBeGreaterThan(2);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('reads well', async () => {
    const { bytes } = markdownExport(document);
    await expect(new TextDecoder().decode(bytes)).toMatchFileSnapshot(`drafts/${name}.md`);
  });
});

function expectSources({ sections, sources }: PostmortemDocument): void {
  const statements = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block): Pick<Statement, 'sources'>[] => ('statements' in block ? block.statements : [])),
  );
  for (const statement of statements) {
    expect(statement.sources.length).toBeGreaterThan(0);
    expect(statement.sources.every((number) => sources[number - 1]?.number === number)).toBe(true);
  }
}
