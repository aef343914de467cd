import { actionItemName } from '../../domain/action-items/action-item.js';
import type { Access, AuditActor, PolicyChangeReason } from '../../domain/audit/access.js';
import { incidentName } from '../../domain/incident/incident.js';
import { runbookName } from '../../domain/runbooks/run.js';
import { counted, listed } from '../../domain/text/words.js';
import { unreachable } from '../../domain/unreachable.js';

/** Who did it: a name, or for the command line `anna@ops (unverified)`. */
export function actorText(actor: AuditActor, names: ReadonlyMap<string, string>): string {
  switch (actor.kind) {
    case 'person':
      return names.get(actor.id) ?? actor.id;
    case 'operator':
      return `${actor.id} (unverified)`;
    case 'firebreak':
      return 'Firebreak';
    default:
      return unreachable(actor);
  }
}

/** What somebody did, as a phrase in the past tense. */
export function accessText(access: Access): string {
  switch (access.kind) {
    case 'private_incidents_read':
      return `read private ${incidents(access.incidents)} (${access.command})`;
    case 'incident_exported': {
      const shared = access.isShared ? ', for its channel' : '';
      return `exported ${incidentName(access.incident)} as ${access.format}, profile ${access.profile}${shared}`;
    }
    case 'action_items_exported': {
      const among = access.incident === null ? '' : ` of ${incidentName(access.incident)}`;
      return `exported action items${among} as ${access.format}`;
    }
    case 'incident_imported':
      return `imported ${incidentName(access.incident)}`;
    case 'action_items_imported':
      return `imported ${actionItems(access.actionItems)}`;
    case 'runbooks_imported':
      return `imported ${runbooks(access.runbooks)}`;
    case 'runbooks_removed':
      return `removed ${runbooks(access.runbooks)}`;
    case 'effects_retried':
      return `retried ${effects(access.effects)}`;
    case 'effects_dismissed':
      return `dismissed ${effects(access.effects)}`;
    case 'text_forgotten':
      return `forgot expired text of ${incidents(access.incidents)}`;
    case 'policy_changed':
      return `changed the policy (${reasons[access.how]} ${access.host}): ${settings(access.settings)}`;
    case 'database_backed_up':
      return `backed up the whole database to ${access.file}${access.isEncrypted ? ', encrypted' : ''}`;
    case 'database_restored':
      return `restored the whole database from ${access.file}, made at ${access.takenAt}`;
    case 'database_moved':
      return 'moved the whole built-in database to this one';
    case 'person_erased':
      return `erased a person, now “${access.pseudonym}”`;
    default:
      return unreachable(access);
  }
}

/** Beyond this, a number says more than a list. */
const maxNamed = 10;

function namedOrCounted(numbers: readonly number[], nameOf: (number: number) => string, one: string): string {
  return numbers.length > maxNamed ? counted(numbers.length, one) : listed(numbers.map(nameOf));
}

function incidents(numbers: readonly number[]): string {
  return namedOrCounted(numbers, incidentName, 'incident');
}

function actionItems(numbers: readonly number[]): string {
  return namedOrCounted(numbers, actionItemName, 'action item');
}

function runbooks(numbers: readonly number[]): string {
  return namedOrCounted(numbers, runbookName, 'runbook');
}

const reasons: Record<PolicyChangeReason, string> = {
  start: 'at the start of',
  signal: 'by SIGHUP on',
  apply: 'by config apply, first on',
};

function settings(names: readonly string[]): string {
  return names.length > maxNamed ? counted(names.length, 'setting') : names.join(', ');
}

function effects(ids: readonly number[]): string {
  if (ids.length > maxNamed) return counted(ids.length, 'effect');
  return `${ids.length === 1 ? 'effect' : 'effects'} ${listed(ids.map(String))}`;
}
