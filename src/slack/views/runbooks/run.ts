import type { KnownBlock, Overflow } from '@slack/types';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { pageOf, progressOf, type Run, type RunStep, stepsPerPage } from '../../../domain/runbooks/run.js';
import { variablesOf } from '../../../domain/runbooks/run-variables.js';
import { hasRemarks } from '../../../domain/runbooks/suggested-edit.js';
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
  const variables = isOff ? [] : variablesOf({ steps: stepsShown(run) });
  return {
    text: markedDrill(incident, text),
    blocks: [
      heading,
      ...(isOff ? [] : stepBlocks(incident, run, people)),
      context(isOff ? `Detached · ${progressText(run)}` : footText(run, variables)),
      ...(isOff ? [] : footButtons(incident, run, variables)),
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
  const { next } = progressOf(run);
  return stepsShown(run).flatMap((step) =>
    step === next ? nextStepBlocks(incident, run, step, people) : [stepLine(incident, run, step, people)],
  );
}

/** `variables`: those of the steps on the page. */
function footText(run: Run, variables: readonly string[]): string {
  const { page, pages } = pageOf(run);
  const newer = run.latestVersion > run.version ? [`v${run.latestVersion} is available`] : [];
  const place = pages > 1 ? [`page ${page} of ${pages}`] : [];
  return [progressText(run), ...place, ...newer, ...valueTexts(run, variables)].join(' · ');
}

/** `region = eu-west-1`. */
function valueTexts(run: Run, variables: readonly string[]): string[] {
  return variables
    .slice(0, 10)
    .map(
      (name) =>
        `${inLine(name, 60)} = ${run.values[name] === undefined ? '?' : inLine(run.values[name], 100)}`,
    );
}

function stepsShown(run: Run): RunStep[] {
  const { page } = pageOf(run);
  return run.steps.slice((page - 1) * stepsPerPage, page * stepsPerPage);
}

function runMenu({ number }: Incident, run: Run): Overflow {
  const line = (verb: string) => carry(number, `runbook run ${run.number} ${verb}`);
  const isOff = run.status === 'detached';
  const newer = run.latestVersion > run.version;
  const choices: [label: string, verb: string][] = [
    ['Show whole runbook', 'show'],
    ...(newer && !isOff ? ([[`Take v${run.latestVersion}`, 'update']] as [string, string][]) : []),
    ...(hasRemarks(run) ? ([['Suggest edit', 'patch']] as [string, string][]) : []),
    isOff ? ['Attach again', 'reattach'] : ['Detach', 'detach'],
  ];
  return {
    type: 'overflow',
    action_id: `${actionIds.runLine}:run-${run.number}`,
    options: choices.map(([label, verb]) => ({ text: plain(label), value: line(verb) })),
  };
}

/** *Previous*, *Next*, and *Fill in* for the variables on the page. */
function footButtons({ number }: Incident, run: Run, variables: readonly string[]): KnownBlock[] {
  const { page, pages } = pageOf(run);
  const turn = (label: string, to: number) =>
    button({
      label,
      actionId: `${actionIds.runLine}:run-${run.number}-${label.toLowerCase()}`,
      value: carry(number, `runbook run ${run.number} page ${to}`),
    });
  const fill = button({
    label: 'Fill in',
    actionId: `${actionIds.runLine}:run-${run.number}-fill`,
    value: carry(number, `runbook run ${run.number} fill`),
  });
  const buttons = [
    ...(page > 1 ? [turn('Previous', page - 1)] : []),
    ...(page < pages ? [turn('Next', page + 1)] : []),
    ...(variables.length > 0 ? [fill] : []),
  ];
  return buttons.length === 0 ? [] : [actions(...buttons)];
}
