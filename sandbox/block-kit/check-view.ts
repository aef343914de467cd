import { blocksOf } from './blocks.js';
import { type Problem, problemAt, problemOfAll } from './problem.js';
import { boolean, isRecord, list, object, oneOf, type Rule, string } from './rules.js';
import { newSurvey, type Survey, tell } from './survey.js';
import { plainText } from './text.js';

/** Views: https://docs.slack.dev/reference/views and https://docs.slack.dev/surfaces/modals */
const maxViewBytes = 250_000;
const common = {
  private_metadata: string(3000, 0),
  callback_id: string(255, 0),
  external_id: string(255, 0),
};
const views: Readonly<Record<'modal' | 'home', Rule>> = {
  modal: object(
    { type: oneOf('modal'), title: plainText(24), blocks: list(blocksOf.modal, { max: 100 }) },
    {
      ...common,
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
    },
  ),
  home: object({ type: oneOf('home'), blocks: list(blocksOf.home, { max: 100 }) }, common),
};

/** Returns what Slack would reject in a modal or Home view, given as an object or JSON string. Never throws. */
export function checkView(view: unknown): Problem[] {
  const parsedView = typeof view === 'string' ? parsed(view) : view;
  if (!isRecord(parsedView)) return [problemAt('invalid_arguments', '/view', 'must provide an object')];
  const type = parsedView.type;
  if (type !== 'modal' && type !== 'home')
    return [problemAt('invalid_arguments', '/view/type', `unsupported type: ${String(type)}`)];
  if (Buffer.byteLength(JSON.stringify(parsedView)) > maxViewBytes)
    return [problemOfAll('view_too_large', tooLarge(parsedView))];
  const survey = newSurvey(type, 'invalid_arguments');
  views[type](parsedView, '/view', survey);
  checkWhole(parsedView, survey);
  return survey.problems;
}

function tooLarge(view: object): string {
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return `view: ${bytes} bytes of JSON given; Slack allows at most ${maxViewBytes}`;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function checkWhole(view: Record<string, unknown>, survey: Survey): void {
  const [input] = survey.inputs;
  if (view.type === 'modal' && input !== undefined && view.submit === undefined)
    tell(survey, `${input}/input`, 'must define `submit` to use an `input` block in modals');
  const [, second] = survey.focused;
  if (second !== undefined) tell(survey, second, 'only one element can have `focus_on_load` set to true');
}
