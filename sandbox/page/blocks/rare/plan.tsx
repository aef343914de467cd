import { type Dict, dicts, text } from '../../../json.js';
import { PlainText } from '../../text/plain-text.js';
import { TaskCard } from './task-card.js';

/** A plan with its title and tasks. */
export function Plan({ plan }: { plan: Dict }) {
  return (
    <div class="plan">
      <b>
        <PlainText text={text(plan.title) ?? ''} />
      </b>
      <ol>
        {dicts(plan.tasks).map((task, at) => (
          <li key={text(task.task_id) ?? at}>
            <TaskCard task={task} />
          </li>
        ))}
      </ol>
    </div>
  );
}
