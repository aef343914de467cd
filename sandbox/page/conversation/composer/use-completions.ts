import { useMemo, useState } from 'preact/hooks';
import { usePage } from '../../page-context.js';
import { type Completion, type Completions, completionsAt } from './completions.js';

interface Completing {
  completions: Completions | undefined;
  /** Index of the active suggestion; -1 for none. */
  active: number;
  /** Updates the suggestions for a line and cursor position. */
  look(line: string, cursor: number): void;
  /** Handles a key; returns true if the list used it. Calls `choose` with the selected suggestion. */
  press(key: string, choose: (option: Completion) => void): boolean;
  dismiss(): void;
}

/** Suggestions while typing, and which one is active. */
export function useCompletions(): Completing {
  const { workspace } = usePage();
  const [at, setAt] = useState({ line: '', cursor: 0, isDismissed: true });
  const [moved, setMoved] = useState<number>();
  const completions = useMemo(
    () => (at.isDismissed ? undefined : completionsAt(at.line, at.cursor, workspace)),
    [at, workspace],
  );
  const isWhole = completions?.options.some(({ insert }) => insert === completions.typed) ?? false;
  const active = moved ?? (isWhole ? -1 : 0);
  const dismiss = () => setAt((before) => ({ ...before, isDismissed: true }));
  return {
    completions,
    active,
    dismiss,
    look(line, cursor) {
      setMoved(undefined);
      setAt({ line, cursor, isDismissed: false });
    },
    press(key, choose) {
      if (!completions) return false;
      const { options } = completions;
      const chosen = options[active];
      switch (key) {
        case 'ArrowDown':
          setMoved((active + 1) % options.length);
          return true;
        case 'ArrowUp':
          setMoved(active <= 0 ? options.length - 1 : active - 1);
          return true;
        case 'Escape':
          dismiss();
          return true;
        case 'Tab':
        case 'Enter':
          if (!chosen) return false;
          choose(chosen);
          return true;
        default:
          return false;
      }
    },
  };
}
