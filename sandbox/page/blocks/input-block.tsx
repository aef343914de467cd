import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { type Dict, isDict } from '../../json.js';
import { TextObject } from '../text/text-object.js';
import { Element } from './element.js';
import { holderContext, useHolder, useSurface } from './surface.js';

/** An input block with its label, hint and error. */
export function InputBlock({ block, element }: { block: Dict; element: Dict }) {
  const id = useId();
  const { blockId } = useHolder();
  const error = useSurface().errors[blockId];
  const hint = isDict(block.hint) ? `${id}-hint` : undefined;
  const describedBy = [error ? `${id}-error` : undefined, hint].filter(Boolean).join(' ') || undefined;
  const holder = {
    block,
    blockId,
    inputId: `${id}-input`,
    labelledBy: `${id}-label`,
    describedBy,
    isInvalid: error !== undefined,
    isOptional: block.optional === true,
  };
  return (
    <div class={error ? 'input-block invalid' : 'input-block'}>
      <Label id={`${id}-label`} for={isGroup(element) ? undefined : `${id}-input`}>
        <TextObject object={block.label} />
        {block.optional === true && <span class="optional"> (optional)</span>}
      </Label>
      <holderContext.Provider value={holder}>
        <Element key={String(element.action_id)} element={element} />
      </holderContext.Provider>
      {error && (
        <p class="input-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p class="hint" id={hint}>
          <TextObject object={block.hint} />
        </p>
      )}
    </div>
  );
}

/** Checkboxes and radio buttons have their own labels; the block's label names the group. */
function isGroup({ type }: Dict): boolean {
  return type === 'checkboxes' || type === 'radio_buttons' || type === 'datetimepicker';
}

function Label({
  id,
  for: input,
  children,
}: {
  id: string;
  for: string | undefined;
  children: ComponentChildren;
}) {
  if (!input)
    return (
      <div class="label" id={id}>
        {children}
      </div>
    );
  return (
    <label class="label" id={id} for={input}>
      {children}
    </label>
  );
}
