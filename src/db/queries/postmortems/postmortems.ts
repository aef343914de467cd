import { and, asc, desc, eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { IncidentKey } from '../../../domain/incident/incident.js';
import { answerKey, isAnswerKey } from '../../../domain/postmortems/answers.js';
import {
  type Postmortem,
  type PostmortemInShort,
  postmortemStates,
  type Question,
  type Revision,
} from '../../../domain/postmortems/postmortem.js';
import { standardTemplate } from '../../../domain/postmortems/template.js';
import type { PostmortemSaved } from '../../../domain/postmortems/writes.js';
import { param, prepared } from '../../connection/prepared-query.js';
import type { Tx } from '../../database.js';
import { incomingValues } from '../../incoming-values.js';
import { postmortemQuestions, postmortemRevisions, postmortems } from '../../schema/postmortems.js';
import { columnOf, readWith } from '../../stored-json.js';
import { commentsOn, saveComment } from './comments.js';
import { storedTemplate } from './schemas.js';

type Table = typeof postmortems | typeof postmortemRevisions | typeof postmortemQuestions;

/** The columns whose types Postgres can't check. */
const shaped = z.object({
  template: z
    .null()
    .transform(() => standardTemplate)
    .or(columnOf(storedTemplate)),
  state: z.enum(postmortemStates),
  reviewers: z.array(
    z.object({
      userId: z.string(),
      askedAt: z.coerce.date(),
      approvedAt: z.coerce.date().nullable(),
    }),
  ),
});

/** The post-mortem of an incident with the latest revision of each section; null if nobody started it. */
export async function findPostmortem(tx: Tx, incident: IncidentKey): Promise<Postmortem | null> {
  const { section, revision } = postmortemRevisions;
  const [[row], revisions, questions, comments] = await Promise.all([
    tx.orm.select().from(postmortems).where(ofIncident(postmortems, incident)),
    tx.orm
      .selectDistinctOn([section])
      .from(postmortemRevisions)
      .where(ofIncident(postmortemRevisions, incident))
      .orderBy(asc(section), desc(revision)),
    tx.orm
      .select()
      .from(postmortemQuestions)
      .where(ofIncident(postmortemQuestions, incident))
      .orderBy(asc(postmortemQuestions.askedAt), asc(postmortemQuestions.key)),
    commentsOn(tx, incident),
  ]);
  if (!row) return null;
  const earlier = new Map(revisions.map((one) => [one.section, one.revision]));
  const read = readWith(shaped, row);
  if (read.kind === 'unreadable') {
    tx.onUnreadable({ column: 'postmortems', row: placeOf(incident), why: read.why });
    return null;
  }
  return {
    ...row,
    ...read.value,
    written: revisions.filter(({ section: of }) => !isAnswerKey(of)).map(revisionFrom),
    questions: questions.map((one) => questionFrom(one, earlier.get(answerKey(one)) ?? 0)),
    comments,
  };
}

/** Where the post-mortem of an incident stands; null if nobody started it, or if it can't be read. */
export async function postmortemInShort(tx: Tx, incident: IncidentKey): Promise<PostmortemInShort | null> {
  const { workspaceId, number } = incident;
  const [row] = await selectInShort(tx, { workspaceId, number });
  if (!row) return null;
  const read = readWith(short, row);
  if (read.kind === 'ok') return read.value;
  tx.onUnreadable({ column: 'postmortems', row: placeOf(incident), why: read.why });
  return null;
}

const selectInShort = prepared((orm) => {
  const { state, ownerId, dueOn, workspaceId, incidentNumber } = postmortems;
  const isOfIncident = and(eq(workspaceId, param('workspaceId')), eq(incidentNumber, param('number')));
  return orm.select({ state, ownerId, dueOn }).from(postmortems).where(isOfIncident);
});

const short = shaped
  .pick({ state: true })
  .extend({ ownerId: z.string().nullable(), dueOn: z.string().nullable() });

/** One revision of a section; null if it has no such revision. */
export async function findRevision(
  tx: Tx,
  incident: IncidentKey,
  section: string,
  revision: number,
): Promise<Revision | null> {
  const [row] = await tx.orm
    .select()
    .from(postmortemRevisions)
    .where(
      and(
        ofIncident(postmortemRevisions, incident),
        eq(postmortemRevisions.section, section),
        eq(postmortemRevisions.revision, revision),
      ),
    );
  return row ? revisionFrom(row) : null;
}

/** The newest revisions of a section, newest first. */
export async function revisionsOf(
  tx: Tx,
  incident: IncidentKey,
  section: string,
  limit: number,
): Promise<Revision[]> {
  const rows = await tx.orm
    .select()
    .from(postmortemRevisions)
    .where(and(ofIncident(postmortemRevisions, incident), eq(postmortemRevisions.section, section)))
    .orderBy(desc(postmortemRevisions.revision))
    .limit(limit);
  return rows.map(revisionFrom);
}

/** Writes a post-mortem as it is now. The incident's lock orders the changes. */
export async function savePostmortem(
  tx: Tx,
  { postmortem, revision, question, comment }: PostmortemSaved,
): Promise<void> {
  const { workspaceId, incidentNumber } = postmortem;
  const {
    written: _written,
    questions: _questions,
    comments: _comments,
    ...row
  } = {
    ...postmortem,
    template: storedTemplate.write(postmortem.template),
  };
  await Promise.all([
    tx.orm
      .insert(postmortems)
      .values(row)
      .onConflictDoUpdate({
        target: [postmortems.workspaceId, postmortems.incidentNumber],
        set: incomingValues(postmortems),
      }),
    revision &&
      tx.orm.insert(postmortemRevisions).values({
        ...{ workspaceId, incidentNumber, ...revision },
        ...{ writtenAt: revision.at, writtenBy: revision.by },
      }),
    question && saveQuestion(tx, { workspaceId, incidentNumber }, question),
    comment && saveComment(tx, { workspaceId, number: incidentNumber }, comment),
  ]);
}

async function saveQuestion(
  tx: Tx,
  place: { workspaceId: string; incidentNumber: number },
  { answer, ...question }: Question,
): Promise<void> {
  const { workspaceId, incidentNumber, key } = postmortemQuestions;
  await tx.orm
    .insert(postmortemQuestions)
    .values({
      ...{ ...place, ...question, answer: answer?.text ?? null },
      ...{ answeredBy: answer?.by ?? null, answeredAt: answer?.at ?? null },
    })
    .onConflictDoUpdate({
      target: [workspaceId, incidentNumber, key],
      set: incomingValues(postmortemQuestions),
    });
}

function revisionFrom(row: typeof postmortemRevisions.$inferSelect): Revision {
  const { section, revision, markdown, writtenBy: by, writtenAt: at } = row;
  return { section, revision, markdown, by, at };
}

/** `earlier`: the number of the latest answer before this one, 0 if there was none. */
function questionFrom(row: typeof postmortemQuestions.$inferSelect, earlier: number): Question {
  const {
    key,
    section,
    question,
    askedOf,
    askedBy,
    askedAt,
    answer: text,
    answeredBy: by,
    answeredAt: at,
  } = row;
  const answer = text !== null && by !== null && at !== null ? { text, by, at, revision: earlier + 1 } : null;
  return { key, section, question, askedOf, askedBy, askedAt, answer };
}

/** How a row that can't be read is named. */
function placeOf({ workspaceId, number }: IncidentKey): string {
  return `${workspaceId} INC-${number}`;
}

function ofIncident(table: Table, { workspaceId, number }: IncidentKey): SQL | undefined {
  return and(eq(table.workspaceId, workspaceId), eq(table.incidentNumber, number));
}
