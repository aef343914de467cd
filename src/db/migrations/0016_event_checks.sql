CREATE TABLE "event_checks" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"heard_at" timestamp with time zone
);
