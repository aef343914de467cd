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