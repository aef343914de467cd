import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { holderOf, type Role, roleFrom, roleName } from '../../../domain/incident/role.js';
import type { NudgeContent, NudgeLine } from '../../../domain/nudges/content.js';
import type { Reason } from '../../../domain/nudges/reason.js';
import type { RunbookStepRow } from '../../../domain/nudges/rows.js';
import { counted } from '../../../domain/text/words.js';
import { actionIds, carry } from '../action-ids.js';
import { askedItemButtons } from '../action-items/item-line.js';
import { markedDrill } from '../incident/drill.js';
import { missingText } from '../incident/missing.js';
import { actions, button, type MessageView, section } from '../text/blocks.js';
import { duration, person, quotedInLine } from '../text/text.js';
import { lineButtons, lineText } from './digest.js';

/** What is asked in an incident's channel: one question about the incident, or its action items. */
export function channelNudgeView(incident: Incident, content: NudgeContent): MessageView {
  const open = content.lines.filter(({ isOpen }) => isOpen);
  const [first] = open;
  if (content.rule !== 'digest' && first && !first.actionItem) return questionView(incident, first);
  const isAllItems = open.every(({ actionItem }) => actionItem !== null);
  const title = `${counted(open.length, isAllItems ? 'action item' : 'thing')} of ${incidentName(incident.number)} ${open.length === 1 ? 'waits' : 'wait'} too long:`;
  return {
    text: [title, ...open.map((line) => lineText(line, content))].join('\n'),
    blocks: [section(title), ...open.slice(0, 20).flatMap((line) => itemBlocks(line, content))],
  };
}

function itemBlocks(line: NudgeLine, content: NudgeContent): KnownBlock[] {
  const text = section(lineText(line, content));
  return [text, line.actionItem ? askedItemButtons(line.actionItem, ['done', 'owner']) : lineButtons(line)];
}

function questionView(incident: Incident, { reason, step }: NudgeLine): MessageView {
  const { text, buttons } = step ? stepQuestion(step, reason) : question(incident, reason);
  const name = incidentName(incident.number);
  const run = ({ label, line, isFirst = false }: Choice) =>
    button({
      label,
      actionId: `${actionIds.runLine}:${line}`,
      value: carry(incident.number, line),
      ...(isFirst && { style: 'primary' as const }),
    });
  return {
    text: markedDrill(incident, `${name}: ${text}`),
    blocks: [section(markedDrill(incident, text)), actions(...buttons.map(run))],
  };
}

interface Choice {
  label: string;
  line: string;
  isFirst?: boolean;
}

const postUpdate: Choice = { label: 'Post update', line: 'update', isFirst: true };

/** What is asked, of whom, and what ends it. */
function question(incident: Incident, { rule, about, elapsed }: Reason): { text: string; buttons: Choice[] } {
  const commander = holderOf(incident.roles, 'commander');
  const to = commander ? `${person(commander)} ` : '';
  const time = duration(elapsed * 60_000);
  switch (rule) {
    case 'update_due':
      return {
        text: `${to}${elapsed === 0 ? 'An update is due.' : `The update is overdue by ${time}.`} What's the latest?`,
        buttons: [
          postUpdate,
          { label: 'Snooze 15 min', line: 'reminders snooze 15 min' },
          { label: 'Pause', line: 'reminders pause' },
        ],
      };
    case 'triage_unanswered':
      return {
        text: `Nobody has acknowledged this incident for ${time}.`,
        buttons: [
          { label: 'Acknowledge', line: 'ack', isFirst: true },
          { label: 'Cancel incident', line: 'cancel' },
        ],
      };
    case 'role_unfilled':
      return roleQuestion(roleFrom(about ?? '') ?? 'commander', { to, time });
    case 'no_summary':
      return {
        text: `${to}This incident has no summary after ${time}. What is known so far?`,
        buttons: [{ label: 'Add summary', line: 'summary', isFirst: true }],
      };
    case 'silent':
      return { text: `${to}Nobody has written here for ${time}. What's the latest?`, buttons: [postUpdate] };
    case 'facts_missing':
      return {
        text: `${to}This incident is resolved. ${missingText(incident)}`,
        buttons: [{ label: 'Fill in', line: 'missing', isFirst: true }],
      };
    default:
      return { text: `${to}What's the latest?`, buttons: [postUpdate] };
  }
}

/** Asks how a step of a runbook is going. */
function stepQuestion(
  { run, position, title, assigneeId }: RunbookStepRow,
  { rule, elapsed }: Reason,
): { text: string; buttons: Choice[] } {
  const to = assigneeId ? `${person(assigneeId)} ` : '';
  const name = `step ${position} ${quotedInLine(title, 150)}`;
  return {
    text:
      rule === 'step_timer'
        ? `${to}The timer of ${name} has ended. How did it go?`
        : `${to}You've had ${name} for ${duration(elapsed * 60_000)}. Is it done?`,
    buttons: [
      { label: 'Done', line: `runbook run ${run} done ${position}`, isFirst: true },
      { label: '10 more minutes', line: `runbook run ${run} timer ${position} 10 min` },
    ],
  };
}

function roleQuestion(role: Role, { to, time }: { to: string; time: string }) {
  const who = role === 'commander' ? '' : to;
  return {
    text: `${who}This incident has had no ${roleName(role)} for ${time}.`,
    buttons: [
      { label: "I'll do it", line: `role ${role} me`, isFirst: true },
      { label: 'Assign role', line: `role ${role}` },
    ],
  };
}
