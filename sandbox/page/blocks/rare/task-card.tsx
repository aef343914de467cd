import { type Dict, dicts, isDict, text } from '../../../json.js';
import { Link } from '../../text/link.js';
import { PlainText } from '../../text/plain-text.js';
import { RichText } from '../../text/rich-text.js';

const states: Readonly<Record<string, { sign: string; words: string }>> = {
  pending: { sign: '▢', words: 'To do' },
  in_progress: { sign: '◐', words: 'In progress' },
  complete: { sign: '✔', words: 'Done' },
  error: { sign: '✖', words: 'Failed' },
};

/** A task with its status, title, output and sources. */
export function TaskCard({ task }: { task: Dict }) {
  const { sign, words } = states[text(task.status) ?? ''] ?? { sign: '▢', words: 'To do' };
  const sources = dicts(task.sources);
  return (
    <div class="task-card">
      <p>
        <span role="img" aria-label={words}>
          {sign}
        </span>{' '}
        <PlainText text={text(task.title) ?? ''} />
      </p>
      {[task.details, task.output].filter(isDict).map((rich, at) => (
        <RichText key={String(at)} block={rich} />
      ))}
      {sources.length > 0 && (
        <p class="sources">
          {sources.map((source, at) => (
            <span key={String(at)}>
              <Link url={text(source.url) ?? ''}>{text(source.text) ?? text(source.url)}</Link>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
