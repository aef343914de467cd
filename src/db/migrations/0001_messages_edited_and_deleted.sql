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
ALTER TABLE "messages" ADD COLUMN "is_broadcast" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "author_name" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "is_bot" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "files" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "version" text;--> statement-breakpoint
UPDATE "messages" SET "version" = "ts";--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "version" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deleted_at" timestamp with time zone;