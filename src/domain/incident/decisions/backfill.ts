import { type Act, personOf } from '../../actor.js';
import { accepted, type Decision, refused } from '../../decision.js';
import type { Effect } from '../../effect.js';
import { ineligibilityOf, type Person } from '../../people/person.js';
import type { Policy } from '../../policy.js';
import type { Refusal } from '../../refusal.js';
import { timeRefusal } from '../../time/check-time.js';
import { type MessageLink, maxLinks } from '../../timeline/messages/message-link.js';
import type { Incident } from '../incident.js';
import { type MilestoneName, type Milestones, occurredAt, setMilestone } from '../milestone.js';
import type { RoleHolding } from '../role.js';
import type { Severity } from '../severity.js';
import { entryOf } from './consequences.js';
import { invitation, type StartContext, sanitizedInput, startRefusal } from './start.js';

/** What a person writes down about an incident that is over. */
export interface BackfillInput {
  title: string;
  severity: Severity | null;
  isPrivate: boolean;
  wantsChannel: boolean;
  summary: string | null;
  affects: string[];
  startedAt: Date | null;
  detectedAt: Date | null;
  resolvedAt: Date;
  /** Messages to quote on its timeline. */
  links: MessageLink[];
}

export interface BackfillContext extends StartContext {
  /** Who led the response; null if nobody is named. */
  commander: Person | null;
}

/** Why this can't be written down, or null. Checked before a number is taken. */
export function backfillRefusal(
  input: BackfillInput,
  context: Omit<BackfillContext, 'number'>,
  act: Act,
): Refusal | null {
  const refusal = startRefusal(input, context, act);
  if (refusal) return refusal;
  for (const [name, at] of timesOf(input)) {
    const wrong = timeRefusal(at, act);
    if (wrong) return { ...wrong, field: name };
  }
  return (context.commander && ineligibilityOf(context.commander)) ?? linksRefusal(input.links, context);
}

/** Guests don't see every public channel, so links could show them what they may not read. */
function linksRefusal(
  { length: found }: readonly MessageLink[],
  { userKind }: Pick<BackfillContext, 'userKind'>,
): Refusal | null {
  if (found > maxLinks) return { kind: 'too_many_links', max: maxLinks, found };
  return found > 0 && userKind === 'guest' ? { kind: 'guests_quote_no_links' } : null;
}

/**
 * Writes an incident down afterwards, as resolved, so that its follow-up comes next. Nobody declared it at the time, so
 * when it was declared stays unknown. Nothing is announced; without a channel, nothing is posted either.
 */
export function backfill(input: BackfillInput, context: BackfillContext, act: Act): Decision {
  const refusal = backfillRefusal(input, context, act);
  if (refusal) return refused(refusal);
  const incident = incidentOf(sanitizedInput(input), context, act);
  const { severity, kind: incidentKind, title, summary: text } = incident;
  const event = { kind: 'declared', severity, incidentKind, title, text } as const;
  const effects: Effect[] = [
    ...(incident.wantsChannel ? channelEffects(incident, context.policy, act) : []),
    ...linkEffects(input.links, personOf(act.by)),
  ];
  return accepted(incident, [entryOf(act, event)], effects);
}

function incidentOf(input: BackfillInput, context: BackfillContext, act: Act): Incident {
  const milestones = timesOf(input).reduce<Milestones>(
    (known, [name, at]) => setMilestone(known, name, at, act),
    {},
  );
  return {
    workspaceId: context.workspaceId,
    number: context.number,
    title: input.title,
    severity: input.severity ?? context.policy.defaultSeverity,
    isSeverityConfirmed: true,
    kind: 'backfilled',
    status: 'resolved',
    isPrivate: input.isPrivate,
    summary: input.summary,
    affects: input.affects,
    reporterId: personOf(act.by) ?? 'firebreak',
    roles: context.commander ? [commandOf(context.commander, milestones, act)] : [],
    milestones,
    latestUpdate: null,
    nextUpdateDueAt: null,
    updatesSnoozedUntil: null,
    updatesPausedReason: null,
    cancellation: null,
    wantsChannel: input.wantsChannel,
    channelId: null,
    cardTs: null,
  };
}

/** The times that are known. */
function timesOf({ startedAt, detectedAt, resolvedAt }: BackfillInput): [MilestoneName, Date][] {
  const times: [MilestoneName, Date | null][] = [
    ['impact_started', startedAt],
    ['detected', detectedAt],
    ['resolved', resolvedAt],
  ];
  return times.flatMap(([name, at]): [MilestoneName, Date][] => (at ? [[name, at]] : []));
}

/** Whoever led the response held the role from the start. */
function commandOf({ userId }: Person, milestones: Milestones, act: Act): RoleHolding {
  const from = occurredAt(milestones) ?? act.at;
  return { role: 'commander', userId, from, by: personOf(act.by), until: null };
}

function linkEffects(links: MessageLink[], userId: string | null): Effect[] {
  return links.length > 0 && userId !== null ? [{ kind: 'quote_links', links, unread: [], userId }] : [];
}

function channelEffects({ reporterId, roles }: Incident, policy: Policy, act: Act): Effect[] {
  const others = roles.map(({ userId }) => userId).filter((id) => id !== reporterId);
  return [
    { kind: 'open_channel' },
    ...(personOf(act.by) === null ? [] : invitation([reporterId], [])),
    ...invitation(others, []),
    { kind: 'refresh_card' },
    { kind: 'pin_card' },
    { kind: 'welcome' },
    { kind: 'set_topic' },
    ...policy.channel.bookmarks.map((bookmark): Effect => ({ kind: 'add_bookmark', ...bookmark })),
  ];
}
