import type { RunbookEvent } from '../../../domain/runbooks/events.js';
import { runbookName } from '../../../domain/runbooks/run.js';
import { counted } from '../../../domain/text/words.js';
import { unreachable } from '../../../domain/unreachable.js';
import { inLine, quotedInLine, timeOf } from '../text/text.js';
import type { Wording } from '../text/wording.js';

/** What happened to a runbook of the incident, as a clause without its actor `by`. */
export function runbookClause(
  event: RunbookEvent,
  by: string | null,
  { people: { person }, incident }: Wording,
): string {
  const ofIt = incident ? ` of ${incident}` : '';
  switch (event.kind) {
    case 'runbook_attached': {
      const { runbook, version, title, steps, reason } = event;
      const name = `${titled(title)} (${runbookName(runbook)}, v${version}, ${counted(steps, 'step')})`;
      return `attached runbook ${name}${incident ? ` to ${incident}` : ''}${reason ? `: ${inLine(reason, 200)}` : ''}`;
    }
    case 'runbook_detached':
      return `detached runbook ${titled(event.title)}${incident ? ` from ${incident}` : ''}`;
    case 'runbook_reattached':
      return `attached runbook ${titled(event.title)}${incident ? ` to ${incident}` : ''} again`;
    case 'runbook_finished':
      return `finished runbook ${titled(event.title)}${ofIt}: ${countsText(event)}`;
    case 'runbook_updated':
      return `moved runbook ${titled(event.title)}${ofIt} from v${event.from} to v${event.to}, keeping ${counted(event.kept, 'step')} that ${event.kept === 1 ? 'was' : 'were'} done or skipped`;
    case 'runbook_missing':
      return `couldn't attach the policy's runbook ${titled(event.wanted)}${incident ? ` to ${incident}` : ''}: no runbook has that path or title`;
    case 'runbook_value_set':
      return `set ${inLine(event.name, 80)} to ${quotedInLine(event.value, 200)} in runbook ${titled(event.title)}`;
    case 'runbook_step_done':
      return `did ${stepText(event)}${ofIt}`;
    case 'runbook_step_undone':
      return `reopened ${stepText(event)}${ofIt}`;
    case 'runbook_step_skipped':
      return `skipped ${stepText(event)}${ofIt}`;
    case 'runbook_step_assigned':
      return event.to === by && by !== null
        ? `took ${stepText(event)}${ofIt}`
        : event.to === null
          ? `left ${stepText(event)}${ofIt} to nobody`
          : `assigned ${stepText(event)}${ofIt} to ${person(event.to)}`;
    case 'runbook_step_noted':
      return event.note === null
        ? `removed the note on ${stepText(event)}${ofIt}`
        : `noted on ${stepText(event)}${ofIt}`;
    case 'runbook_timer_set':
      return event.until === null
        ? `stopped the timer of ${stepText(event)}${ofIt}`
        : `set a timer for ${stepText(event)}${ofIt} until ${timeOf(new Date(event.until))}`;
    default:
      return unreachable(event);
  }
}

/** `5 done, 2 skipped`. */
export function countsText({ done, skipped }: { done: number; skipped: number }): string {
  return skipped > 0 ? `${done} done, ${skipped} skipped` : `${done} done`;
}

function stepText({ step, title }: { step: number; title: string }): string {
  return `step ${step} ${quotedInLine(title, 150)}`;
}

function titled(title: string): string {
  return quotedInLine(title, 150);
}
