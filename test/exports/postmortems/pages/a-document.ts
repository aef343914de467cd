import type { ActionItemReport } from '../../../../src/domain/action-items/report.js';
import type {
  PostmortemDocument,
  Section,
  Source,
  TimelineRow,
} from '../../../../src/domain/postmortems/document.js';
import { duration, person, quote, say, time } from '../../../../src/domain/postmortems/span.js';
import type { ReportItem } from '../../../../src/domain/timeline/report.js';
import { anActionItem } from '../../../support/an-action-item.js';
import { anIncident, at, held, milestones } from '../../../support/an-incident.js';

/** The post-mortem of INC-42: every kind of section, block and span, and people who write in six scripts. */
export function aDocument(more: Partial<PostmortemDocument> = {}): PostmortemDocument {
  const record = said.map(([clock, id, text], index) => anItem({ clock, id, text, index }));
  return {
    incident: anIncident({
      status: 'post_incident',
      summary: 'Cards were declined in Europe.',
      affects: ['checkout', 'payments'],
      roles: [held('commander', 'U1'), held('comms', 'U3')],
      milestones: milestones({
        ...{ impact_started: '13:41', detected: '13:52', declared: '14:02', acknowledged: '14:03' },
        ...{ identified: '14:31', mitigated: '14:48', resolved: '15:12', impact_ended: '14:50' },
      }),
    }),
    ...{ state: 'in_review', ownerId: 'U2', dueOn: '2026-12-01', publishedAt: null, asOf: at('16:20') },
    people: [
      { label: 'Incident commander', id: 'U1', from: at('14:02'), until: at('14:40') },
      { label: 'Incident commander', id: 'U2', from: at('14:40'), until: null },
      { label: 'Comms lead', id: 'U3', from: at('14:05'), until: null },
    ],
    sections: sectionsOf(record),
    sources: record.map((item, index) => aSource(item, index)),
    evidence: {
      share: 0.8,
      mustHaves: [
        { label: 'Summary', by: 'people' },
        { label: 'Impact start', by: 'record' },
        { label: 'Customer impact', by: 'nothing' },
      ],
    },
    record,
    actionItems,
    verdict: {
      ...{ sealed: 14, notYetSealed: 0, head: 'ab', headSealedAt: at('16:00'), sinceKnownHead: null },
      breaks: [],
    },
    names: new Map([
      ['U1', 'Sam Okafor'],
      ['U2', 'Priya Nair'],
      ['U3', 'Lee Chen'],
      ['U4', 'דנה לוי'],
    ]),
    ...more,
  };
}

const said: [clock: string, id: string, text: string][] = [
  ['13:52', 'B1', '[FIRING:1] PaymentErrors (checkout eu-west-1) error rate 12.4 % > 2 %'],
  ['14:02', 'U1', 'declared, sev2'],
  ['14:04', 'U2', 'p99 of payments is 9 s since 13:41, only the <https://status.example.com|first provider>'],
  ['14:09', 'U3', 'Status page is up: https://status.example.com/incidents/42'],
  ['14:17', 'U4', 'שגיאות 503 מהשירות payments-api מאז 13:41'],
  ['14:19', 'U2', 'الخطأ 503 في خدمة payments-api منذ الساعة 13:41'],
  ['14:22', 'U3', 'เซิร์ฟเวอร์ชำระเงินล่มตั้งแต่ 13:41'],
  ['14:26', 'U1', 'Платежи не проходят; η ουρά μεγαλώνει; सेवा धीमी है 🔥👩‍🚒'],
  ['14:31', 'U2', 'Found it: the certificate of the first provider expired at 13:41, <@U1>'],
  ['14:48', 'U1', 'Switched to the second provider\nError rate back under 1 %'],
  ['15:12', 'U2', 'Everything is stable, resolving'],
];

function anItem(one: { clock: string; id: string; text: string; index: number }): ReportItem {
  const when = at(one.clock);
  const isBot = one.id.startsWith('B');
  return {
    ...{
      key: `m${one.index}`,
      occurredAt: when,
      capturedAt: when,
      source: 'message',
      text: one.text,
      shownText: null,
    },
    author: { id: one.id, name: isBot ? 'Alertmanager' : null, isBot },
    ...{ capturedBy: null, reason: null, note: null, ts: `${one.index}`, threadTs: null },
    permalink: `https://acme.slack.com/archives/C42/p${one.index}`,
    isHighlight: one.index % 3 !== 1,
    ...{ revisions: [], edits: [], files: [], deletedAt: null, purgedAt: null },
    ...details[one.index],
  };
}

const details: Record<number, Partial<ReportItem>> = {
  2: {
    shownText: 'p99 of payments is 9 s, only the first provider',
    edits: [anEdit()],
    note: 'the first clue',
  },
  3: { files: [aFile('F1', 'status.png'), aFile('F2', 'missing.png')] },
  9: { files: [aFile('F1', 'graph.png')], revisions: [{ at: at('14:49'), text: 'Switched provider' }] },
  10: { deletedAt: at('15:30') },
};

function anEdit() {
  return { at: at('14:30'), by: 'U1', text: null, occurredAt: null, isHighlight: null };
}

function aFile(id: string, name: string) {
  const copy = { mediaType: 'image/png', bytes: 100, sha256: 'c0ffee' } as const;
  return { id, name, mimetype: 'image/png', size: 100, permalink: null, copy };
}

function aSource(item: ReportItem, index: number): Source {
  return {
    ...{ number: index + 1, kind: 'timeline', recordIndex: index, label: 'Message' },
    ...{ at: item.occurredAt, by: item.author?.id ?? null, permalink: item.permalink },
  };
}

function rowsOf(record: readonly ReportItem[]): TimelineRow[] {
  return record.flatMap((item, index) =>
    item.isHighlight
      ? [
          {
            ...{ at: item.occurredAt, author: item.author, permalink: item.permalink, recordIndex: index },
            spans: say`${item.shownText ?? item.text}`,
            isEdited: item.shownText !== null,
          },
        ]
      : [],
  );
}

function aSection(title: string, more: Partial<Section> = {}): Section {
  const key = title.toLowerCase().replaceAll(' ', '_');
  return {
    id: null,
    key,
    title,
    guidance: null,
    comments: [],
    written: null,
    blocks: [],
    gaps: [],
    answers: [],
    ...more,
  };
}

const summary = `Between 13:41 and 14:50 UTC, **one in eight payments** in Europe failed. Our first payment provider's certificate had
expired; \`payments-api\` rejected its answers. <@U2> found the cause, and traffic moved to the second provider.

> We saw the error rate, not the certificate.

See the [status page](https://status.example.com/incidents/42).`;

const analysis = `# How it came about
The certificate was renewed by hand. Nothing watched its end date:

1. The reminder went to a mailbox that nobody reads.
2. The check in CI covers *our* certificates only.

### What we looked at
| Check | Found | Time |
| --- | --- | ---: |
| Deploys | none since 11:20 | 3 min |
| Certificates | expired at 13:41 | 2 min |

- [x] Provider told
- [ ] Contract reviewed

\`\`\`sh
openssl s_client -connect pay.example.com:443 | openssl x509 -noout -dates
\`\`\`

השגיאות החלו ב־13:41 בשירות payments-api.

انتهت صلاحية الشهادة في الساعة 13:41.`;

function sectionsOf(record: readonly ReportItem[]): Section[] {
  const written = (markdown: string) => ({ section: '', markdown, by: 'U2', at: at('16:20'), revision: 3 });
  return [
    aSection('Summary', { id: 'summary', written: written(summary) }),
    aSection('Impact', {
      id: 'impact',
      blocks: [
        {
          kind: 'statements',
          statements: [
            {
              spans: say`Impact lasted from ${time(at('13:41'))} until ${time(at('14:50'))}: ${duration(4_140_000)}.`,
              sources: [1, 10],
            },
            { spans: say`${person('U2')} wrote ${quote('only the first provider')}.`, sources: [3] },
          ],
        },
      ],
      gaps: [
        { key: 'customers', question: say`How many customers saw an error?`, askId: 'U3', isMustHave: true },
        {
          key: 'silence',
          question: say`What happened between ${time(at('14:09'))} and ${time(at('14:17'))}?`,
          askId: null,
          isMustHave: false,
        },
      ],
    }),
    aSection('Detection', {
      id: 'detection',
      blocks: [
        {
          kind: 'statements',
          statements: [
            { spans: say`An alert fired ${duration(660_000)} after impact started.`, sources: [1] },
          ],
        },
      ],
    }),
    aSection('Timeline', {
      id: 'timeline',
      blocks: [
        {
          kind: 'timeline',
          rows: rowsOf(record),
          contradictions: [{ kind: 'milestones', earlier: 'impact_ended', later: 'mitigated' }],
        },
      ],
    }),
    aSection('Contributing factors', {
      id: 'contributing_factors',
      written: written(analysis),
      blocks: [
        {
          kind: 'prompts',
          statements: [
            {
              spans: say`Command changed hands at ${time(at('14:40'))}. What did ${person('U2')} need to know?`,
              sources: [9],
            },
          ],
        },
      ],
    }),
    aSection('Where we were lucky', {
      id: 'lucky',
      answers: [
        {
          ...{ key: 'luck', by: 'U3', at: at('16:10'), question: say`What could have been worse?` },
          markdown: 'The second provider had **capacity** left.',
        },
      ],
    }),
    aSection('What surprised us', { id: 'surprises' }),
    aSection('Metrics', {
      id: 'metrics',
      blocks: [
        {
          kind: 'metrics',
          rows: [
            {
              name: 'time_to_detect',
              label: 'Impact started → detected',
              ms: 660_000,
              why: '',
              sources: [1],
            },
            {
              name: 'time_to_postmortem',
              label: 'Resolved → post-mortem published',
              ms: null,
              why: "The post-mortem isn't published yet.",
              sources: [],
            },
          ],
        },
      ],
    }),
    aSection('Action items', { id: 'action_items', blocks: [{ kind: 'action_items' }] }),
    aSection('Sources', { id: 'sources', blocks: [{ kind: 'sources' }] }),
  ];
}

const actionItems: ActionItemReport[] = [
  anActionItem({
    ...{ title: 'Watch the end dates of the providers’ certificates', ownerId: 'U2', dueOn: '2026-12-04' },
    ...{
      type: 'detect',
      priority: 'p1',
      verification: 'An alert fires 30 days before',
      link: 'https://tracker.example.com/OPS-17',
    },
  }),
  anActionItem({
    number: 18,
    title: 'Fail over by itself',
    status: { kind: 'blocked', reason: 'waits for the vendor' },
  }),
  anActionItem({
    number: 19,
    title: 'Tell the provider',
    ownerId: 'U3',
    status: { kind: 'done', note: 'ticket 4711' },
  }),
].map((item) => ({ ...item, history: [] }));
