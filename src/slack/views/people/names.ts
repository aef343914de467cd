import { inLine, person } from '../text/text.js';

/** What people call a user or a user group, by Slack's id, as far as that is known. */
export type Names = ReadonlyMap<string, string>;

/** How people and groups are shown in one place. */
export interface People {
  person: (userId: string) => string;
  group: (groupId: string) => string;
}

export const noNames: Names = new Map();

/** As mentions, which Slack keeps true: for what only one person reads, where a mention notifies nobody else. */
export const mentioned: People = { person, group: (groupId) => `<!subteam^${groupId}>` };

/** By their names, so that nobody is notified; a person whose name is not known as a mention. Escaped for mrkdwn. */
export function byName(names: Names): People {
  const known = (id: string) => {
    const name = inLine(names.get(id) ?? '', 80);
    return name === '' ? null : name;
  };
  return {
    person: (userId) => known(userId) ?? person(userId),
    group: (groupId) => known(groupId) ?? 'a user group',
  };
}
