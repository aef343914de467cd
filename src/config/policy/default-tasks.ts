import type { TaskRule } from '../../domain/postmortems/tasks/task-policy.js';

/** What a team without a policy file does after its worst incidents. */
export function defaultTasks(): TaskRule[] {
  return [
    task('name_owner', "Name the post-mortem's owner", { dueDays: 1, doneWhen: 'owner_named' }),
    task('fill_facts', 'Fill in missing facts', { dueDays: 1, doneWhen: 'facts_filled' }),
    task('review', 'Get the post-mortem approved', {
      ...{ belongsTo: 'postmortem_owner', dueDays: null, doneWhen: 'approved' },
    }),
    task('hold_retro', 'Hold the retro', { dueDays: 5 }),
    task('publish', 'Publish the post-mortem', {
      ...{ belongsTo: 'postmortem_owner', dueDays: null, doneWhen: 'published' },
    }),
  ];
}

function task(
  key: string,
  title: string,
  more: Pick<TaskRule, 'dueDays'> & Partial<Pick<TaskRule, 'belongsTo' | 'doneWhen'>>,
): TaskRule {
  return { key, title, severities: ['sev1', 'sev2'], belongsTo: 'commander', doneWhen: null, ...more };
}
