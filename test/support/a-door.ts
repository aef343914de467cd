import { AsyncLocalStorage } from 'node:async_hooks';
import { registerCommands } from '../../src/commands/bolt/listeners/register.js';
import { httpApp } from '../../src/commands/bolt/receive/receivers.js';
import type { Database } from '../../src/db/database.js';
import type { Policy } from '../../src/domain/policy.js';
import { sealing } from '../../src/main/sealing.js';
import type { Deps } from '../../src/workflows/deps.js';
import { readTeamFigures } from '../../src/workflows/figures/team-figures.js';
import { openMarkPrivate } from '../../src/workflows/people/change-visibility.js';
import { openDirectory } from '../../src/workflows/people/directory.js';
import { openMembershipStore } from '../../src/workflows/people/store-membership.js';
import { openCapture } from '../../src/workflows/timeline/capture-message.js';

/** All that came of one payload: the acknowledgement, and what Slack was told while it was dealt with. */
export interface Heard {
  ack: unknown;
  told: { what: string; body: unknown }[];
}

export interface Door {
  deps: Deps;
  /** Hands a payload to the commands as Slack would, without network or signature. Rejects where they fail. */
  sends(payload: Record<string, unknown>): Promise<Heard>;
}

const nothing = () => {};

/** Everything that is bound to Bolt, over a database, with a Slack that takes whatever it is told. */
export function aDoor(o: { db: Database; workspaceId: string; policy: Policy }): Door {
  const { db, policy, workspaceId } = o;
  const heard = new AsyncLocalStorage<{ told: Heard['told']; faults: unknown[] }>();
  const note = (what: string, body: unknown) => {
    heard.getStore()?.told.push({ what, body });
    return { kind: 'ok', data: {} } as const;
  };
  const userLookups = { person: nothing, group: nothing, channel: nothing, isNobody: () => false };
  const clock = () => new Date();
  const directory = openDirectory({ db, userLookups });
  const deps: Deps = {
    db,
    policy,
    clock,
    requestDelivery: nothing,
    directory,
    permalinkOf: () => null,
    sealing,
    entryText: () => '',
  };
  const installed = { botToken: 'x', botUserId: 'U0SANDBOT1', botId: 'B1' };
  let count = 0;
  const { app } = httpApp({
    ...{ signingSecret: 'x', now: Date.now, onRejected: nothing, onEventsDropped: nothing },
    authorize: (id) => (id === workspaceId ? installed : null),
    receive: (_kind, process) => process(`trace${count++}`),
    log: { warn: nothing, error: nothing, ignored: nothing, fault: nothing },
  });
  registerCommands(app, {
    ...{
      depsNow: () => deps,
      userLookups,
      syncChannel: async () => {},
      syncMembership: nothing,
      recordChanged: nothing,
    },
    slackOf: (id) => (id === workspaceId ? async (method, args) => note(method, args) : null),
    installed: (id) =>
      id === workspaceId
        ? { call: async (method, args) => note(method, args), download: async () => ({ kind: 'none' }) }
        : null,
    respond: async (_url, body) => note('response_url', body),
    observe: {
      answered: ({ outcome, error }) => {
        if (outcome === 'failed') heard.getStore()?.faults.push(error);
      },
      undelivered: ({ why }) => heard.getStore()?.faults.push(why),
    },
    capture: openCapture(deps),
    markPrivate: openMarkPrivate(deps),
    teamFigures: (workspaceId) => readTeamFigures(deps, workspaceId),
    storeMembership: openMembershipStore(deps),
    examine: async () => [],
  });
  return {
    deps,
    sends: (body) => {
      const store = { told: [], faults: [] as unknown[] };
      return heard.run(store, async () => {
        let ack: unknown;
        await app.processEvent({
          body,
          ack: async (response) => {
            ack = response ?? null;
          },
        });
        if (store.faults.length > 0) throw new Error(`The payload failed: ${store.faults.map(String)}`);
        return { ack, told: store.told };
      });
    },
  };
}
