import { describe, expect, it } from 'vitest';
import { type StartInput, start } from '../../../src/domain/incident/decisions/start.js';
import { accepted, aPolicy, at, by, byClock } from '../../support/an-incident.js';

const input = (more: Partial<StartInput> = {}): StartInput => ({
  title: 'Checkout is down',
  severity: null,
  kind: 'real',
  isPrivate: false,
  summary: null,
  affects: [],
  inviteUserIds: [],
  inviteGroupIds: [],
  announceFrom: null,
  ...more,
});
const context = (policy = aPolicy()) => ({
  workspaceId: 'T1',
  number: 42,
  policy,
  declarerGroupIds: ['S1'],
  unknownGroupIds: [],
  userKind: 'member' as const,
});
const started = (more: Partial<StartInput> = {}, policy = aPolicy()) =>
  accepted(start(input(more), context(policy), by('U1', at('14:02'))));
const refused = (more: Partial<StartInput>, policy = aPolicy()) =>
  start(input(more), context(policy), by('U1', at('14:02')));

describe('starting an incident', () => {
  it('makes the declarer commander, and records when it was declared and when the next update is due', () => {
    const { incident } = started({ severity: 'sev1' });
    expect(incident).toMatchObject({ number: 42, status: 'investigating', reporterId: 'U1', kind: 'real' });
    expect(incident.roles).toEqual([
      { role: 'commander', userId: 'U1', from: at('14:02'), by: 'U1', until: null },
    ]);
    expect(Object.keys(incident.milestones)).toEqual(['declared']);
    expect(incident.nextUpdateDueAt).toEqual(at('14:32'));
  });

  it('uses the default severity if none is chosen', () => {
    expect(started().incident.severity).toBe('sev3');
    expect(started({}, aPolicy({ defaultSeverity: 'sev2' })).incident.severity).toBe('sev2');
  });

  it('starts in triage if the policy says so', () => {
    expect(started({}, aPolicy({ startInTriage: true })).incident.status).toBe('triage');
  });

  it('opens the channel and invites the reporter first, whoever else is invited', () => {
    const { effects } = started({ inviteUserIds: ['U2', 'U1', 'U2'], inviteGroupIds: ['S7'] });
    expect(effects.slice(0, 3)).toEqual([
      { kind: 'open_channel' },
      { kind: 'invite', userIds: ['U1'], groupIds: [] },
      { kind: 'invite', userIds: ['U2'], groupIds: ['S7'] },
    ]);
  });

  it('is announced where it was declared and where the policy says, once each', () => {
    const announced = (from: string) =>
      started({ announceFrom: from }, aPolicy({ announceIn: 'C9' })).effects.filter(
        ({ kind }) => kind === 'announce',
      );
    expect(announced('C1')).toEqual([
      { kind: 'announce', channelId: 'C1' },
      { kind: 'announce', channelId: 'C9' },
    ]);
    expect(announced('C9')).toHaveLength(1);
  });

  it('keeps a private incident private: no announcement, and only the named people are invited', () => {
    const policy = aPolicy({ announceIn: 'C9', alwaysInvite: ['U8', 'S8'] });
    const { effects } = started({ isPrivate: true, announceFrom: 'C1', inviteUserIds: ['U2'] }, policy);
    expect(effects.filter(({ kind }) => kind === 'announce')).toEqual([]);
    expect(effects.filter(({ kind }) => kind === 'invite')).toEqual([
      { kind: 'invite', userIds: ['U1'], groupIds: [] },
      { kind: 'invite', userIds: ['U2'], groupIds: [] },
    ]);
  });

  it('has no commander and invites nobody if the program itself declares', () => {
    const { incident, effects } = accepted(start(input(), context(), byClock()));
    expect(incident.roles).toEqual([]);
    expect(effects.filter(({ kind }) => kind === 'invite')).toEqual([]);
  });

  it('puts a title on one line, without control characters or marks that reverse the text direction', () => {
    expect(started({ title: ' Checkout\n is\t\u0000 \u202edown\u2066\ud83d ' }).incident.title).toBe(
      'Checkout is down\ufffd',
    );
  });

  it('keeps the line breaks of a summary', () => {
    expect(started({ summary: 'one\r\ntwo\u0000\n' }).incident.summary).toBe('one\ntwo');
  });

  it.each(['', '   ', '\n', '\u200b\u200f', '\u0000\u0007', '\u3164', '\u2800'])(
    'refuses the title %j, which has no visible characters',
    (title) => {
      expect(refused({ title })).toEqual({
        kind: 'refused',
        refusal: { kind: 'text_missing', field: 'title' },
      });
    },
  );

  it('refuses a title of 151 characters, however many bytes they take, and accepts one of 150', () => {
    expect(started({ title: '🔥'.repeat(150) }).incident.title).toHaveLength(300);
    expect(refused({ title: '🔥'.repeat(151) })).toEqual({
      kind: 'refused',
      refusal: { kind: 'text_too_long', field: 'title', maxChars: 150, chars: 151 },
    });
  });

  it('refuses more than ten affected services, and one that is too long; lists each once', () => {
    expect(refused({ affects: Array.from({ length: 11 }, (_, i) => `host ${i}`) })).toMatchObject({
      refusal: { kind: 'too_many_affected', max: 10, found: 11 },
    });
    expect(refused({ affects: ['x'.repeat(76)] })).toMatchObject({
      refusal: { kind: 'text_too_long', field: 'affected service' },
    });
    expect(started({ affects: ['eu  west', 'eu west', 'api'] }).incident.affects).toEqual(['eu west', 'api']);
  });

  it('refuses a severity that is not in use, and names those that are', () => {
    expect(refused({ severity: 'sev5' })).toEqual({
      kind: 'refused',
      refusal: {
        kind: 'severity_not_in_use',
        severity: 'sev5',
        severitiesInUse: ['sev1', 'sev2', 'sev3', 'sev4'],
      },
    });
  });

  it('lets only the people and groups in the policy declare', () => {
    expect(refused({}, aPolicy({ mayDeclare: ['U9', 'S9'] }))).toMatchObject({
      refusal: { kind: 'may_not_declare' },
    });
    expect(started({}, aPolicy({ mayDeclare: ['U1'] })).kind).toBe('accepted');
    expect(started({}, aPolicy({ mayDeclare: ['S1'] })).kind).toBe('accepted');
  });
});
