import { describe, expect, it } from 'vitest';
import { statusSince } from '../../../src/domain/incident/decisions/move-to.js';
import { type MetricName, metric, metricEnds, outOfOrder } from '../../../src/domain/incident/metrics.js';
import { type MilestoneName, milestoneAt, milestoneNames } from '../../../src/domain/incident/milestone.js';
import { roles } from '../../../src/domain/incident/role.js';
import { type Status, statuses } from '../../../src/domain/incident/status.js';
import { acceptedOf, always, startedAt } from '../../support/any-lifecycle.js';

describe('any sequence of acts', () => {
  it('sets a milestone only once it is reached, and never in the future', () => {
    const reachedFrom: Partial<Record<MilestoneName, Status>> = {
      identified: 'identified',
      mitigated: 'mitigated',
      resolved: 'resolved',
      closed: 'closed',
    };
    always(({ played }) => {
      let latest = startedAt;
      for (const { incident, act } of acceptedOf(played)) {
        if (act.at > latest) latest = act.at;
        for (const name of milestoneNames) {
          const when = milestoneAt(incident.milestones, name);
          const first = reachedFrom[name];
          if (when && first)
            expect(statuses.indexOf(incident.status)).toBeGreaterThanOrEqual(statuses.indexOf(first));
          if (when) expect(when <= latest).toBe(true);
        }
        expect(milestoneAt(incident.milestones, 'declared')).not.toBeNull();
      }
    });
  });

  it('sets the milestone of the current status, and never acknowledges an incident in triage', () => {
    always(({ played }) => {
      for (const { incident } of acceptedOf(played)) {
        if (incident.status !== 'post_incident') expect(statusSince(incident)).not.toBeNull();
        if (incident.status === 'triage') expect(milestoneAt(incident.milestones, 'acknowledged')).toBeNull();
      }
    });
  });

  it('never loses an earlier value of a milestone', () => {
    always(({ played }) => {
      for (const { before, incident } of acceptedOf(played))
        for (const name of milestoneNames)
          expect(incident.milestones[name]?.slice(0, before.milestones[name]?.length ?? 0) ?? []).toEqual(
            before.milestones[name] ?? [],
          );
    });
  });

  it('never yields a negative duration: milestones in the wrong order are reported', () => {
    always(({ played }) => {
      for (const { incident } of acceptedOf(played)) {
        const names = Object.keys(metricEnds) as MetricName[];
        const values = names.map((name) => metric(incident.milestones, name));
        for (const value of values)
          if (value.state === 'recorded') expect(value.ms).toBeGreaterThanOrEqual(0);
        const isInvalid = values.some(({ state }) => state === 'invalid');
        if (isInvalid) expect(outOfOrder(incident.milestones)).not.toEqual([]);
        for (const [earlier, later] of outOfOrder(incident.milestones))
          expect(Number(milestoneAt(incident.milestones, earlier))).toBeGreaterThan(
            Number(milestoneAt(incident.milestones, later)),
          );
      }
    });
  });

  it('keeps at most one holder per role, with a history that neither overlaps nor runs backwards', () => {
    always(({ played }) => {
      for (const { incident } of acceptedOf(played))
        for (const role of roles) {
          const history = incident.roles.filter((holding) => holding.role === role);
          expect(history.filter(({ until }) => until === null).length).toBeLessThanOrEqual(1);
          history.forEach((holding, index) => {
            const next = history[index + 1];
            if (holding.until) expect(holding.until >= holding.from).toBe(true);
            if (next) expect(holding.until !== null && holding.until <= next.from).toBe(true);
          });
        }
    });
  });
});
