import { describe, expect, it } from 'vitest';
import { assignRole } from '../../../src/domain/incident/decisions/assign-role.js';
import { milestoneAt } from '../../../src/domain/incident/milestone.js';
import { holderOf } from '../../../src/domain/incident/role.js';
import type { Person } from '../../../src/domain/people/person.js';
import { accepted, anIncident, aPerson, at, by, held } from '../../support/an-incident.js';

describe('assigning a role', () => {
  it('keeps who held it before, until when, and who handed it over', () => {
    const decision = assignRole(
      anIncident(),
      { role: 'commander', holder: aPerson() },
      by('U3', at('14:30')),
    );
    expect(accepted(decision).incident.roles).toEqual([
      { role: 'commander', userId: 'U1', from: at('14:02'), by: 'U1', until: at('14:30') },
      { role: 'commander', userId: 'U2', from: at('14:30'), by: 'U3', until: null },
    ]);
  });

  it('lets the holder into the channel', () => {
    const { effects } = accepted(assignRole(anIncident(), { role: 'comms', holder: aPerson() }, by()));
    expect(effects[0]).toEqual({ kind: 'invite', userIds: ['U2'], groupIds: [] });
  });

  it('acknowledges the incident and ends triage when somebody takes command', () => {
    const triage = anIncident({ status: 'triage' });
    const { incident } = accepted(
      assignRole(triage, { role: 'commander', holder: aPerson() }, by('U2', at('14:30'))),
    );
    expect(milestoneAt(incident.milestones, 'acknowledged')).toEqual(at('14:30'));
    expect(incident.status).toBe('investigating');
  });

  it('does not acknowledge the incident when somebody else assigns command', () => {
    const { incident } = accepted(
      assignRole(anIncident(), { role: 'commander', holder: aPerson() }, by('U3')),
    );
    expect(milestoneAt(incident.milestones, 'acknowledged')).toBeNull();
  });

  it('unassigns a role, and keeps its history', () => {
    const { incident } = accepted(
      assignRole(anIncident(), { role: 'commander', holder: null }, by('U1', at('14:30'))),
    );
    expect(holderOf(incident.roles, 'commander')).toBeNull();
    expect(incident.roles).toEqual([held('commander', 'U1', { until: at('14:30') })]);
  });

  it('never lets a holding end before it began, whatever the clocks of two replicas say', () => {
    const { incident } = accepted(
      assignRole(anIncident(), { role: 'commander', holder: aPerson() }, by('U2', at('14:01'))),
    );
    expect(incident.roles.map(({ from, until }) => [from, until])).toEqual([
      [at('14:02'), at('14:02')],
      [at('14:02'), null],
    ]);
  });

  it.each<[Partial<Person>, string]>([
    [{ isDeactivated: true }, 'deactivated'],
    [{ isBot: true }, 'bot'],
    [{ isExternal: true }, 'external'],
  ])('refuses %o by name', (more, why) => {
    const holder = aPerson({ ...more, name: 'Kim' });
    expect(assignRole(anIncident(), { role: 'ops', holder }, by())).toEqual({
      kind: 'refused',
      refusal: { kind: 'ineligible_holder', userId: 'U2', name: 'Kim', why },
    });
  });

  it('accepts a guest', () => {
    expect(assignRole(anIncident(), { role: 'ops', holder: aPerson({ isGuest: true }) }, by()).kind).toBe(
      'accepted',
    );
  });

  it('refuses the current holder, unassigning an unassigned role, and an incident that is over', () => {
    const holder = aPerson({ userId: 'U1' });
    expect(assignRole(anIncident(), { role: 'commander', holder }, by())).toMatchObject({
      refusal: { kind: 'role_held_already', userId: 'U1' },
    });
    expect(assignRole(anIncident(), { role: 'ops', holder: null }, by())).toMatchObject({
      refusal: { kind: 'role_free_already', role: 'ops' },
    });
    expect(assignRole(anIncident({ status: 'canceled' }), { role: 'ops', holder }, by())).toMatchObject({
      refusal: { kind: 'is_over' },
    });
  });
});
