import { z } from 'zod';
import { actionItemTypes, priorities } from '../domain/action-items/action-item.js';
import { milestoneNames } from '../domain/incident/milestone.js';
import { roles } from '../domain/incident/role.js';
import { coverages } from '../domain/postmortems/document.js';
import { postmortemStates } from '../domain/postmortems/postmortem.js';
import { sectionIds } from '../domain/postmortems/template.js';
import { profiles } from '../domain/redaction/profile.js';

/** The format and its version, which increases when a field changes its meaning. */
export const incidentFormat = 'firebreak.incident/1';

const time = z.iso.datetime();
const day = z.iso.date();
const text = z.string();
const textOrNull = z.string().nullable();
/** A Slack id; in a redacted file, what stands for it. */
const id = z.string();
const idOrNull = id.nullable();
const timeOrNull = time.nullable();

const incident = z.object({
  name: text,
  number: z.int(),
  title: text,
  severity: text,
  status: text,
  kind: text,
  private: z.boolean(),
  summary: textOrNull,
  affects: z.array(text),
  reporter: id,
  roles: z.record(z.enum(roles), idOrNull).describe('Who holds each role now'),
  milestones: z.record(z.enum(milestoneNames), timeOrNull).describe('The current value of each milestone'),
  latestUpdate: z.object({ at: time, by: idOrNull, text }).nullable(),
  nextUpdateDueAt: timeOrNull,
  cancellation: z.object({ reason: text, of: z.int().nullable(), text: textOrNull }).nullable(),
  channel: idOrNull,
});

const history = z
  .object({
    roles: z.array(
      z.object({ role: z.enum(roles), userId: id, from: time, by: idOrNull, until: timeOrNull }),
    ),
    milestones: z.partialRecord(
      z.enum(milestoneNames),
      z.array(
        z.object({
          at: timeOrNull.describe('Null: the earlier value was cleared'),
          source: text,
          actor: idOrNull,
          recordedAt: time,
          isUndo: z.boolean().optional(),
        }),
      ),
    ),
  })
  .describe('Every value of roles and milestones, oldest first; the last one counts');

const author = z.object({ id, name: textOrNull, isBot: z.boolean() }).nullable();
const change = <T extends z.ZodType>(value: T) => z.object({ from: value, to: value }).nullable();

const timelineItem = z.object({
  key: text,
  occurredAt: time,
  capturedAt: time,
  source: text.describe('`message`: written in Slack; else how it was done in Firebreak'),
  text,
  shownText: textOrNull.describe("The text as edited for the timeline; null if it wasn't edited"),
  author,
  capturedBy: idOrNull,
  reason: textOrNull,
  note: textOrNull,
  permalink: textOrNull,
  ts: textOrNull,
  threadTs: textOrNull,
  isHighlight: z.boolean(),
  revisions: z.array(z.object({ at: time, text })),
  edits: z.array(
    z.object({
      at: time,
      by: idOrNull,
      text: change(text),
      occurredAt: change(time),
      isHighlight: change(z.boolean()),
    }),
  ),
  files: z.array(
    z.object({
      id,
      name: text,
      mimetype: text,
      size: z.number(),
      permalink: textOrNull,
      copy: z.object({ path: text, bytes: z.int(), sha256: text }).nullable(),
    }),
  ),
  deletedAt: timeOrNull,
  purgedAt: timeOrNull,
});

const actionItem = z.object({
  name: text,
  number: z.int(),
  incidentNumber: z.int(),
  title: text,
  description: textOrNull,
  type: z.enum(actionItemTypes).nullable(),
  priority: z.enum(priorities).nullable(),
  status: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['open', 'in_progress']) }),
    z.object({ kind: z.enum(['blocked', 'wont_do']), reason: text }),
    z.object({ kind: z.literal('done'), note: textOrNull }),
  ]),
  finishedOn: day.nullable(),
  ownerId: idOrNull,
  watcherIds: z.array(id),
  dueOn: day.nullable(),
  verification: textOrNull,
  restsUntil: day.nullable(),
  source: z.looseObject({ kind: text }).nullable(),
  link: textOrNull,
  externalId: textOrNull,
  createdAt: time,
  createdBy: idOrNull,
  changedAt: time,
  history: z.array(z.object({ at: time, by: idOrNull, event: z.looseObject({ kind: text }).nullable() })),
});

const span = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['text', 'quote']), text }),
  z.object({ kind: z.literal('person'), id }),
  z.object({ kind: z.literal('time'), at: time }),
  z.object({ kind: z.literal('duration'), ms: z.number() }),
  z.object({ kind: z.literal('link'), text, url: text }),
]);
const spans = z.array(span);
const sources = z.array(z.int()).describe('Numbers of `sources`');
const statements = z.array(z.object({ spans, sources }));

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['statements', 'prompts']), statements }),
  z.object({
    kind: z.literal('timeline'),
    rows: z.array(
      z.object({
        at: time,
        author,
        spans,
        isEdited: z.boolean(),
        permalink: textOrNull,
        recordIndex: z.int().describe('Its index in `timeline`, from 0'),
      }),
    ),
    contradictions: z.array(z.looseObject({ kind: text })),
  }),
  z.object({
    kind: z.literal('metrics'),
    rows: z.array(z.object({ name: text, label: text, ms: z.number().nullable(), why: text, sources })),
  }),
  z.object({ kind: z.enum(['action_items', 'sources']) }),
]);

const section = z.object({
  id: z.enum(sectionIds).nullable(),
  key: text,
  title: text,
  guidance: textOrNull.describe(
    'What the template says belongs there, in Markdown, while nobody has written it and only for `internal`',
  ),
  written: z
    .object({ section: text, revision: z.int(), markdown: text, by: idOrNull, at: time })
    .nullable()
    .describe('What people wrote, in Markdown'),
  blocks: z.array(block).describe('What the record shows'),
  gaps: z.array(z.object({ key: text, question: spans, askId: idOrNull, isMustHave: z.boolean() })),
  answers: z.array(z.object({ key: text, question: spans, markdown: text, by: id, at: time })),
  comments: z
    .array(
      z.object({
        ...{ number: z.int(), section: text, markdown: text, by: idOrNull, at: time, told: z.array(id) },
        resolved: z.object({ by: id, at: time }).nullable(),
      }),
    )
    .describe('What people say about it, for those who write it; only for `internal`'),
});

const postmortem = z.object({
  state: z.enum(postmortemStates),
  ownerId: idOrNull,
  dueOn: day.nullable(),
  publishedAt: timeOrNull,
  asOf: time,
  people: z.array(z.object({ label: text, id, from: time, until: timeOrNull })),
  sections: z.array(section),
  sources: z.array(
    z.object({
      number: z.int(),
      kind: z.enum(['timeline', 'milestone', 'runbook', 'action_item']),
      recordIndex: z.int().nullable().describe('Its index in `timeline`, from 0'),
      label: text,
      at: time,
      by: idOrNull,
      permalink: textOrNull,
    }),
  ),
  evidence: z.object({
    share: z.number().min(0).max(1),
    mustHaves: z.array(z.object({ label: text, by: z.enum(coverages) })),
  }),
});

const verdict = z.object({
  isVerified: z.boolean(),
  sealed: z.int(),
  notYetSealed: z.int(),
  head: textOrNull,
  headSealedAt: timeOrNull,
  brokenFrom: z
    .object({
      chainEntry: z.int().nullable(),
      sealedAt: timeOrNull,
      part: textOrNull,
      wrong: text,
      words: text,
      more: z.int(),
    })
    .nullable(),
});

const stored = z.object({
  workspaceUrl: textOrNull,
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});

/** An exported incident. `docs/incident.schema.json` is this as JSON Schema. Fields may be added. */
export const incidentSchema = z.object({
  format: z.literal(incidentFormat),
  profile: z.enum(profiles).describe('Who the file is for; `internal`: nothing was redacted'),
  workspace: idOrNull,
  incident,
  history,
  timeline: z.array(timelineItem).describe('The full record, in the order in which things happened'),
  actionItems: z.array(actionItem),
  postmortem,
  names: z.record(z.string(), z.string()).describe('The known names of ids'),
  record: verdict.nullable().describe("The result of verifying the record; null: it wasn't verified"),
  stored: stored
    .nullish()
    .describe(
      'What `firebreak import` writes: rows as they are stored. For that only: the tables change with versions',
    ),
});

/** The schema as JSON Schema (draft 2020-12). */
export function incidentJsonSchema() {
  return z.toJSONSchema(incidentSchema, { io: 'input' });
}
