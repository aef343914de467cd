import type {
  Block,
  PostmortemDocument,
  Section,
  Source,
  Statement,
  TimelineRow,
} from '../../src/domain/postmortems/document.js';
import { duration, person, quote, type Span, say, time } from '../../src/domain/postmortems/span.js';
import { type SectionId, sectionIds } from '../../src/domain/postmortems/template.js';
import type { ReportItem } from '../../src/domain/timeline/report.js';
import { anActionItem } from './an-action-item.js';
import { anIncident, at, frozen, held, milestones } from './an-incident.js';

/**
 * The post-mortem of INC-42 with every kind of block, span, gap and source, prose in Markdown, several scripts and a
 * copied image. Frozen.
 */
export function aDocument(more: Partial<PostmortemDocument> = {}): PostmortemDocument {
  return frozen({
    incident: anIncident({
      status: 'resolved',
      summary: 'Card payments failed in Europe.',
      affects: ['checkout'],
      roles: [
        held('commander', 'U1', { until: at('14:20') }),
        held('commander', 'U2', { from: at('14:20') }),
      ],
      milestones: milestones({ detected: '13:58', declared: '14:02', mitigated: '14:41', resolved: '15:10' }),
    }),
    state: 'in_review',
    ownerId: 'U2',
    dueOn: '2026-12-01',
    publishedAt: null,
    asOf: at('15:30'),
    people: [
      { label: 'Incident commander', id: 'U1', from: at('14:02'), until: at('14:20') },
      { label: 'Incident commander', id: 'U2', from: at('14:20'), until: null },
      { label: 'Comms lead', id: 'U3', from: at('14:05'), until: null },
    ],
    sections: sectionIds.map((id) => sampleSections[id]),
    sources: [
      aSource(1, { label: 'Declared', recordIndex: 0 }),
      aSource(2, { label: 'Message', recordIndex: 1, by: 'U2', permalink: aPermalink('1795442580000100') }),
      aSource(3, { label: 'Mitigated', kind: 'milestone', at: at('14:41') }),
      aSource(4, { label: 'RB-3 step 2', kind: 'runbook', at: at('14:30'), by: 'U3' }),
      aSource(5, { label: 'ACT-17', kind: 'action_item', at: at('15:12') }),
    ],
    evidence: {
      share: 0.75,
      mustHaves: [
        { label: 'Detection', by: 'record' },
        { label: 'Summary', by: 'people' },
        { label: 'Timeline', by: 'record' },
        { label: 'Impact start', by: 'nothing' },
      ],
    },
    record: [
      aRecordItem({ key: 'e1', text: 'declared, sev2' }),
      aRecordItem({
        ...{ key: 'm1795442580.000100', source: 'message', occurredAt: at('14:03'), ts: '1795442580.000100' },
        ...{ text: 'p99 is 9 s since 13:50', permalink: aPermalink('1795442580000100') },
        author: { id: 'U2', name: null, isBot: false },
        capturedBy: 'U1',
        reason: 'reaction:pushpin',
        revisions: [{ at: at('14:03'), text: 'p99 is 9 s' }],
        files: [
          {
            ...{ id: 'F0123', name: 'graph.png', mimetype: 'image/png', size: 300, permalink: null },
            copy: { mediaType: 'image/png', bytes: 300, sha256: 'ab'.repeat(32) },
          },
        ],
      }),
      aRecordItem({
        ...{ key: 'm1795442590.000100', source: 'message', occurredAt: at('14:04'), isHighlight: false },
        ...{ text: 'looking', author: { id: 'U3', name: null, isBot: false } },
      }),
    ],
    actionItems: [
      {
        ...anActionItem({ ownerId: 'U3', dueOn: '2026-12-04', priority: 'p1', type: 'prevent' }),
        history: [],
      },
      {
        ...anActionItem({
          ...{
            number: 18,
            title: 'Alert on declined cards',
            description: 'Page when more than 5 % are declined.',
          },
          ...{ status: { kind: 'done', note: 'Live since Tuesday' }, finishedOn: '2026-11-24' },
          ...{ verification: 'A drill pages within 2 min', link: 'https://tracker.example/OPS-7' },
        }),
        history: [{ at: at('15:12'), by: 'U1', event: null }],
      },
    ],
    verdict: {
      ...{ sealed: 3, notYetSealed: 0, head: 'cd'.repeat(32), headSealedAt: at('15:11') },
      ...{ sinceKnownHead: null, breaks: [] },
    },
    names: new Map([
      ['U1', 'Dana'],
      ['U2', 'Priya Nair'],
      ['U3', '田中'],
    ]),
    ...more,
  });
}

/** A section without content. */
export function aSection(more: Partial<Section> = {}): Section {
  return {
    id: 'summary',
    key: 'summary',
    title: 'Summary',
    guidance: null,
    written: null,
    blocks: [],
    gaps: [],
    answers: [],
    comments: [],
    ...more,
  };
}

/** A message's source; its time is 14:02. */
export function aSource(number: number, more: Partial<Source> = {}): Source {
  const unknown = { recordIndex: null, by: null, permalink: null };
  return { number, kind: 'timeline', label: 'Message', at: at('14:02'), ...unknown, ...more };
}

/** A highlight of Firebreak's own at 14:02. */
export function aRecordItem(more: Partial<ReportItem> = {}): ReportItem {
  return {
    ...{
      key: 'e1',
      occurredAt: at('14:02'),
      capturedAt: at('14:02'),
      source: 'command',
      text: 'declared, sev2',
    },
    ...{ shownText: null, author: { id: 'U1', name: null, isBot: false }, capturedBy: null, reason: null },
    ...{ note: null, permalink: null, ts: null, threadTs: null, isHighlight: true },
    ...{ revisions: [], edits: [], files: [], deletedAt: null, purgedAt: null },
    ...more,
  };
}

/** A document whose timeline and record have this many items, with `text` in each. */
export function aLongDocument(
  items: number,
  text = 'Payments are slow again, p99 is 9 s',
): PostmortemDocument {
  const numbers = Array.from({ length: items }, (_, index) => index);
  const when = (index: number) => new Date(Number(at('14:02')) + index * 1_000);
  const author = { id: 'U2', name: null, isBot: false };
  const rows: TimelineRow[] = numbers.map((index) => ({
    ...{ at: when(index), author, isEdited: false, recordIndex: index, permalink: aPermalink(String(index)) },
    spans: [quote(`${text} (${index + 1})`)],
  }));
  return aDocument({
    sections: sectionIds.map((id) =>
      id === 'timeline' ? { ...sampleSections.timeline, blocks: [timelineOf(rows)] } : sampleSections[id],
    ),
    sources: numbers
      .slice(0, 100)
      .map((index) =>
        aSource(index + 1, { at: when(index), recordIndex: index, permalink: aPermalink(String(index)) }),
      ),
    record: numbers.map((index) =>
      aRecordItem({
        ...{
          key: `m${index}.000100`,
          source: 'message',
          occurredAt: when(index),
          author,
          ts: `${index}.000100`,
        },
        text: `${text} (${index + 1})`,
      }),
    ),
  });
}

/** Statements, each with its sources: `[spans, 1, 2]`. */
export function statements(...all: [spans: Span[], ...sources: number[]][]): Statement[] {
  return all.map(([spans, ...sources]) => ({ spans, sources }));
}

function writtenAs(markdown: string): Section['written'] {
  return { section: 'summary', markdown, by: 'U2', at: at('15:20'), revision: 2 };
}

function aPermalink(ts: string): string {
  return `https://acme.slack.com/archives/C42/p${ts}`;
}

function timelineOf(rows: TimelineRow[]): Block {
  return {
    kind: 'timeline',
    rows,
    contradictions: [{ kind: 'other_order', first: at('14:10'), second: at('14:05') }],
  };
}

const prose = `Payments failed because **two** limits met: see \`pool.max\` and [the graph](https://graphs.example/d/1).

# What we saw

* <@U1> saw *declines*, then retries
  1. first in Berlin
  2. then 東京, الرياض, Αθήνα, กรุงเทพ 🔥

> 5 < 6 & 7 > 2

| limit | value |
| --- | ---: |
| pool | 40 |

\`\`\`sql
select * from "payments" where state = 'declined'; -- <script>
\`\`\`
`;

const sampleSections: Record<SectionId, Section> = {
  summary: aSection({ written: writtenAs(prose) }),
  impact: aSection({
    ...{ id: 'impact', key: 'impact', title: 'Impact' },
    blocks: [{ kind: 'statements', statements: statements([say`Checkout was affected.`, 1]) }],
    gaps: [
      {
        key: 'impact_started',
        question: say`When did customers first notice?`,
        askId: 'U3',
        isMustHave: true,
      },
      {
        key: 'silence-1',
        question: say`What happened from ${time(at('14:10'))} on?`,
        askId: null,
        isMustHave: false,
      },
    ],
    answers: [
      {
        ...{ key: 'who', question: say`Who was affected?`, by: 'U3', at: at('15:25') },
        markdown: 'About *a third* of card payments.',
      },
    ],
  }),
  detection: aSection({
    ...{ id: 'detection', key: 'detection', title: 'Detection' },
    blocks: [
      {
        kind: 'statements',
        statements: statements(
          [
            say`${person('U1')} declared at ${time(at('14:02'))}, ${duration(240_000)} after it was detected.`,
            1,
            2,
          ],
          [
            [...say`See `, { kind: 'link', text: 'the alert', url: 'https://alerts.example/1' }, ...say`.`],
            2,
          ],
        ),
      },
    ],
  }),
  timeline: aSection({
    ...{ id: 'timeline', key: 'timeline', title: 'Timeline' },
    blocks: [
      timelineOf([
        {
          ...{ at: at('14:02'), isEdited: false, recordIndex: 0, permalink: null },
          author: { id: 'U1', name: null, isBot: false },
          spans: say`declared, sev2`,
        },
        {
          ...{ at: at('14:03'), isEdited: true, recordIndex: 1, permalink: aPermalink('1795442580000100') },
          author: { id: 'U2', name: null, isBot: false },
          spans: [quote('p99 is 9 s since 13:50\nand *rising*')],
        },
        {
          ...{
            at: new Date('2026-11-24T00:10:00Z'),
            author: null,
            isEdited: false,
            recordIndex: 2,
            permalink: null,
          },
          spans: say`RB-3 was finished.`,
        },
      ]),
    ],
  }),
  response: aSection({ id: 'response', key: 'response', title: 'Response and resolution' }),
  contributing_factors: aSection({
    ...{ id: 'contributing_factors', key: 'contributing_factors', title: 'Contributing factors' },
    blocks: [
      {
        kind: 'prompts',
        statements: statements([say`Nobody wrote for ${duration(1_320_000)}. What was hard to see?`, 2]),
      },
    ],
  }),
  went_well: aSection({
    ...{ id: 'went_well', key: 'went_well', title: 'What went well' },
    written: writtenAs('The rollback took four minutes.'),
  }),
  was_hard: aSection({ id: 'was_hard', key: 'was_hard', title: 'What was hard' }),
  lucky: aSection({ id: 'lucky', key: 'lucky', title: 'Where we were lucky' }),
  surprises: aSection({ id: 'surprises', key: 'surprises', title: 'What surprised us' }),
  metrics: aSection({
    ...{ id: 'metrics', key: 'metrics', title: 'Metrics' },
    blocks: [
      {
        kind: 'metrics',
        rows: [
          {
            ...{ name: 'time_to_mitigate_from_declared', label: 'Declared → mitigated' },
            ...{ ms: 2_340_000, why: '', sources: [1, 3] },
          },
          {
            ...{ name: 'time_to_detect', label: 'Impact started → detected' },
            ...{ ms: null, why: "Impact start isn't known.", sources: [] },
          },
        ],
      },
    ],
  }),
  action_items: aSection({
    ...{ id: 'action_items', key: 'action_items', title: 'Action items' },
    blocks: [{ kind: 'action_items' }],
  }),
  sources: aSection({ id: 'sources', key: 'sources', title: 'Sources', blocks: [{ kind: 'sources' }] }),
};
