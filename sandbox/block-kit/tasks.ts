import { block } from './block.js';
import { url } from './composition.js';
import { richTextBlock } from './rich-text.js';
import { list, oneOf, string, tagged, typed } from './rules.js';
import { counted } from './text.js';

/** Tasks: https://docs.slack.dev/reference/block-kit/blocks/plan-block and …/task-card-block. Titles are plain strings. */
const title = counted(string());
const source = tagged({ url: typed({ url: url(), text: counted(string()) }) });
const states = ['in_progress', 'complete', 'error'];

const taskOf = (...status: readonly string[]) =>
  block(
    { task_id: string(), title },
    {
      status: oneOf(...status),
      details: richTextBlock,
      output: richTextBlock,
      sources: list(source),
    },
  );

/** Only a task within a plan may be `pending`. */
export const taskCard = taskOf(...states);
export const plan = block({ title }, { tasks: list(tagged({ task_card: taskOf('pending', ...states) })) });
