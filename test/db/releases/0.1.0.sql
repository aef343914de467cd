-- Firebreak 0.1.0, by `npm run dump-release`. Once the version is released, this never changes.

CREATE TABLE "channel_syncs" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"synced_at" timestamp with time zone,
	"incomplete_before" text,
	"missed_since" timestamp with time zone,
	"quick_since" timestamp with time zone,
	"state" jsonb,
	"owner_id" integer,
	"lease_until" timestamp with time zone,
	"not_before" timestamp with time zone,
	CONSTRAINT "channel_syncs_workspace_id_incident_number_pk" PRIMARY KEY("workspace_id","incident_number")
);
--> statement-breakpoint
CREATE TABLE "clock_runs" (
	"job" text PRIMARY KEY NOT NULL,
	"last_run_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "effects_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" text NOT NULL,
	"owner" text NOT NULL,
	"incident_number" integer,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"kind" text NOT NULL,
	"merge_key" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"limits" integer DEFAULT 0 NOT NULL,
	"is_uncertain" boolean DEFAULT false NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"attempted_at" timestamp with time zone,
	"attempted_by" integer,
	"asked_by" text,
	"answer_url" text,
	"finished_at" timestamp with time zone,
	"error" text,
	"failure" jsonb,
	"trace" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_keys" (
	"workspace_id" text NOT NULL,
	"key" text NOT NULL,
	"answer" jsonb,
	"claimed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_keys_workspace_id_key_pk" PRIMARY KEY("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"is_withdrawn" boolean DEFAULT false NOT NULL,
	CONSTRAINT "announcements_workspace_id_incident_number_channel_id_pk" PRIMARY KEY("workspace_id","incident_number","channel_id")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"workspace_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"severity" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"is_private" boolean NOT NULL,
	"summary" text,
	"affects" jsonb NOT NULL,
	"reporter_id" text NOT NULL,
	"roles" jsonb NOT NULL,
	"milestones" jsonb NOT NULL,
	"latest_update" jsonb,
	"next_update_due_at" timestamp with time zone,
	"cancellation" jsonb,
	"channel_id" text,
	"sealed_channel_id" text,
	"card_ts" text,
	"visibility_observed_at" timestamp with time zone,
	"members_observed_at" timestamp with time zone,
	"declared_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "incidents_workspace_id_number_pk" PRIMARY KEY("workspace_id","number")
);
--> statement-breakpoint
CREATE TABLE "incident_members" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"user_id" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"observed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "incident_members_workspace_id_incident_number_user_id_pk" PRIMARY KEY("workspace_id","incident_number","user_id")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"last_incident_number" integer DEFAULT 0 NOT NULL,
	"last_gap_at" timestamp with time zone,
	"listened_at" timestamp with time zone,
	"url" text
);
--> statement-breakpoint
CREATE TABLE "slack_names" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slack_names_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "user_groups" (
	"workspace_id" text NOT NULL,
	"group_id" text NOT NULL,
	"user_ids" text[] NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_groups_workspace_id_group_id_pk" PRIMARY KEY("workspace_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"display_name" text NOT NULL,
	"real_name" text,
	"handle" text,
	"names" text[] NOT NULL,
	"is_bot" boolean NOT NULL,
	"is_deactivated" boolean NOT NULL,
	"guest_kind" text,
	"is_external" boolean NOT NULL,
	"time_zone" text,
	"changed_at" timestamp with time zone,
	"observed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "chain_entries" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"seq" integer NOT NULL,
	"part" text NOT NULL,
	"salt" text,
	"digest" text NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "chain_entries_workspace_id_incident_number_seq_pk" PRIMARY KEY("workspace_id","incident_number","seq")
);
--> statement-breakpoint
CREATE TABLE "file_copies" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"file_id" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"copied_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_copies_workspace_id_incident_number_file_id_pk" PRIMARY KEY("workspace_id","incident_number","file_id")
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"workspace_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"by_id" text NOT NULL,
	"is_on" boolean NOT NULL,
	"version" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"observed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"note" text,
	"is_dirty" boolean DEFAULT true NOT NULL,
	CONSTRAINT "marks_workspace_id_channel_id_ts_key_pk" PRIMARY KEY("workspace_id","channel_id","ts","key")
);
--> statement-breakpoint
CREATE TABLE "message_revisions" (
	"workspace_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"version" text NOT NULL,
	"text" text NOT NULL,
	"files" jsonb NOT NULL,
	CONSTRAINT "message_revisions_workspace_id_channel_id_ts_version_pk" PRIMARY KEY("workspace_id","channel_id","ts","version")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"workspace_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"incident_number" integer NOT NULL,
	"thread_ts" text,
	"is_broadcast" boolean DEFAULT false NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text,
	"is_bot" boolean DEFAULT false NOT NULL,
	"text" text NOT NULL,
	"files" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"captured_at" timestamp with time zone NOT NULL,
	"observed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	"purged_at" timestamp with time zone,
	"shown_text" text,
	"is_dirty" boolean DEFAULT true NOT NULL,
	"is_highlight" boolean DEFAULT false NOT NULL,
	CONSTRAINT "messages_workspace_id_channel_id_ts_pk" PRIMARY KEY("workspace_id","channel_id","ts")
);
--> statement-breakpoint
CREATE TABLE "timeline_entries" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "timeline_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"occurred_at" timestamp with time zone NOT NULL,
	"captured_at" timestamp with time zone DEFAULT now() NOT NULL,
	"source" text NOT NULL,
	"author_id" text,
	"event" jsonb NOT NULL,
	"shown_text" text,
	"is_hidden" boolean DEFAULT false NOT NULL,
	"is_dirty" boolean DEFAULT true NOT NULL,
	CONSTRAINT "timeline_entries_workspace_id_incident_number_id_pk" PRIMARY KEY("workspace_id","incident_number","id")
);
--> statement-breakpoint
CREATE INDEX "channel_syncs_unfinished" ON "channel_syncs" USING btree ("not_before") WHERE state is not null or missed_since is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "effects_by_key" ON "effects" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "effects_unfinished" ON "effects" USING btree ("workspace_id","owner","id") WHERE state in ('waiting', 'attempting', 'rejected', 'dead', 'blocked');--> statement-breakpoint
CREATE INDEX "effects_due" ON "effects" USING btree ("not_before") WHERE state in ('waiting', 'attempting');--> statement-breakpoint
CREATE UNIQUE INDEX "effects_merged" ON "effects" USING btree ("workspace_id","owner","merge_key") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "effects_finished" ON "effects" USING btree ("finished_at") WHERE finished_at is not null;--> statement-breakpoint
CREATE INDEX "request_keys_by_age" ON "request_keys" USING btree ("claimed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_by_channel" ON "incidents" USING btree ("workspace_id","channel_id");--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("workspace_id","number" DESC NULLS LAST) WHERE status not in ('closed', 'canceled');--> statement-breakpoint
CREATE INDEX "incident_members_by_user" ON "incident_members" USING btree ("workspace_id","user_id","incident_number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING gin ("names");--> statement-breakpoint
CREATE INDEX "chain_entries_by_part" ON "chain_entries" USING btree ("workspace_id","incident_number","part","seq");--> statement-breakpoint
CREATE INDEX "marks_dirty" ON "marks" USING btree ("workspace_id","channel_id") WHERE is_dirty;--> statement-breakpoint
CREATE INDEX "messages_in_order" ON "messages" USING btree ("workspace_id","incident_number","occurred_at","ts");--> statement-breakpoint
CREATE INDEX "messages_highlights_in_order" ON "messages" USING btree ("workspace_id","incident_number","occurred_at","ts") WHERE is_highlight;--> statement-breakpoint
CREATE INDEX "messages_in_threads" ON "messages" USING btree ("workspace_id","channel_id","thread_ts","ts") WHERE thread_ts is not null;--> statement-breakpoint
CREATE INDEX "messages_dirty" ON "messages" USING btree ("workspace_id","incident_number") WHERE is_dirty;--> statement-breakpoint
CREATE INDEX "messages_with_text" ON "messages" USING btree ("workspace_id","incident_number","is_highlight","ts") WHERE purged_at is null;--> statement-breakpoint
CREATE INDEX "timeline_entries_hidden" ON "timeline_entries" USING btree ("workspace_id","incident_number") WHERE is_hidden;--> statement-breakpoint
CREATE INDEX "timeline_entries_dirty" ON "timeline_entries" USING btree ("workspace_id","incident_number") WHERE is_dirty;--> statement-breakpoint
CREATE INDEX "timeline_entries_quoted" ON "timeline_entries" USING btree ("workspace_id","incident_number",(event ->> 'ts')) WHERE event ->> 'kind' = 'quoted' and event ->> 'purgedAt' is null;--> statement-breakpoint
CREATE INDEX "timeline_entries_edited" ON "timeline_entries" USING btree ("workspace_id","incident_number",(event ->> 'item')) WHERE event ->> 'kind' = 'item_edited';--> statement-breakpoint
CREATE INDEX "timeline_entries_in_order" ON "timeline_entries" USING btree ("workspace_id","incident_number","occurred_at","id");

create schema drizzle;
create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);

insert into "drizzle"."__drizzle_migrations" ("id", "hash", "created_at") overriding system value values
('1', 'd0d3ac15140b7f716480edebc455e0d217992eb7d866dcf0d641f73a9bc2246e', '1795767556661');

insert into "public"."announcements" ("workspace_id", "incident_number", "channel_id", "ts", "is_withdrawn") overriding system value values
('T0SANDBOX1', '1', 'C0GENERAL1', '1795775614.230000', 'false'),
('T0SANDBOX1', '2', 'C0GENERAL1', '1795775618.584000', 'false'),
('T0SANDBOX1', '3', 'C0GENERAL1', '1795775626.448000', 'false');

insert into "public"."chain_entries" ("workspace_id", "incident_number", "seq", "part", "salt", "digest", "sealed_at", "hash") overriding system value values
('T0SANDBOX1', '1', '1', 'entry 1', '19c32a812cee818ca29aa871f52ef9c4', '6d4633da065db83e809f34a8642b29178fcfd700b02c3ce282d4eae102179c4e', '2026-11-27 10:33:34.542+00', 'fb1d8b8878510578df967a8429787a511d3d8b529687d69c2d1143ba91aabb96'),
('T0SANDBOX1', '1', '10', 'mark C000000001 1795775614.728000 reaction pushpin U0DANA0001', '1375f72ef679c322d32685e0acce01bc', '5aad2eea4fc4e46c0a072b45185d7c37074738fd23d31f978e879f51cb157b02', '2026-11-27 10:33:35.872+00', 'f535c876a3613676b5c9f377aedb1a47657041a4c520926cca03e2eef566cf42'),
('T0SANDBOX1', '1', '11', 'entry 5', 'a0b0b59129aa7d8127b6708825aaa94f', '45601530d23b7604da1e4e88677256e91f80fd92754b175064bb0b50f4e13840', '2026-11-27 10:33:36.106+00', 'd07be9ad5c00f3b0e0c09f5f7c7c458f0891686da31cbf19f4bb513105499057'),
('T0SANDBOX1', '1', '12', 'entry 6', '29b1ff22888f49d39c34130b4bfd02a6', 'f5941a9a122b0198583fcfa8b5a24f3de53c9edd01bcbed2c72607f5b9809871', '2026-11-27 10:33:37.046+00', 'ba2fb3dea11c7c39aea4fde83ecdaf290f415277ab447d933219491b533ce7cc'),
('T0SANDBOX1', '1', '13', 'entry 7', 'b526b2331bd1c7ec99d2674929b7927a', '15d13e079760c8701d5a1efa30cdc3bcf94a180fc390067a2c794b0a3a68d408', '2026-11-27 10:33:37.046+00', 'db967339ef9e80a8a20f1dfcfcce215367c5fb9881cc8a0dc36122aa7b787c5a'),
('T0SANDBOX1', '1', '14', 'entry 8', 'd51e1eeb7a0bc06dc3049759f13d1f94', '895c609875398ee8d69bcdaba62fbf756236559586b21bae7d344d3d1ce0bf0a', '2026-11-27 10:33:38.1+00', '76addc030a130d7c86177412a2cc3636f9877f4508727d15ede2b9f958a0558a'),
('T0SANDBOX1', '1', '15', 'entry 9', '0d1ea91382a07b60fb7970d980a7024e', '3606b983740f8cc86948cf427a3d1cf45f3b2e6922f419c8ac9d4f0066a170ac', '2026-11-27 10:33:38.1+00', 'cc439cc7fbd5dae64498c2e0581235915b10138833c419a4f2beced56997d1eb'),
('T0SANDBOX1', '1', '16', 'message C000000001 1795775614.726000', '1d96e4dc2093cebbd7ebb1151f3e8134', '928a968d252c2d42d4feab8c11469ef0a52d1fd72ca511045c6aa94133619f62', '2026-11-27 10:33:38.1+00', 'c0a53afc7ecf03060a132cb0bfee60f367eb79165fdd473099429c42acff3a8b'),
('T0SANDBOX1', '1', '17', 'entry 12', 'b94b7e660a91ba51e071cf856746f2c9', 'e6af8cab034ee3b507d99fa4220ba5f7400afc330dd149d0a56aa370568013ad', '2026-11-27 10:33:39.143+00', 'c9f251166ca10178680bbcd3d3812e2a1f05ec74d674d8d326d7ea149cd0ad77'),
('T0SANDBOX1', '1', '18', 'entry 13', 'e3fd26e9cae81a777923dfe5281e449d', '7d89d870996137ff494ce3f81d6ca23d42d8d07d347366064ca95a9df73a6873', '2026-11-27 10:33:39.143+00', '7d12a8f991d7347fe4997bb93e09af35c09fa6cbbc1fcfb15d277f2750cfe214'),
('T0SANDBOX1', '1', '19', 'entry 14', '9f040795677404474d647dd95ab0bf2d', 'ced661f883e361e2e609d809be82714fbd189215b7c3005ca10d740f0c84d6f9', '2026-11-27 10:33:40.298+00', 'd4101298fe43cda69ea5f5e122dc368790bbafb1a638fb9eff02550fbfd5fe62'),
('T0SANDBOX1', '1', '2', 'entry 2', 'a1a4418b72800dc18d5fd3b23a300403', 'ec60d2f0a7167367e99035056dae75333625625e6acc78e2a277bb6010fccd40', '2026-11-27 10:33:34.613+00', '164ef18da2d19b06636c95119b237d4c6e63e6e26e4383e57f01972928cb44c0'),
('T0SANDBOX1', '1', '20', 'entry 15', 'c19b36b334e5f02e10d10a08b5edcb6f', '344c8549a22d9947cf7409db10a0b5c68bb8b141d08380db32610b88f73eca50', '2026-11-27 10:33:40.298+00', 'ecced46f0e73a39e523545fd4b31322c2039dacf2869945346993b2ff4185e7f'),
('T0SANDBOX1', '1', '21', 'entry 16', '2b5008940dd29331e50fb5c8111dd439', '252b8b3d88ae83241d263b4d0b3fdcce9b81a8bc057a2cc8019d4203dfbd44fc', '2026-11-27 10:33:41.117+00', '3a9b62ae6303c95096fca131873da84ed65e1feecca9c1f040f77ad2f2bff61d'),
('T0SANDBOX1', '1', '22', 'entry 17', 'ec238ac5841c91c7dc410667f4b750f0', 'f2b916e21731177e9b73c297076c1275ff9168afd206753a930e12429dc18a95', '2026-11-27 10:33:41.117+00', '4c91cdc7bc3762ab6815e125fce07a596b8ff4d8e86a9be34814a5284b407c6d'),
('T0SANDBOX1', '1', '23', 'entry 18', 'beb9d3c769855dcb0be3fcd1254b16fa', '4d589fd20244fed17ef7f6f8025c923fbc9e9717ac674b4a295205cd09a12ef9', '2026-11-27 10:33:42.124+00', '47059d089fb1790c8b94f7574646eb7fc112bb76b610637671bd22586cba3758'),
('T0SANDBOX1', '1', '24', 'entry 19', '8cb2bf864e95fb950b1d4dabcf4422c1', '67df08f4328ecf73d11d83818fe7cfd71d5718441b1bb6d4c82d9208ea7c0d9a', '2026-11-27 10:33:42.124+00', 'c3defc7988e48874282f87ad65e1c4841c8e2f2715b04c6ca3349451641258e0'),
('T0SANDBOX1', '1', '25', 'message C000000001 1795775623.231000', 'e4c8ae85cefa7bba4d99c921d6436b03', 'c24afa487b4d34fbd8f9ef7179b5b3b5fc7bc89f50960fb9f4b20d34350d3c2c', '2026-11-27 10:33:43.822+00', 'ac9ab3e8d4e1ac5994760724167307c821f64ceef64bf881342ddba621d05f70'),
('T0SANDBOX1', '1', '3', 'entry 3', 'a88c448f4f9a217af83ac256b4ba390d', 'de847746a209ab9129e6ab545029b79f95f02f5650cc8f6390fd9c634e2f1b38', '2026-11-27 10:33:35.442+00', '7131ae45021e2268d4764daaa796da445c06304b6ceb621b4e8bfdd6952907ac'),
('T0SANDBOX1', '1', '4', 'message C000000001 1795775614.726000', NULL, '79e587ba1e4f35a18b40eb7c34b13879f99740d1af21bf07b6725bc8f3aaa1ab', '2026-11-27 10:33:35.442+00', '89e60055be8e0770dc3087c2c214f14352b58f7e085bb452eb80dd659c195817'),
('T0SANDBOX1', '1', '5', 'message C000000001 1795775614.727000', '6fabed34195bc08e7134730e257e4572', '8c94ac82de5b3cfd61c03d17d659a07da628acb8e871d065fbbaf696527b0879', '2026-11-27 10:33:35.442+00', '261a0dd7cf32137304090599b90031944824fe899d76d72d5d39345a52377d7f'),
('T0SANDBOX1', '1', '6', 'message C000000001 1795775614.728000', NULL, '2e6f42a371d1d458633b180b8b14da415dad532134ae90f93e7d5893cdebd965', '2026-11-27 10:33:35.442+00', 'a08ee7c842875dade1ba9b2dfdcbbd270a78c557af721592f884d648bdb5082d'),
('T0SANDBOX1', '1', '7', 'mark C000000001 1795775614.726000 rule alerts', '0f386d3cd9b95e801f9e6be692ea549d', '317e9942d9572d0417bbf6ee5f94fc49a33fd2590b629740ed150db576a18a20', '2026-11-27 10:33:35.508+00', '6d65c3cab470ec535342b4c4ba0bc48d881d299ec2285785ee93b764c853b41c'),
('T0SANDBOX1', '1', '8', 'entry 4', '8b425f9d2fa0864467f5faa097d2ddcd', '0bd6001d8a2b628a788637074ff999d244e76061b31eada8169645c571bdf786', '2026-11-27 10:33:35.872+00', '30146a16bf0f9a838459caa63747f7fbfea5c580aec813f82dd5e2c101d9a5af'),
('T0SANDBOX1', '1', '9', 'message C000000001 1795775614.728000', '90f6d00fa69fb3e89d91cbcf50ab7c2c', '6921fc3b7b5b4a898f76e8ab5dde1fca1cd4f5dbb332559fc1cee3432f7b7c0a', '2026-11-27 10:33:35.872+00', '316331a80d3b962ec9f3c9d4ccf37180a9c3d1e59ee3788f78b22889c516bc6a'),
('T0SANDBOX1', '2', '1', 'entry 10', '07e477d31301136669b9677446c35eca', 'c0cfe6dcd2e003e20b3fb1991ec7df9646fca4fb732ffb1cb4aeafc289485e91', '2026-11-27 10:33:39.074+00', '10e87c425686ef097310fc1e5730ba88104543f4fae21b2c8058e60adf4e38c7'),
('T0SANDBOX1', '2', '2', 'entry 11', '19164ecbda9c0c4ccff0306fc286dcfb', '51f4108614e177a35e9e3b2998ee26bd9066334009b3f352e85def2e5b34df82', '2026-11-27 10:33:39.074+00', 'f6df91b13ecf79a925d78b157b240c011c0b94737b0fd459fc98f82bd142b611'),
('T0SANDBOX1', '3', '1', 'entry 20', '59e28a2fdace363c6cc2d0853a0aa8f2', 'ef96dda0c23f2cdf5f2cd7a5b01d6931ec99bb3e38dc7f2cb76d8b4ff0372461', '2026-11-27 10:34:00.654+00', 'c5174233f04a3d4cd3249cfa80728d91cbaa217dd3d2c10f8f246b19f0e9d13f'),
('T0SANDBOX1', '3', '2', 'message C000000009 1795775626.490000', 'b28c64e2ffa02f2ba2dfd68b094676fb', '5afc7ab896b67bc0bd2c2fecf3f6056bc1bd6b5d9e99f9e45eeacadf00b56e2b', '2026-11-27 10:34:00.654+00', 'f36a636d5710b443e436cf98413e66784c8cf598c1c3ce5a3561aefb16b6bbc3'),
('T0SANDBOX1', '3', '3', 'message C000000009 1795775626.491300', NULL, 'd8a2184303fea964c474cb93c00ac43e322e7e040dd420fbb527883087861c3f', '2026-11-27 10:34:00.654+00', '407fa9215b9322ccda54cd17f899dced6df4c051a50e0458ab8303a02483f0d2'),
('T0SANDBOX1', '3', '4', 'message C000000009 1795775626.778000', '233e29013588cc6d0d21c08a806f2e60', 'ae35ececa4e564fd655e058256d9ea8604ff73e8597f66c6d688f27df0f0fcad', '2026-11-27 10:34:00.654+00', 'f1e96146be1a0be00374c39772b573b2f40560de140df7f71ac402d1cf0754bd'),
('T0SANDBOX1', '3', '5', 'mark C000000009 1795775626.490000 pin', NULL, 'e625ed466c3ac5f165365a5138e879f932584858ac7e43c96e6ddc8db31a0e56', '2026-11-27 10:34:00.654+00', '93c861e312a405223cf05312da06b1141f4864572bd6af35d48416ad0dd63a7a'),
('T0SANDBOX1', '3', '6', 'message C000000009 1795775626.491300', 'e2ee348e1fed93aa2279724d140168f5', 'f11f79d1fb4e4208f9da65d45ca631067434feec6a28dec22512c76448f211fa', '2026-11-27 10:34:47.175+00', '96bda8ba9e71fe8ab9e1c745a2066d1d382a392ad8526dff1cd46f3c3aca546d'),
('T0SANDBOX1', '3', '7', 'message C000000009 1795775626.492100', '8f050c59e6096a4f91ac982d6cf3fccb', '15ab76f2864d6b18545c54d080cd515cd184bb6fe95ab94e9eb3cf511126d8b2', '2026-11-27 10:34:47.175+00', '7758e2c74a4e1e07f40fa7bbf4fc2677aea7bb2ed5fc99d49b18093ce6adfd2e'),
('T0SANDBOX1', '3', '8', 'mark C000000009 1795775626.490000 pin', '8b9af96748957cbfba4ea25e837af981', 'd77f6d2dc4d97afe455fdac7f64bdc872c55d08df14f69184da047ee2dbfed81', '2026-11-27 10:34:47.175+00', '65cf468ee655237bb7c14e205f93d2e961401a3d50d278d5c094f389d2791cdd');

insert into "public"."channel_syncs" ("workspace_id", "incident_number", "synced_at", "incomplete_before", "missed_since", "quick_since", "state", "owner_id", "lease_until", "not_before") overriding system value values
('T0SANDBOX1', '3', '2026-11-27 10:33:47.659+00', NULL, NULL, '2026-11-27 10:33:47.659+00', NULL, NULL, NULL, NULL);

insert into "public"."clock_runs" ("job", "last_run_at") overriding system value values
('process record changes', '2026-11-27 10:34:00.014+00'),
('record listening', '2026-11-27 10:34:30.002+00'),
('resume channel syncs', '2026-11-27 10:34:20.002+00'),
('show overdue updates', '2026-11-27 10:34:05.001+00'),
('sync memberships', '2026-11-27 10:33:50.001+00');

insert into "public"."effects" ("id", "workspace_id", "owner", "incident_number", "key", "payload", "kind", "merge_key", "state", "attempts", "limits", "is_uncertain", "not_before", "attempted_at", "attempted_by", "asked_by", "answer_url", "finished_at", "error", "failure", "trace", "created_at") overriding system value values
('1', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4#2', '{"v": 1, "kind": "refresh_card"}', 'refresh_card', 'refresh_card', 'done', '1', '0', 'false', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:34.17+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/38oz8l0a40di3/zhag58hxu8a9dj1pk7j65uq9', '2026-11-27 10:33:34.254+00', NULL, NULL, '8313247b5280152c', '2026-11-27 10:33:33.578+00'),
('12', 'T0SANDBOX1', 'incident:1', '1', 'receipt C000000001 1795775614.728000 reaction pushpin U0DANA0001 1795775614.729000', '{"v": 1, "item": "m1795775614.728000", "kind": "receipt", "userId": "U0DANA0001"}', 'receipt', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:35.371+00', '2026-11-27 10:33:35.58+00', '2119113450', 'U0DANA0001', NULL, '2026-11-27 10:33:35.644+00', NULL, NULL, 'c19cc267103884dd', '2026-11-27 10:33:35.371+00'),
('14', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775615638.892bjx96tq.f9ekpxykykkmg6he5u5ly6iq#2', '{"v": 1, "kind": "refresh_announcements"}', 'refresh_announcements', 'refresh_announcements', 'done', '1', '0', 'false', '2026-11-27 10:33:40.648+00', '2026-11-27 10:33:40.781+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/swr7pe7ditrpp/y17bquw7icy8iw7tja8d9t8f', '2026-11-27 10:33:40.837+00', NULL, NULL, '05742cccecfd4270', '2026-11-27 10:33:35.648+00'),
('15', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775615638.892bjx96tq.f9ekpxykykkmg6he5u5ly6iq#3', '{"v": 1, "kind": "set_topic"}', 'set_topic', 'set_topic', 'done', '1', '0', 'false', '2026-11-27 10:33:35.648+00', '2026-11-27 10:33:35.745+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/swr7pe7ditrpp/y17bquw7icy8iw7tja8d9t8f', '2026-11-27 10:33:35.804+00', NULL, NULL, '05742cccecfd4270', '2026-11-27 10:33:35.648+00'),
('16', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775615638.892bjx96tq.f9ekpxykykkmg6he5u5ly6iq#0', '{"v": 1, "at": "2026-11-27T10:33:35.648Z", "by": "U0DANA0001", "kind": "broadcast", "event": {"to": "sev1", "from": "sev2", "kind": "severity_changed", "text": "a third of card payments in the EU fail"}, "nextUpdateDueAt": "2026-11-27T11:03:35.648Z"}', 'broadcast', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:35.648+00', '2026-11-27 10:33:35.745+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/swr7pe7ditrpp/y17bquw7icy8iw7tja8d9t8f', '2026-11-27 10:33:35.828+00', NULL, NULL, '05742cccecfd4270', '2026-11-27 10:33:35.648+00'),
('2', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4#5', '{"v": 1, "kind": "set_topic"}', 'set_topic', 'set_topic', 'superseded', '1', '0', 'false', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:34.17+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/38oz8l0a40di3/zhag58hxu8a9dj1pk7j65uq9', '2026-11-27 10:33:35.804+00', 'restricted_action', '{"v": 1, "error": "restricted_action", "groups": [], "people": [], "effectKind": "set_topic"}', '8313247b5280152c', '2026-11-27 10:33:33.578+00'),
('3', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4#0', '{"v": 1, "kind": "open_channel"}', 'open_channel', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:34.088+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/38oz8l0a40di3/zhag58hxu8a9dj1pk7j65uq9', '2026-11-27 10:33:34.146+00', NULL, NULL, '8313247b5280152c', '2026-11-27 10:33:33.578+00'),
('4', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4#1', '{"v": 1, "kind": "invite", "userIds": ["U0DANA0001"], "groupIds": []}', 'invite', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:34.17+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/38oz8l0a40di3/zhag58hxu8a9dj1pk7j65uq9', '2026-11-27 10:33:34.217+00', NULL, NULL, '8313247b5280152c', '2026-11-27 10:33:33.578+00'),
('41', 'T0SANDBOX1', 'incident:2', '2', 'command:U0LEE00005:1795775618755.1p2ahlfni0.ofzhlvqafe6ttc3wr452k7y9#4', '{"v": 1, "by": "U0LEE00005", "kind": "reply_to_announcements", "event": {"from": "investigating", "kind": "canceled", "cancellation": {"of": 1, "text": "search gets its prices from payments", "reason": "duplicate"}}}', 'reply_to_announcements', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:38.755+00', '2026-11-27 10:33:38.794+00', '2119113450', 'U0LEE00005', 'http://127.0.0.1:34389/commands/T0SANDBOX1/rfgs8tmt7p5ji/zll6jjck2pdu701b7z6ggi4j', '2026-11-27 10:33:38.929+00', NULL, NULL, '5fdeaff716b84a45', '2026-11-27 10:33:38.755+00'),
('5', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4#3', '{"v": 1, "kind": "pin_card"}', 'pin_card', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:34.42+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/38oz8l0a40di3/zhag58hxu8a9dj1pk7j65uq9', '2026-11-27 10:33:34.497+00', NULL, NULL, '8313247b5280152c', '2026-11-27 10:33:33.578+00'),
('6', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4#4', '{"v": 1, "kind": "welcome"}', 'welcome', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:34.42+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/38oz8l0a40di3/zhag58hxu8a9dj1pk7j65uq9', '2026-11-27 10:33:34.495+00', NULL, NULL, '8313247b5280152c', '2026-11-27 10:33:33.578+00'),
('7', 'T0SANDBOX1', 'incident:1', '1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4#6', '{"v": 1, "kind": "announce", "channelId": "C0GENERAL1"}', 'announce', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:34.17+00', '2119113450', 'U0DANA0001', 'http://127.0.0.1:34389/commands/T0SANDBOX1/38oz8l0a40di3/zhag58hxu8a9dj1pk7j65uq9', '2026-11-27 10:33:34.238+00', NULL, NULL, '8313247b5280152c', '2026-11-27 10:33:33.578+00'),
('8', 'T0SANDBOX1', 'person:U0DANA0001', '1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4#5!1795775614207/U0DANA0001', '{"v": 1, "kind": "report_failure", "about": {"error": "restricted_action", "groups": [], "people": [], "effectKind": "set_topic"}, "userId": "U0DANA0001", "effectId": 2}', 'report_failure', NULL, 'done', '1', '0', 'false', '2026-11-27 10:33:34.207+00', '2026-11-27 10:33:34.354+00', '2119113450', 'U0DANA0001', NULL, '2026-11-27 10:33:34.391+00', NULL, NULL, '8313247b5280152c', '2026-11-27 10:33:34.207+00'),
('81', 'T0SANDBOX1', 'incident:3', '3', 'copy 3 F00000000A', '{"v": 1, "ts": "1795775626.490000", "kind": "copy_file", "fileId": "F00000000A"}', 'copy_file', NULL, 'done', '1', '0', 'false', '2026-11-27 10:34:00.704+00', '2026-11-27 10:34:00.835+00', '123695635', NULL, NULL, '2026-11-27 10:34:00.893+00', NULL, NULL, 'copies 3', '2026-11-27 10:34:00.704+00');

insert into "public"."file_copies" ("workspace_id", "incident_number", "file_id", "media_type", "bytes", "copied_at") overriding system value values
('T0SANDBOX1', '3', 'F00000000A', 'image/png', E'\\x89504e470d0a1a0a', '2026-11-27 10:34:00.893+00');

insert into "public"."incident_members" ("workspace_id", "incident_number", "user_id", "joined_at", "left_at", "observed_at") overriding system value values
('T0SANDBOX1', '1', 'U000000002', '2026-11-27 10:33:34+00', NULL, '2026-11-27 10:33:34.859771+00'),
('T0SANDBOX1', '1', 'U0DANA0001', '2026-11-27 10:33:33.578+00', NULL, '2026-11-27 10:33:34.242891+00'),
('T0SANDBOX1', '1', 'U0LEE00005', '2026-11-27 10:33:38+00', NULL, '2026-11-27 10:33:38.93309+00'),
('T0SANDBOX1', '1', 'U0PRIYA003', '2026-11-27 10:33:34+00', NULL, '2026-11-27 10:33:40.828763+00'),
('T0SANDBOX1', '1', 'U0SAM00002', '2026-11-27 10:33:34+00', NULL, '2026-11-27 10:33:35.959748+00'),
('T0SANDBOX1', '2', 'U0LEE00005', '2026-11-27 10:33:38.414+00', NULL, '2026-11-27 10:33:38.59399+00'),
('T0SANDBOX1', '3', 'U0DANA0001', '2026-11-27 10:33:46.282+00', NULL, '2026-11-27 10:33:46.517903+00'),
('T0SANDBOX1', '3', 'U0SANDBOT1', '2026-11-27 10:33:47.07829+00', NULL, '2026-11-27 10:33:47.07829+00');

insert into "public"."incidents" ("workspace_id", "number", "title", "severity", "kind", "status", "is_private", "summary", "affects", "reporter_id", "roles", "milestones", "latest_update", "next_update_due_at", "cancellation", "channel_id", "sealed_channel_id", "card_ts", "visibility_observed_at", "members_observed_at", "declared_at", "changed_at") overriding system value values
('T0SANDBOX1', '1', 'Card payments fail in Europe', 'sev1', 'real', 'closed', 'false', NULL, '[]', 'U0DANA0001', '[{"by": "U0DANA0001", "from": "2026-11-27T10:33:33.578Z", "role": "commander", "until": "2026-11-27T10:33:40.541Z", "userId": "U0DANA0001"}, {"by": "U0SAM00002", "from": "2026-11-27T10:33:35.824Z", "role": "comms", "until": null, "userId": "U0SAM00002"}, {"by": "U0PRIYA003", "from": "2026-11-27T10:33:36.509Z", "role": "scribe", "until": null, "userId": "U0PRIYA003"}, {"by": "U0PRIYA003", "from": "2026-11-27T10:33:40.541Z", "role": "commander", "until": null, "userId": "U0PRIYA003"}]', '{"closed": [{"at": "2026-11-27T10:33:41.615Z", "actor": "U0PRIYA003", "source": "command", "recordedAt": "2026-11-27T10:33:41.615Z"}], "declared": [{"at": "2026-11-27T10:33:33.578Z", "actor": "U0DANA0001", "source": "command", "recordedAt": "2026-11-27T10:33:33.578Z"}], "resolved": [{"at": "2026-11-27T10:33:39.901Z", "actor": "U0SAM00002", "source": "command", "recordedAt": "2026-11-27T10:33:39.901Z"}, {"at": null, "actor": "U0PRIYA003", "source": "command", "recordedAt": "2026-11-27T10:33:39.959Z"}, {"at": "2026-11-27T10:33:41.602Z", "actor": "U0PRIYA003", "source": "command", "recordedAt": "2026-11-27T10:33:41.602Z"}], "mitigated": [{"at": "2026-11-27T10:33:38.798Z", "actor": "U0PRIYA003", "source": "command", "recordedAt": "2026-11-27T10:33:38.798Z"}, {"at": null, "actor": "U0PRIYA003", "source": "command", "recordedAt": "2026-11-27T10:33:39.959Z"}], "identified": [{"at": "2026-11-27T10:33:36.646Z", "actor": "U0SAM00002", "source": "modal", "recordedAt": "2026-11-27T10:33:36.646Z"}, {"at": null, "actor": "U0PRIYA003", "source": "command", "recordedAt": "2026-11-27T10:33:39.959Z"}], "acknowledged": [{"at": "2026-11-27T10:33:36.646Z", "actor": "U0SAM00002", "source": "modal", "recordedAt": "2026-11-27T10:33:36.646Z"}]}', '{"v": 1, "at": "2026-11-27T10:33:41.602Z", "by": "U0PRIYA003", "text": "no failed payments for 20 minutes"}', NULL, NULL, 'C000000001', NULL, '1795775614.241000', NULL, '2026-11-27 10:33:33.927331+00', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:41.615+00'),
('T0SANDBOX1', '2', 'Search is slow', 'sev3', 'real', 'canceled', 'false', NULL, '[]', 'U0LEE00005', '[{"by": "U0LEE00005", "from": "2026-11-27T10:33:38.414Z", "role": "commander", "until": null, "userId": "U0LEE00005"}]', '{"closed": [{"at": "2026-11-27T10:33:38.755Z", "actor": "U0LEE00005", "source": "command", "recordedAt": "2026-11-27T10:33:38.755Z"}], "declared": [{"at": "2026-11-27T10:33:38.414Z", "actor": "U0LEE00005", "source": "command", "recordedAt": "2026-11-27T10:33:38.414Z"}], "acknowledged": [{"at": "2026-11-27T10:33:38.755Z", "actor": "U0LEE00005", "source": "command", "recordedAt": "2026-11-27T10:33:38.755Z"}]}', NULL, NULL, '{"v": 1, "of": 1, "text": "search gets its prices from payments", "reason": "duplicate"}', 'C000000007', NULL, '1795775618.564000', NULL, '2026-11-27 10:33:38.441319+00', '2026-11-27 10:33:38.414+00', '2026-11-27 10:33:38.755+00'),
('T0SANDBOX1', '3', 'Login is slow', 'sev3', 'real', 'investigating', 'false', NULL, '[]', 'U0DANA0001', '[{"by": "U0DANA0001", "from": "2026-11-27T10:33:46.282Z", "role": "commander", "until": null, "userId": "U0DANA0001"}]', '{"declared": [{"at": "2026-11-27T10:33:46.282Z", "actor": "U0DANA0001", "source": "command", "recordedAt": "2026-11-27T10:33:46.282Z"}]}', NULL, '2026-11-27 14:33:46.282+00', NULL, 'C000000009', NULL, '1795775626.436000', NULL, '2026-11-27 10:33:47.07829+00', '2026-11-27 10:33:46.282+00', '2026-11-27 10:33:46.282+00');

insert into "public"."marks" ("workspace_id", "channel_id", "ts", "key", "kind", "name", "by_id", "is_on", "version", "at", "observed_at", "note", "is_dirty") overriding system value values
('T0SANDBOX1', 'C000000001', '1795775614.726000', 'rule alerts', 'rule', 'alerts', '', 'true', '1795775614.726000', '2026-11-27 10:33:34.726+00', '2026-11-27 10:33:35.250669+00', NULL, 'false'),
('T0SANDBOX1', 'C000000001', '1795775614.728000', 'reaction pushpin U0DANA0001', 'reaction', 'pushpin', 'U0DANA0001', 'true', '1795775614.729000', '2026-11-27 10:33:34.729+00', '2026-11-27 10:33:35.371+00', NULL, 'false'),
('T0SANDBOX1', 'C000000009', '1795775626.490000', 'pin', 'pin', '', 'U0DANA0001', 'true', '1795775626.491200', '2026-11-27 10:33:46.491+00', '2026-11-27 10:34:46.624+00', NULL, 'false');

insert into "public"."message_revisions" ("workspace_id", "channel_id", "ts", "version", "text", "files") overriding system value values
('T0SANDBOX1', 'C000000009', '1795775626.491300', '1795775626.491300', 'p99 is 9 s', '[]');

insert into "public"."messages" ("workspace_id", "channel_id", "ts", "incident_number", "thread_ts", "is_broadcast", "author_id", "author_name", "is_bot", "text", "files", "version", "occurred_at", "captured_at", "observed_at", "deleted_at", "purged_at", "shown_text", "is_dirty", "is_highlight") overriding system value values
('T0SANDBOX1', 'C000000001', '1795775614.726000', '1', NULL, 'false', 'U000000002', 'alertmanager', 'true', '[FIRING:1] HighLatency payments-api: p99 is 9 s', '[]', '1795775614.726000', '2026-11-27 10:23:34+00', '2026-11-27 10:33:34.769+00', '2026-11-27 10:33:34.769+00', NULL, NULL, NULL, 'false', 'true'),
('T0SANDBOX1', 'C000000001', '1795775614.727000', '1', '1795775614.726000', 'false', 'U0DANA0001', NULL, 'false', 'Is it every provider?', '[]', '1795775614.727000', '2026-11-27 10:33:34.727+00', '2026-11-27 10:33:34.804+00', '2026-11-27 10:33:34.804+00', NULL, NULL, NULL, 'false', 'false'),
('T0SANDBOX1', 'C000000001', '1795775614.728000', '1', '1795775614.726000', 'false', 'U0PRIYA003', NULL, 'false', 'Only the first one. 4f2c1 went out just before, with new retry rules.', '[]', '1795775614.728000', '2026-11-27 10:33:34.728+00', '2026-11-27 10:33:35.245+00', '2026-11-27 10:33:35.245+00', NULL, NULL, NULL, 'false', 'true'),
('T0SANDBOX1', 'C000000001', '1795775623.231000', '1', NULL, 'false', 'U0DANA0001', NULL, 'false', 'Thanks, everyone. We’ll review this on Thursday.', '[]', '1795775623.231000', '2026-11-27 10:33:43.231+00', '2026-11-27 10:33:43.233+00', '2026-11-27 10:33:43.233+00', NULL, NULL, NULL, 'false', 'false'),
('T0SANDBOX1', 'C000000009', '1795775626.490000', '3', NULL, 'false', 'U0DANA0001', NULL, 'false', 'p99', '[{"id": "F00000000A", "name": "p99.png", "size": 8, "mimetype": "image/png", "permalink": "https://sandbox.slack.com/files/U0DANA0001/F00000000A/p99.png"}]', '1795775626.490000', '2026-11-27 10:33:46.49+00', '2026-11-27 10:33:47.595+00', '2026-11-27 10:33:47.595+00', NULL, NULL, NULL, 'false', 'true'),
('T0SANDBOX1', 'C000000009', '1795775626.491300', '3', NULL, 'false', 'U0DANA0001', NULL, 'false', 'p99 is 9 s since 13:50', '[]', '1795775626.492000', '2026-11-27 10:33:46.491+00', '2026-11-27 10:33:47.595+00', '2026-11-27 10:33:47.595+00', NULL, NULL, NULL, 'false', 'false'),
('T0SANDBOX1', 'C000000009', '1795775626.492100', '3', NULL, 'false', 'U0DANA0001', NULL, 'false', '', '[]', '1795775626.492100', '2026-11-27 10:33:46.492+00', '2026-11-27 10:34:46.673+00', '2026-11-27 10:34:46.673+00', '2026-11-27 10:33:46.492+00', NULL, NULL, 'false', 'false'),
('T0SANDBOX1', 'C000000009', '1795775626.778000', '3', NULL, 'false', 'U0DANA0001', NULL, 'false', 'Is Firebreak down?', '[]', '1795775626.778000', '2026-11-27 10:33:46.778+00', '2026-11-27 10:33:47.595+00', '2026-11-27 10:33:47.595+00', NULL, NULL, NULL, 'false', 'false');

insert into "public"."request_keys" ("workspace_id", "key", "answer", "claimed_at") overriding system value values
('T0SANDBOX1', 'action:U0SAM00002:join:1795775614.478000', '{"v": 1, "at": "2026-11-27T10:33:34.488Z", "events": [{"kind": "invited", "userIds": ["U0SAM00002"], "groupIds": []}], "number": 1, "lookAlike": null}', '2026-11-27 10:33:34.488+00'),
('T0SANDBOX1', 'command:U0DANA0001:1795775613541.b7upsy2fma.us8m9ipqwwiv07w3yc5pnhk4', '{"v": 1, "at": "2026-11-27T10:33:33.578Z", "events": [{"kind": "declared", "text": null, "title": "Card payments fail in Europe", "severity": "sev2", "incidentKind": "real"}], "number": 1, "lookAlike": null}', '2026-11-27 10:33:33.578+00'),
('T0SANDBOX1', 'command:U0DANA0001:1795775614655.8kpbubyd45.zu2ymmo7yq6cg8md3cddvf2q', '{"v": 1, "at": "2026-11-27T10:33:34.657Z", "events": [{"kind": "invited", "userIds": ["U0PRIYA003"], "groupIds": []}], "number": 1, "lookAlike": null}', '2026-11-27 10:33:34.657+00'),
('T0SANDBOX1', 'command:U0DANA0001:1795775615638.892bjx96tq.f9ekpxykykkmg6he5u5ly6iq', '{"v": 1, "at": "2026-11-27T10:33:35.648Z", "events": [{"to": "sev1", "from": "sev2", "kind": "severity_changed", "text": "a third of card payments in the EU fail"}], "number": 1, "lookAlike": null}', '2026-11-27 10:33:35.648+00'),
('T0SANDBOX1', 'command:U0DANA0001:1795775626282.cob72iqe00.b15e9c5pkqekwuwl4vki7o10', '{"v": 1, "at": "2026-11-27T10:33:46.282Z", "events": [{"kind": "declared", "text": null, "title": "Login is slow", "severity": "sev3", "incidentKind": "real"}], "number": 3, "lookAlike": null}', '2026-11-27 10:33:46.282+00'),
('T0SANDBOX1', 'command:U0LEE00005:1795775618413.gznhv47v0e.wqqtgxcmjuscqwae2652dlk1', '{"v": 1, "at": "2026-11-27T10:33:38.414Z", "events": [{"kind": "declared", "text": null, "title": "Search is slow", "severity": "sev3", "incidentKind": "real"}], "number": 2, "lookAlike": null}', '2026-11-27 10:33:38.414+00');

insert into "public"."slack_names" ("workspace_id", "id", "name", "observed_at") overriding system value values
('T0SANDBOX1', 'C000000001', 'inc-1-card-payments-fail-in-europe', '2026-11-27 10:33:47.023+00'),
('T0SANDBOX1', 'C000000007', 'inc-2-search-is-slow', '2026-11-27 10:33:47.023+00'),
('T0SANDBOX1', 'C000000009', 'inc-3-login-is-slow', '2026-11-27 10:33:47.023+00'),
('T0SANDBOX1', 'C0GENERAL1', 'general', '2026-11-27 10:33:32.964+00'),
('T0SANDBOX1', 'C0INCIDEN2', 'incidents', '2026-11-27 10:33:32.964+00'),
('T0SANDBOX1', 'C0PAYMENT3', 'payments', '2026-11-27 10:33:32.964+00'),
('T0SANDBOX1', 'S0ONCALL01', 'payments-oncall', '2026-11-27 10:33:33.18+00');

insert into "public"."timeline_entries" ("workspace_id", "incident_number", "id", "occurred_at", "captured_at", "source", "author_id", "event", "shown_text", "is_hidden", "is_dirty") overriding system value values
('T0SANDBOX1', '1', '1', '2026-11-27 10:33:33.578+00', '2026-11-27 10:33:33.71716+00', 'command', 'U0DANA0001', '{"v": 1, "kind": "declared", "text": null, "title": "Card payments fail in Europe", "severity": "sev2", "incidentKind": "real"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '12', '2026-11-27 10:33:38.755+00', '2026-11-27 10:33:38.758587+00', 'command', 'U0LEE00005', '{"v": 1, "kind": "invited", "userIds": ["U0LEE00005"], "groupIds": []}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '13', '2026-11-27 10:33:38.798+00', '2026-11-27 10:33:38.837493+00', 'command', 'U0PRIYA003', '{"v": 1, "to": "mitigated", "from": "identified", "kind": "status_changed", "text": "all traffic is on the second provider; errors are down to 0.3%"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '14', '2026-11-27 10:33:39.901+00', '2026-11-27 10:33:39.933858+00', 'command', 'U0SAM00002', '{"v": 1, "to": "resolved", "from": "mitigated", "kind": "status_changed", "text": "the first provider confirmed its fix"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '15', '2026-11-27 10:33:39.959+00', '2026-11-27 10:33:39.960431+00', 'command', 'U0PRIYA003', '{"v": 1, "from": "resolved", "kind": "reopened", "reason": "errors are back in Ireland"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '16', '2026-11-27 10:33:40.541+00', '2026-11-27 10:33:40.587316+00', 'command', 'U0PRIYA003', '{"v": 1, "kind": "role_taken", "role": "commander", "before": "U0DANA0001", "userId": "U0PRIYA003"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '17', '2026-11-27 10:33:40.821+00', '2026-11-27 10:33:40.825034+00', 'command', 'U0PRIYA003', '{"v": 1, "kind": "updated", "text": "one node still used the old route; drained it", "status": null, "severity": null}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '18', '2026-11-27 10:33:41.602+00', '2026-11-27 10:33:41.603583+00', 'command', 'U0PRIYA003', '{"v": 1, "to": "resolved", "from": "investigating", "kind": "status_changed", "text": "no failed payments for 20 minutes"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '19', '2026-11-27 10:33:41.615+00', '2026-11-27 10:33:41.616951+00', 'command', 'U0PRIYA003', '{"v": 1, "from": "resolved", "kind": "closed"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '2', '2026-11-27 10:33:34.488+00', '2026-11-27 10:33:34.549859+00', 'button', 'U0SAM00002', '{"v": 1, "kind": "invited", "userIds": ["U0SAM00002"], "groupIds": []}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '3', '2026-11-27 10:33:34.657+00', '2026-11-27 10:33:34.67055+00', 'command', 'U0DANA0001', '{"v": 1, "kind": "invited", "userIds": ["U0PRIYA003"], "groupIds": []}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '4', '2026-11-27 10:33:35.648+00', '2026-11-27 10:33:35.658244+00', 'command', 'U0DANA0001', '{"v": 1, "to": "sev1", "from": "sev2", "kind": "severity_changed", "text": "a third of card payments in the EU fail"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '5', '2026-11-27 10:33:35.824+00', '2026-11-27 10:33:35.835393+00', 'command', 'U0SAM00002', '{"v": 1, "kind": "role_taken", "role": "comms", "before": null, "userId": "U0SAM00002"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '6', '2026-11-27 10:33:36.509+00', '2026-11-27 10:33:36.521402+00', 'modal', 'U0PRIYA003', '{"v": 1, "kind": "role_taken", "role": "scribe", "before": null, "userId": "U0PRIYA003"}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '7', '2026-11-27 10:33:36.646+00', '2026-11-27 10:33:36.690631+00', 'modal', 'U0SAM00002', '{"v": 1, "kind": "updated", "text": "Rolled back 4f2c1 and moved half of the traffic. Error rate fell from 31% to 4%.", "status": {"to": "identified", "from": "investigating"}, "severity": null}', NULL, 'false', 'false'),
('T0SANDBOX1', '1', '8', '2026-11-27 10:33:37.671+00', '2026-11-27 10:33:37.678271+00', 'modal', 'U0PRIYA003', '{"v": 1, "item": "m1795775614.726000", "kind": "item_edited", "text": null, "occurredAt": {"to": "2026-11-27T10:23:34.000Z", "from": "2026-11-27T10:33:34.726Z"}, "isHighlight": null}', NULL, 'true', 'false'),
('T0SANDBOX1', '1', '9', '2026-11-27 10:33:33.539+00', '2026-11-27 10:33:37.844505+00', 'modal', 'U0PRIYA003', '{"v": 1, "at": "2026-11-27T10:33:33.539Z", "ts": "1795775613.539000", "kind": "quoted", "note": "the first report", "text": "We have 14 support tickets about declined cards at checkout, all from Europe.", "files": [], "authorId": "U0SAM00002", "channelId": "C0GENERAL1", "permalink": "https://sandbox.slack.com/archives/C0GENERAL1/p1795775613539000", "authorName": null}', NULL, 'false', 'false'),
('T0SANDBOX1', '2', '10', '2026-11-27 10:33:38.414+00', '2026-11-27 10:33:38.418332+00', 'command', 'U0LEE00005', '{"v": 1, "kind": "declared", "text": null, "title": "Search is slow", "severity": "sev3", "incidentKind": "real"}', NULL, 'false', 'false'),
('T0SANDBOX1', '2', '11', '2026-11-27 10:33:38.755+00', '2026-11-27 10:33:38.758587+00', 'command', 'U0LEE00005', '{"v": 1, "from": "investigating", "kind": "canceled", "brought": 1, "cancellation": {"of": 1, "text": "search gets its prices from payments", "reason": "duplicate"}}', NULL, 'false', 'false'),
('T0SANDBOX1', '3', '20', '2026-11-27 10:33:46.282+00', '2026-11-27 10:33:46.286354+00', 'command', 'U0DANA0001', '{"v": 1, "kind": "declared", "text": null, "title": "Login is slow", "severity": "sev3", "incidentKind": "real"}', NULL, 'false', 'false');

insert into "public"."user_groups" ("workspace_id", "group_id", "user_ids", "observed_at") overriding system value values
('T0SANDBOX1', 'S0ONCALL01', '{U0SAM00002,U0PRIYA003}', '2026-11-27 10:33:47.024+00');

insert into "public"."users" ("workspace_id", "user_id", "display_name", "real_name", "handle", "names", "is_bot", "is_deactivated", "guest_kind", "is_external", "time_zone", "changed_at", "observed_at") overriding system value values
('T0SANDBOX1', 'U000000002', 'alertmanager', 'Alertmanager', 'alertmanager', '{alertmanager}', 'true', 'false', NULL, 'false', NULL, '2023-11-14 22:13:20+00', '2026-11-27 10:33:34.765+00'),
('T0SANDBOX1', 'U0DANA0001', 'dana', 'Dana Ortiz', 'dana', '{dana,"dana ortiz"}', 'false', 'false', NULL, 'false', 'Europe/Berlin', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0DEPLOY09', 'deploybot', 'Deploybot', 'deploybot', '{deploybot}', 'true', 'false', NULL, 'false', 'America/Los_Angeles', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0GONE0007', 'gone', 'Gone Gray', 'gone', '{gone,"gone gray"}', 'false', 'true', NULL, 'false', NULL, '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0GUEST006', 'guest', 'Gus Guest', 'guest', '{guest,"gus guest",gus}', 'false', 'false', 'single_channel', 'false', 'Europe/London', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0KIM00008', 'ext.kim', 'Kim External', 'ext.kim', '{ext.kim,"kim external",kim}', 'false', 'false', NULL, 'true', 'Asia/Seoul', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0LEE00005', 'lee', 'Lee Park', 'lee', '{lee,"lee park"}', 'false', 'false', NULL, 'false', 'America/Los_Angeles', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0MIA00004', 'mia', 'Mia Chen', 'mia', '{mia,"mia chen"}', 'false', 'false', NULL, 'false', 'Australia/Sydney', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0NOTZ0010', 'notz', 'Noor Tzafrir', 'notz', '{notz,"noor tzafrir",noor}', 'false', 'false', NULL, 'false', NULL, '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0PRIYA003', 'priya', 'Priya Nair', 'priya', '{priya,"priya nair"}', 'false', 'false', NULL, 'false', 'Asia/Kolkata', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0SAM00002', 'sam', 'Sam Okafor', 'sam', '{sam,"sam okafor"}', 'false', 'false', NULL, 'false', 'America/New_York', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'U0SANDBOT1', 'Firebreak', 'Firebreak', 'Firebreak', '{firebreak}', 'true', 'false', NULL, 'false', 'America/Los_Angeles', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00'),
('T0SANDBOX1', 'USLACKBOT', 'slackbot', 'Slackbot', 'slackbot', '{slackbot}', 'true', 'false', NULL, 'false', 'America/Los_Angeles', '2023-11-14 22:13:20+00', '2026-11-27 10:33:32.961+00');

insert into "public"."workspaces" ("workspace_id", "last_incident_number", "last_gap_at", "listened_at", "url") overriding system value values
('T0SANDBOX1', '3', '2026-11-27 10:33:47.012064+00', '2026-11-27 10:34:30.008233+00', 'https://sandbox.slack.com/');

select setval('drizzle.__drizzle_migrations_id_seq', 1);
select setval('public.effects_id_seq', 82);
select setval('public.timeline_entries_id_seq', 20);
