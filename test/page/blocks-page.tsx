import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { WorkspaceSeen } from '../../sandbox/browser/protocol.js';
import type { Dict } from '../../sandbox/json.js';
import { Blocks } from '../../sandbox/page/blocks/blocks.js';
import { type PageContext, pageContext } from '../../sandbox/page/page-context.js';
import type { StateValues } from '../../sandbox/state/workspace.js';

const dana = { id: 'U1', name: 'dana', realName: 'Dana Ortiz', kind: 'member', tz: 'Europe/Berlin' } as const;
const sam = { id: 'U2', name: 'sam', realName: 'Sam Okafor', kind: 'member', title: 'Payments' } as const;
const gone = { id: 'U3', name: 'gone', realName: 'Gone Girl', kind: 'deactivated' } as const;
const firebreak = { id: 'U9', name: 'firebreak', realName: 'Firebreak', kind: 'app' } as const;

const workspace: WorkspaceSeen = {
  name: 'Sandbox',
  domain: 'firebreak-sandbox',
  guide: null,
  app: { userId: 'U9', name: 'Firebreak', hasHome: true, hasMessages: true, takesMessages: true },
  people: [dana, sam, gone, firebreak],
  groups: [{ id: 'S1', handle: 'oncall', name: 'On call' }],
  channels: [
    { id: 'C1', name: 'general', kind: 'public' },
    { id: 'C2', name: 'leads', kind: 'private' },
  ],
  commands: [{ command: '/incident', description: 'Declare and run incidents', usageHint: 'start [title]' }],
  builtIns: [],
  shortcuts: [
    { callbackId: 'declare', name: 'Declare an incident', description: 'Opens a form', type: 'global' },
  ],
};

/** The page as Dana sees it, in Berlin. */
export const danasPage: PageContext = {
  me: dana,
  workspace,
  place: { as: 'dana', at: 'C1' },
  go: () => {},
  act: () => Promise.resolve({}),
  draft: () => {},
};

/** Renders something in Dana's page as HTML. */
export function html(drawn: VNode): string {
  return renderToString(<pageContext.Provider value={danasPage}>{drawn}</pageContext.Provider>);
}

/** Renders a message's blocks as HTML. */
export function htmlOf(blocks: Dict[], state: StateValues = {}): string {
  return html(<Blocks blocks={blocks} where={{ channel: 'C1', ts: '1.000001' }} state={state} />);
}

/** The text of HTML, without tags. */
export function wordsIn(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
