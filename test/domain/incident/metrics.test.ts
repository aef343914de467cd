import { describe, expect, it } from 'vitest';
import { type MetricName, metric, metricEnds, outOfOrder } from '../../../src/domain/incident/metrics.js';
import { at, milestones } from '../../support/an-incident.js';

const names = Object.keys(metricEnds) as MetricName[];

describe('a metric', () => {
  it.each(names)('%s is the time between its two milestones', (name) => {
    const [from, to] = metricEnds[name];
    const known = milestones({ [from]: '14:02', [to]: '14:32' });
    expect(metric(known, name)).toEqual({ state: 'recorded', ms: 30 * 60_000 });
    expect(outOfOrder(known)).toEqual([]);
  });

  it.each(names)('%s is pending while a milestone is missing, and names it', (name) => {
    const [from, to] = metricEnds[name];
    expect(metric(milestones({ [from]: '14:02' }), name)).toEqual({ state: 'pending', missing: [to] });
    expect(metric({}, name)).toEqual({ state: 'pending', missing: [from, to] });
  });

  it.each(names)('%s is invalid, never negative, if its milestones are in the wrong order', (name) => {
    const [from, to] = metricEnds[name];
    const known = milestones({ [from]: '14:32', [to]: '14:02' });
    expect(metric(known, name)).toEqual({ state: 'invalid', from: at('14:32'), to: at('14:02') });
    expect(outOfOrder(known)).toEqual([[from, to]]);
  });

  it('of zero length is recorded', () => {
    const known = milestones({ declared: '14:02', resolved: '14:02' });
    expect(metric(known, 'time_to_resolve')).toEqual({ state: 'recorded', ms: 0 });
  });
});

describe('milestones out of order', () => {
  it('are reported once, as the adjacent pair in the wrong order', () => {
    const known = milestones({
      impact_started: '14:25',
      detected: '14:00',
      mitigated: '14:20',
      resolved: '14:58',
    });
    expect(outOfOrder(known)).toEqual([['impact_started', 'detected']]);
  });

  it('do not include an impact that started after the declaration', () => {
    expect(
      outOfOrder(milestones({ declared: '13:40', impact_started: '13:50', mitigated: '14:20' })),
    ).toEqual([]);
  });
});
