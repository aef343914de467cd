import type { Where } from '../../browser/from-page.js';
import type { Dict } from '../../json.js';
import type { StateValues } from '../../state/workspace.js';
import { usePage } from '../page-context.js';
import { Mrkdwn } from '../text/mrkdwn.js';

/** Blocks of a message, a modal or a Home tab, with working controls. */
export function Blocks({ blocks, where }: { blocks: Dict[]; where: Where; state: StateValues }) {
  return (
    <div class="blocks">
      {blocks.map((block) => (
        <Block key={String(block.block_id)} block={block} where={where} />
      ))}
    </div>
  );
}

function Block({ block, where }: { block: Dict; where: Where }) {
  const { act } = usePage();
  if (block.type === 'actions')
    return (
      <div>
        {(block.elements as Dict[]).map((element) => (
          <button
            key={String(element.action_id)}
            type="button"
            onClick={() =>
              act({
                kind: 'clicks',
                where,
                control: { block_id: String(block.block_id), action_id: String(element.action_id) },
                chosen: undefined,
              })
            }
          >
            {String((element.text as Dict | undefined)?.text ?? element.type)}
          </button>
        ))}
      </div>
    );
  return (
    <p>
      <Mrkdwn text={JSON.stringify(block.text ?? block.fields ?? block.elements ?? block)} />
    </p>
  );
}
