import type { KnownBlock } from '@slack/types';
import type { Effect } from '../../../domain/effect.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { answerNamed, isAnswerKey, mayReword } from '../../../domain/postmortems/answers.js';
import type { Postmortem } from '../../../domain/postmortems/postmortem.js';
import {
  acceptedFindings,
  openFindings,
  type SectionFinding,
  sentencesIn,
  uncheckedTexts,
  type Wording,
} from '../../../domain/postmortems/wording/wording.js';
import { counted, listed } from '../../../domain/text/words.js';
import { namesIn, readable } from '../../../domain/timeline/messages/readable.js';
import { actionIds, carry } from '../action-ids.js';
import { markedDrill } from '../incident/drill.js';
import type { Names } from '../people/names.js';
import { actions, button, context, type MessageView, section } from '../text/blocks.js';
import { pageOfBlocks } from '../text/pages.js';
import { inLine, quotedInLine } from '../text/text.js';
import { findingBlocks, fineBlock } from './finding.js';

type CheckWording = Extract<Effect, { kind: 'check_wording' }>;

/** How many findings the answer to a save shows; the list has them all. */
const maxShown = 3;

/** `1 sentence may read as blame`. */
export function mayReadAsBlame(open: readonly SectionFinding[]): string {
  return `${counted(sentencesIn(open), 'sentence')} may read as blame`;
}

/** Tells who saved a section or an answer what may read as blame. */
export function savedWordingView(
  incident: Incident,
  {
    effect: { section: key, title },
    open,
    names,
  }: { effect: CheckWording; open: readonly SectionFinding[]; names: Names },
): MessageView {
  const place = isAnswerKey(key) ? 'the answer' : quotedInLine(title, 150);
  const text = markedDrill(
    incident,
    `Saved. ${mayReadAsBlame(open)} in ${place}. It's advice: keep what you think is right.`,
  );
  const more = open.length - maxShown;
  return {
    text,
    blocks: [
      section(text),
      ...open
        .slice(0, maxShown)
        .flatMap((finding, index) => findingBlocks(incident, finding, { index, names, onlyBy: null })),
      ...(more > 0 ? [actions(listButton(incident, `See ${more} more`))] : []),
    ],
  };
}

/** Tells who saved a section or an answer that its wording couldn't be checked. */
export function uncheckedView(incident: Incident, { section: key }: CheckWording): MessageView {
  const text = markedDrill(incident, "Saved. Wording couldn't be checked.");
  return { text, blocks: [section(text), actions(checkButton(incident, key, 'Check again'))] };
}

/** Reminds who asks for a review of what may read as blame. It holds up nothing. */
export function wordingReminder(incident: Incident, open: readonly SectionFinding[]): MessageView {
  const text = markedDrill(incident, `${mayReadAsBlame(open)} in this post-mortem. That's advice only.`);
  return { text, blocks: [section(text), actions(listButton(incident, 'See wording'))] };
}

/** A page of everything in the post-mortem that may read as blame, and of what somebody said is fine. */
export function wordingView(
  incident: Incident,
  { postmortem, wording, names, readerId, page, notice }: WordingList,
): MessageView {
  const open = openFindings(postmortem, wording);
  const fine = acceptedFindings(postmortem, wording);
  const unchecked = uncheckedTexts(postmortem, wording);
  const nameOf = nameOfText(postmortem, names);
  const name = `the post-mortem of ${incidentName(incident.number)}`;
  const text = markedDrill(
    incident,
    open.length > 0 ? `${mayReadAsBlame(open)} in ${name}.` : `No open finding about the wording of ${name}.`,
  );
  const blocks = [
    ...open.flatMap((finding, index) => [
      ...(finding.section === open[index - 1]?.section
        ? []
        : [context(`In ${inLine(nameOf(finding.section), 200)}:`)]),
      ...findingBlocks(incident, finding, {
        ...{ index, names },
        onlyBy: answererIn(postmortem, finding, readerId),
      }),
    ]),
    ...fine.map((finding, index) => fineBlock(incident, finding, { index, names })),
    ...(unchecked.length > 0 ? uncheckedBlocks(incident, nameOf, unchecked) : []),
  ];
  const place = { page, incident: incident.number, line: 'postmortem wording' };
  const said = notice === null ? text : `${notice} ${text}`;
  return { text: said, blocks: [section(said), ...pageOfBlocks(blocks, place)] };
}

export interface WordingList {
  postmortem: Postmortem;
  wording: Wording;
  names: Names;
  /** Whose list it is. */
  readerId: string;
  page: number;
  /** What the reader just did. */
  notice: string | null;
}

/** Whose answer it is, if this reader may not reword it; otherwise null. */
function answererIn(postmortem: Postmortem, { section }: SectionFinding, readerId: string): string | null {
  const question = answerNamed(postmortem, section);
  return question && !mayReword(postmortem, question, readerId) ? question.answer.by : null;
}

function uncheckedBlocks(
  incident: Incident,
  nameOf: (key: string) => string,
  keys: readonly string[],
): KnownBlock[] {
  const named = keys.map((key) => ({ key, name: nameOf(key) }));
  return [
    context(`Not checked yet: ${listed(named.map(({ name }) => inLine(name, 80)))}`),
    actions(...named.slice(0, 20).map(({ key, name }) => checkButton(incident, key, `Check ${name}`))),
  ];
}

/** `“What went well”`, or `the answer to “What did the dashboard show?”`. Not escaped. */
function nameOfText({ template, questions }: Postmortem, names: Names): (key: string) => string {
  return (key) => {
    const asked = answerNamed({ questions }, key);
    if (asked) return `the answer to “${readable(asked.question, namesIn(names))}”`;
    return `“${template.sections.find((one) => one.key === key)?.title ?? key.replaceAll('_', ' ')}”`;
  };
}

/** Opens the list. */
export function listButton({ number }: Incident, label: string) {
  const value = carry(number, 'postmortem wording');
  return button({ label, actionId: `${actionIds.runLine}:wording`, value });
}

function checkButton({ number }: Incident, key: string, label: string) {
  const value = carry(number, `postmortem wording check ${key}`);
  return button({ label, actionId: `${actionIds.runLine}:check-${key}`, value });
}
