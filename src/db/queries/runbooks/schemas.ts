import { z } from 'zod';
import type {
  ContextSection,
  RunbookApplies,
  RunbookContent,
  RunbookProblem,
  RunbookStep,
} from '../../../domain/runbooks/runbook.js';
import { type FieldsOf, versioned } from '../../stored-json.js';

const text = z.string();
const texts = z.array(text);
const line = z.int().min(1);

const applies = {
  services: texts,
  severities: texts,
  labels: texts,
  alerts: texts,
} satisfies FieldsOf<RunbookApplies>;

const step = {
  title: text,
  markdown: text,
  line,
  depth: z.int().min(0),
  confidence: z.number(),
  section: text.nullable(),
} satisfies FieldsOf<RunbookStep>;

const section = {
  heading: text.nullable(),
  line,
  markdown: text,
} satisfies FieldsOf<ContextSection>;

const problem = { line, message: text } satisfies FieldsOf<RunbookProblem>;

const content = {
  title: text,
  applies: z.object(applies),
  steps: z.array(z.object(step)),
  context: z.array(z.object(section)),
  problems: z.array(z.object(problem)),
} satisfies FieldsOf<RunbookContent>;

/** The column `runbook_versions.content`. */
export const storedContent = versioned<RunbookContent>({ 1: z.object(content) });
