import { usePage } from '../../page-context.js';
import { Icon } from '../../widgets/icon.js';
import { MenuButton } from '../../widgets/menu-button.js';
import { MenuItem } from '../../widgets/menu-item.js';

/** The app's shortcuts and commands. */
export function ShortcutMenu({
  onCommand,
  onFailed,
}: {
  onCommand(command: string): void;
  onFailed(failed: string | undefined): void;
}) {
  const { workspace, act } = usePage();
  const shortcuts = workspace.shortcuts.filter(({ type }) => type === 'global');
  const run = async (callbackId: string) => onFailed((await act({ kind: 'shortcut', callbackId })).failed);
  return (
    <MenuButton label="Shortcuts and commands" face={<Icon name="bolt" />}>
      {() => (
        <>
          {shortcuts.map(({ callbackId, name, description }) => (
            <MenuItem key={callbackId} detail={description} onChoose={() => void run(callbackId)}>
              {name}
            </MenuItem>
          ))}
          {workspace.commands.map(({ command, description }) => (
            <MenuItem key={command} detail={description} onChoose={() => onCommand(command)}>
              {command}
            </MenuItem>
          ))}
        </>
      )}
    </MenuButton>
  );
}
