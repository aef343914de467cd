import { inLine, person } from '../text/text.js';

/** Known names of users and user groups, by Slack's id. */
export type Names = ReadonlyMap<string, string>;

/** How a view shows people and groups. */
export interface People {
  person: (userId: string) => string;
  group: (groupId: string) => string;
}

export const noNames: Names = new Map();

/** Shows mentions, which Slack keeps current: for messages that one person reads, where a mention notifies nobody else. */
export const mentioned: People = { person, group: (groupId) => `<!subteam^${groupId}>` };

/** Shows names, so that nobody is notified; mentions a person whose name is unknown. Escaped for mrkdwn. */
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
