import { roleLabel } from '../../incident/role.js';
import type { Answer, Gap, PostmortemDocument, Section } from '../document.js';
import { type Postmortem, writtenIn } from '../postmortem.js';
import type { PostmortemRecord } from '../record.js';
import { slackSpans } from '../slack-spans.js';
import type { Span } from '../span.js';
import { standardTemplate, type Template, type TemplateSection } from '../template.js';
import type { DraftedSection } from './cited.js';
import { evidenceOf } from './evidence.js';
import { actionItems } from './sections/action-items.js';
import { contributingFactors } from './sections/contributing-factors.js';
import { detection } from './sections/detection.js';
import { impact } from './sections/impact.js';
import { metrics } from './sections/metrics.js';
import { reflection } from './sections/reflection.js';
import { response } from './sections/response.js';
import { summary } from './sections/summary.js';
import { timeline } from './sections/timeline.js';
import { numberSources } from './sources.js';

/**
 * The post-mortem of a record, with what people wrote about it, in the sections of its template. The same input always
 * gives the same document; every statement names its sources, and what the record doesn't hold is a question.
 */
export function draftPostmortem(
  record: PostmortemRecord,
  postmortem: Postmortem | null,
  template: Template = postmortem?.template ?? standardTemplate,
): PostmortemDocument {
  const isPublished = postmortem?.state === 'published';
  const made = everySection(record);
  const drafted = new Map((isPublished ? made.map(withoutPrompts) : made).map((one) => [one.id, one]));
  const inOrder = template.sections.map((part) => ({ part, own: part.id && drafted.get(part.id) }));
  const { sources, sections: blocks } = numberSources(
    record,
    inOrder.map(({ own }) => (own ? own.blocks : [])),
  );
  const all = inOrder.map(({ part, own }, index) =>
    sectionOf(part, { blocks: blocks[index] ?? [], gaps: own ? own.gaps : [] }, record, postmortem),
  );
  const sections = isPublished ? withoutLeftOvers(all) : all;
  return {
    incident: record.incident,
    state: postmortem?.state ?? 'draft',
    ownerId: postmortem?.ownerId ?? null,
    dueOn: postmortem?.dueOn ?? null,
    publishedAt: postmortem?.publishedAt ?? null,
    asOf: latestChange(record, postmortem),
    people: peopleOf(record),
    ...{ sections, sources, evidence: evidenceOf(all) },
    record: record.timeline,
    ...{ actionItems: record.actionItems, verdict: record.verdict, names: record.names },
  };
}

function everySection(record: PostmortemRecord): DraftedSection[] {
  return [
    summary(record),
    impact(record),
    detection(record),
    timeline(record),
    response(record),
    contributingFactors(record),
    ...reflection(record),
    metrics(record),
    actionItems(record),
    { id: 'sources', blocks: [{ kind: 'sources' }], gaps: [] },
  ];
}

/** The section with what people wrote; that answers its main question, which has the section's key. */
function sectionOf(
  { id, key, title, guidance }: TemplateSection,
  { blocks, gaps }: Pick<Section, 'blocks' | 'gaps'>,
  record: PostmortemRecord,
  postmortem: Postmortem | null,
): Section {
  const written = postmortem && writtenIn(postmortem, key);
  const questions = postmortem?.questions.filter(({ section }) => section === key) ?? [];
  const answers = questions.flatMap(({ key: of, question, answer }): Answer[] =>
    answer
      ? [
          {
            key: of,
            question: spansOf(record, question),
            markdown: answer.text,
            by: answer.by,
            at: answer.at,
          },
        ]
      : [],
  );
  const asked = questions.flatMap(({ key: of, question, askedOf: askId, answer }): Gap[] =>
    answer ? [] : [{ key: of, question: spansOf(record, question), askId, isMustHave: false }],
  );
  const comments = postmortem?.comments.filter(({ section }) => section === key) ?? [];
  const settled = new Set([...questions.map((one) => one.key), ...(written ? mainQuestions(key) : [])]);
  const open = [...gaps.filter((gap) => !settled.has(gap.key)), ...asked];
  return {
    id,
    key,
    title,
    guidance: written ? null : guidance,
    written,
    blocks,
    gaps: open,
    answers,
    comments,
  };
}

/** A published post-mortem has nothing to think about any more. */
function withoutPrompts(drafted: DraftedSection): DraftedSection {
  return { ...drafted, blocks: drafted.blocks.filter(({ kind }) => kind !== 'prompts') };
}

/** Once it is published, only what it must have is still asked, and a section without content is left out. */
function withoutLeftOvers(sections: readonly Section[]): Section[] {
  return sections
    .map((one) => ({ ...one, guidance: null, gaps: one.gaps.filter(({ isMustHave }) => isMustHave) }))
    .filter(
      ({ written, blocks, gaps, answers }) => written || blocks.length + gaps.length + answers.length > 0,
    );
}

/** The questions that the text of a section answers. */
function mainQuestions(section: string): string[] {
  return section === 'response' ? [section, 'resolution'] : [section];
}

function spansOf({ names }: PostmortemRecord, text: string): Span[] {
  return slackSpans(text, (id) => names.get(id) ?? null);
}

/** Everybody who had a role, in order, and who declared it. */
function peopleOf({
  incident: { roles, reporterId },
  events,
}: PostmortemRecord): PostmortemDocument['people'] {
  const declared = events.find(({ event }) => event.kind === 'declared');
  const reporter = declared ? [{ label: 'Declared by', id: reporterId, from: declared.at, until: null }] : [];
  return [
    ...reporter,
    ...roles.map(({ role, userId: id, from, until }) => ({ label: roleLabel(role), id, from, until })),
  ];
}

/** The latest change of anything that the document shows. */
function latestChange(
  { timeline: items, actionItems: work, incident }: PostmortemRecord,
  postmortem: Postmortem | null,
): Date {
  const times = [
    postmortem?.changedAt,
    ...items.flatMap(({ capturedAt, edits, revisions }) => [
      capturedAt,
      ...edits.map(({ at }) => at),
      ...revisions.map(({ at }) => at),
    ]),
    ...work.map(({ changedAt }) => changedAt),
    ...Object.values(incident.milestones).flatMap((values) => values.map(({ recordedAt }) => recordedAt)),
  ];
  return times.reduce<Date>((latest, one) => (one && one > latest ? one : latest), new Date(0));
}
