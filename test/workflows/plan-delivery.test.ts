import { describe, expect, it } from 'vitest';
import type { StoredEffect } from '../../src/domain/delivery/stored-effect.js';
import type { EffectKind } from '../../src/domain/effect.js';
import type { Incident } from '../../src/domain/incident/incident.js';
import { isStranded, planDelivery } from '../../src/workflows/delivery/plan-delivery.js';
import { at } from '../support/an-incident.js';
import { everyEffect } from '../support/every-effect.js';

type Exists = Pick<Incident, 'channelId' | 'cardTs'>;
const noChannel: Exists = { channelId: null, cardTs: null };
const noCard: Exists = { channelId: 'C42', cardTs: null };
const complete: Exists = { channelId: 'C42', cardTs: '1.000100' };

/** What is pending, in order; what exists in Slack; and what is sent now. */
type Row = [title: string, pending: (EffectKind | StoredEffect)[], exists: Exists, sent: EffectKind[]];
const inChannel = (channelId: string) => effect('announce', { channelId });
const posted = (userId: string) => effect('report_posted', { userId });

describe('lanes', () => {
  it.each<Row>([
    ['keep posts in order', ['broadcast', 'broadcast'], complete, ['broadcast']],
    ['edit the card beside posts', ['refresh_card', 'broadcast'], complete, ['refresh_card', 'broadcast']],
    ['post the first card before what follows', ['refresh_card', 'broadcast'], noCard, ['refresh_card']],
    ['post the first card after what precedes it', ['broadcast', 'refresh_card'], noCard, ['broadcast']],
    ['send invitations independently', ['invite', 'invite'], complete, ['invite', 'invite']],
    ['add one bookmark at a time', ['add_bookmark', 'add_bookmark'], complete, ['add_bookmark']],
    ['announce once at a time in a channel', [inChannel('C1'), inChannel('C1')], complete, ['announce']],
    [
      'announce in several channels at once',
      [inChannel('C1'), inChannel('C2')],
      complete,
      ['announce', 'announce'],
    ],
  ])('%s', sends);
});

describe('what must exist', () => {
  it.each<Row>([
    [
      'opens the channel before what needs it',
      ['open_channel', 'invite', 'refresh_card', 'broadcast', 'announce'],
      noChannel,
      ['open_channel'],
    ],
    [
      'tells people even without a channel',
      ['open_channel', 'report_failure', 'report_delay'],
      noChannel,
      ['open_channel', 'report_failure', 'report_delay'],
    ],
    [
      'answers a declaration once the channel exists',
      ['open_channel', 'answer', 'refresh_start_modal'],
      noChannel,
      ['open_channel'],
    ],
    [
      'answers a declaration whose channel was refused',
      ['answer', 'refresh_start_modal'],
      noChannel,
      ['answer', 'refresh_start_modal'],
    ],
    ['pins a card that exists', ['refresh_card', 'pin_card'], complete, ['refresh_card', 'pin_card']],
    ['pins a new card once it is posted', ['refresh_card', 'pin_card'], noCard, ['refresh_card']],
    [
      'does not keep a pin for a later card',
      ['pin_card', 'refresh_card'],
      noCard,
      ['pin_card', 'refresh_card'],
    ],
  ])('%s', sends);
});

describe('what waits for others', () => {
  it.each<Row>([
    [
      'edits announcements once all of them are posted, because a pending one may show an older state',
      ['announce', 'refresh_announcements', 'reply_to_announcements'],
      complete,
      ['announce'],
    ],
    ['also for a later announcement', ['refresh_announcements', 'announce'], complete, ['announce']],
    [
      'edits and answers announcements at once',
      ['refresh_announcements', 'reply_to_announcements'],
      complete,
      ['refresh_announcements', 'reply_to_announcements'],
    ],
    [
      'points a look-alike out once its reader is invited',
      ['invite', 'point_out_look_alike'],
      complete,
      ['invite'],
    ],
    [
      'says that a post is there once it is',
      [askedBy('U1', 'broadcast'), posted('U1')],
      complete,
      ['broadcast'],
    ],
    [
      'says so whatever others wait for',
      [askedBy('U2', 'broadcast'), posted('U1')],
      complete,
      ['broadcast', 'report_posted'],
    ],
    [
      'says so whatever was asked later',
      [posted('U1'), askedBy('U1', 'broadcast')],
      complete,
      ['report_posted', 'broadcast'],
    ],
  ])('%s', sends);
});

describe('archiving', () => {
  it.each<Row>([
    ['waits for what precedes it', ['broadcast', 'archive_channel'], complete, ['broadcast']],
    ['holds back what follows', ['archive_channel', 'broadcast', 'set_topic'], complete, ['archive_channel']],
    [
      'lets pass what is outside of the channel',
      ['archive_channel', 'announce', 'copy_file', 'answer'],
      complete,
      ['archive_channel', 'announce', 'copy_file', 'answer'],
    ],
    [
      'does not wait for what is outside of the channel',
      ['answer', 'archive_channel'],
      complete,
      ['answer', 'archive_channel'],
    ],
    [
      'and its end keep their order',
      ['set_topic', 'archive_channel', 'unarchive_channel', 'broadcast'],
      complete,
      ['set_topic'],
    ],
  ])('%s', sends);
});

describe('time', () => {
  const later = at('14:05');
  const exporting = attempting({ effect: everyEffect.send_export, isHeld: true });
  it.each([
    ['a delayed effect', waiting({ notBefore: later }), later],
    ['what a living process attempts, until its lease ends', attempting({ isHeld: true }), seconds(30)],
    ['an export that a living process makes, which may take long', exporting, seconds(120)],
    ['what a dead process attempted, until it counts as gone', attempting({ isHeld: false }), seconds(3)],
    [
      'what a process attempts whose lease ends earlier',
      attempting({ isHeld: false, attemptedAt: seconds(-29) }),
      seconds(1),
    ],
  ])('waits for %s', (_name, stored, lookAgainAt) => {
    expect(plan([stored])).toEqual({ ready: [], lookAgainAt });
  });

  it('waits for Slack’s rate limit', () => {
    const free = plan([waiting({})], { slackFreeAt: () => later.getTime() });
    expect(free).toEqual({ ready: [], lookAgainAt: later });
  });

  it('keeps the lane closed behind a delayed effect', () => {
    const first = waiting({ effect: everyEffect.broadcast, notBefore: later });
    expect(kindsOf(plan([first, waiting({ effect: everyEffect.broadcast })]))).toEqual([]);
  });
});

describe('effects that need a channel', () => {
  it.each<[string, EffectKind[], Exists, boolean]>([
    ['are stranded if nothing opens it', ['broadcast'], noChannel, true],
    ['wait if something opens it', ['broadcast', 'open_channel'], noChannel, false],
    ['are fine once it exists', ['broadcast'], complete, false],
    ['do not include notices', ['answer', 'report_failure'], noChannel, false],
  ])('%s', (_title, pending, exists, expected) => {
    expect(isStranded(inOrder(pending), exists)).toBe(expected);
  });
});

function sends(...[_title, pending, exists, sent]: Row): void {
  expect(kindsOf(plan(inOrder(pending), {}, exists))).toEqual(sent);
}

function plan(pending: StoredEffect[], more = {}, exists: Exists = complete) {
  const time = { now: at('14:02'), goneAt: () => seconds(3), slackFreeAt: () => 0, ...more };
  return planDelivery(pending, exists, time);
}

function kindsOf({ ready }: { ready: StoredEffect[] }): EffectKind[] {
  return ready.map((one) => one.effect.kind);
}

function seconds(count: number): Date {
  return new Date(at('14:02').getTime() + count * 1_000);
}

function inOrder(pending: (EffectKind | StoredEffect)[]): StoredEffect[] {
  return pending.map((one, index) => ({ ...(typeof one === 'string' ? effect(one) : one), id: index + 1 }));
}

function effect<K extends EffectKind>(kind: K, more: Partial<(typeof everyEffect)[K]> = {}): StoredEffect {
  return waiting({ effect: { ...everyEffect[kind], ...more } });
}

function askedBy(userId: string, kind: EffectKind): StoredEffect {
  return { ...effect(kind), askedBy: userId };
}

function attempting(more: Partial<StoredEffect>): StoredEffect {
  return waiting({ state: 'attempting', attemptedAt: at('14:02'), attemptedBy: 7, ...more });
}

function waiting(more: Partial<StoredEffect>): StoredEffect {
  return {
    ...{
      id: 1,
      workspaceId: 'T1',
      owner: 'incident:42' as const,
      incidentNumber: 42,
      key: 'key',
      effect: everyEffect.invite,
      state: 'waiting',
    },
    ...{
      attempts: 0,
      limits: 0,
      isUncertain: false,
      isHeld: false,
      notBefore: at('14:02'),
      createdAt: at('14:02'),
    },
    ...{ attemptedAt: null, attemptedBy: null, finishedAt: null, askedBy: null, answerUrl: null },
    ...{ error: null, failure: null, trace: 'trace' },
    ...more,
  };
}
