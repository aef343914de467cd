import type { KnownBlock } from '@slack/types';
import { expect, it } from 'vitest';
import { homeView } from '../../src/slack/views/home.js';
import { anIncident } from '../support/an-incident.js';
import { expectValidModal } from '../support/expect-valid-view.js';
import { activeIncident, policy, resolved } from '../support/sample-incidents.js';

const many = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) =>
    anIncident({ number: from + index, title: '<!channel> & “down”'.repeat(9) }),
  );

it('keeps apart what one is in, what one has to close, and what else is open', () => {
  const other = anIncident({ number: 43, title: 'Search is slow' });
  const { blocks } = homeView({
    mine: [activeIncident, { ...resolved, number: 41 }],
    open: [activeIncident, other],
    userId: 'U1',
    policy,
  });
  const titles = (blocks as KnownBlock[]).flatMap((block) =>
    block.type === 'header' ? [block.text.text] : [],
  );
  expect(titles).toEqual(['Your incidents', 'In review', 'Open incidents']);
  expect(JSON.stringify(blocks)).toContain('You: Incident commander');
});

it('stays within Slack’s limits however much is open, and lets no title ping', () => {
  const view = homeView({ mine: many(11, 1), open: many(11, 50), userId: 'U1', policy });
  expectValidModal(view, { userIds: ['U1'] });
  expect(JSON.stringify(view)).toContain('and 1 more');
});
