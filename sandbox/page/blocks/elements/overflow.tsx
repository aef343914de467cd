import { type Dict, dicts, text } from '../../../json.js';
import { Link } from '../../text/link.js';
import { safeAddress } from '../../text/safe-address.js';
import { TextObject } from '../../text/text-object.js';
import { Icon } from '../../widgets/icon.js';
import { MenuButton } from '../../widgets/menu-button.js';
import { Failure } from '../failure.js';
import { useElement } from '../use-element.js';

/** An overflow menu. */
export function Overflow({ element }: { element: Dict }) {
  const { isBusy, failed, use } = useElement(element);
  return (
    <span class="control" aria-busy={isBusy || undefined}>
      <MenuButton label="More actions" face={<Icon name="more" />} class="button overflow">
        {() =>
          dicts(element.options).map((option) => (
            <Item
              key={text(option.value)}
              option={option}
              onChoose={() => void use(text(option.value) ?? '')}
            />
          ))
        }
      </MenuButton>
      <Failure words={failed} />
    </span>
  );
}

/** A menu item. One with a URL opens it and also tells the app. */
function Item({ option, onChoose }: { option: Dict; onChoose(): void }) {
  const url = text(option.url);
  const words = (
    <>
      <span>
        <TextObject object={option.text} />
      </span>
      {option.description !== undefined && (
        <small>
          <TextObject object={option.description} />
        </small>
      )}
    </>
  );
  if (url && safeAddress(url))
    return (
      <Link url={url} class="menu-item" role="menuitem" onFollow={onChoose}>
        {words}
      </Link>
    );
  return (
    <button type="button" role="menuitem" tabIndex={-1} class="menu-item" onClick={onChoose}>
      {words}
    </button>
  );
}
