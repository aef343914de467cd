CREATE TABLE "entry_posts" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"ts" text NOT NULL,
	CONSTRAINT "entry_posts_workspace_id_incident_number_occurred_at_pk" PRIMARY KEY("workspace_id","incident_number","occurred_at")
);
