import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import type { UserKind } from '../../people/person.js';
import { type Policy, severitiesInUse, severityPolicy } from '../../policy.js';
import type { Refusal } from '../../refusal.js';
import { sanitizeText, textRefusal, toOneLine } from '../../text/check-text.js';
import { type Incident, limits } from '../incident.js';
import type { Kind } from '../kind.js';
import { setMilestone } from '../milestone.js';
import { withNextUpdate } from '../next-update.js';
import { handOver } from '../role.js';
import type { Severity } from '../severity.js';
import { declareRefusal } from '../visibility.js';
import { entryOf } from './consequences.js';
import { affectedRefusal } from './set-affected.js';

/** What a person enters when declaring; only the title is required. */
export interface StartInput {
  title: string;
  severity: Severity | null;
  kind: Exclude<Kind, 'backfilled'>;
  isPrivate: boolean;
  summary: string | null;
  affects: string[];
  inviteUserIds: string[];
  inviteGroupIds: string[];
  /** The channel where it was declared, if Firebreak can post there. */
  announceFrom: string | null;
}

/** What the program adds: the incident's key and what the policy requires. */
export interface StartContext {
  workspaceId: string;
  number: number;
  policy: Policy;
  /** The declarer's user groups; filled only if the policy restricts who may declare. */
  declarerGroupIds: string[];
  /** The user groups whose members are unknown: they don't stop anyone from declaring. */
  unknownGroupIds: string[];
  /** What kind of user the declarer is. */
  userKind: UserKind;
}

/** Why this can't be declared, or null. Checked before a number is taken. */
export function startRefusal(
  input: Pick<StartInput, 'title' | 'severity' | 'summary' | 'affects'>,
  context: Omit<StartContext, 'number'>,
  act: Act,
): Refusal | null {
  const { policy } = context;
  const { title, summary, affects } = sanitizedInput(input);
  const refusal = declareRefusal(context.userKind, policy);
  if (refusal) return refusal;
  if (!mayDeclare(context, act)) return { kind: 'may_not_declare' };
  const severity = input.severity ?? policy.defaultSeverity;
  if (!severityPolicy(policy, severity))
    return { kind: 'severity_not_in_use', severity, severitiesInUse: severitiesInUse(policy) };
  return (
    textRefusal('title', title, limits.title) ??
    textRefusal('summary', summary, limits.text) ??
    affectedRefusal(affects)
  );
}

/** Declares an incident. Refuses what `startRefusal` refuses. */
export function start(input: StartInput, context: StartContext, act: Act): Decision {
  const refusal = startRefusal(input, context, act);
  if (refusal) return refused(refusal);
  const incident = newIncident(sanitizedInput(input), context, act);
  const event = {
    kind: 'declared',
    severity: incident.severity,
    incidentKind: incident.kind,
    title: incident.title,
    text: incident.summary,
  } as const;
  return accepted(
    incident,
    [entryOf(act, event)],
    startEffects(input, context.policy, { reporter: personOf(act.by), incident }),
  );
}

/** The input ready to be stored and shown: title and affected services on one line each, without duplicates. */
export function sanitizedInput<Input extends Pick<StartInput, 'title' | 'summary' | 'affects'>>(
  input: Input,
): Input {
  const affects = [...new Set(input.affects.map(toOneLine))];
  return { ...input, title: toOneLine(input.title), summary: sanitizeText(input.summary), affects };
}

function mayDeclare(context: Omit<StartContext, 'number'>, act: Act): boolean {
  const { mayDeclare } = context.policy;
  const person = personOf(act.by);
  if (mayDeclare === 'everyone' || person === null) return true;
  return [person, ...context.declarerGroupIds, ...context.unknownGroupIds].some((id) =>
    mayDeclare.includes(id),
  );
}

function newIncident(input: StartInput, context: StartContext, act: Act): Incident {
  const person = personOf(act.by);
  const incident: Incident = {
    workspaceId: context.workspaceId,
    number: context.number,
    title: input.title,
    severity: input.severity ?? context.policy.defaultSeverity,
    isSeverityConfirmed: false,
    kind: input.kind,
    status: context.policy.startInTriage ? 'triage' : 'investigating',
    isPrivate: input.isPrivate,
    summary: input.summary,
    affects: input.affects,
    reporterId: person ?? 'firebreak',
    roles: person === null ? [] : handOver([], 'commander', person, act),
    milestones: setMilestone({}, 'declared', act.at, act),
    latestUpdate: null,
    nextUpdateDueAt: null,
    updatesSnoozedUntil: null,
    updatesPausedReason: null,
    cancellation: null,
    wantsChannel: true,
    channelId: null,
    cardTs: null,
  };
  return withNextUpdate(incident, context.policy, act.at);
}

interface Declared {
  /** The person who declared it; null if the program did. */
  reporter: string | null;
  incident: Incident;
}

function startEffects(input: StartInput, policy: Policy, { reporter, incident }: Declared): Effect[] {
  const always = incident.isPrivate ? [] : policy.alwaysInvite;
  const invited = unique([...input.inviteUserIds, ...always.filter((id) => !isGroup(id))]);
  const others = invited.filter((id) => id !== reporter);
  const groupIds = unique([...input.inviteGroupIds, ...always.filter(isGroup)]);
  const announceIn = incident.isPrivate
    ? []
    : unique([input.announceFrom, policy.announceIn].filter((id) => id !== null));
  return [
    { kind: 'open_channel' },
    ...(reporter === null ? [] : invitation([reporter], [])),
    ...invitation(others, groupIds),
    { kind: 'refresh_card' },
    { kind: 'pin_card' },
    { kind: 'welcome' },
    { kind: 'set_topic' },
    ...announceIn.map((channelId): Effect => ({ kind: 'announce', channelId })),
    ...policy.channel.bookmarks.map((bookmark): Effect => ({ kind: 'add_bookmark', ...bookmark })),
  ];
}

/** The reporter gets an invitation of their own, so one bad id never keeps the reporter out. */
export function invitation(userIds: string[], groupIds: string[]): Effect[] {
  return userIds.length + groupIds.length > 0 ? [{ kind: 'invite', userIds, groupIds }] : [];
}

function isGroup(id: string): boolean {
  return id.startsWith('S');
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}
