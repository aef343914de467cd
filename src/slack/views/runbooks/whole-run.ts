import type { KnownBlock } from '@slack/types';
import type { Incident } from '../../../domain/incident/incident.js';
import type { Run, RunStep } from '../../../domain/runbooks/run.js';
import type { ContextSection, RunbookContent } from '../../../domain/runbooks/runbook.js';
import { markedDrill } from '../incident/drill.js';
import { mentioned } from '../people/names.js';
import { type MessageView, section } from '../text/blocks.js';
import { pageOfBlocks, pagesOf } from '../text/pages.js';
import { inLine } from '../text/text.js';
import { progressText } from './progress.js';
import { stepText } from './step.js';
import { bodyBlocks, sectionBlocks } from './step-body.js';

/** A page of everything that a run's version says, in its order, with what people did about each step. */
export function wholeRunView(
  incident: Incident,
  run: Run,
  { content, page }: { content: RunbookContent; page: number },
): MessageView {
  const title = markedDrill(incident, `*${inLine(run.title, 300)}* · v${run.version} · ${progressText(run)}`);
  const place = { page, incident: incident.number, line: `runbook run ${run.number} show` };
  return { text: title, blocks: [section(title), ...pageOfBlocks(partsOf(run, content).flat(), place)] };
}

/** One step with everything that it says. */
export function wholeStepView(incident: Incident, run: Run, step: RunStep): MessageView {
  const title = markedDrill(incident, `*${inLine(run.title, 300)}* · v${run.version}`);
  const [first = []] = pagesOf([
    section(stepText(step, mentioned)),
    ...bodyBlocks(step.markdown, run.values),
  ]);
  return { text: title, blocks: [section(title), ...first] };
}

/** The blocks of each step and section, by their lines. */
function partsOf({ steps, values }: Run, content: RunbookContent): KnownBlock[][] {
  const ofSteps = content.steps.map(({ line }, index) => {
    const step = steps[index];
    return {
      line,
      blocks: step ? [section(stepText(step, mentioned)), ...bodyBlocks(step.markdown, values)] : [],
    };
  });
  const ofSections = content.context.map((one) => ({ line: one.line, blocks: contextBlocks(one, values) }));
  return [...ofSteps, ...ofSections].sort((a, b) => a.line - b.line).map(({ blocks }) => blocks);
}

function contextBlocks(
  { heading, markdown }: ContextSection,
  values: Readonly<Record<string, string>>,
): KnownBlock[] {
  const title = heading ? [section(`*${inLine(heading, 300)}*`)] : [];
  return [...title, ...sectionBlocks(markdown, values)];
}
