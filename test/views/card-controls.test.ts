import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { type Status, statuses } from '../../src/domain/incident/status.js';
import { cardView } from '../../src/slack/views/incident/card.js';
import { anIncident, milestones } from '../support/an-incident.js';
import { now, policy } from '../support/sample-incidents.js';

const times = milestones({ declared: '14:02', mitigated: '14:10', resolved: '14:20', closed: '14:30' });

/** What stands in each place of the card's buttons, from left to right, by what people read. */
function placesIn(status: Status): string[] {
  const rows = cardView(anIncident({ status, milestones: times }), { policy, now }).blocks.filter(
    (block): block is Extract<KnownBlock, { type: 'actions' }> => block.type === 'actions',
  );
  return rows.flatMap(({ elements }) =>
    elements.map((element) => {
      if (element.type === 'button') return element.text.text;
      return element.type === 'static_select' ? `${element.placeholder?.text} ▾` : element.type;
    }),
  );
}

describe("the card's buttons", () => {
  it.each(['triage', 'investigating', 'identified', 'mitigated'] as const)(
    'stand in the same places while the incident is %s',
    (status) => {
      expect(placesIn(status)).toEqual([
        'Post update',
        'Mark mitigated',
        'Assign role ▾',
        'Resolve',
        'More ▾',
      ]);
    },
  );

  it('give their place only to what asks first', () => {
    const actAtOnce = ['Mark mitigated'];
    for (const status of statuses)
      for (const [place, label] of placesIn(status).entries())
        if (actAtOnce.includes(label)) expect(placesIn('triage')[place]).toBe(label);
    expect(placesIn('resolved')).toEqual(['Post update', 'Reopen', 'Assign role ▾', 'Close', 'More ▾']);
    expect(placesIn('closed')).toEqual(['Reopen']);
  });

  it('have the summary and the affected services beside what else can be changed', () => {
    const card = JSON.stringify(cardView(anIncident({ milestones: times }), { policy, now }).blocks);
    for (const word of ['severity', 'title', 'summary', 'affects', 'times edit'])
      expect(card).toContain(`"42 ${word}"`);
  });

  it('are five at most, as phones show them', () => {
    for (const status of statuses) expect(placesIn(status).length).toBeLessThanOrEqual(5);
  });
});
