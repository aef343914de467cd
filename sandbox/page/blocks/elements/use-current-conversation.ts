import { useEffect } from 'preact/hooks';
import type { Dict } from '../../../json.js';
import { usePage } from '../../page-context.js';
import type { Chosen } from '../chosen.js';

/** Preselects the current conversation if the input asks for it and the person can see its name. */
export function useCurrentConversation(
  element: Dict,
  value: Chosen,
  use: (chosen: Chosen) => Promise<boolean>,
): void {
  const { place, workspace } = usePage();
  useEffect(() => {
    if (element.default_to_current_conversation !== true || value !== undefined) return;
    if (!workspace.channels.some(({ id }) => id === place.at)) return;
    const isSeveral = String(element.type).startsWith('multi_');
    void use(isSeveral ? [place.at] : place.at);
  }, []);
}
