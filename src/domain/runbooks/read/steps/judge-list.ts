import type { List, ListItem, Nodes } from '../../../text/markdown/parse-markdown.js';
import { plainText, textWithCode } from '../../../text/markdown/plain-text.js';
import { isOrder } from '../language/instruction.js';
import type { SectionKind } from '../sections/section-kind.js';
import { type Lead, leadOf } from './lead.js';

/** Items of a list that are steps, each with how sure that is. */
export type StepItems = ReadonlyMap<ListItem, number>;

/** The steps of a list under a heading, by the text before the list. */
export function stepsInList(list: List, { kind, lead }: { kind: SectionKind; lead: string }): StepItems {
  const boxes = boxesOf(list);
  if (boxes.length > 0) return kind === 'context' && ordersIn(list).share < 0.7 ? none : sure(boxes, 0.95);
  const said = leadOf(lead);
  if (kind === 'context' || said.isChoice || isLinks(list)) return none;
  const { orders, share } = ordersIn(list);
  if (list.ordered) return numbered(list, { kind, said, share });
  if (share < (kind === 'action' || said.areSteps ? 0.5 : 0.7) || (said.areFacts && share < 0.8)) return none;
  if (kind === 'action') return sure(orders, 0.8);
  return orders.length > 1 ? sure(orders, 0.6) : none;
}

/** The steps of a list that is inside a step. One item alone is a detail of its step. */
export function stepsInStep(list: List, lead: string): StepItems {
  const boxes = boxesOf(list);
  if (boxes.length > 0) return sure(boxes, 0.9);
  const { orders, share } = ordersIn(list);
  return orders.length > 1 && share >= 0.5 && !leadOf(lead).isChoice ? sure(orders, 0.65) : none;
}

/** The text of an item without what is nested in it. */
export function textOfItem({ children: [first] }: ListItem): string {
  return first?.type === 'paragraph' ? textWithCode(first) : '';
}

export function boxesOf(list: List): ListItem[] {
  return list.children.filter(({ checked }) => typeof checked === 'boolean');
}

function numbered(
  list: List,
  { kind, said, share }: { kind: SectionKind; said: Lead; share: number },
): StepItems {
  if (share >= 0.5) return sure(list.children, kind === 'action' ? 0.9 : 0.8);
  const isSequence = said.areSteps && !said.areFacts && list.children.length > 1;
  return kind === 'action' && (isSequence || areConditions(list)) ? sure(list.children, 0.6) : none;
}

/** Whether the items say when, and inside of them what to do then. */
function areConditions({ children }: List): boolean {
  return children.filter((item) => item.children.some(saysWhatToDo)).length > children.length / 2;
}

function saysWhatToDo(block: Nodes): boolean {
  return block.type === 'code' || (block.type === 'list' && ordersIn(block).orders.length > 0);
}

function ordersIn({ children }: List): { orders: ListItem[]; share: number } {
  const orders = children.filter((item) => isOrder(textOfItem(item)));
  return { orders, share: orders.length / children.length };
}

/** Whether most items are a link and little else. */
function isLinks({ children }: List): boolean {
  return children.filter(isLink).length > children.length / 2;
}

function isLink({ children: [paragraph] }: ListItem): boolean {
  if (paragraph?.type !== 'paragraph') return false;
  const [first] = paragraph.children;
  if (first?.type !== 'link' && first?.type !== 'linkReference') return false;
  return plainText(first).length > plainText(paragraph).length / 2;
}

const none: StepItems = new Map();

function sure(items: readonly ListItem[], confidence: number): StepItems {
  return new Map(items.map((item) => [item, confidence]));
}
