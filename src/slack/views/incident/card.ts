import type { KnownBlock } from '@slack/types';
import type { OpenFailure } from '../../../domain/delivery/delivery-task.js';
import type { EffectKind } from '../../../domain/effect.js';
import { statusSince } from '../../../domain/incident/decisions/move-to.js';
import { type Incident, incidentName } from '../../../domain/incident/incident.js';
import { metric } from '../../../domain/incident/metrics.js';
import { type Milestones, milestoneAt } from '../../../domain/incident/milestone.js';
import { holderOf, roleLabel, roleName, roles } from '../../../domain/incident/role.js';
import { isActive, phaseOf } from '../../../domain/incident/status.js';
import type { Policy } from '../../../domain/policy.js';
import { type FollowUp, noFollowUp } from '../../../domain/postmortems/tasks/settle.js';
import type { FoundRunbook } from '../../../domain/runbooks/library/suggest.js';
import type { Run } from '../../../domain/runbooks/run.js';
import { counted } from '../../../domain/text/words.js';
import { namesIn } from '../../../domain/timeline/messages/readable.js';
import { actionIds, carry } from '../action-ids.js';
import { failureButtons, failureLine } from '../delivery/delivery-failure.js';
import { editedText } from '../edited.js';
import { byName, type Names, noNames, type People } from '../people/names.js';
import { postmortemOnCard } from '../postmortems/on-card.js';
import { runsOnCard, suggestionOnCard } from '../runbooks/on-card.js';
import {
  button,
  context,
  fields,
  header,
  headerMaxChars,
  type MessageView,
  mrkdwn,
  section,
} from '../text/blocks.js';
import { cancellationWords, stateEmoji, statusName } from '../text/terms.js';
import { duration, inLine, timeOf } from '../text/text.js';
import { quoteBlock } from '../timeline/quote-block.js';
import { controls } from './card-controls.js';
import { markedDrill } from './drill.js';
import { missingText } from './missing.js';
import { nextUpdateText } from './next-update.js';

/** What the card shows besides the incident. */
export interface CardDetails {
  policy: Policy;
  now: Date;
  failures?: OpenFailure[];
  names?: Names;
  /** How many action items are unfinished. */
  openActionItems?: number;
  runs?: readonly Run[];
  /** A runbook that fits the incident, while it has none. */
  suggestion?: FoundRunbook | null;
  /** The tasks after the incident, and where its post-mortem stands. */
  followUp?: FollowUp;
}

/** The card of an incident: pinned in its channel and edited in place, so it notifies nobody. */
export function cardView(
  incident: Incident,
  {
    policy,
    now,
    failures = [],
    names = noNames,
    openActionItems = 0,
    runs = [],
    suggestion = null,
    followUp = noFollowUp,
  }: CardDetails,
): MessageView {
  const { person } = byName(names);
  const state = `${stateEmoji(policy, incident)} ${incident.severity} · ${incident.title}`.trim();
  const title = markedDrill(incident, state);
  return {
    text: markedDrill(
      incident,
      inLine(`${incidentName(incident.number)} is ${statusName(incident.status)}: ${state}`, 500),
    ),
    blocks: [
      header(title),
      ...(title.length > headerMaxChars ? [section(`*${inLine(incident.title, 1_000)}*`)] : []),
      section(statusLine(incident, { now, openActionItems })),
      fields([...facts(incident, person), ...actionItemsFact(incident, openActionItems)]),
      ...runsOnCard(incident, runs),
      ...suggestionOnCard(incident, suggestion),
      ...latest(incident, names),
      ...missingNote(incident),
      ...postmortemOnCard(incident, { followUp, policy, person, now }),
      ...footnotes(incident),
      ...controls(incident, { openActionItems }),
      ...warnings(incident, failures, person),
    ],
  };
}

type ShowPerson = People['person'];

/**
 * `INC-42 · investigating since today 14:02 · next update by 14:50`;
 * `INC-42 · closed today 14:58 · took 56 min · 2 action items open`.
 */
function statusLine(
  incident: Incident,
  { now, openActionItems }: { now: Date; openActionItems: number },
): string {
  const since = statusSince(incident);
  const kind = incident.kind === 'backfilled' ? ['*written down afterwards*'] : [];
  const due = nextUpdateText(incident, now);
  const why = incident.cancellation ? [cancellationWords(incident.cancellation)] : [];
  const lasts = isActive(incident.status) ? ' since' : '';
  const is = `*${statusName(incident.status)}*${since ? `${lasts} ${timeOf(since)}` : ''}`;
  return [
    ...kind,
    `*${incidentName(incident.number)}*`,
    is,
    ...why,
    ...tookText(incident),
    ...(due ? [due] : []),
    ...(isOver(incident) && openActionItems > 0 ? [`${counted(openActionItems, 'action item')} open`] : []),
  ].join(' · ');
}

/** How long it took, once it is over: `took 1 h 12 min`. */
function tookText({ status, milestones }: Incident): string[] {
  const took = metric(milestones, 'time_to_resolve');
  return !isActive(status) && took.state === 'recorded' ? [`took ${duration(took.ms)}`] : [];
}

function facts(incident: Incident, person: ShowPerson): string[] {
  const held = roles
    .filter((role) => role === 'commander' || holderOf(incident.roles, role) !== null)
    .map((role) => `*${roleLabel(role)}*\n${holder(incident, role, person)}`);
  const impact = impactText(incident.milestones);
  const affected =
    incident.affects.length > 0 ? [`*Affected services*\n${inLine(incident.affects.join(', '), 1_000)}`] : [];
  return [
    ...held,
    ...(impact ? [`*Impact*\n${impact}`] : []),
    ...affected,
    `*Reported by*\n${person(incident.reporterId)}`,
  ];
}

/** Once the incident is over, what is left to do stands beside how it ended. */
function actionItemsFact(incident: Incident, open: number): string[] {
  return open === 0 || isOver(incident) ? [] : [`*Action items*\n${open} open`];
}

function isOver({ status }: Incident): boolean {
  return phaseOf(status) === 'done';
}

/** `since today 13:51`; once it has ended, `today 13:51 to today 14:58 (1 h 7 min)`. Null if no start is known. */
function impactText(milestones: Milestones): string | null {
  const from = milestoneAt(milestones, 'impact_started');
  const to = milestoneAt(milestones, 'impact_ended');
  if (!from) return null;
  if (!to) return `since ${timeOf(from)}`;
  return `${timeOf(from)} to ${timeOf(to)} (${duration(to.getTime() - from.getTime())})`;
}

function holder(incident: Incident, role: (typeof roles)[number], person: ShowPerson): string {
  const userId = holderOf(incident.roles, role);
  return userId ? person(userId) : '_Unassigned_';
}

/** The summary and the latest update. */
function latest(incident: Incident, names: Names): KnownBlock[] {
  const { latestUpdate: update, summary } = incident;
  const quoted = (words: string) => quoteBlock(words, wordsMaxChars, namesIn(names));
  const known = summary ? [section('*Summary*'), quoted(summary)] : [];
  if (!update) return known;
  const { person } = byName(names);
  const who = `${update.by ? ` ${person(update.by)}` : ''}${editedText(update, person)}`;
  return [...known, section(`*Latest update* · ${timeOf(update.at)}${who}`), quoted(update.text)];
}

const wordsMaxChars = 2_400;

function footnotes(incident: Incident): KnownBlock[] {
  const missing = isActive(incident.status) ? missingRoles(incident) : [];
  return missing.length > 0 ? [context(`Unassigned: ${missing.join(', ')}`)] : [];
}

/** What is to be filled in once the incident is resolved. */
function missingNote(incident: Incident): KnownBlock[] {
  const text = phaseOf(incident.status) === 'learning' ? missingText(incident) : '';
  if (text === '') return [];
  const value = carry(incident.number, 'missing');
  const accessory = button({ label: 'Fill in', actionId: `${actionIds.runLine}:missing`, value });
  return [{ type: 'section', text: mrkdwn(text), accessory }];
}

/** Effects whose failures don't matter once the incident is over. */
const idleOnceOver: ReadonlySet<EffectKind> = new Set(['invite', 'pin_card', 'add_bookmark']);

/** Delivery failures, each with *Try again* and *Dismiss*. */
function warnings(incident: Incident, failures: OpenFailure[], person: ShowPerson): KnownBlock[] {
  return failures
    .filter(({ effect }) => !isOver(incident) || !idleOnceOver.has(effect.kind))
    .slice(0, 3)
    .flatMap((failure) => [
      context(`⚠ ${failureLine(failure, person)}`),
      failureButtons(incident, { effectId: failure.effectId, isNeeded: false }),
    ]);
}

function missingRoles(incident: Incident): string[] {
  const wanted =
    incident.severity === 'sev1' ? (['commander', 'comms', 'scribe'] as const) : (['commander'] as const);
  return wanted.filter((role) => holderOf(incident.roles, role) === null).map((role) => roleName(role));
}
