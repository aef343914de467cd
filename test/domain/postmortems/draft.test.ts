import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../../src/domain/incident-event.js';
import type { PostmortemDocument } from '../../../src/domain/postmortems/document.js';
import { draftPostmortem } from '../../../src/domain/postmortems/draft/draft.js';
import type { Postmortem } from '../../../src/domain/postmortems/postmortem.js';
import type { PostmortemRecord, RecordedEvent } from '../../../src/domain/postmortems/record.js';
import type { Span } from '../../../src/domain/postmortems/span.js';
import { standardTemplate } from '../../../src/domain/postmortems/template.js';
import { itemKey } from '../../../src/domain/timeline/item-key.js';
import type { ReportItem } from '../../../src/domain/timeline/report.js';
import { anIncident, at, milestones } from '../../support/an-incident.js';

const resolved = anIncident({
  ...{ status: 'resolved', severity: 'sev1', affects: ['checkout'] },
  milestones: milestones({
    ...{ impact_started: '13:30', detected: '14:00', declared: '14:02', acknowledged: '14:04' },
    ...{ mitigated: '14:40', resolved: '15:40', impact_ended: '14:38' },
  }),
});

const happened: [string, IncidentEvent][] = [
  [
    '14:02',
    { kind: 'declared', severity: 'sev3', incidentKind: 'real', title: 'Checkout is down', text: null },
  ],
  ['14:10', { kind: 'severity_changed', from: 'sev3', to: 'sev1', text: 'a third of <@U2> customers' }],
  ['14:12', { kind: 'role_taken', role: 'commander', userId: 'U2', before: 'U1' }],
  ['14:40', { kind: 'status_changed', from: 'identified', to: 'mitigated', text: 'rolled back' }],
  ['15:40', { kind: 'status_changed', from: 'mitigated', to: 'resolved', text: null }],
];

function aRecord(events = happened): PostmortemRecord {
  const recorded = events.map(([time, event], index): RecordedEvent => {
    return { key: itemKey({ kind: 'entry', id: index + 1 }), at: at(time), by: 'U1', event };
  });
  const timeline = recorded.map(({ key, at: when, event }): ReportItem => {
    const none = { capturedBy: null, reason: null, note: null, permalink: null, ts: null, threadTs: null };
    const empty = { revisions: [], edits: [], files: [], deletedAt: null, purgedAt: null, shownText: null };
    const author = { id: 'U1', name: null, isBot: false };
    return {
      key,
      occurredAt: when,
      capturedAt: when,
      source: 'command',
      text: event.kind,
      author,
      isHighlight: true,
      ...none,
      ...empty,
    };
  });
  return {
    incident: resolved,
    timeline,
    events: recorded,
    actionItems: [],
    runs: [],
    names: new Map(),
    verdict: null,
  };
}

const started: Postmortem = {
  ...{ workspaceId: 'T1', incidentNumber: 42, state: 'draft', ownerId: 'U1', dueOn: null },
  ...{ createdAt: at('16:00'), createdBy: 'U1', changedAt: at('16:00'), publishedAt: null },
  ...{ template: standardTemplate, reviewers: [], written: [], questions: [], comments: [] },
};
const written = { section: 'summary', revision: 1, markdown: 'Cards failed.', by: 'U1', at: at('16:05') };

/** All statements of a section as text, with the labels of their sources. */
function statements({ sections, sources }: PostmortemDocument, id: string): string[] {
  const blocks = sections.find((one) => one.id === id)?.blocks ?? [];
  return blocks.flatMap((block) =>
    'statements' in block
      ? block.statements.map(
          ({ spans, sources: numbers }) =>
            `${wordsOf(spans)} [${numbers.map((number) => sources[number - 1]?.label).join(', ')}]`,
        )
      : [],
  );
}

function wordsOf(spans: readonly Span[]): string {
  return spans
    .map((span) => {
      if (span.kind === 'person') return `@${span.id}`;
      if (span.kind === 'time') return span.at.toISOString().slice(11, 16);
      return span.kind === 'duration' ? `${span.ms / 60_000} min` : span.text;
    })
    .join('');
}

function gapsOf({ sections }: PostmortemDocument): string[] {
  return sections.flatMap(({ gaps }) => gaps.map(({ key }) => key));
}

describe('a draft', () => {
  it('says what the record shows, with what each statement rests on', () => {
    const document = draftPostmortem(aRecord(), null);
    expect(statements(document, 'summary')).toEqual([
      '@U1 declared the incident as sev3 at 14:02. [Timeline]',
      'It was mitigated after 38 min and resolved after 98 min. [Declared, Mitigated, Resolved]',
    ]);
    expect(statements(document, 'impact')).toEqual([
      'The impact lasted 68 min, from 13:30 to 14:38. [Impact started, Impact ended]',
      'Affected services: checkout. [Timeline]',
    ]);
    expect(statements(document, 'response')).toEqual([
      '@U1 acknowledged it after 2 min. [Declared, Acknowledged]',
      '@U1 handed over as commander to @U2 at 14:12. [Timeline]',
      '@U1 marked it mitigated at 14:40: rolled back [Timeline, Mitigated]',
      '@U1 marked it resolved at 15:40. [Timeline, Resolved]',
    ]);
  });

  it('asks about the system what the record raises: late detection, severity, hand-overs, silence', () => {
    const document = draftPostmortem(aRecord(), null);
    expect(statements(document, 'contributing_factors')).toEqual([
      'The impact went unnoticed for 30 min. What would have shown it sooner? [Impact started, Detected]',
      'The severity was raised from sev3 to sev1 after 8 min. What hid the true size until then? [Timeline]',
      expect.stringMatching(/^Roles changed hands once \(commander\)\./),
    ]);
    expect(gapsOf(document)).toContain(`silence-${Number(at('14:40')) / 1_000}`);
  });

  it('never guesses when the impact started', () => {
    const record = aRecord();
    const incident = {
      ...resolved,
      milestones: milestones({ detected: '14:00', declared: '14:02', resolved: '15:40' }),
    };
    const document = draftPostmortem({ ...record, incident }, null);
    expect(gapsOf(document)).toEqual(expect.arrayContaining(['impact_started', 'impact_ended']));
    expect(statements(document, 'impact')).toEqual(['Affected services: checkout. [Timeline]']);
  });

  it('keeps what people wrote and answered, which settles its questions', () => {
    const question = { key: 'impact', section: 'impact', question: 'Who?', askedOf: null, askedBy: null };
    const answer = { text: 'All of the EU.', by: 'U3', at: at('16:10'), revision: 1 };
    const document = draftPostmortem(aRecord(), {
      ...started,
      written: [written],
      questions: [{ ...question, askedAt: at('16:00'), answer }],
    });
    expect(gapsOf(document)).not.toEqual(expect.arrayContaining(['summary']));
    expect(gapsOf(document)).not.toEqual(expect.arrayContaining(['impact']));
    expect(document.sections[1]?.answers).toMatchObject([{ markdown: 'All of the EU.', by: 'U3' }]);
    const covered = document.evidence.mustHaves.filter(({ by }) => by === 'people').map(({ label }) => label);
    expect(covered).toEqual(['Summary', 'Impact']);
  });

  it('has nothing to think about and no empty section once it is published', () => {
    const published: Postmortem = { ...started, state: 'published', written: [written] };
    const document = draftPostmortem(aRecord(), published);
    expect(statements(document, 'contributing_factors')).toEqual([]);
    expect(document.sections.map(({ id }) => id)).not.toContain('lucky');
    expect(gapsOf(document)).toEqual(['impact', 'contributing_factors', 'action_items']);
  });

  it('is the same for the same record', () => {
    expect(draftPostmortem(aRecord(), started)).toEqual(draftPostmortem(aRecord(), started));
  });
});
