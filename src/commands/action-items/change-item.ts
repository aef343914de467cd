import { type ActionItemChange, changeActionItem } from '../../workflows/action-items/change-action-item.js';
import { type Call, type Reply, requestOf } from '../command.js';

/** Changes an item and answers with how it is now. */
export async function change(call: Call, item: number, wanted: ActionItemChange): Promise<Reply> {
  const { channelId } = call;
  const outcome = await changeActionItem(call.deps, {
    ...requestOf(call, {}),
    input: { item, channelId, change: wanted },
  });
  return { kind: 'outcome', outcome };
}

/** The item that a form is about, and what follows its number. */
export function itemOfForm({ form }: Call): { item: number; kind: string } {
  const [item = '0', kind = ''] = (form?.about ?? '').split(' ');
  return { item: Number(item), kind };
}
