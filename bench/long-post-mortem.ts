import type { PostmortemDocument } from '../src/domain/postmortems/document.js';
import { say } from '../src/domain/postmortems/span.js';
import type { ReportItem } from '../src/domain/timeline/report.js';

/** A post-mortem whose record has so many messages, every tenth a highlight. */
export function longPostmortem(items: number): PostmortemDocument {
  const record = Array.from({ length: items }, (_, index) => message(index));
  const rows = record.flatMap((item, recordIndex) =>
    item.isHighlight
      ? [
          {
            ...{ at: item.occurredAt, author: item.author, spans: say`${item.text}`, isEdited: false },
            ...{ permalink: item.permalink, recordIndex },
          },
        ]
      : [],
  );
  return {
    incident: {
      ...{ workspaceId: 'T1', number: 42, title: 'Checkout is down', severity: 'sev1', kind: 'real' },
      ...{
        status: 'resolved',
        isPrivate: false,
        isSeverityConfirmed: false,
        wantsChannel: true,
        summary: null,
        affects: [],
        reporterId: 'U1',
        roles: [],
      },
      ...{ milestones: {}, latestUpdate: null, nextUpdateDueAt: null, updatesSnoozedUntil: null },
      ...{ updatesPausedReason: null, cancellation: null, wantsChannel: true },
      ...{ channelId: 'C42', cardTs: null },
    },
    ...{ state: 'draft', ownerId: 'U1', dueOn: null, publishedAt: null, asOf: timeOf(items), people: [] },
    sections: [
      {
        ...{
          id: 'timeline',
          key: 'timeline',
          title: 'Timeline',
          guidance: null,
          comments: [],
          written: null,
          gaps: [],
          answers: [],
        },
        blocks: [{ kind: 'timeline', rows, contradictions: [] }],
      },
    ],
    ...{ sources: [], evidence: { share: 1, mustHaves: [] }, record, actionItems: [], verdict: null },
    names: new Map([['U1', 'Priya Nair']]),
  };
}

function timeOf(index: number): Date {
  return new Date(Date.UTC(2026, 10, 23, 14, 0, index * 10));
}

function message(index: number): ReportItem {
  const at = timeOf(index);
  return {
    ...{ key: `m${index}`, occurredAt: at, capturedAt: at, source: 'message', shownText: null },
    text: `p99 of payments is ${index} ms since 13:50, only with the first provider.`,
    author: { id: 'U1', name: null, isBot: false },
    ...{ capturedBy: null, reason: null, note: null, ts: null, threadTs: null },
    permalink: `https://acme.slack.com/archives/C42/p${index}`,
    isHighlight: index % 10 === 0,
    ...{ revisions: [], edits: [], files: [], deletedAt: null, purgedAt: null },
  };
}
