CREATE TABLE "announcements" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	CONSTRAINT "announcements_workspace_id_incident_number_channel_id_pk" PRIMARY KEY("workspace_id","incident_number","channel_id")
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
	"incident_number" integer NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"kind" text NOT NULL,
	"merge_key" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"is_uncertain" boolean DEFAULT false NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"attempted_at" timestamp with time zone,
	"attempted_by" integer,
	"asked_by" text,
	"finished_at" timestamp with time zone,
	"error" text,
	"trace" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
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
	"moments" jsonb NOT NULL,
	"latest_update" jsonb,
	"next_update_due_at" timestamp with time zone,
	"cancellation" jsonb,
	"channel_id" text,
	"card_ts" text,
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
	CONSTRAINT "incident_members_workspace_id_incident_number_user_id_pk" PRIMARY KEY("workspace_id","incident_number","user_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"workspace_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"incident_number" integer NOT NULL,
	"thread_ts" text,
	"author_id" text NOT NULL,
	"text" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"captured_at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_workspace_id_channel_id_ts_pk" PRIMARY KEY("workspace_id","channel_id","ts")
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
CREATE TABLE "timeline_entries" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "timeline_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"occurred_at" timestamp with time zone NOT NULL,
	"captured_at" timestamp with time zone DEFAULT now() NOT NULL,
	"source" text NOT NULL,
	"author_id" text,
	"happening" jsonb NOT NULL,
	CONSTRAINT "timeline_entries_workspace_id_incident_number_id_pk" PRIMARY KEY("workspace_id","incident_number","id")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"last_incident_number" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "effects_by_key" ON "effects" USING btree ("workspace_id","key");--> statement-breakpoint
CREATE INDEX "effects_unfinished" ON "effects" USING btree ("workspace_id","incident_number","id") WHERE state in ('waiting', 'attempting', 'refused', 'dead');--> statement-breakpoint
CREATE INDEX "effects_due" ON "effects" USING btree ("not_before") WHERE state in ('waiting', 'attempting');--> statement-breakpoint
CREATE UNIQUE INDEX "effects_merged" ON "effects" USING btree ("workspace_id","incident_number","merge_key") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "effects_finished" ON "effects" USING btree ("finished_at") WHERE finished_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_by_channel" ON "incidents" USING btree ("workspace_id","channel_id");--> statement-breakpoint
CREATE INDEX "incidents_open" ON "incidents" USING btree ("workspace_id","number" DESC NULLS LAST) WHERE status not in ('closed', 'canceled');--> statement-breakpoint
CREATE INDEX "incident_members_by_user" ON "incident_members" USING btree ("workspace_id","user_id","incident_number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_of_incident" ON "messages" USING btree ("workspace_id","incident_number","ts");--> statement-breakpoint
CREATE INDEX "request_keys_by_age" ON "request_keys" USING btree ("claimed_at");--> statement-breakpoint
CREATE INDEX "timeline_entries_in_order" ON "timeline_entries" USING btree ("workspace_id","incident_number","occurred_at","id");