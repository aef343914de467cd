import type { KnownBlock, Overflow } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { pageOf, progressOf, type Run, stepsPerPage } from '../../../domain/runbooks/run.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import { byName, type Names, noNames, type People } from '../people/names.js';
import { actions, button, context, type MessageView, mrkdwn, plain } from '../text/blocks.js';
import { dateOf, inLine } from '../text/text.js';
import { progressText } from './progress.js';
import { nextStepBlocks, stepLine } from './step.js';

/** The message of a run: a page of its steps, with the next one in full. Names people, so that it notifies nobody. */
export function runView(incident: Incident, run: Run, names: Names = noNames): MessageView {
  const people = byName(names);
  const text = `Runbook ${inLine(run.title, 150)} of ${incidentName(incident.number)}: ${progressText(run)}`;
  const heading: KnownBlock = {
    type: 'section',
    text: mrkdwn(markedDrill(incident, headline(run, people))),
    accessory: runMenu(incident, run),
  };
  const isOff = run.status === 'detached';
  return {
    text: markedDrill(incident, text),
    blocks: [
      heading,
      ...(isOff ? [] : stepBlocks(incident, run, people)),
      context(isOff ? `Detached · ${progressText(run)}` : footText(run)),
      ...pageButtons(incident, run),
    ],
  };
}

/** `*Payment provider errors* · v3 (Nov 9) · attached by Dana · affected service checkout`. */
function headline({ title, version, versionAt, attachedBy, reason }: Run, { person }: People): string {
  return [
    `*${inLine(title, 300)}*`,
    `v${version} (${dateOf(versionAt)})`,
    attachedBy ? `attached by ${person(attachedBy)}` : 'attached by policy',
    ...(reason ? [inLine(reason, 200)] : []),
  ].join(' · ');
}

function stepBlocks(incident: Incident, run: Run, people: People): KnownBlock[] {
  const { page } = pageOf(run);
  const { next } = progressOf(run);
  return run.steps
    .slice((page - 1) * stepsPerPage, page * stepsPerPage)
    .flatMap((step) =>
      step === next ? nextStepBlocks(incident, run, step, people) : [stepLine(incident, run, step, people)],
    );
}

function footText(run: Run): string {
  const { page, pages } = pageOf(run);
  return [progressText(run), ...(pages > 1 ? [`page ${page} of ${pages}`] : [])].join(' · ');
}

function runMenu({ number }: Incident, run: Run): Overflow {
  const line = (verb: string) => carry(number, `runbook run ${run.number} ${verb}`);
  const isOff = run.status === 'detached';
  const newer = run.latestVersion > run.version;
  const choices: [label: string, verb: string][] = [
    ['Show whole runbook', 'show'],
    ...(newer && !isOff ? ([[`Take v${run.latestVersion}`, 'update']] as [string, string][]) : []),
    isOff ? ['Attach again', 'reattach'] : ['Detach', 'detach'],
  ];
  return {
    type: 'overflow',
    action_id: `${actionIds.runLine}:run-${run.number}`,
    options: choices.map(([label, verb]) => ({ text: plain(label), value: line(verb) })),
  };
}

/** A button that turns to a page never becomes one that does something else. */
function pageButtons({ number }: Incident, run: Run): KnownBlock[] {
  const { page, pages } = pageOf(run);
  const turn = (label: string, to: number) =>
    button({
      label,
      actionId: `${actionIds.runLine}:run-${run.number}-${label.toLowerCase()}`,
      value: carry(number, `runbook run ${run.number} page ${to}`),
    });
  const buttons = [
    ...(page > 1 ? [turn('Previous', page - 1)] : []),
    ...(page < pages ? [turn('Next', page + 1)] : []),
  ];
  return run.status === 'detached' || buttons.length === 0 ? [] : [actions(...buttons)];
}
