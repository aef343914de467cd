import { postmortemView } from '../../slack/views/postmortems/overview.js';
import { progressText } from '../../slack/views/postmortems/tasks/progress.js';
import { person } from '../../slack/views/text/text.js';
import type { Call, Reply } from '../command.js';
import type { MeantPostmortem } from './read-document.js';
import { meantTasks } from './tasks/meant-tasks.js';
import { openWording } from './wording.js';

/** Where the post-mortem stands, with what may read as blame and how far the tasks are. */
export async function overviewReply(call: Call, { incident, document }: MeantPostmortem): Promise<Reply> {
  const wording = document.state === 'published' ? [] : await openWording(call);
  const tasks = await meantTasks(call);
  const progress =
    tasks.kind === 'found' ? progressText(incident, tasks.followUp, { person, seenAt: document.asOf }) : null;
  return { kind: 'message', view: postmortemView(document, { progress, wording }) };
}
