import { z } from 'zod';
import { severities } from '../../../domain/incident/severity.js';
import { completions, type TaskOwner, taskOwners } from '../../../domain/postmortems/tasks/task-policy.js';
import { text, wholeNumber } from './schema-parts.js';

const severityList = () =>
  z.array(z.enum(severities, { error: `one of ${severities.join(', ')}` }), {
    error: 'a list of severities',
  });

/** The key `postIncidentTasks`: a list that replaces the default one. */
export function postIncidentTasks() {
  const keyError = 'a key of 1 to 40 characters (a-z, 0-9 and _)';
  const task = z.strictObject(
    {
      key: z.string({ error: keyError }).regex(/^[a-z0-9_]{1,40}$/, { error: keyError }),
      title: text(100),
      severities: severityList(),
      belongsTo: owner(),
      dueDays: wholeNumber('days', 365)
        .nullish()
        .transform((days) => days ?? null),
      doneWhen: z
        .enum(completions, { error: `one of ${completions.join(', ')}, or null` })
        .nullish()
        .transform((when) => when ?? null),
    },
    { error: 'a task with key, title, severities and belongsTo' },
  );
  return z
    .array(task, { error: 'a list of tasks' })
    .max(20, { error: 'at most 20 tasks' })
    .superRefine((tasks, context) => {
      for (const index of repeatedKeys(tasks))
        context.addIssue({
          code: 'custom',
          path: [index, 'key'],
          message: 'a key that no task before it has',
        });
    });
}

/** The key `closingNeedsTasks`. */
export function closingNeedsTasks() {
  return z.union([z.literal(false), severityList()], { error: 'false, or a list of severities' });
}

function owner() {
  const error = `one of ${taskOwners.join(', ')}, or a user id (U…)`;
  return z.string({ error }).refine(isOwner, { error });
}

function isOwner(value: string): value is TaskOwner {
  return taskOwners.some((one) => one === value) || /^[UW][A-Z0-9]{2,}$/.test(value);
}

/** Where a task has the key of one before it. */
function repeatedKeys(tasks: readonly { key: string }[]): number[] {
  return tasks.flatMap(({ key }, index) =>
    tasks.findIndex((one) => one.key === key) < index ? [index] : [],
  );
}
