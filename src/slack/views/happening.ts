import type { Happening, LineChange, Undone } from '../../domain/happening.js';
import type { Kind } from '../../domain/incident/kind.js';
import { isRaised } from '../../domain/incident/severity.js';
import type { Status } from '../../domain/incident/status.js';
import { unreachable } from '../../domain/unreachable.js';
import { mentioned, type People } from './people.js';
import { author, channelLink, inLine, quotedInLine, timeOf } from './text.js';
import { cancellationWords, cancelName, roleName, statusName } from './words.js';

/** How a sentence is told: how people are shown, and the name of the incident where the place does not say it. */
export interface Telling {
  people: People;
  /** `INC-42`; null where the place says which incident it is. */
  incident: string | null;
}

const inTimeline: Telling = { people: mentioned, incident: null };

/** What happened, as a sentence without its actor `by`: `raised severity from sev2 to *sev1*`. Escaped for mrkdwn. */
export function clauseOf(
  happening: Happening,
  by: string | null = null,
  telling: Telling = inTimeline,
): string {
  const { people, incident } = telling;
  const it = incident ? ` ${incident}` : '';
  const ofIt = incident ? ` of ${incident}` : '';
  switch (happening.kind) {
    case 'declared':
      return `${declared[happening.incidentKind]}${it}, ${happening.severity}`;
    case 'acknowledged':
      return `acknowledged${it || ' the incident'}`;
    case 'updated':
      return `posted an update${incident ? ` on ${incident}` : ''}${changes(happening)}`;
    case 'status_changed':
      return `${moved(happening.to, incident ?? 'the incident')} (was ${statusName(happening.from)})`;
    case 'severity_changed':
      return `${isRaised(happening.from, happening.to) ? 'raised' : 'lowered'} severity${ofIt} from ${happening.from} to *${happening.to}*`;
    case 'renamed':
      return `renamed ${incident ?? 'the incident'} to ${quotedInLine(happening.to, 300)}`;
    case 'summary_changed':
      return `changed the summary${ofIt}`;
    case 'affected_changed':
      return `set affected services${ofIt} to ${inLine(happening.to.join(', '), 500) || 'none'}`;
    case 'role_taken':
      return roleTaken(happening, by, telling);
    case 'role_released':
      return happening.before === by
        ? `stepped down as ${role(happening)}${ofIt}`
        : `removed ${people.person(happening.before)} as ${role(happening)}${ofIt}`;
    case 'invited':
      return comesIn(happening, by)
        ? `joined${it}`
        : `invited ${named(invited(happening, people))}${incident ? ` to ${incident}` : ''}`;
    case 'noted':
      return `added a note${incident ? ` to ${incident}` : ''}`;
    case 'quoted':
      return `quoted ${by !== null && happening.authorId === by ? 'their own message' : author(happening, people)} from ${channelLink(happening.channelId)}${incident ? ` in ${incident}` : ''}`;
    case 'amended':
      return `edited a line${ofIt}: ${mendedText(happening)}`;
    case 'moment_set':
      return momentSet(happening, ofIt);
    case 'closed':
      return `closed${it || ' the incident'}`;
    case 'reopened':
      return `reopened${it || ' the incident'} (was ${statusName(happening.from)})`;
    case 'undone':
      return `undid ${undid(happening.undid, incident)}: back to *${backTo(happening)}*`;
    case 'canceled':
      return canceled(happening, incident ?? 'the incident');
    default:
      return unreachable(happening);
  }
}

function undid(what: Undone['undid'], incident: string | null): string {
  const ofIt = incident ? ` of ${incident}` : '';
  const it = incident ?? 'it';
  switch (what) {
    case 'status_changed':
      return `the status change${ofIt}`;
    case 'severity_changed':
      return `the severity change${ofIt}`;
    case 'renamed':
      return `the new title${ofIt}`;
    case 'closed':
      return `closing ${it}`;
    case 'reopened':
      return `reopening ${it}`;
    case 'canceled':
      return `canceling ${it}`;
    default:
      return unreachable(what);
  }
}

/** What is so again after an undo, in a word; a title in full. */
export function backTo({ status, severity, title }: Undone): string {
  if (title) return inLine(title.to, 300);
  return severity?.to ?? (status ? statusName(status.to) : '');
}

const declared: Record<Kind, string> = {
  real: 'declared',
  drill: 'declared a drill:',
  backfilled: 'entered afterwards',
};

/** As people say it of each status. */
function moved(to: Status, incident: string): string {
  switch (to) {
    case 'resolved':
      return `*resolved* ${incident}`;
    case 'post_incident':
      return `took ${incident} into the post-incident review`;
    case 'triage':
    case 'investigating':
      return `moved ${incident} back to *${statusName(to)}*`;
    default:
      return `marked ${incident} *${statusName(to)}*`;
  }
}

type RoleTaken = Extract<Happening, { kind: 'role_taken' }>;

function roleTaken(happening: RoleTaken, by: string | null, { people, incident }: Telling): string {
  const { userId, before } = happening;
  const what = role(happening);
  const forIt = incident ? ` for ${incident}` : '';
  if (userId === by)
    return before ? `took over as ${what}${forIt} from ${people.person(before)}` : `is now ${what}${forIt}`;
  if (before !== null && before === by)
    return `handed the role of ${what}${forIt} to ${people.person(userId)}`;
  return `made ${people.person(userId)} ${what}${forIt}${before ? `, after ${people.person(before)}` : ''}`;
}

function role({ role: taken }: Pick<RoleTaken, 'role'>): string {
  return roleName(taken).toLowerCase();
}

function momentSet({ moment, to }: Extract<Happening, { kind: 'moment_set' }>, ofIt: string): string {
  const what = `“${moment.replaceAll('_', ' ')}”${ofIt}`;
  return to ? `set ${what} to ${timeOf(new Date(to))}` : `took back the time of ${what}`;
}

function canceled({ cancellation }: Extract<Happening, { kind: 'canceled' }>, incident: string): string {
  switch (cancellation.reason) {
    case 'merged':
    case 'declined':
      return `canceled ${incident}: ${cancellationWords(cancellation)}`;
    default:
      return `canceled ${incident} as ${cancellation.of === null ? cancelName(cancellation.reason) : cancellationWords(cancellation)}`;
  }
}

type Invited = Extract<Happening, { kind: 'invited' }>;

/** Whether they let in nobody but themselves, as by the button *Join*. */
function comesIn({ userIds, groupIds }: Invited, by: string | null): boolean {
  return groupIds.length === 0 && userIds.length === 1 && userIds[0] === by;
}

function invited({ userIds, groupIds }: Invited, people: People): string[] {
  return [...userIds.map(people.person), ...groupIds.map(people.group)];
}

/** Ten by name, then how many more. */
function named(references: string[]): string {
  const more = references.length > 10 ? [`${references.length - 10} more`] : [];
  return [...references.slice(0, 10), ...more].join(', ');
}

/** ` · investigating → *mitigated* · sev1 → *sev2*`, or nothing where an update changed neither. */
function changes({ status, severity }: Extract<Happening, { kind: 'updated' }>): string {
  return [
    ...(status ? [` · ${statusName(status.from)} → *${statusName(status.to)}*`] : []),
    ...(severity ? [` · ${severity.from} → *${severity.to}*`] : []),
  ].join('');
}

/** What was mended of a line, in a few words. */
export function mendedText({ text, occurredAt: at, isKey }: LineChange): string {
  return [
    ...(text ? [text.from ? `its words, before ${quotedInLine(text.from, 100)}` : 'its words'] : []),
    ...(at ? [`its time, ${timeOf(new Date(at.from))} → ${timeOf(new Date(at.to))}`] : []),
    ...(isKey ? [isKey.to ? 'put on the timeline' : 'taken off the timeline'] : []),
  ].join('; ');
}
