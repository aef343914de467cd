import { describe, expect, it } from 'vitest';
import { changeMilestones } from '../../src/domain/incident/decisions/change-milestones.js';
import { answerView } from '../../src/slack/views/answer.js';
import { timesHistoryView, timesView } from '../../src/slack/views/incident/answers/times.js';
import { accepted, anIncident, at, by, milestones } from '../support/an-incident.js';
import { policy, read, resolved } from '../support/sample-incidents.js';

const corrected = () => {
  const first = accepted(
    changeMilestones(
      resolved,
      [
        { name: 'impact_started', at: at('13:51') },
        { name: 'mitigated', at: at('14:18') },
      ],
      by('U2', at('14:21'), 'modal'),
    ),
  );
  return accepted(
    changeMilestones(
      first.incident,
      [
        { name: 'mitigated', at: at('14:22') },
        { name: 'impact_started', at: null },
        { name: 'detected', at: at('13:58') },
      ],
      by('U1', at('14:24')),
    ),
  );
};

describe('the times of an incident', () => {
  it('show every milestone with its source, the durations, and what contradicts', () => {
    expect(read(timesView(corrected().incident, policy))).toMatchInlineSnapshot(`
      "
      ✅ INC-42 sev2 · Checkout is down in Europe · resolved · declared 23 minutes ago · @Dana ·
      #inc-42-checkout
      Impact started  cleared · @Dana (command, entered today 14:24) · changed once
      Detected  today 13:58 · @Dana (command, entered today 14:24)
      Declared  today 14:02 · @Dana (command)
      Acknowledged  today 14:03 · @Dana (command)
      Identified  –
      Mitigated  today 14:22 · @Dana (command, entered today 14:24) · changed twice
      Resolved  today 14:20 · @Dana (command)
      Impact ended  –
      Closed  –
      Post-mortem published  –
      Durations
      detected → declared  4 min
      declared → acknowledged  1 min
      declared → mitigated  20 min
      declared → resolved  18 min
      ⚠ Resolved is before mitigated. Check the times.
      [ Edit ] [ History ]
        Or type \`/incident times impact ended at 16:05\`.
      "
    `);
  });

  it('show every value that a milestone had', () => {
    expect(read(timesHistoryView(corrected().incident))).toMatchInlineSnapshot(`
      "
      Times of INC-42, newest first
      Impact started
      • cleared · @Dana (command, entered today 14:24)
      • today 13:51 · @Priya (form, entered today 14:21)
      Detected
      • today 13:58 · @Dana (command, entered today 14:24)
      Declared
      • today 14:02 · @Dana (command)
      Acknowledged
      • today 14:03 · @Dana (command)
      Mitigated
      • today 14:22 · @Dana (command, entered today 14:24)
      • today 14:18 · @Priya (form, entered today 14:21)
      • today 14:12 · @Dana (command)
      Resolved
      • today 14:20 · @Dana (command)
      "
    `);
  });

  it('show the newest of many values, and how many there are', () => {
    const [record] = milestones({ detected: '14:00' }).detected ?? [];
    const many = anIncident({ milestones: { detected: record ? Array(500).fill(record) : [] } });
    expect(read(timesHistoryView(many))).toContain('495 earlier values');
  });

  it('of a canceled incident can be looked at only', () => {
    expect(read(timesView({ ...corrected().incident, status: 'canceled' }, policy))).not.toContain(
      '[ Edit ]',
    );
  });
});

it('the answer to several new times says each, and what contradicts', () => {
  const { incident, entries } = corrected();
  const look = {
    lookAlike: null,
    postmortemDueOn: null,
    policy,
    userId: 'U1',
    isInside: true,
    at: at('14:24'),
  };
  const events = entries.map(({ event }) => event);
  expect(read(answerView(incident, events, look))).toMatchInlineSnapshot(`
    "
    ✅ INC-42: mitigated today 14:22, impact started is unknown again, detected today 13:58.
    ⚠ Resolved is before mitigated. Check the times.
    "
  `);
});
