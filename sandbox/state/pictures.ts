/** URLs of Slack's default pictures, by size: `image_48` and so on. The sandbox never fetches them. */
export function pictures(path: string, sizes: readonly number[]): Record<string, string> {
  const named = sizes.map((size) => [
    `image_${size}`,
    `https://a.slack-edge.com/80588/img/${path}${size}.png`,
  ]);
  return Object.fromEntries(named);
}

export const appPictures = pictures('plugins/app/bot_', [36, 48, 72]);
export const personPictures = pictures('avatars/ava_0010-', [24, 32, 48, 72, 192, 512]);
export const teamPictures = pictures('avatars-teams/ava_0001-', [34, 44, 68, 88, 102, 132]);
