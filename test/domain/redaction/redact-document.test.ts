import { describe, expect, it } from 'vitest';
import type { PostmortemDocument } from '../../../src/domain/postmortems/document.js';
import { quote, say } from '../../../src/domain/postmortems/span.js';
import type { RedactionPolicy } from '../../../src/domain/redaction/profile.js';
import { redactDocument } from '../../../src/domain/redaction/redact-document.js';
import { markdownOf } from '../../../src/exports/postmortems/markdown.js';
import { aDocument, aRecordItem, aSection } from '../../support/a-document.js';
import { anIncident, at } from '../../support/an-incident.js';

const nothing = { redact: [], hosts: [] };
const forCustomers = (document: PostmortemDocument, policy: RedactionPolicy = nothing) =>
  redactDocument(document, 'customer', policy);

/** A document whose summary says this, in Markdown. */
function saying(markdown: string, more: Partial<PostmortemDocument> = {}): PostmortemDocument {
  const written = { section: 'summary', markdown, by: 'U2', at: at('15:20'), revision: 1 };
  return aDocument({ sections: [aSection({ written })], ...more });
}
const saidTo = (
  profile: 'customer' | 'regulator',
  document: PostmortemDocument,
  policy: RedactionPolicy = nothing,
) => redactDocument(document, profile, policy).document.sections[0]?.written?.markdown;

describe('the internal profile', () => {
  it('changes nothing', () => {
    const document = saying('password=hunter2');
    expect(redactDocument(document, 'internal', { redact: ['down'], hosts: [] })).toEqual({
      document,
      counts: new Map(),
    });
  });
});

describe.each(['customer', 'regulator'] as const)('the profile %s', (profile) => {
  it('puts roles in place of people, always the same ones', () => {
    const { document } = redactDocument(aDocument(), profile, nothing);
    expect([...document.names]).toEqual([
      ['incident-commander', 'incident commander'],
      ['incident-commander-2', 'incident commander 2'],
      ['comms-lead', 'comms lead'],
    ]);
    expect(document.people.map(({ id }) => id)).toEqual([
      'incident-commander',
      'incident-commander-2',
      'comms-lead',
    ]);
    expect(redactDocument(aDocument(), profile, nothing).document).toEqual(document);
  });

  it('numbers responders in the order in which they appear', () => {
    const by = (id: string) => ({ id, name: null, isBot: false });
    const record = ['U9', 'U8', 'U9'].map((id) => aRecordItem({ author: by(id) }));
    const names = new Map([...['U7', 'U8', 'U9'].map((id) => [id, `Person ${id}`] as const)]);
    const said = saidTo(
      profile,
      saying('<@U9>, <@U8> and <@U7>', {
        people: [],
        record,
        names,
        actionItems: [],
        ownerId: null,
        incident: anIncident({ roles: [] }),
      }),
    );
    expect(said).toBe('responder 2, responder 3 and responder 4');
  });

  it('finds people by mention, name, part of a name and handle', () => {
    const text = '<@U2>, @Dana, DANA, Priya Nair, priya, 田中さん and <@U99>; Pri and Danang stay';
    expect(saidTo(profile, saying(text))).toBe(
      'incident commander 2, incident commander, incident commander, incident commander 2, incident commander 2, comms leadさん and somebody; Pri and Danang stay',
    );
  });

  it("takes the team's own words and hosts", () => {
    const policy = { redact: ['Project Nimbus', 'acme'], hosts: ['corp.example.com', '.prod.example'] };
    const text = 'project nimbus of ACME, not of acmes: see db1.corp.example.com and a.prod.example';
    expect(saidTo(profile, saying(text), policy)).toBe(
      '[redacted: word] of [redacted: word], not of acmes: see [redacted: hostname] and [redacted: hostname]',
    );
  });

  it('leaves out links to Slack, copied files, history and prompts, and says how often', () => {
    const { document, counts } = redactDocument(aDocument(), profile, nothing);
    expect(Object.fromEntries(counts)).toMatchObject({
      'copied file': 1,
      'question to the writers': 1,
      'Slack link': 2,
    });
    expect(JSON.stringify(document)).not.toMatch(/slack\.com|"prompts"|F0123|C42|"T1"/);
    expect(document.actionItems.flatMap(({ history }) => history)).toEqual([]);
  });

  it('has only the highlights of the record, as the timeline shows them', () => {
    const { document } = redactDocument(aDocument(), profile, nothing);
    expect(document.record.map(({ text }) => text)).toEqual([
      'declared, sev2',
      'p99 is 9 s since 13:50\nand *rising*',
      'RB-3 was finished.',
    ]);
    expect(document.record.every(({ revisions }) => revisions.length === 0)).toBe(true);
  });

  it('leaves nothing of a secret in any text of a document', () => {
    const secret = `ghp_${'aB3dE7gH1j'.repeat(4)}`;
    const redacted = redactDocument(everywhere(aDocument(), `see ${secret}.`), profile, nothing).document;
    expect(JSON.stringify(redacted)).not.toContain(secret.slice(4, 12));
    expect(markdownOf(redacted)).not.toContain(secret.slice(4, 12));
    expect(JSON.stringify(redacted).match(/redacted: GitHub token/g)?.length).toBeGreaterThan(20);
  });
});

describe('messages that only a rule marked', () => {
  const by = { id: 'B1', name: 'PagerDuty', isBot: true };
  const record = [aRecordItem({ author: by, reason: 'rule:alerts', source: 'message' })];
  const row = {
    at: at('14:02'),
    author: by,
    isEdited: false,
    permalink: null,
    recordIndex: 0,
    spans: [quote('disk full')],
  };
  const document = aDocument({
    record,
    sections: [aSection({ blocks: [{ kind: 'timeline', rows: [row], contradictions: [] }] })],
  });

  it('are not for customers', () => {
    expect(markdownOf(forCustomers(document).document)).not.toContain('disk full');
  });

  it('are for regulators', () => {
    expect(markdownOf(redactDocument(document, 'regulator', nothing).document)).toContain(
      'PagerDuty: “disk full”',
    );
  });
});

it('shows a link as text if its address must not leave', () => {
  const link = { kind: 'link', text: 'the graph', url: 'https://grafana.pay.internal/d/1' } as const;
  const document = aDocument({
    sections: [
      aSection({
        blocks: [{ kind: 'statements', statements: [{ spans: [link, ...say`.`], sources: [1] }] }],
      }),
    ],
  });
  expect(forCustomers(document).document.sections[0]?.blocks).toEqual([
    {
      kind: 'statements',
      statements: [
        {
          spans: [
            { kind: 'text', text: 'the graph' },
            { kind: 'text', text: '.' },
          ],
          sources: [1],
        },
      ],
    },
  ]);
});

/** The document with `text` in place of everything that people may have written. */
function everywhere(document: PostmortemDocument, text: string): PostmortemDocument {
  const written = new Set([
    'text',
    'title',
    'markdown',
    'summary',
    'description',
    'verification',
    'reason',
    'note',
    'label',
    'shownText',
    'link',
  ]);
  const replaced = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return written.has(key) ? text : value;
    if (Array.isArray(value)) return value.map((one) => (key === 'affects' ? text : replaced(one)));
    if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Map)
      return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, name)]));
  };
  const latestUpdate = { at: at('14:30'), by: 'U1', text };
  const incident = anIncident({
    ...{ title: text, affects: [text] },
    latestUpdate,
    summary: text,
    updatesPausedReason: text,
    cancellation: { reason: 'declined', of: null, text },
  });
  return Object.assign({ ...document }, replaced(document), { incident });
}
