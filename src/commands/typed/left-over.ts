import type { Refusal } from '../../domain/refusal.js';
import type { MessageView } from '../../slack/views/text/blocks.js';
import {
  type LeftOver,
  leftOverView,
  refusedView,
  runWithoutText,
} from '../../slack/views/typed/left-over.js';
import type { Call, Command, Reply } from '../command.js';
import { readSeverity } from '../incident/severity.js';
import { plainText } from './plain-text.js';
import { readLine } from './read-line.js';

/** Asks about arguments that a command can't use, as Slack sent them: none is dropped silently. */
export function leftOver(
  { number, nameOf }: Pick<Call, 'number' | 'nameOf'>,
  { name, usage }: Pick<Command, 'name' | 'usage'>,
  words: string,
  offers: LeftOver['offers'] = [runWithoutText(name)],
): Reply {
  return {
    kind: 'message',
    view: leftOverView({ command: name, usage, words: plainText(words, nameOf), number, offers }),
  };
}

/** A refusal with the text of the refused line, which can be posted as an update or sent again. */
export function refusalWithText({ number, nameOf, act }: Call, line: string, refusal: Refusal): MessageView {
  const words = textIn(line, number);
  if (words && worthPosting.has(refusal.kind))
    return refusedView(refusal, { words, plainWords: plainText(words, nameOf), number });
  if (words && act.source === 'command' && worthCorrecting.has(refusal.kind))
    return refusedView(refusal, { line: plainText(`/incident ${line}`, nameOf) });
  return refusedView(refusal, null);
}

/** Refusals of a line that needs a small correction, such as another incident. */
const worthCorrecting: ReadonlySet<Refusal['kind']> = new Set([
  'incident_not_found',
  'text_too_long',
  'time_in_future',
]);

/** Refusals after which the text is still worth posting. */
const worthPosting: ReadonlySet<Refusal['kind']> = new Set([
  'already_in_status',
  'already_acknowledged',
  'severity_unchanged',
  'not_from_here',
  'is_over',
  'not_open_for_reopening',
]);

/** The text of the line, as Slack sent it, without command, incident and severity. */
function textIn(line: string, number: number | null): string {
  const { word, rest, numbered } = readLine(line);
  const said = numbered?.number === number ? numbered.rest : rest;
  return /^sev(?:erity)?$/.test(word) ? readSeverity(said).why : said;
}
