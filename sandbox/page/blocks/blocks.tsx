import { useMemo, useState } from 'preact/hooks';
import type { Where } from '../../browser/from-page.js';
import { type Dict, text } from '../../json.js';
import type { StateValues } from '../../state/workspace.js';
import { Block } from './block.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { type Surface, surfaceContext } from './surface.js';

interface Props {
  blocks: Dict[];
  where: Where;
  state: StateValues;
  drafts?: Map<string, unknown>;
  errors?: Readonly<Record<string, string>>;
}

interface Question {
  confirm: Dict;
  answer(isConfirmed: boolean): void;
}

const noErrors = {};

/** Blocks of a message, modal or Home tab, with working controls. */
export function Blocks({ blocks, where, state, drafts, errors = noErrors }: Props) {
  const [question, setQuestion] = useState<Question>();
  const ask = useMemo(
    () => (confirm: Dict) => new Promise<boolean>((answer) => setQuestion({ confirm, answer })),
    [],
  );
  const surface: Surface = { where, state, drafts, errors, ask };
  return (
    <surfaceContext.Provider value={surface}>
      <div class="blocks">
        {blocks.map((block, at) => (
          <Block key={text(block.block_id) ?? at} block={block} />
        ))}
      </div>
      {question && (
        <ConfirmDialog
          confirm={question.confirm}
          onAnswer={(isConfirmed) => {
            setQuestion(undefined);
            question.answer(isConfirmed);
          }}
        />
      )}
    </surfaceContext.Provider>
  );
}
