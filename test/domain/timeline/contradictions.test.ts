import { expect, it } from 'vitest';
import { contradictions } from '../../../src/domain/timeline/contradictions.js';
import type { TimelineEntry } from '../../../src/domain/timeline/timeline-entry.js';
import type { TimelineItem } from '../../../src/domain/timeline/timeline-item.js';
import { at, milestones } from '../../support/an-incident.js';
import { itemOf, said } from '../../support/sample-items.js';

/** A person's note, written at one time about another. */
function note(writtenAt: string, about: string, authorId = 'U1'): TimelineItem {
  const entry: TimelineEntry = {
    ...{ id: 1, occurredAt: at(about), capturedAt: at(writtenAt), source: 'command', authorId },
    ...{ event: { kind: 'noted', text: 'x', at: '' }, shownText: null, isHidden: false },
  };
  return itemOf(entry);
}

const found = (...items: TimelineItem[]) => contradictions(items, {}).map(({ kind }) => kind);

it('finds two notes of one person that are dated in a different order than they were written', () => {
  expect(found(note('15:00', '14:31'), note('15:02', '14:29'))).toEqual(['other_order']);
});

it('finds nothing in notes about the past that were written in order, by different people, or far apart', () => {
  expect(found(note('15:00', '14:29'), note('15:02', '14:31'))).toEqual([]);
  expect(found(note('15:00', '14:31', 'U1'), note('15:02', '14:29', 'U2'))).toEqual([]);
  expect(found(note('15:00', '14:31'), note('15:30', '14:29'))).toEqual([]);
});

it('finds nothing in notes that were written as it happened', () => {
  expect(found(note('14:31', '14:31'), note('14:33', '14:33'))).toEqual([]);
});

it('finds a reply that was moved before its question', () => {
  const question = { ...said('why?', { ts: '1795442520.000100' }), occurredAt: at('14:07') };
  const answer = said('the pool', { ts: '1795442530.000100', threadTs: '1795442520.000100' });
  expect(found(question, { ...answer, occurredAt: at('14:08') })).toEqual([]);
  expect(found(question, { ...answer, occurredAt: at('14:06') })).toEqual(['answer_first']);
});

it('finds milestones that cannot happen in that order', () => {
  expect(
    contradictions([], milestones({ impact_started: '14:30', declared: '14:02', resolved: '14:20' })),
  ).toEqual([{ kind: 'milestones', earlier: 'impact_started', later: 'resolved' }]);
  expect(
    contradictions([], milestones({ impact_started: '13:50', declared: '14:02', resolved: '14:20' })),
  ).toEqual([]);
});
