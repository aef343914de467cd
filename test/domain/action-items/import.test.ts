import { describe, expect, it } from 'vitest';
import type { ActionItem } from '../../../src/domain/action-items/action-item.js';
import { decideImport } from '../../../src/domain/action-items/import/decide-import.js';
import type { ImportCells } from '../../../src/domain/action-items/import/imported-item.js';
import { readRow } from '../../../src/domain/action-items/import/read-row.js';
import type { Act } from '../../../src/domain/actor.js';
import { anActionItem } from '../../support/an-action-item.js';
import { anIncident, aPerson, at } from '../../support/an-incident.js';

const complete = { external_id: 'OPS-1', incident: 'INC-42', title: 'Add a breaker' };

describe('a row of a file', () => {
  it.each<[ImportCells, object]>([
    [{ due: '2026-12-01' }, { fields: { dueOn: '2026-12-01' } }],
    [{ due: '' }, { fields: { dueOn: null } }],
    [{ priority: 'P1', type: 'Prevent' }, { fields: { priority: 'p1', type: 'prevent' } }],
    [{ status: "Won't do", status_note: 'Too late' }, { status: { kind: 'wont_do', reason: 'Too late' } }],
    [{ status: 'in progress' }, { status: { kind: 'in_progress' } }],
    [{ status: 'done' }, { status: { kind: 'done', note: null } }],
    [{ owner: '' }, { owner: null }],
    [{ owner: '@sam' }, { owner: '@sam' }],
    [{ watchers: 'sam, U1; ' }, { watchers: ['sam', 'U1'] }],
    [
      { name: 'ACT-17', incident: '42' },
      { number: 17, incidentNumber: 42 },
    ],
  ])('is read: %j', (cells, value) => {
    expect(readRow({ ...complete, ...cells })).toMatchObject({ kind: 'read', value });
  });

  it('leaves alone what it has no cell for', () => {
    expect(readRow({ external_id: 'OPS-1' })).toEqual({
      kind: 'read',
      value: {
        ...{ number: null, externalId: 'OPS-1', incidentNumber: null, fields: {} },
        ...{ status: undefined, owner: undefined, watchers: undefined },
      },
    });
  });

  it.each<[ImportCells, string]>([
    [{ external_id: '' }, 'no_id'],
    [{ name: 'OPS-17' }, 'unknown_item'],
    [{ incident: 'the outage' }, 'unknown_incident'],
    [{ due: '2027-02-29' }, 'not_a_day'],
    [{ due: 'friday' }, 'not_a_day'],
    [{ priority: 'urgent' }, 'not_one_of'],
    [{ status: 'started' }, 'not_one_of'],
    [{ status: 'blocked' }, 'needs_note'],
    [{ owner: 'sam, dana' }, 'several_owners'],
    [{ owner: '@sam and @dana' }, 'several_owners'],
    [{ owner: '<@U1> <@U2>' }, 'several_owners'],
  ])('is at fault: %j', (cells, kind) => {
    expect(readRow({ ...complete, ...cells })).toMatchObject({ kind: 'fault', fault: { kind } });
  });
});

describe('importing a row', () => {
  const act: Act = { at: at('14:30'), by: { kind: 'firebreak' }, source: 'import' };
  const decide = (
    cells: ImportCells,
    existing: ActionItem | null = null,
    more: Partial<Parameters<typeof decideImport>[1]> = {},
  ) => {
    const read = readRow({ ...complete, ...cells });
    if (read.kind === 'fault') throw new Error(`The row is at fault: ${read.fault.kind}`);
    const context = { incident: anIncident(), existing, number: 18, owner: undefined, watcherIds: undefined };
    return decideImport(read.value, { ...context, today: '2026-11-23', ...more }, act);
  };

  it('adds an item by nobody', () => {
    expect(decide({ due: '2026-12-01' }, null, { owner: aPerson() })).toMatchObject({
      ...{ kind: 'added', events: [{ kind: 'created' }] },
      item: { number: 18, externalId: 'OPS-1', dueOn: '2026-12-01', ownerId: 'U2', createdBy: null },
    });
  });

  it('keeps each change of an item that is there, and nothing if there is none', () => {
    const existing = anActionItem({ externalId: 'OPS-1', title: 'Add a breaker' });
    expect(decide({}, existing)).toEqual({ kind: 'unchanged', item: existing });
    const changed = decide({ title: 'Add a fuse', status: 'done' }, existing, { owner: aPerson() });
    expect(changed).toMatchObject({
      kind: 'updated',
      events: [{ kind: 'changed' }, { kind: 'status_changed' }, { kind: 'owner_changed', to: 'U2' }],
    });
  });

  it('gives an item that is named its external id', () => {
    const existing = anActionItem({ title: 'Add a breaker' });
    expect(decide({ name: 'ACT-17' }, existing)).toMatchObject({ item: { externalId: 'OPS-1' } });
  });

  it('accepts a day that has passed if it is done, or was due then already', () => {
    expect(decide({ due: '2026-11-01', status: 'done' }).kind).toBe('added');
    const existing = anActionItem({ externalId: 'OPS-1', dueOn: '2026-11-01', title: 'Add a breaker' });
    expect(decide({ due: '2026-11-01' }, existing).kind).toBe('unchanged');
  });

  it.each([
    ['a day that has passed', decide({ due: '2026-11-22' }), { refusal: { kind: 'due_day_passed' } }],
    ['no title', decide({ title: ' ' }), { refusal: { kind: 'text_missing' } }],
    [
      'a bot',
      decide({}, null, { owner: aPerson({ isBot: true }) }),
      { refusal: { kind: 'ineligible_owner' } },
    ],
    [
      'another incident',
      decide({ incident: 'INC-7' }, anActionItem({ externalId: 'OPS-1' })),
      { kind: 'other_incident', item: 17, incident: 42 },
    ],
    [
      'another external id than its name has',
      decide({ name: 'ACT-17' }, anActionItem({ externalId: 'OPS-9' })),
      { kind: 'other_external_id', externalId: 'OPS-9' },
    ],
    [
      'an incident that was canceled',
      decide({}, null, { incident: anIncident({ status: 'canceled' }) }),
      { refusal: { kind: 'no_action_items_once_canceled' } },
    ],
  ])('refuses %s', (_, decision, fault) => {
    expect(decision).toMatchObject({ kind: 'fault', fault });
  });
});
