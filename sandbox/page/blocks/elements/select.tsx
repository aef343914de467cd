import { useState } from 'preact/hooks';
import { type Dict, dict, dicts, isDict, text } from '../../../json.js';
import { placeholderOf } from '../../../text/placeholders.js';
import { textWords } from '../../text/text-object.js';
import { listOfChosen } from '../chosen.js';
import { Failure } from '../failure.js';
import { useLabelling } from '../labelling.js';
import { useHolder, useSurface } from '../surface.js';
import { useElement } from '../use-element.js';
import { type Choice, choicesOf, groupsOf } from './choices.js';
import { Combobox } from './combobox.js';
import { useChoices } from './use-choices.js';
import { useCurrentConversation } from './use-current-conversation.js';

/** A menu for one or several choices, of any kind. */
export function Select({ element }: { element: Dict }) {
  const { value, isBusy, failed, use } = useElement(element);
  const { isOptional = false } = useHolder();
  const placeholder = textWords(element.placeholder) ?? placeholderOf(element.type);
  const labelling = useLabelling(element, placeholder);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const offered = useChoices(element, { typed, isOpen });
  const isSeveral = String(element.type).startsWith('multi_');
  const keys = listOfChosen(value);
  const chosen = useChosenChoices(
    element,
    keys,
    offered.groups.flatMap(({ choices }) => choices),
  );
  const most =
    typeof element.max_selected_items === 'number' ? element.max_selected_items : Number.POSITIVE_INFINITY;
  const isFull = isSeveral && keys.length >= most;
  const isExternal = String(element.type).endsWith('external_select');
  const sent = (choice: Choice) => (isExternal && choice.option ? choice.option : choice.value);
  const without = ({ value: key }: Choice) => chosen.filter((one) => one.value !== key).map(sent);
  const toggle = (choice: Choice) => {
    if (!isSeveral) void use(sent(choice));
    else if (keys.includes(choice.value)) void use(without(choice));
    else if (!isFull) void use([...chosen.map(sent), sent(choice)]);
  };
  useCurrentConversation(element, value, use);
  return (
    <span class="control wide">
      <Combobox
        labelling={labelling}
        placeholder={placeholder}
        chosen={chosen}
        offered={offered}
        isSeveral={isSeveral}
        isFull={isFull}
        isBusy={isBusy}
        isClearable={isOptional}
        takesFocus={element.focus_on_load === true}
        isOpen={isOpen}
        typed={typed}
        onOpen={setOpen}
        onType={setTyped}
        onChoose={toggle}
        onRemove={(choice) => void use(isSeveral ? without(choice) : null)}
      />
      <Failure words={failed} />
    </span>
  );
}

/** Selected choices with their labels, from the offered ones, the state, or earlier results. */
function useChosenChoices(element: Dict, keys: string[], offered: Choice[]): Choice[] {
  const { state } = useSurface();
  const { blockId } = useHolder();
  const [seen] = useState(() => new Map<string, Choice>());
  const stored = dict(state[blockId]?.[text(element.action_id) ?? '']);
  const held = [
    element.initial_option,
    ...dicts(element.initial_options),
    stored.selected_option,
    ...dicts(stored.selected_options),
  ].filter(isDict);
  const own = groupsOf(element).flatMap(({ choices }) => choices);
  for (const choice of [...own, ...choicesOf(held), ...offered]) seen.set(choice.value, choice);
  return keys.map((key) => seen.get(key) ?? { value: key, label: key });
}
