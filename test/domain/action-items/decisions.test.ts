import { describe, expect, it } from 'vitest';
import type { ActionItemStatus } from '../../../src/domain/action-items/action-item.js';
import { assignActionItem } from '../../../src/domain/action-items/decisions/assign.js';
import { changeActionItemStatus } from '../../../src/domain/action-items/decisions/change-status.js';
import { createActionItems, type NewActionItem } from '../../../src/domain/action-items/decisions/create.js';
import { editActionItem } from '../../../src/domain/action-items/decisions/edit.js';
import { reviseActionItem } from '../../../src/domain/action-items/decisions/revise.js';
import { watchActionItem } from '../../../src/domain/action-items/decisions/watch.js';
import type { FieldChange } from '../../../src/domain/action-items/events.js';
import type { ActionItemChanged } from '../../../src/domain/action-items/report.js';
import type { Decision } from '../../../src/domain/decision.js';
import type { Incident } from '../../../src/domain/incident/incident.js';
import { aNewActionItem, anActionItem } from '../../support/an-action-item.js';
import { accepted, anIncident, aPerson, at, by } from '../../support/an-incident.js';

const today = '2026-11-23';
const create = (wanted: Partial<NewActionItem>[], incident: Partial<Incident> = {}) =>
  createActionItems(anIncident(incident), wanted.map(aNewActionItem), { numbers: [17, 18], today }, by());
const refusalOf = (decision: Decision) => (decision.kind === 'refused' ? decision.refusal : null);
const kindsOf = (decision: Decision) => ({
  told: accepted(decision).entries.map(({ event }) => event.kind),
  effects: accepted(decision).effects.map(({ kind }) => kind),
});
const savedBy = (decision: Decision) =>
  accepted(decision).writes.flatMap((write) => (write.kind === 'action_item_saved' ? [write] : []));

describe('adding action items', () => {
  it('stores each under its own number, and tells the timeline and the channel', () => {
    const decision = create([{ owner: aPerson(), dueOn: '2026-12-04' }, { title: 'Alert  on\nerrors' }]);
    expect(savedBy(decision).map(({ actionItem }) => actionItem)).toEqual([
      anActionItem({ ownerId: 'U2', dueOn: '2026-12-04', createdAt: at('14:30'), changedAt: at('14:30') }),
      anActionItem({ number: 18, title: 'Alert on errors', createdAt: at('14:30'), changedAt: at('14:30') }),
    ]);
    expect(kindsOf(decision)).toEqual({
      told: ['action_item_added', 'action_item_added'],
      effects: ['broadcast', 'broadcast', 'refresh_card'],
    });
  });

  it('posts nothing in the channel once the incident is closed, since it may be archived', () => {
    expect(kindsOf(create([{}], { status: 'closed' }))).toEqual({
      told: ['action_item_added'],
      effects: ['refresh_card'],
    });
  });

  it('lets the owner into the channel of a private incident', () => {
    expect(kindsOf(create([{ owner: aPerson() }], { isPrivate: true })).effects[0]).toBe('invite');
  });

  it.each<[string, Partial<NewActionItem>, object]>([
    ['no title', { title: ' \u200b' }, { kind: 'text_missing', field: 'action item' }],
    ['a title of 4,000 characters', { title: 'x'.repeat(4_000) }, { kind: 'text_too_long', chars: 4_000 }],
    ['a past day', { dueOn: '2026-11-22' }, { kind: 'due_day_passed', dueOn: '2026-11-22' }],
    ['a link that is none', { link: 'javascript:alert(1)' }, { kind: 'not_a_web_address' }],
    ['a bot as owner', { owner: aPerson({ isBot: true }) }, { kind: 'ineligible_owner', why: 'bot' }],
    [
      'a deactivated owner',
      { owner: aPerson({ isDeactivated: true }) },
      { kind: 'ineligible_owner', why: 'deactivated' },
    ],
    [
      'an owner of another organization',
      { owner: aPerson({ isExternal: true }) },
      { kind: 'ineligible_owner', why: 'external' },
    ],
  ])('refuses %s', (_, wanted, refusal) => {
    expect(refusalOf(create([{}, wanted]))).toMatchObject(refusal);
  });

  it('accepts today as the due day', () => {
    expect(create([{ dueOn: today }]).kind).toBe('accepted');
  });

  it('refuses once the incident was canceled', () => {
    expect(refusalOf(create([{}], { status: 'canceled' }))).toEqual({
      kind: 'no_action_items_once_canceled',
      number: 42,
    });
  });

  it('refuses more than ten at once', () => {
    expect(refusalOf(create(Array.from({ length: 11 }, () => ({}))))).toMatchObject({ max: 10, found: 11 });
  });
});

const done = { kind: 'done', note: null } as const;
const statuses: Record<ActionItemStatus['kind'], ActionItemStatus> = {
  open: { kind: 'open' },
  in_progress: { kind: 'in_progress' },
  blocked: { kind: 'blocked', reason: 'Waits for the vendor' },
  done,
  wont_do: { kind: 'wont_do', reason: 'The service goes away' },
};

describe("an action item's status", () => {
  it.each<[ActionItemStatus['kind'], ActionItemStatus['kind'], string[], string[]]>([
    ['open', 'in_progress', [], []],
    ['open', 'blocked', [], []],
    ['open', 'done', ['action_item_done'], ['broadcast', 'refresh_card']],
    ['in_progress', 'done', ['action_item_done'], ['broadcast', 'refresh_card']],
    ['blocked', 'wont_do', ['action_item_dropped'], ['broadcast', 'refresh_card']],
    ['blocked', 'open', [], []],
    ['done', 'open', ['action_item_reopened'], ['broadcast', 'refresh_card']],
    ['wont_do', 'in_progress', ['action_item_reopened'], ['broadcast', 'refresh_card']],
    ['done', 'wont_do', ['action_item_dropped'], ['broadcast']],
  ])('moves from %s to %s', (from, to, told, effects) => {
    const item = anActionItem({ status: statuses[from], finishedOn: from === 'done' ? '2026-11-20' : null });
    const decision = changeActionItemStatus(anIncident(), item, statuses[to], { today }, by());
    expect(kindsOf(decision)).toEqual({ told, effects });
    expect(savedBy(decision)).toEqual([
      {
        kind: 'action_item_saved',
        actionItem: {
          ...{ ...item, status: statuses[to], changedAt: at('14:30') },
          finishedOn: to === 'done' || to === 'wont_do' ? today : null,
        },
        event: { kind: 'status_changed', from: statuses[from], to: statuses[to] },
      },
    ]);
  });

  it.each(Object.values(statuses))(
    'refuses $kind for an item that has it already, and says since when',
    (status) => {
      expect(
        refusalOf(
          changeActionItemStatus(anIncident(), anActionItem({ status }), status, { today }, by('U2')),
        ),
      ).toEqual({
        ...{ kind: 'action_item_in_status', item: 17, already: status.kind },
        at: at('14:02').toISOString(),
      });
    },
  );

  it('takes another reason for a blocked item', () => {
    const item = anActionItem({ status: statuses.blocked });
    const decision = changeActionItemStatus(
      anIncident(),
      item,
      { kind: 'blocked', reason: 'Budget' },
      { today },
      by(),
    );
    expect(decision.kind).toBe('accepted');
  });

  it.each(['blocked', 'wont_do'] as const)('needs a reason for %s', (kind) => {
    const decision = changeActionItemStatus(
      anIncident(),
      anActionItem(),
      { kind, reason: ' ' },
      { today },
      by(),
    );
    expect(refusalOf(decision)).toMatchObject({ kind: 'text_missing' });
  });

  it('changes after the incident is closed or canceled, without a post in its channel', () => {
    for (const status of ['closed', 'canceled'] as const)
      expect(
        kindsOf(changeActionItemStatus(anIncident({ status }), anActionItem(), done, { today }, by()))
          .effects,
      ).toEqual(['refresh_card']);
  });
});

describe('handing an action item over', () => {
  it('keeps who owned it, and tells the timeline', () => {
    const decision = assignActionItem(anIncident(), anActionItem({ ownerId: 'U1' }), aPerson(), by());
    expect(kindsOf(decision)).toEqual({ told: ['action_item_assigned'], effects: ['broadcast'] });
    expect(savedBy(decision)[0]).toMatchObject({ event: { kind: 'owner_changed', from: 'U1', to: 'U2' } });
  });

  it('refuses whoever owns it already, and who may not own it', () => {
    const item = anActionItem({ ownerId: 'U2' });
    expect(refusalOf(assignActionItem(anIncident(), item, aPerson(), by()))).toMatchObject({ ownerId: 'U2' });
    expect(refusalOf(assignActionItem(anIncident(), item, aPerson({ isBot: true }), by()))).toMatchObject({
      kind: 'ineligible_owner',
    });
  });
});

describe('editing an action item', () => {
  const edit = (
    wanted: Parameters<typeof editActionItem>[2],
    since: Parameters<typeof editActionItem>[3]['since'] = [],
  ) => editActionItem(anIncident(), anActionItem({ priority: 'p2' }), wanted, { today, since }, by());

  it('keeps each old value, and tells the timeline nothing', () => {
    const decision = edit({ priority: 'p1', dueOn: '2026-12-01', title: 'Add a circuit breaker' });
    expect(kindsOf(decision)).toEqual({ told: [], effects: [] });
    expect(savedBy(decision)[0]?.event).toEqual({
      kind: 'changed',
      changes: [
        { field: 'priority', from: 'p2', to: 'p1' },
        { field: 'dueOn', from: null, to: '2026-12-01' },
      ],
    });
  });

  it('refuses what changes nothing, and a past day', () => {
    expect(refusalOf(edit({ priority: 'p2' }))).toEqual({ kind: 'action_item_unchanged', item: 17 });
    expect(refusalOf(edit({ dueOn: '2026-11-22' }))).toMatchObject({ kind: 'due_day_passed' });
  });

  it('is refused after changes that the person did not see, with who changed what', () => {
    const changes: FieldChange[] = [{ field: 'title', from: 'Add a breaker', to: 'Add a circuit breaker' }];
    const since: ActionItemChanged[] = [
      { at: at('14:10'), by: 'U7', event: { kind: 'changed', changes } },
      { at: at('14:11'), by: 'U8', event: { kind: 'owner_changed', from: null, to: 'U8' } },
      { at: at('14:12'), by: 'U9', event: null },
    ];
    expect(refusalOf(edit({ priority: 'p1' }, since))).toEqual({
      ...{ kind: 'action_item_changed_since', item: 17, at: at('14:12').toISOString(), by: 'U9' },
      parts: ['title', 'owner'],
    });
  });

  describe('together with its owner', () => {
    const before = anActionItem({ ownerId: 'U1' });
    const revise = (more: Partial<typeof before>, owner: Parameters<typeof reviseActionItem>[2]['owner']) =>
      reviseActionItem(
        anIncident(),
        before,
        { fields: { ...before, ...more }, owner },
        { today, since: [] },
        by(),
      );

    it('keeps both changes, and ends as both say', () => {
      const saved = savedBy(revise({ title: 'Add a breaker' }, aPerson()));
      expect(saved.map(({ event }) => event.kind)).toEqual(['changed', 'owner_changed']);
      expect(saved.at(-1)?.actionItem).toMatchObject({ title: 'Add a breaker', ownerId: 'U2' });
    });

    it.each([
      ['only the owner', {}, aPerson(), ['owner_changed']],
      ['no owner any more', {}, null, ['owner_changed']],
      ['only the title', { title: 'Add a breaker' }, aPerson({ userId: 'U1' }), ['changed']],
      [
        'the title of whose owner left',
        { title: 'Add a breaker' },
        aPerson({ userId: 'U1', isDeactivated: true }),
        ['changed'],
      ],
    ])('changes %s', (_, more, owner, events) => {
      expect(savedBy(revise(more, owner)).map(({ event }) => event.kind)).toEqual(events);
    });

    it('changes nothing if either is refused', () => {
      expect(refusalOf(revise({ title: 'x' }, aPerson({ isBot: true })))).toMatchObject({
        kind: 'ineligible_owner',
      });
      expect(refusalOf(revise({ link: 'javascript:alert(1)' }, aPerson()))).toEqual({
        kind: 'not_a_web_address',
      });
      expect(refusalOf(revise({}, aPerson({ userId: 'U1' })))).toMatchObject({
        kind: 'action_item_unchanged',
      });
    });
  });
});

describe('watching an action item', () => {
  const watch = (add: string[], remove: string[]) =>
    watchActionItem(anIncident(), anActionItem({ watcherIds: ['U1', 'U2'] }), { add, remove }, by());

  it('adds and removes people, each once', () => {
    expect(savedBy(watch(['U3', 'U1'], ['U2']))[0]?.actionItem.watcherIds).toEqual(['U1', 'U3']);
  });

  it('refuses what changes nothing, and too many people', () => {
    expect(refusalOf(watch(['U1'], ['U9']))).toMatchObject({ kind: 'action_item_unchanged' });
    const many = Array.from({ length: 19 }, (_, index) => `UX${index}`);
    expect(refusalOf(watch(many, []))).toEqual({ kind: 'too_many_watchers', max: 20, found: 21 });
  });
});
