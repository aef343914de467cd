import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../../src/config/policy/templates/read-template.js';
import { changeTemplate } from '../../../src/domain/postmortems/decisions/change-template.js';
import { writeSection } from '../../../src/domain/postmortems/decisions/write-section.js';
import { draftPostmortem } from '../../../src/domain/postmortems/draft/draft.js';
import type { Postmortem } from '../../../src/domain/postmortems/postmortem.js';
import type { PostmortemRecord } from '../../../src/domain/postmortems/record.js';
import { standardTemplate, type Template } from '../../../src/domain/postmortems/template.js';
import { markdownExport } from '../../../src/exports/postmortems/markdown.js';
import { anIncident, at, by, milestones } from '../../support/an-incident.js';

const incident = anIncident({
  ...{ status: 'resolved', severity: 'sev2', affects: ['checkout'] },
  milestones: milestones({
    impact_started: '13:30',
    declared: '14:02',
    resolved: '15:10',
    impact_ended: '14:50',
  }),
});
const record: PostmortemRecord = {
  ...{ incident, timeline: [], events: [], actionItems: [], runs: [], names: new Map(), verdict: null },
};

const custom = templateOf(`---
name: ours
leavesOut: [contributing_factors, timeline]
---

## What happened {#summary}

Three sentences.

## Customers {#impact}

## What support heard

Quote tickets, **not** names.

## Response {#response}

## What we change {#action_items}
`);

function templateOf(markdown: string): Template {
  const checked = checkTemplate('ours.md', markdown);
  if (checked.kind === 'faults') throw new Error(JSON.stringify(checked.faults));
  return checked.value.template;
}

function aPostmortem(more: Partial<Postmortem> = {}): Postmortem {
  return {
    ...{ workspaceId: 'T1', incidentNumber: 42, state: 'draft', ownerId: 'U1', dueOn: null },
    ...{ createdAt: at('16:00'), createdBy: 'U1', changedAt: at('16:00'), publishedAt: null },
    ...{ template: custom, reviewers: [], written: [], questions: [], comments: [], ...more },
  };
}

const written = (section: string, markdown = 'Words.') => ({
  ...{ section, markdown, revision: 1, by: 'U1', at: at('16:10') },
});

describe('a draft with a template of the team', () => {
  it('has its sections, in its order, with its words', async () => {
    const postmortem = aPostmortem({
      written: [written('what-support-heard', 'Nine tickets, *all* from Berlin.')],
    });
    const document = draftPostmortem(record, postmortem);
    expect(document.sections.map(({ id, key, title, guidance }) => [id, key, title, guidance])).toEqual([
      ['summary', 'summary', 'What happened', 'Three sentences.'],
      ['impact', 'impact', 'Customers', null],
      [null, 'what-support-heard', 'What support heard', null],
      ['response', 'response', 'Response', null],
      ['action_items', 'action_items', 'What we change', null],
    ]);
    const { bytes } = markdownExport(document);
    await expect(new TextDecoder().decode(bytes)).toMatchFileSnapshot('drafts/custom-template.md');
  });

  it('counts what the template leaves out as not covered, and says so', () => {
    const { evidence } = draftPostmortem(record, aPostmortem());
    const by = new Map(evidence.mustHaves.map((one) => [one.label, one.by]));
    expect([by.get('Contributing factors'), by.get('Timeline'), by.get('Impact start')]).toEqual([
      ...['left_out', 'left_out', 'record'],
    ]);
    const all = evidence.mustHaves.filter((one) => one.by === 'record' || one.by === 'people').length;
    expect(evidence.share).toBe(all / evidence.mustHaves.length);
  });

  it('has no guidance once it is published', () => {
    const document = draftPostmortem(record, aPostmortem({ state: 'published', publishedAt: at('17:00') }));
    expect(document.sections.filter(({ guidance }) => guidance !== null)).toEqual([]);
    expect(document.sections.map(({ key }) => key)).not.toContain('what-support-heard');
  });
});

describe('another template', () => {
  const change = (postmortem: Postmortem, name: string, templates = [custom, standardTemplate]) => {
    const decision = changeTemplate(incident, postmortem, { name, templates }, by('U1', at('16:20')));
    if (decision.kind === 'refused') return decision.refusal;
    const [write] = decision.writes;
    if (write?.kind !== 'postmortem_saved') throw new Error('Nothing was saved.');
    return write.postmortem.template.sections.map(({ key, title }) => `${key}: ${title}`);
  };

  it('keeps the sections in which people wrote or were asked', () => {
    const question = { key: 'q-1', section: 'surprises', question: 'What?', askedOf: 'U2', askedBy: 'U1' };
    const postmortem = aPostmortem({
      template: standardTemplate,
      written: [written('lucky'), written('detection', ''), written('impact')],
      questions: [{ ...question, askedAt: at('16:11'), answer: null }],
    });
    expect(change(postmortem, 'OURS')).toEqual([
      ...['summary: What happened', 'impact: Customers', 'what-support-heard: What support heard'],
      ...['response: Response', 'action_items: What we change'],
      ...['lucky: Where we were lucky', 'surprises: What surprised us'],
    ]);
  });

  it('is refused if there is none of that name, if nothing changes, and once it is no draft any more', () => {
    expect(change(aPostmortem(), 'short')).toEqual({
      ...{ kind: 'template_not_found', asked: 'short', known: ['ours', 'standard'] },
    });
    expect(change(aPostmortem(), 'ours')).toMatchObject({ kind: 'postmortem_unchanged' });
    expect(change(aPostmortem({ state: 'in_review' }), 'standard')).toMatchObject({
      ...{ kind: 'postmortem_in_state', state: 'in_review' },
    });
  });

  it('doesn’t take a text for a section that is gone: its writer keeps the form', () => {
    const requested = { section: 'lucky', markdown: 'Chance.', sawRevision: 0, viewId: null };
    const decision = writeSection(incident, aPostmortem(), requested, by('U1', at('16:20')));
    expect(decision).toMatchObject({ refusal: { kind: 'section_not_found', asked: 'lucky' } });
  });
});
