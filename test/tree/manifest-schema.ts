import { z } from 'zod';

const text = (max: number, min = 1) => z.string().min(min).max(max);
const address = z.string().regex(/^https:\/\//);

/**
 * The parts of a classic app's manifest that we use, as Slack accepts them; anything else is an error. Source:
 * https://docs.slack.dev/reference/app-manifest and slackapi/manifest-schema (lengths).
 */
export const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.union([z.literal(1), z.literal(2)]), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140).optional(),
    long_description: text(4_000, 175).optional(),
    background_color: z
      .string()
      .regex(/^#(?:[0-9a-f]{3}){1,2}$/i)
      .optional(),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32, 2).regex(/^\/[a-z0-9_-]+$/),
          description: text(2_000),
          usage_hint: text(1_000).optional(),
          should_escape: z.boolean().optional(),
          url: address.optional(),
        }),
      )
      .min(1)
      .max(50),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['global', 'message']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .min(1)
      .max(10),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address).max(1_000).optional(),
    scopes: z.strictObject({ bot: z.array(text(50)).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address.optional(),
      bot_events: z.array(text(50)).min(1).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address.optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

export type Manifest = z.infer<typeof manifestSchema>;
