import type { Happening, LineChange, Undone } from '../../domain/happening.js';
import type { Kind } from '../../domain/incident/kind.js';
import { isRaised } from '../../domain/incident/severity.js';
import { unreachable } from '../../domain/unreachable.js';
import { author, inLine, person, quotedInLine, timeOf } from './text.js';
import { cancellationWords, roleName, statusName } from './words.js';

/** What happened, as one clause after its actor `by`: `is now Commander (before: @dana)`. Escaped for mrkdwn. */
export function clauseOf(happening: Happening, by: string | null = null): string {
  switch (happening.kind) {
    case 'declared':
      return `${declared[happening.incidentKind]}, ${happening.severity}`;
    case 'acknowledged':
      return 'is on it';
    case 'updated':
      return changes(happening) || 'gave an update';
    case 'status_changed':
      return `${statusName(happening.from)} → *${statusName(happening.to)}*`;
    case 'severity_changed':
      return `${isRaised(happening.from, happening.to) ? 'raised' : 'lowered'} ${happening.from} → *${happening.to}*`;
    case 'renamed':
      return `new title: *${inLine(happening.to, 300)}*`;
    case 'role_taken':
      return `${newHolder(happening, by)}${happening.before ? ` (before: ${person(happening.before)})` : ''}`;
    case 'role_released':
      return `${roleName(happening.role)} is free (before: ${person(happening.before)})`;
    case 'invited':
      return comesIn(happening, by) ? 'came in' : `invited ${named(invited(happening))}`;
    case 'noted':
      return 'noted';
    case 'quoted':
      return by !== null && happening.authorId === by ? 'said elsewhere' : `quoted ${author(happening)}`;
    case 'amended':
      return `edited a line: ${mendedText(happening)}`;
    case 'moment_set':
      return `${happening.moment.replaceAll('_', ' ')}: ${happening.to ? timeOf(new Date(happening.to), true) : 'unknown'}`;
    case 'closed':
      return 'closed';
    case 'reopened':
      return `reopened (was ${statusName(happening.from)})`;
    case 'undone':
      return `undid ${undidNames[happening.undid]}: back to *${backTo(happening)}*`;
    case 'canceled':
      return `canceled: ${cancellationWords(happening.cancellation)}`;
    default:
      return unreachable(happening);
  }
}

const undidNames: Record<Undone['undid'], string> = {
  status_changed: 'the status change',
  severity_changed: 'the severity change',
  renamed: 'the new title',
  closed: 'closing it',
  reopened: 'reopening it',
  canceled: 'canceling it',
};

/** What is so again after an undo, in a word; a title in full. */
export function backTo({ status, severity, title }: Undone): string {
  if (title) return inLine(title.to, 300);
  return severity?.to ?? (status ? statusName(status.to) : '');
}

const declared: Record<Kind, string> = {
  real: 'declared',
  drill: 'declared a drill',
  backfilled: 'entered afterwards',
};

function newHolder({ role, userId }: Extract<Happening, { kind: 'role_taken' }>, by: string | null): string {
  const called = roleName(role);
  return userId === by ? `is now ${called}` : `${called} is now ${person(userId)}`;
}

type Invited = Extract<Happening, { kind: 'invited' }>;

/** Whether they let in nobody but themselves, as by the button *Join*. */
function comesIn({ userIds, groupIds }: Invited, by: string | null): boolean {
  return groupIds.length === 0 && userIds.length === 1 && userIds[0] === by;
}

function invited({ userIds, groupIds }: Invited): string[] {
  return [...userIds.map(person), ...groupIds.map((id) => `<!subteam^${id}>`)];
}

/** Ten by name, then how many more. */
function named(references: string[]): string {
  const more = references.length > 10 ? [`${references.length - 10} more`] : [];
  return [...references.slice(0, 10), ...more].join(', ');
}

function changes(happening: Extract<Happening, { kind: 'updated' }>): string {
  const { status, severity } = happening;
  return [
    ...(status ? [`${statusName(status.from)} → *${statusName(status.to)}*`] : []),
    ...(severity ? [`${severity.from} → *${severity.to}*`] : []),
  ].join(', ');
}

/** What was mended of a line, in a few words. */
export function mendedText({ text, occurredAt: at, isKey }: LineChange): string {
  return [
    ...(text ? [text.from ? `its words, before ${quotedInLine(text.from, 100)}` : 'its words'] : []),
    ...(at ? [`its time, ${timeOf(new Date(at.from), true)} → ${timeOf(new Date(at.to), true)}`] : []),
    ...(isKey ? [isKey.to ? 'put on the timeline' : 'taken off the timeline'] : []),
  ].join('; ');
}
