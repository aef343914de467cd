import type { KnownBlock } from '@slack/types';
import {
  type Cancellation,
  type CancelReason,
  cancelReasons,
  incidentName,
  incidentNumberFrom,
  limits,
} from '../../domain/incident/incident.js';
import { plain } from '../../slack/views/text/blocks.js';
import { cancelName } from '../../slack/views/text/terms.js';
import { countVisibleUnfinished } from '../../workflows/action-items/read-action-items.js';
import { cancelIncident } from '../../workflows/incident/cancel-incident.js';
import { type Command, choiceOf, replyTo, requestOf } from '../command.js';
import { choiceField, textField } from '../forms/form-fields.js';
import { askBack } from '../typed/ask-back.js';
import { plainText } from '../typed/plain-text.js';
import { question } from './list.js';

/** Cancels an incident that is a false alarm, a duplicate or the like: `/incident cancel duplicate of INC-12`. */
export const cancel: Command = {
  name: 'cancel',
  aliases: ['cancelled', 'canceled'],
  usage: '<false alarm | duplicate of INC-12 | merged into INC-12 | declined> [why]',
  summary: 'Cancel: a false alarm, a duplicate, not an incident',
  numbersAreNames: 'alone',
  run: async (call, typed) => {
    const text = plainText(typed, call.nameOf).trim();
    const cancellation = readCancellation(text);
    const open = await countVisibleUnfinished(call.deps, { ...question(call), input: choiceOf(call) });
    if (open > 0) return askBack(call, { form: 'cancel', why: null, fields: fields(text, open) });
    if (!cancellation || needsOtherIncident(cancellation))
      return { kind: 'form', command: cancel, prefill: text };
    return replyTo(await cancelIncident(call.deps, requestOf(call, { cancellation, items: 'keep' })));
  },
  form: {
    title: 'Cancel',
    submit: 'Cancel incident',
    blocks: ({ prefill }) => fields(prefill, 0),
    submitted: async (call, values) => {
      const reason = cancelReasons.find((one) => one === values.choice('reason')) ?? 'false_alarm';
      const of = incidentNumberFrom(values.text('of') ?? '') ?? null;
      const cancellation: Cancellation = { reason, of, text: values.text('text') };
      const items = values.choice('items') === 'drop' ? 'drop' : 'keep';
      return replyTo(await cancelIncident(call.deps, requestOf(call, { cancellation, items }, ['status'])));
    },
  },
};

/**
 * The form, prefilled with what was typed; without a recognized reason, all of it is the explanation. `openItems`: how
 * many action items are still to be done, which are then asked about.
 */
function fields(typed: string, openItems: number): KnownBlock[] {
  const parsed = readCancellation(typed);
  return [
    choiceField({
      id: 'reason',
      label: 'Reason',
      options: cancelReasons.map((reason) => ({ text: plain(cancelName(reason)), value: reason })),
      initial: parsed?.reason ?? 'false_alarm',
    }),
    textField({
      id: 'of',
      label: 'Other incident',
      hint: "If it's a duplicate or merged: INC-12",
      optional: true,
      maxChars: 20,
      ...(parsed?.of != null && { initial: incidentName(parsed.of) }),
    }),
    textField({
      id: 'text',
      label: 'Why',
      multiline: true,
      optional: true,
      maxChars: limits.reason,
      initial: parsed ? (parsed.text ?? '') : typed,
    }),
    ...(openItems > 0 ? [itemsField(openItems)] : []),
  ];
}

function itemsField(open: number): KnownBlock {
  return choiceField({
    id: 'items',
    label: open === 1 ? '1 action item is open' : `${open} action items are open`,
    hint: 'Kept items stay with this incident, even if it duplicates another one.',
    options: [
      { text: plain('Keep'), value: 'keep' },
      { text: plain("Won't do, because it was canceled"), value: 'drop' },
    ],
    initial: 'keep',
  });
}

function needsOtherIncident({ reason, of }: Cancellation): boolean {
  return of === null && (reason === 'duplicate' || reason === 'merged');
}

const phrases: [RegExp, CancelReason][] = [
  [/^false[\s_-]?alarm\b/i, 'false_alarm'],
  [/^dup(?:e|licate)?\b(?: of\b)?/i, 'duplicate'],
  [/^merged?\b(?: (?:into|with)\b)?/i, 'merged'],
  [/^(?:declined?|not an incident)\b/i, 'declined'],
];

/** Parses the reason, the other incident and the explanation; null if the text doesn't start with a reason. */
export function readCancellation(text: string): Cancellation | null {
  const parsed = text.replace(/^(?:(?:as|it'?s|it was|this is|was|is)\s+)?(?:an?\s+)?/i, '');
  const found = phrases.find(([pattern]) => pattern.test(parsed));
  if (!found) return null;
  const [pattern, reason] = found;
  const rest = parsed.replace(pattern, '').replace(/^[\s:,.–—-]+/, '');
  const other = /^(inc[-_ ]?\d+|#?\d+)\b/i.exec(rest)?.[1];
  const needsOther = reason === 'duplicate' || reason === 'merged';
  const of = needsOther && other ? (incidentNumberFrom(other) ?? null) : null;
  const why = (of === null ? rest : rest.slice(other?.length ?? 0)).replace(/^[\s:,.–—-]+/, '').trim();
  return { reason, of, text: why || null };
}
