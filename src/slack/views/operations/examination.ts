import { type Check, summaryOf } from '../../../domain/operations/check.js';
import { type MessageView, sections, sentenceView } from '../text/blocks.js';
import { inLine } from '../text/text.js';

const signs = { ok: '✅', warning: '⚠️', failed: '❌', unknown: '❔' } as const;

/** Shown until the checks have been made. */
export function examiningView(): MessageView {
  return sentenceView('Checking… this takes up to 15 seconds.');
}

export function notAnOperatorView(): MessageView {
  return sentenceView('Only operators can use this. The policy names them: `operators`.');
}

export function whoIsAnOperatorView(): MessageView {
  return sentenceView("Slack has not said yet who is in the operators' user groups. Try again in a moment.");
}

/** The checks failed themselves; the log says why. */
export function notExaminedView(trace: string): MessageView {
  return sentenceView(
    `Firebreak couldn't finish the checks. Run \`firebreak doctor\` beside the server, or search its log for \`${trace}\`.`,
  );
}

/** What was found, and the fix for each fault; the worst first. */
export function examinationView(checks: readonly Check[]): MessageView {
  const sorted = worstFirst.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
  const text = summaryOf(checks);
  return { text, blocks: sections([`*${text}*`, ...sorted.map(line)]) };
}

const worstFirst = ['failed', 'warning', 'unknown', 'ok'] as const;

function line({ name, verdict, found, fix }: Check): string {
  const said = `${signs[verdict]} *${inLine(name, 100)}*: ${inLine(found, 500)}`;
  return fix === null ? said : `${said}\n      → ${inLine(fix, 500)}`;
}
