import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { WorkspaceSeen } from '../../../browser/protocol.js';
import { type Dict, dict, text, texts } from '../../../json.js';
import { usePage } from '../../page-context.js';
import { useHolder, useSurface } from '../surface.js';
import { type Choice, type ChoiceGroup, choicesOf, fitting, groupsOf } from './choices.js';

/** A menu's choices for the typed text, and an explanation when there are none. */
export interface Offered {
  groups: ChoiceGroup[];
  note?: string;
}

const askAfterMs = 200;

/** The choices of any menu. For external menus, asks the app while the menu is open. */
export function useChoices(element: Dict, o: { typed: string; isOpen: boolean }): Offered {
  const { workspace } = usePage();
  const { type } = element;
  const isExternal = type === 'external_select' || type === 'multi_external_select';
  const own = useMemo(() => ownGroups(element, workspace), [element, workspace]);
  const external = useSuggestions(element, { ...o, isAsked: isExternal && o.isOpen });
  if (isExternal) return external;
  const groups = fitting(own, o.typed);
  return groups.some(({ choices }) => choices.length > 0) ? { groups } : { groups, note: 'No results' };
}

function ownGroups(element: Dict, workspace: WorkspaceSeen): ChoiceGroup[] {
  switch (text(element.type)?.replace(/^multi_/, '')) {
    case 'users_select':
      return [{ choices: peopleOf(workspace) }];
    case 'channels_select':
      return [{ choices: channelsOf(workspace, ['public']) }];
    case 'conversations_select':
      return [{ choices: channelsOf(workspace, texts(dict(element.filter).include)) }];
    default:
      return groupsOf(element);
  }
}

function peopleOf({ people }: WorkspaceSeen): Choice[] {
  return people
    .filter(({ kind }) => kind !== 'deactivated')
    .map(({ id, name, realName, title }) => ({
      value: id,
      label: realName,
      also: name,
      description: title ? `@${name}, ${title}` : `@${name}`,
    }));
}

function channelsOf({ channels }: WorkspaceSeen, kinds: string[]): Choice[] {
  return channels
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ id, name, kind }) => ({
      value: id,
      label: `${kind === 'private' ? '🔒' : '#'} ${name}`,
      also: name,
    }));
}

const leastTyped = 3;

function useSuggestions(element: Dict, o: { typed: string; isAsked: boolean }): Offered {
  const { act } = usePage();
  const { where } = useSurface();
  const { blockId } = useHolder();
  const [offered, setOffered] = useState<Offered>({ groups: [], note: 'Loading…' });
  const asked = useRef(0);
  const typed = o.typed.trim();
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : leastTyped;
  useEffect(() => {
    if (!o.isAsked || typed.length < least) return;
    setOffered({ groups: [], note: 'Loading…' });
    asked.current += 1;
    const mine = asked.current;
    const timer = setTimeout(async () => {
      const control = { block_id: blockId, action_id: text(element.action_id) ?? '' };
      const { options = [], failed } = await act({ kind: 'suggests', where, control, typed });
      if (mine === asked.current) setOffered(offeredBy(choicesOf(options), failed));
    }, askAfterMs);
    return () => clearTimeout(timer);
  }, [o.isAsked, typed, least]);
  if (typed.length < least)
    return { groups: [], note: `Type ${least === 1 ? 'a letter' : `${least} letters`} or more to search` };
  return offered;
}

function offeredBy(choices: Choice[], failed: string | undefined): Offered {
  if (choices.length > 0) return { groups: [{ choices }] };
  return { groups: [], note: failed ? 'There was a problem loading these options.' : 'No results' };
}
