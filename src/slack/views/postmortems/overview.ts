import type { KnownBlock } from '@slack/types';
import { dayText } from '../../../domain/action-items/day-text.js';
import { incidentName } from '../../../domain/incident/incident.js';
import type { Coverage, Gap, PostmortemDocument } from '../../../domain/postmortems/document.js';
import { openComments } from '../../../domain/postmortems/postmortem.js';
import type { SectionFinding } from '../../../domain/postmortems/wording/wording.js';
import { counted, listed } from '../../../domain/text/words.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { actions, type ButtonOptions, button, context, type MessageView, section } from '../text/blocks.js';
import { person } from '../text/text.js';
import { gapBlock } from './draft/section.js';
import { exportMenu } from './export.js';
import { listButton, mayReadAsBlame } from './wording.js';

const stateLabels = { draft: 'Draft', in_review: 'In review', approved: 'Approved', published: 'Published' };
const maxQuestions = 4;

/** `*Post-mortem of INC-42* · Draft · @dana · due Thu, Nov 26`. */
export function postmortemHeading(document: PostmortemDocument): string {
  const { incident, state, ownerId, dueOn, asOf } = document;
  const open = countOpenComments(document);
  const parts = [
    `*Post-mortem of ${incidentName(incident.number)}*`,
    stateLabels[state],
    ownerId ? `owned by ${person(ownerId)}` : 'no owner',
    ...(dueOn && state !== 'published' ? [`due ${dayText(dueOn, asOf)}`] : []),
    ...(open > 0 && state !== 'published' ? [counted(open, 'open comment')] : []),
  ];
  return markedDrill(incident, parts.join(' · '));
}

/** How many comments on all sections are open. */
export function countOpenComments({ sections }: PostmortemDocument): number {
  return sections.flatMap(openComments).length;
}

/** Where the post-mortem stands, what is open, and what to do next. `progress`: of the tasks; null: there are none. */
export function postmortemView(
  document: PostmortemDocument,
  { progress, wording: openWording }: { progress: string | null; wording: readonly SectionFinding[] },
): MessageView {
  const text = postmortemHeading(document);
  const questions = openQuestions(document);
  const more = questions.length - maxQuestions;
  return {
    text,
    blocks: [
      section([text, coverageText(document), ...(progress ? [progress] : [])].join('\n')),
      ...questions.slice(0, maxQuestions).map((gap) => gapBlock(document, gap)),
      ...(more > 0 ? [context(`… and ${counted(more, 'more question')} in the draft`)] : []),
      ...(openWording.length > 0 ? [wordingBlock(document, openWording)] : []),
      buttons(document),
    ],
  };
}

function wordingBlock({ incident }: PostmortemDocument, open: readonly SectionFinding[]): KnownBlock {
  const text = section(`💬 ${mayReadAsBlame(open)}.`);
  const accessory = listButton(incident, 'See wording');
  return text.type === 'section' ? { ...text, accessory } : text;
}

/** What must be known first, then what the record raises, then what somebody was asked. */
function openQuestions({ sections }: PostmortemDocument): Gap[] {
  const gaps = sections.flatMap((one) => one.gaps);
  return [...gaps.filter(({ isMustHave }) => isMustHave), ...gaps.filter(({ isMustHave }) => !isMustHave)];
}

function coverageText({ evidence: { share, mustHaves } }: PostmortemDocument): string {
  const named = (coverage: Coverage) =>
    listed(mustHaves.filter(({ by }) => by === coverage).map(({ label }) => label.toLowerCase()));
  const [missing, leftOut] = [named('nothing'), named('left_out')];
  return [
    `${Math.round(share * 100)}% of what it needs is there.`,
    ...(missing ? [`Missing: ${missing}.`] : []),
    ...(leftOut ? [`Its template leaves out: ${leftOut}.`] : []),
  ].join(' ');
}

function buttons({ incident, state }: PostmortemDocument): KnownBlock {
  const step = (label: string, line: string, style?: 'primary'): ButtonOptions => ({
    label,
    actionId: `${actionIds.runLine}:${line.replaceAll(' ', '-')}`,
    value: carry(incident.number, line),
    ...(style && { style }),
  });
  const next: Record<PostmortemDocument['state'], ButtonOptions[]> = {
    draft: [step('Request review', 'postmortem review'), step('Publish', 'postmortem publish')],
    in_review: [step('Approve', 'postmortem approve'), step('Publish', 'postmortem publish')],
    approved: [step('Publish', 'postmortem publish', 'primary')],
    published: [step('Reopen', 'postmortem reopen')],
  };
  const open = step('Open draft', 'postmortem open', state === 'approved' ? undefined : 'primary');
  return actions(...[open, ...next[state]].map(button), exportMenu(incident.number));
}
