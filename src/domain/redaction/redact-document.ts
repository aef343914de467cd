import type { ActionItemStatus } from '../action-items/action-item.js';
import type { ActionItemReport } from '../action-items/report.js';
import type { Incident } from '../incident/incident.js';
import type { Milestones } from '../incident/milestone.js';
import type {
  Block,
  MetricRow,
  PostmortemDocument,
  Section,
  Statement,
  TimelineRow,
} from '../postmortems/document.js';
import type { Span } from '../postmortems/span.js';
import type { Verdict } from '../timeline/hash-chain/verdict.js';
import type { Profile, RedactionPolicy } from './profile.js';
import type { Counts } from './redact-text.js';
import { redactedRecord } from './redacted-record.js';
import { openRedaction, type Redaction } from './redaction.js';

/** A document that may leave, and how often what was replaced or left out of it. */
export interface RedactedDocument {
  document: PostmortemDocument;
  counts: Counts;
}

/**
 * The document as this profile may see it, so that every format gets the same. Roles stand for people; secrets, personal
 * data, hosts inside and the team's own words are replaced; links to Slack, copies of files, the full record and prompts to
 * the writers are left out. See docs/exports.md.
 */
export function redactDocument(
  document: PostmortemDocument,
  profile: Profile,
  policy: RedactionPolicy,
): RedactedDocument {
  if (profile === 'internal') return { document, counts: new Map() };
  const redaction = openRedaction(document, policy);
  const { record, rowsOf, indexOf } = redactedRecord(document, profile, redaction);
  const redacted: PostmortemDocument = {
    ...document,
    incident: incidentOf(document.incident, redaction),
    ownerId: redaction.personOrNull(document.ownerId),
    people: document.people.map((one) => ({
      ...one,
      label: redaction.text(one.label),
      id: redaction.person(one.id),
    })),
    sections: document.sections.map((section, index) => sectionOf(section, { index, redaction, rowsOf })),
    sources: document.sources.map((source) => ({
      ...source,
      label: redaction.text(source.label),
      by: redaction.personOrNull(source.by),
      permalink: redaction.leftOut('Slack link', source.permalink),
      recordIndex: source.recordIndex === null ? null : indexOf(source.recordIndex),
    })),
    evidence: {
      ...document.evidence,
      mustHaves: document.evidence.mustHaves.map((one) => ({ ...one, label: redaction.text(one.label) })),
    },
    record,
    actionItems: document.actionItems.map((item) => actionItemOf(item, redaction)),
    verdict: document.verdict && verdictOf(document.verdict),
    names: redaction.names,
    redactedFor: profile,
  };
  return { document: redacted, counts: redaction.counts };
}

function incidentOf(incident: Incident, { text, textOrNull, person, personOrNull }: Redaction): Incident {
  const { latestUpdate, cancellation } = incident;
  return {
    ...incident,
    ...{ workspaceId: '', channelId: null, cardTs: null },
    title: text(incident.title),
    summary: textOrNull(incident.summary),
    affects: incident.affects.map(text),
    reporterId: person(incident.reporterId),
    roles: incident.roles.map((one) => ({ ...one, userId: person(one.userId), by: personOrNull(one.by) })),
    milestones: milestonesOf(incident.milestones, personOrNull),
    latestUpdate: latestUpdate && {
      at: latestUpdate.at,
      by: personOrNull(latestUpdate.by),
      text: text(latestUpdate.text),
    },
    updatesPausedReason: textOrNull(incident.updatesPausedReason),
    cancellation: cancellation && { ...cancellation, text: textOrNull(cancellation.text) },
  };
}

function milestonesOf(milestones: Milestones, personOrNull: Redaction['personOrNull']): Milestones {
  return Object.fromEntries(
    Object.entries(milestones).map(([name, values]) => [
      name,
      values.map((value) => ({ ...value, actor: personOrNull(value.actor) })),
    ]),
  );
}

interface Place {
  index: number;
  redaction: Redaction;
  rowsOf: (rows: readonly TimelineRow[]) => TimelineRow[];
}

function sectionOf(section: Section, place: Place): Section {
  const { text, person, personOrNull, spans, leftOut } = place.redaction;
  const { written } = section;
  for (const one of section.comments) leftOut('comment', one);
  const title = text(section.title);
  const key = title === section.title ? section.key : `section-${place.index + 1}`;
  return {
    ...{ id: section.id, key, title, guidance: null, comments: [] },
    written: written && {
      ...written,
      section: key,
      markdown: text(written.markdown),
      by: personOrNull(written.by),
    },
    blocks: section.blocks.flatMap((block) => blockOf(block, place)),
    gaps: section.gaps.map((gap) => ({
      ...gap,
      question: spans(gap.question),
      askId: personOrNull(gap.askId),
    })),
    answers: section.answers.map((answer) => ({
      ...answer,
      question: spans(answer.question),
      markdown: text(answer.markdown),
      by: person(answer.by),
    })),
  };
}

function blockOf(block: Block, { redaction, rowsOf }: Place): Block[] {
  switch (block.kind) {
    case 'statements':
      return [{ ...block, statements: block.statements.map((one) => statementOf(one, redaction)) }];
    case 'prompts':
      for (const one of block.statements) redaction.leftOut('question to the writers', one);
      return [];
    case 'timeline':
      return [{ ...block, rows: rowsOf(block.rows) }];
    case 'metrics':
      return [{ ...block, rows: block.rows.map((row) => metricOf(row, redaction)) }];
    default:
      return [block];
  }
}

function metricOf(row: MetricRow, { text }: Redaction): MetricRow {
  return { ...row, label: text(row.label), why: text(row.why) };
}

function statementOf(
  { spans, sources }: Statement,
  redaction: Redaction,
): { spans: Span[]; sources: number[] } {
  return { spans: redaction.spans(spans), sources };
}

function actionItemOf(item: ActionItemReport, redaction: Redaction): ActionItemReport {
  const { text, textOrNull, personOrNull, leftOut } = redaction;
  return {
    ...item,
    workspaceId: '',
    title: text(item.title),
    description: textOrNull(item.description),
    verification: textOrNull(item.verification),
    link: textOrNull(item.link),
    status: statusOf(item.status, redaction),
    ownerId: personOrNull(item.ownerId),
    watcherIds: [],
    createdBy: personOrNull(item.createdBy),
    source: leftOut('Slack link', item.source),
    externalId: null,
    history: [],
  };
}

function statusOf(status: ActionItemStatus, { text, textOrNull }: Redaction): ActionItemStatus {
  if ('reason' in status) return { ...status, reason: text(status.reason) };
  return 'note' in status ? { ...status, note: textOrNull(status.note) } : status;
}

/** The names of parts have ids of channels. */
function verdictOf(verdict: Verdict): Verdict {
  const breaks = verdict.breaks.map((one) =>
    'part' in one ? { ...one, part: { ...one.part, name: one.part.name.split(' ')[0] ?? '' } } : one,
  );
  return { ...verdict, breaks };
}
