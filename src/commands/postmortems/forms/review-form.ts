import { mayReadAsBlame } from '../../../slack/views/postmortems/wording.js';
import { context, section } from '../../../slack/views/text/blocks.js';
import { inLine } from '../../../slack/views/text/text.js';
import type { Call, FilledForm, Reply } from '../../command.js';
import { peopleField } from '../../forms/form-fields.js';
import { meantPostmortem } from '../read-document.js';
import { openWording, requestReview } from '../wording.js';

/** Asks who should review the post-mortem. */
export const reviewForm: FilledForm = {
  title: 'Request review of',
  submit: 'Request review',
  submitted: (call, values) => requestReview(call, values.list('people')),
};

/** Opens that form. `userIds`: those named for certain; `typed`: everything typed. */
export async function askReviewers(
  call: Call,
  { userIds, typed }: { userIds: string[]; typed: string },
): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const hint = 'Each of them is asked to approve it.';
  const why = `“${inLine(typed, 200)}” doesn't name people for certain.`;
  const open = await openWording(call);
  const blocks = [
    ...(typed ? [section(why)] : []),
    peopleField({ id: 'people', label: 'Reviewers', hint, initial: userIds }),
    ...(open.length > 0 ? [context(`${mayReadAsBlame(open)}. You can ask for a review anyway.`)] : []),
  ];
  return {
    kind: 'filled',
    filled: { form: 'postmortem-review', incident: found.incident, blocks, sawEntry: null, about: '' },
  };
}
